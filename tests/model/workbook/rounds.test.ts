/** The comparison that other spreadsheets were put through: three people, 300 rounds, in each all act at once. */
import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Projection, openProjection } from '../../../model/calculation/index.ts';
import { deleteLines, english, insertLines, receiptsOf, setBlock } from '../../../model/index.ts';
import { differences, entriesOf, sheetsOf, valuesOf } from '../../support/history.ts';
import { Ledger, visibleNumbers } from '../../support/ledger.ts';
import { openTable } from '../../support/table.ts';
import { type Person, openPerson } from '../../support/workbooks.ts';

const people = 3;
const rounds = 300;

/** Random to look at, the same in every run. */
function openDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const seed = Number(process.env['SAMREGN_SEED'] ?? 20_261_122);
const dice = openDice(seed);
let next = 1;
const done = new Map<string, number>();

function act(person: Person): void {
  const { workbook, editor } = person;
  const sheet = workbook.sheets[0]!;
  const { size } = sheet.rows;
  const [row, column] = [dice(size), dice(sheet.columns.size)];
  const range = { sheet: sheet.id, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
  const lines = { sheet: sheet.id, side: 'rows', first: row, count: 1 } as const;
  const kind = ['set', 'set', 'set', 'formula', 'insert', 'delete', 'undo', 'redo'][dice(8)]!;
  done.set(kind, (done.get(kind) ?? 0) + 1);
  if (kind === 'set') setBlock(editor, range, [[String(next++)]], english);
  else if (kind === 'formula')
    setBlock(editor, range, [[`=SUM(A${1 + dice(size)}:B${1 + dice(size)})`]], english);
  else if (kind === 'insert' && size < 40) insertLines(editor, lines);
  else if (kind === 'delete' && size > 6) deleteLines(editor, lines);
  else if (kind === 'undo') editor.undo();
  else if (kind === 'redo') editor.redo();
}

const open: { close(): void }[] = [];
afterAll(() => {
  for (const thing of open.splice(0)) thing.close();
});

test('[DOC-1] [DOC-4] [DOC-5] three people, 300 rounds of edits at once: no divergence, and no edit lost in silence', () => {
  const table = openTable(people, [{ id: 'a', name: 'Ark1', rows: 12, columns: 4 }]);
  open.push(table);
  const projections = table.people.map(({ workbook }): Projection => openProjection(workbook));
  open.push(...projections);
  const ledger = new Ledger();
  let divergences = 0;
  let silent = 0;
  let told = 0;
  for (let round = 0; round < rounds; round++) {
    for (const person of table.people)
      for (let i = dice(3); i >= 0; i--) ledger.follow(table.nameOf(person), person, () => act(person));
    // In some rounds some of it arrives early and out of order.
    for (let i = dice(4); i > 0; i--) table.deliver(dice(50), dice(2) === 0 ? 'twice' : undefined);
    table.settle();
    for (const projection of projections) projection.flush();
    const [first, ...others] = table.people;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(first!.doc));
    const newcomer = openPerson(copy);
    const fresh = openProjection(newcomer.workbook);
    fresh.flush();
    const oracle = valuesOf(fresh);
    for (const projection of projections) divergences += differences(valuesOf(projection), oracle).length;
    for (const other of others) {
      const isSame =
        JSON.stringify([entriesOf(other.doc), sheetsOf(other)]) ===
        JSON.stringify([entriesOf(first!.doc), sheetsOf(first!)]);
      if (!isSame) divergences++;
    }
    for (const [value, author] of ledger.missing(visibleNumbers(first!))) {
      const receipts = receiptsOf(first!.workbook, author);
      if (receipts.some(({ entries }) => entries.some(({ lost }) => lost === value))) told++;
      else silent++;
    }
    fresh.close();
    newcomer.close();
  }
  expect({ divergences, silent }, `seed ${seed}`).toEqual({ divergences: 0, silent: 0 });
  // And all of it really happened.
  expect([...done.keys()].sort()).toEqual(['delete', 'formula', 'insert', 'redo', 'set', 'undo']);
  expect(Math.min(...done.values())).toBeGreaterThan(50);
  expect(told).toBeGreaterThan(20);
}, 600_000);
