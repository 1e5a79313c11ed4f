import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { areaOf, referencesIn } from '../../../model/formula/stored.ts';
import { defineName, insertLines, openWorkbook, resultArea } from '../../../model/index.ts';
import { instantiate } from '../../../model/templates/instantiate.ts';
import { investmentCase } from '../../../model/templates/investment-case.ts';
import { type CellSet, openPrecedents } from '../../../model/workbook/precedents.ts';
import { defineResult } from '../../../model/workbook/results.ts';
import { cellAt, openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import { runs } from '../../support/runs.ts';
import type { Person } from '../../support/workbooks.ts';

/** What a set of cells holds, as "sheet!row.column", sorted. */
const listed = (cells: CellSet): readonly string[] =>
  [...cells].flatMap(([sheet, keys]) => [...keys].map((key) => `${sheet}!${key}`)).sort();

const resultAt = (person: Person, cells: string): string => {
  const defined = defineResult(person.editor, rangeAt(person, cells), { label: cells, unit: '' });
  if (!defined.ok) throw new Error('refused');
  return defined.value;
};

/** The same, cell by cell and without any shortcut. */
function slowly({ workbook }: Person, result: string): readonly string[] {
  const found = new Set<string>();
  const pending = [resultArea(workbook, result)!];
  for (let area = pending.pop(); area; area = pending.pop()) {
    const sheet = workbook.sheetOf(area.sheet)!;
    for (let row = area.firstRow; row <= area.lastRow; row++) {
      for (let column = area.firstColumn; column <= area.lastColumn; column++) {
        const at = workbook.cellAt(sheet, row, column)!;
        const content = workbook.contentAt(at);
        const name = `${at.sheet}!${at.row}.${at.column}`;
        if (content.kind === 'empty' || found.has(name)) continue;
        found.add(name);
        if (content.kind !== 'formula') continue;
        for (const reference of referencesIn(content.stored)) {
          const next = areaOf(reference, at.sheet, workbook);
          if (next) pending.push(next);
        }
      }
    }
  }
  return [...found].sort();
}

describe('what a result comes from', () => {
  test('[TRACE-1] it follows formulas, ranges, other sheets and names back to what was typed, and no further', () => {
    const { anne } = openColleagues();
    const { row, column } = cellAt(anne, 'Data!A1');
    defineName(anne.editor, 'Sats', `=\`b!$${row}.$${column}\``);
    for (const [at, text] of [
      ['Data!A1', '7'],
      ['Data!A2', '8'],
      ['A1', '1'],
      ['A2', '2'],
      ['A4', '"`Data!A2`"'],
      ['B1', '=SUM(A1:A3)*Sats'],
      ['C1', '=B1+1'],
      ['D1', '=A2'],
    ] as const)
      anne.type(at, text);
    const precedents = openPrecedents(anne.workbook);
    const [one, two] = [resultAt(anne, 'C1'), resultAt(anne, 'D1')];
    expect(listed(precedents.behind([one]))).toEqual(['a!0.0', 'a!0.1', 'a!0.2', 'a!1.0', 'b!0.0']);
    expect(listed(precedents.behind([two]))).toEqual(['a!0.3', 'a!1.0']);
    expect(listed(precedents.behind([one, two]))).toHaveLength(6);
    // A circle ends.
    anne.type('A1', '=C1');
    expect(listed(precedents.behind([one]))).toHaveLength(5);
    precedents.close();
  });

  test('[TRACE-2] it is kept while numbers change, and found anew when a formula, a place or an empty cell does', () => {
    const { anne, bo, both } = openColleagues();
    anne.type('A1', '1');
    anne.type('B1', '=SUM(A1:A3)');
    const precedents = openPrecedents(anne.workbook);
    const result = resultAt(anne, 'B1');
    const first = precedents.behind([result]);
    anne.type('A1', '5');
    expect(precedents.behind([result])).toBe(first);
    const changes: readonly (() => void)[] = [
      () => bo.type('A2', '2'),
      () => bo.type('A2', '=C4'),
      () => bo.type('C4', '9'),
      () => void insertLines(bo.editor, rowsOf(1)),
    ];
    both(() => 0);
    for (const change of changes) {
      change();
      both(() => 0);
      expect(listed(precedents.behind([result]))).toEqual(slowly(anne, result));
    }
    expect(listed(precedents.behind([result]))).toHaveLength(4);
    precedents.close();
  });

  test('[TRACE-3] it is the same as followed cell by cell, whatever the formulas', () => {
    const cell = fc.tuple(fc.nat(5), fc.nat(11)).map(([c, r]) => `${'ABCDEF'[c]!}${r + 1}`);
    const range = fc.tuple(cell, cell).map(([a, b]) => `SUM(${a}:${b})`);
    const formula = fc.oneof(
      cell,
      range,
      fc.tuple(cell, range).map(([a, b]) => `${a}+Data!B2*${b}`),
    );
    const entry = fc.tuple(
      cell,
      fc.oneof(
        fc.constant('4'),
        formula.map((text) => `=${text}`),
      ),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), cell, (entries, at) => {
        const { anne } = openColleagues();
        for (const [to, text] of [['Data!B2', '3'] as const, ...entries]) anne.type(to, text);
        const result = resultAt(anne, at);
        const precedents = openPrecedents(anne.workbook);
        expect(listed(precedents.behind([result]))).toEqual(slowly(anne, result));
        precedents.close();
      }),
      runs(40),
    );
  });

  test('[TRACE-4] in the investment case the net hangs on the benefit and not on the discount rate; the present value on both', () => {
    const doc = new Y.Doc();
    instantiate(investmentCase, doc, 'Case');
    const workbook = openWorkbook(doc);
    const precedents = openPrecedents(workbook);
    const holds = (result: string, name: string): boolean => {
      const id = workbook.nameIdByText(name)!;
      const { sheet, row, column } = workbook.cellsOfName(id)!.from;
      return precedents.behind([result]).get(sheet)?.has(`${row}.${column}`) ?? false;
    };
    expect(['netTotal', 'presentValue'].map((result) => holds(result, 'Ydelse'))).toEqual([true, true]);
    expect(['netTotal', 'presentValue'].map((result) => holds(result, 'Kalkulationsrente'))).toEqual([
      false,
      true,
    ]);
    precedents.close();
    workbook.close();
  });
});
