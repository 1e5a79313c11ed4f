import { describe, expect, test } from 'vitest';
import {
  type Editor,
  addSheet,
  clearCells,
  copyCells,
  deleteLines,
  deleteSheet,
  english,
  fillRange,
  insertLines,
  moveCells,
  moveLines,
  renameSheet,
  setBlock,
  setCells,
} from '../../../model/index.ts';
import { copySheet } from '../../../model/workbook/copy-sheet.ts';
import { fillSeries } from '../../../model/workbook/fill-series.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { sheetsOf } from '../../support/history.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

function filled(person: Person): void {
  ['3', '1', '2'].forEach((text, i) => {
    person.type(`A${i + 1}`, text);
    person.type(`B${i + 1}`, `=A${i + 1}*2`);
  });
  person.type('A4', '=SUM(A1:A3)');
  person.type('Data!A1', '=Ark1!A1+SUM(Ark1!A1:A3)');
}

const by = [{ column: 0, direction: 'ascending' }] as const;
const sorting = {
  by,
  hasHeader: false,
  valueAt: ({ row }: { readonly row: string }) => -Number.parseInt(row, 36),
};

const verbs: readonly (readonly [string, (editor: Editor) => { readonly ok: boolean }])[] = [
  [
    'setBlock',
    (e) =>
      setBlock(
        e,
        range('A1'),
        [
          ['9', '=A1'],
          ['8', ''],
        ],
        english,
      ),
  ],
  [
    'setCells',
    (e) =>
      setCells(
        e,
        [
          { at: { sheet: 'a', row: '1', column: '0' }, text: '=A1+7' },
          { at: { sheet: 'a', row: '2', column: '3' }, text: 'ny' },
        ],
        english,
      ),
  ],
  ['clearCells', (e) => clearCells(e, range('A1:B2'))],
  ['copyCells', (e) => copyCells(e, range('A1:B2'), range('C3'))],
  ['fillRange', (e) => fillRange(e, range('B1:B6'), 'down')],
  [
    'fillSeries',
    (e) => fillSeries(e, { given: range('A1:B3'), toward: 'right', count: 3, options: { language: 'da' } }),
  ],
  ['moveCells', (e) => moveCells(e, range('A1:B3'), range('A2'))],
  ['moveCells to another sheet', (e) => moveCells(e, range('A1:A3'), range('Data!B2'))],
  ['insertLines', (e) => insertLines(e, rows(2, 4))],
  ['deleteLines', (e) => deleteLines(e, rows(1, 2))],
  ['moveLines', (e) => moveLines(e, rows(1, 3), 7)],
  ['sortRange, whole rows', (e) => sortRange(e, range('A1:F3'), sorting)],
  ['sortRange, a narrower block', (e) => sortRange(e, range('A1:A3'), sorting)],
  ['addSheet', (e) => addSheet(e, 'Ny')],
  ['copySheet', (e) => copySheet(e, 'a')],
  ['renameSheet', (e) => renameSheet(e, 'a', 'Nyt')],
  ['deleteSheet', (e) => deleteSheet(e, 'b')],
];

/** What a person sees; cells that were emptied and cells that never were filled are the same. */
function seen(person: Person): unknown {
  return sheetsOf(person).map(([name, lines, columns, cells]) => [
    name,
    lines,
    columns,
    cells.filter(([, content]) => content !== null),
  ]);
}

describe('[VERB-1] every verb', () => {
  test.each(verbs)(
    '%s is one transaction, and one step that undo takes back and redo does again',
    (_, verb) => {
      const { anne } = openPair(filled);
      const before = seen(anne);
      let transactions = 0;
      anne.doc.on('afterTransaction', () => transactions++);
      expect(verb(anne.editor)).toMatchObject({ ok: true });
      expect(transactions).toBe(1);
      const after = seen(anne);
      expect(after).not.toEqual(before);
      anne.editor.undo();
      expect(seen(anne)).toEqual(before);
      expect(anne.editor.canUndo).toBe(false);
      anne.editor.redo();
      expect(seen(anne)).toEqual(after);
    },
  );

  test.each(verbs.filter(([name]) => !['addSheet', 'deleteSheet'].includes(name)))(
    '%s is refused, and does nothing, where its sheet has been deleted',
    (_, verb) => {
      const { anne, bo, wires } = openPair(filled);
      deleteSheet(bo.editor, 'a');
      wires.deliverAll();
      let changes = 0;
      anne.doc.on('update', () => changes++);
      expect(verb(anne.editor)).toMatchObject({ ok: false, error: { kind: 'gone' } });
      expect([changes, anne.editor.canUndo]).toEqual([0, false]);
    },
  );

  test.each(verbs)(
    '[VERB-2] %s at once with a colleague’s delete of rows, and his undo, ends alike for both',
    (_, verb) => {
      const { anne, bo, wires } = openPair(filled);
      verb(anne.editor);
      deleteLines(bo.editor, rows(2, 3));
      wires.deliverAll();
      expect(seen(bo)).toEqual(seen(anne));
      bo.editor.undo();
      wires.deliverAll();
      expect(seen(bo)).toEqual(seen(anne));
    },
  );
});

describe('[UNDO-4] undo leaves what a colleague has changed since', () => {
  test.each<[string, (person: Person) => unknown, string]>([
    ['a fill', (p) => fillRange(p.editor, range('B1:B6'), 'down'), 'B5'],
    ['a copy', (p) => copyCells(p.editor, range('A1:B2'), range('C3')), 'C3'],
    [
      'a series',
      (p) =>
        fillSeries(p.editor, {
          given: range('A1:A3'),
          toward: 'right',
          count: 2,
          options: { language: 'da' },
        }),
      'C2',
    ],
    ['a sort of a narrower block', (p) => sortRange(p.editor, range('A1:A3'), sorting), 'A1'],
    ['a move of cells', (p) => moveCells(p.editor, range('A1:A3'), range('D4')), 'D5'],
  ])('of %s', (_, verb, at) => {
    const { anne, bo, wires } = openPair(filled);
    const before = texts(anne, 'A1:F8');
    verb(anne);
    wires.deliverAll();
    bo.type(at, 'Bo');
    wires.deliverAll();
    expect(anne.editor.undo()?.kept).toBeGreaterThan(0);
    wires.deliverAll();
    expect([anne.text(at), bo.text(at)]).toEqual(['Bo', 'Bo']);
    bo.editor.undo();
    wires.deliverAll();
    anne.type(at, '');
    const [, column, row] = /([A-Z])(\d)/.exec(at)!;
    const rest = (all: readonly string[]) =>
      all.map((line, i) =>
        i === Number(row) - 1 ? line.split(' ').toSpliced('ABCDEF'.indexOf(column!), 1).join(' ') : line,
      );
    expect(rest(texts(anne, 'A1:F8'))).toEqual(rest(before));
  });
});
