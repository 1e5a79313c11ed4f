import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CellId,
  danish,
  defineName,
  deleteName,
  dependentsOf,
  listNames,
  nameOfCell,
  precedentsOf,
  readNamed,
  referenceMarks,
  renameName,
  typedTokens,
} from '../../../model/index.ts';
import { blocksOf } from '../../../client/sheet/blocks-of.ts';
import { openPair, rows } from '../../support/people.ts';
import { runs } from '../../support/runs.ts';
import type { Person } from '../../support/workbooks.ts';
import { insertLines } from '../../../model/index.ts';

function cellOf(person: Person, sheet: string, row: number, column: number): CellId {
  return person.workbook.cellAt(person.workbook.sheetOf(sheet)!, row, column)!;
}

function named(person: Person, cells: readonly CellId[]): string {
  const { workbook } = person;
  return blocksOf(cells, workbook)
    .map(({ sheet, firstRow, firstColumn, lastRow, lastColumn }) => {
      const [first, last] = [nameOfCell(firstRow, firstColumn), nameOfCell(lastRow, lastColumn)];
      return `${sheet === 'a' ? '' : `${workbook.sheetName(sheet)}!`}${first === last ? first : `${first}:${last}`}`;
    })
    .join(' ');
}

describe('[TRACE] where a figure comes from and goes to', () => {
  test('[TRACE-1] what a formula names, by names too, across sheets; rows that are inserted change nothing', () => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Rente', readNamedOf(person, 'Data!B2:B3'));
      person.type('A1', '=B2+SUM(Data!A1:A3)*Rente+B2');
    });
    const at = cellOf(anne, 'a', 0, 0);
    const told = (): string =>
      precedentsOf(anne.workbook, at)
        .map(
          ({ sheet, firstRow, lastRow, firstColumn }) =>
            `${sheet} ${nameOfCell(firstRow, firstColumn)} ${lastRow}`,
        )
        .join(', ');
    expect(told()).toBe('a B2 1, b A1 2, b B2 2');
    insertLines(anne.editor, { ...rows(2), count: 2 });
    expect(told()).toBe('a B4 3, b A1 2, b B2 2');
    expect(precedentsOf(anne.workbook, cellOf(anne, 'a', 5, 5))).toEqual([]);
  });

  test('[TRACE-2] which formulas name a cell: itself, in a range, in whole columns, by a name, from another sheet', () => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Tal', readNamedOf(person, 'Ark1!B2:B4'));
      person.type('D1', '=B3');
      person.type('D2', '=SUM(B1:B4)');
      person.type('D3', '=SUM(B:B)');
      person.type('D4', '=SUM(3:3)');
      person.type('D5', '=SUM(Tal)');
      person.type('D6', '=B4+Data!B3');
      person.type('Data!A1', '=Ark1!B3');
      person.type('Data!A2', '=SUM(Tal)+B3');
    });
    // D3 stands in row 3 and is named by D4; that is another cell.
    expect(named(anne, dependentsOf(anne.workbook, cellOf(anne, 'a', 2, 1)))).toBe('D1:D5 Data!A1:A2');
    expect(named(anne, dependentsOf(anne.workbook, cellOf(anne, 'b', 2, 1)))).toBe('D6 Data!A2');
    expect(dependentsOf(anne.workbook, cellOf(anne, 'a', 11, 5))).toEqual([]);
  });

  test('[TRACE-3] a cell is named by just those formulas whose precedents hold it', () => {
    const row = fc.integer({ min: 0, max: 5 });
    const column = fc.integer({ min: 0, max: 3 });
    const reference = fc
      .tuple(fc.constantFrom('', 'Data!'), row, column, fc.option(fc.tuple(row, column)))
      .map(([sheet, r, c, end]) => `${sheet}${nameOfCell(r, c)}${end ? `:${nameOfCell(...end)}` : ''}`);
    const cell = fc.tuple(
      fc.constantFrom('', 'Data!'),
      row,
      column,
      fc.array(reference, { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const { anne } = openPair((person) => {
          for (const [sheet, r, c, parts] of cells)
            person.type(sheet + nameOfCell(r, c), `=SUM(${parts.join(',')})`);
        });
        for (const sheet of ['a', 'b']) {
          for (let r = 0; r < 6; r++) {
            for (let c = 0; c < 4; c++) {
              const wanted = new Set<string>();
              for (const own of ['a', 'b'])
                for (let i = 0; i < 6; i++)
                  for (let j = 0; j < 4; j++)
                    for (const area of precedentsOf(anne.workbook, cellOf(anne, own, i, j)))
                      if (
                        area.sheet === sheet &&
                        r >= area.firstRow &&
                        r <= area.lastRow &&
                        c >= area.firstColumn &&
                        c <= area.lastColumn
                      )
                        wanted.add(JSON.stringify(cellOf(anne, own, i, j)));
              const found = dependentsOf(anne.workbook, cellOf(anne, sheet, r, c));
              expect(new Set(found.map((one) => JSON.stringify(one)))).toEqual(wanted);
            }
          }
        }
      }),
      runs(8),
    );
  });
});

function readNamedOf(person: Person, typed: string): string {
  const read = readNamed(typed, 'a', danish, person.workbook);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

describe('[NAMED] names as a list', () => {
  test('[NAMED-1] what each stands for, where, and in how many formulas it is used', () => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Sats', readNamedOf(person, '25 %'));
      defineName(person.editor, 'Tal', readNamedOf(person, 'B2:B4'));
      defineName(person.editor, 'Dobbelt', readNamedOf(person, '=SUM(Tal)*2'));
      person.type('A1', '=Tal+Tal');
      person.type('A2', '=SUM(Tal)*Sats');
    });
    const told = listNames(anne.workbook, danish).map(({ text, formula, uses, area }) => [
      text,
      formula,
      uses,
      !!area,
    ]);
    expect(told).toEqual([
      ['Dobbelt', '=SUM(Tal)*2', 0, false],
      ['Sats', '=25 %', 1, false],
      ['Tal', "='Ark1'!$B$2:$B$4", 3, true],
    ]);
  });

  test('[NAMED-2] what cannot be read is refused and told; a rename is followed by formulas, a delete is undone', () => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Tal', readNamedOf(person, 'Data!B2'));
      person.type('A1', '=Tal*2');
    });
    expect(readNamed('=SUM(', 'a', danish, anne.workbook)).toMatchObject({
      ok: false,
      error: { kind: 'missingValue' },
    });
    expect(readNamed('Budget!A1', 'a', danish, anne.workbook)).toMatchObject({
      ok: false,
      error: { kind: 'unknownSheet' },
    });
    const id = anne.workbook.nameIdByText('tal')!;
    expect(renameName(anne.editor, id, 'B2')).toMatchObject({ ok: false });
    renameName(anne.editor, id, 'Grundtal');
    expect(anne.text('A1')).toBe('=Grundtal*2');
    deleteName(anne.editor, id);
    expect(anne.text('A1')).toBe('=#NAME?*2');
    anne.editor.undo();
    expect(anne.text('A1')).toBe('=Grundtal*2');
  });
});

describe('[FTYPE-14] references have colours', () => {
  test('the same cells have the same colour however they are written; a text has none', () => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Tal', readNamedOf(person, 'B2:B4'));
    });
    const marks = referenceMarks(
      typedTokens('=B1+$b$1+Ark1!B1+"B1"+SUM(B2:B4;Tal;Data!B1;nix)', danish),
      'a',
      anne.workbook,
    );
    expect(marks.map(({ text, colour, area }) => [text, colour, area?.sheet])).toEqual([
      ['B1', 0, 'a'],
      ['B1', 0, 'a'],
      ["'Ark1'!B1", 0, 'a'],
      ['B2:B4', 1, 'a'],
      ['Tal', 1, 'a'],
      ['Data!B1', 2, 'b'],
    ]);
  });
});
