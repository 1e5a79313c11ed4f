import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Workbook,
  danish,
  defineName,
  deleteLines,
  english,
  insertLines,
  moveLines,
  renameSheet,
  retyped,
  sightOf,
} from '../../../model/index.ts';
import { nameOfCell } from '../../../model/formula/reference.ts';
import { storedFromTokens, textOfStored } from '../../../model/formula/stored.ts';
import { readTokens } from '../../../model/formula/tokens.ts';
import { runs } from '../../support/runs.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

function open(): Person {
  return openPerson(
    blankDoc([
      { id: 'a', name: 'Ark1', rows: 12, columns: 8 },
      { id: 'd', name: 'Data', rows: 12, columns: 8 },
    ]),
  );
}

const rows = (sheet: string, first: number, count = 1) => ({ sheet, side: 'rows' as const, first, count });

function after(change: (person: Person) => void, text: string, language = danish): string {
  const person = open();
  const { workbook } = person;
  expect(defineName(person.editor, 'Ydelse', '=`d!4.1`').ok).toBe(true);
  const sight = sightOf(workbook);
  change(person);
  const now = retyped({ text, sheet: 'a', language }, sight, workbook);
  person.close();
  return now;
}

describe('[TYPE-1] a half-typed formula goes on meaning the cells that its writer saw', () => {
  const insertAbove2 = ({ editor }: Person): void => void insertLines(editor, rows('a', 1, 1));

  test.each([
    ['=SUM(B2:B5', '=SUM(B3:B6'],
    ['=B1+b2*$B$3', '=B1+B3*$B$4'],
    ['=hvis(A1>B2;"B2";', '=hvis(A1>B3;"B2";'],
    ['= B2 ', '= B3 '],
    ['=Data!B2+B:C+B99', '=Data!B2+B:C+B99'],
    ['=B2:', '=B3:'],
    ['=1:3', '=1:4'],
    ['B2', 'B2'],
    ["'=B2", "'=B2"],
  ])('a row is inserted above row 2: %s', (typed, expected) => {
    expect(after(insertAbove2, typed)).toBe(expected);
  });

  test('a deleted cell reads as an error, a range shrinks', () => {
    const remove = ({ editor }: Person): void => void deleteLines(editor, rows('a', 2, 2));
    expect(after(remove, '=B3+SUM(B1:B5)')).toBe('=#REFERENCE!+SUM(B1:B3)');
    expect(after(remove, '=B3', english)).toBe('=#REF!');
  });

  test('a renamed sheet is called by its new name, a row inserted there counts', () => {
    const change = ({ editor }: Person): void => {
      renameSheet(editor, 'd', 'Mine tal');
      insertLines(editor, rows('d', 0, 2));
    };
    expect(after(change, '=Data!B2*2')).toBe("='Mine tal'!B4*2");
  });

  test('a name is left alone, as long as it is called so', () => {
    expect(after(insertAbove2, '=ydelse*2')).toBe('=ydelse*2');
  });

  test('whatever colleagues do to the layout: it means what it would, had it been written before', () => {
    const change = fc.record({
      kind: fc.constantFrom('insert', 'delete', 'move', 'columns', 'rename'),
      sheet: fc.constantFrom('a', 'd'),
      at: fc.nat({ max: 20 }),
      to: fc.nat({ max: 20 }),
    });
    const place = fc.record({ row: fc.nat({ max: 11 }), column: fc.nat({ max: 7 }) });
    const reference = fc
      .tuple(fc.constantFrom('', 'Data!'), place, fc.option(place))
      .map(([sheet, from, to]) => {
        const first = nameOfCell(from.row, from.column);
        return sheet + (to ? `${first}:${nameOfCell(to.row, to.column)}` : first);
      });
    let changed = 0;
    const meaning = (text: string, workbook: Workbook): string =>
      storedFromTokens(readTokens(text.slice(1), english), 'a', workbook);
    fc.assert(
      fc.property(fc.array(reference, { minLength: 1, maxLength: 4 }), fc.array(change), (parts, changes) => {
        const person = open();
        const { workbook, editor } = person;
        const text = `=${parts.join('+')}`;
        const meant = meaning(text, workbook);
        const sight = sightOf(workbook);
        for (const { kind, sheet, at, to } of changes) {
          const size = workbook.sheetOf(sheet)!.rows.size;
          const first = at % size;
          if (kind === 'insert') insertLines(editor, rows(sheet, first, 1 + (to % 3)));
          if (kind === 'delete' && size > 3) deleteLines(editor, rows(sheet, first));
          if (kind === 'move') moveLines(editor, rows(sheet, first), to % size);
          if (kind === 'columns') insertLines(editor, { sheet, side: 'columns', first: at % 8, count: 1 });
          if (kind === 'rename') renameSheet(editor, sheet, `${sheet} nr. ${to}`);
        }
        const now = retyped({ text, sheet: 'a', language: english }, sight, workbook);
        if (now !== text) changed++;
        expect(textOfStored(meaning(now, workbook), 'a', workbook, english)).toBe(
          textOfStored(meant, 'a', workbook, english),
        );
        person.close();
      }),
      runs(300),
    );
    // The test would say nothing if hardly anything moved.
    expect(changed).toBeGreaterThan(50);
  });
});
