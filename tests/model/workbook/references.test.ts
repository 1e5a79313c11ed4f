import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Sheet,
  type Workbook,
  deleteLines,
  deleteSheet,
  insertLines,
  moveLines,
  renameSheet,
  setBlock,
  english,
} from '../../../model/index.ts';
import { openProjection } from '../../../model/calculation/index.ts';
import { runs } from '../../support/runs.ts';
import { openWires } from '../../support/wires.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const rows = 12;

/** Rows of Data hold 1, 2, 4, 8 …, so that a sum says exactly which of them it holds. */
function markedDoc() {
  const doc = blankDoc([
    { id: 'f', name: 'Formler', rows: 20, columns: 4 },
    { id: 'd', name: 'Data', rows, columns: 3 },
  ]);
  const person = openPerson(doc);
  for (let row = 0; row < rows; row++) person.type(`Data!B${row + 1}`, String(2 ** row));
  person.close();
  return doc;
}

const structure = fc.record({
  who: fc.nat({ max: 2 }),
  kind: fc.constantFrom('insert', 'delete', 'move', 'insertColumn', 'rename', 'deliver'),
  at: fc.nat({ max: 99 }),
  count: fc.integer({ min: 1, max: 3 }),
  to: fc.nat({ max: 99 }),
});
type Structure = typeof structure extends fc.Arbitrary<infer One> ? One : never;

function change(person: Person, one: Structure): void {
  const { workbook, editor } = person;
  const sheet = workbook.sheetOf('d')!;
  const lines = {
    sheet: 'd',
    side: 'rows' as const,
    first: one.at % Math.max(sheet.rows.size, 1),
    count: one.count,
  };
  if (one.kind === 'insert') insertLines(editor, lines);
  if (one.kind === 'delete') deleteLines(editor, lines);
  if (one.kind === 'move') moveLines(editor, lines, one.to % (sheet.rows.size + 1));
  if (one.kind === 'insertColumn')
    insertLines(editor, { sheet: 'd', side: 'columns', first: one.at % 3, count: 1 });
  if (one.kind === 'rename') renameSheet(editor, 'd', ['Tal', 'Mine tal', 'Data'][one.at % 3]!);
}

function visibleOrder(workbook: Workbook): readonly string[] {
  return workbook.sheetOf('d')!.rows.lines;
}

const baseLine = (index: number): string => index.toString(36);

describe('[DOC-2] formulas keep their meaning', () => {
  test('a reference to a cell follows it through concurrent inserts, deletes, moves and renames', () => {
    fc.assert(
      fc.property(fc.array(structure, { minLength: 5, maxLength: 40 }), (events) => {
        const wires = openWires(markedDoc(), 3);
        const people = wires.docs.map((doc) => openPerson(doc));
        for (let row = 0; row < rows; row++)
          people[row % 3]!.type(`Formler!A${row + 1}`, `=Data!B${row + 1}`);
        wires.deliverAll();
        for (const event of events) {
          if (event.kind === 'deliver') wires.deliver(event.at, event.count === 1 ? 'twice' : undefined);
          else change(people[event.who]!, event);
        }
        wires.deliverAll();
        for (const person of people) {
          const projection = openProjection(person.workbook);
          projection.flush();
          const alive = new Set(visibleOrder(person.workbook));
          for (let row = 0; row < rows; row++) {
            const line = baseLine(row);
            const value = projection.valueAt('f', `${line}.0`);
            if (alive.has(line)) expect(value).toBe(2 ** row);
            else expect(value).toMatchObject({ error: '#REF!' });
          }
          projection.close();
          person.close();
        }
        wires.close();
      }),
      runs(60),
    );
  });

  test('a range holds its surviving rows and what lies between them, and no row that was outside', () => {
    const noMoves = structure.filter(({ kind }) => kind !== 'move');
    fc.assert(
      fc.property(
        fc.array(noMoves, { minLength: 5, maxLength: 40 }),
        fc.nat({ max: rows - 1 }),
        fc.nat({ max: rows - 1 }),
        (events, one, other) => {
          const [first, last] = one <= other ? [one, other] : [other, one];
          const wires = openWires(markedDoc(), 3);
          const people = wires.docs.map((doc) => openPerson(doc));
          people[0]!.type('Formler!A1', `=SUM(Data!B${first + 1}:B${last + 1})`);
          wires.deliverAll();
          for (const event of events) {
            if (event.kind === 'deliver') wires.deliver(event.at);
            else change(people[event.who]!, event);
          }
          wires.deliverAll();
          const { workbook, editor } = people[1]!;
          const order = visibleOrder(workbook);
          const original = (from: number, to: number): readonly string[] =>
            Array.from({ length: to - from + 1 }, (_, i) => baseLine(from + i)).filter((line) =>
              order.includes(line),
            );
          const inside = original(first, last);
          const projection = openProjection(workbook);
          if (inside.length > 0) {
            // Give every inserted row a mark of its own: those between survivors must count, those outside must not.
            const sheet: Sheet = workbook.sheetOf('d')!;
            const column = sheet.columns.indexOf('1');
            const from = order.indexOf(inside[0]!);
            const to = order.indexOf(inside.at(-1)!);
            const above = original(0, first - 1).at(-1);
            const below = original(last + 1, rows - 1)[0];
            let expected = 0;
            order.forEach((line, row) => {
              const isInserted = line.includes('-');
              if (!isInserted) {
                if (inside.includes(line)) expected += 2 ** Number.parseInt(line, 36);
                return;
              }
              const isBetween = row > from && row < to;
              const isFarAbove = above !== undefined && row < order.indexOf(above);
              const isFarBelow = below !== undefined && row > order.indexOf(below);
              if (!isBetween && !isFarAbove && !isFarBelow) return;
              setBlock(
                editor,
                { sheet: 'd', firstRow: row, lastRow: row, firstColumn: column, lastColumn: column },
                [['100000']],
                english,
              );
              if (isBetween) expected += 100_000;
            });
            projection.flush();
            const value = projection.valueAt('f', '0.0');
            expect(value).toBe(expected);
          } else {
            projection.flush();
            const value = projection.valueAt('f', '0.0');
            // Nothing of it is left but, perhaps, empty rows that were inserted where it was.
            if (typeof value === 'number') expect(value).toBe(0);
            else expect(value).toMatchObject({ error: '#REF!' });
          }
          projection.close();
          for (const person of people) person.close();
          wires.close();
        },
      ),
      runs(80),
    );
  });

  test.each([
    [
      'insert inside a range extends it',
      (p: Person) => insertLines(p.editor, { sheet: 'd', side: 'rows', first: 2, count: 2 }),
      '=SUM(Data!B2:B7)',
    ],
    [
      'insert above its first row shifts it',
      (p: Person) => insertLines(p.editor, { sheet: 'd', side: 'rows', first: 1, count: 1 }),
      '=SUM(Data!B3:B6)',
    ],
    [
      'delete of its last row shrinks it',
      (p: Person) => deleteLines(p.editor, { sheet: 'd', side: 'rows', first: 4, count: 1 }),
      '=SUM(Data!B2:B4)',
    ],
    [
      'delete of all its rows leaves #REF!',
      (p: Person) => deleteLines(p.editor, { sheet: 'd', side: 'rows', first: 1, count: 4 }),
      '=SUM(#REF!)',
    ],
    [
      'moving its first row below shrinks it',
      (p: Person) => moveLines(p.editor, { sheet: 'd', side: 'rows', first: 1, count: 1 }, 10),
      '=SUM(Data!B2:B4)',
    ],
    [
      'moving all its rows takes it along',
      (p: Person) => moveLines(p.editor, { sheet: 'd', side: 'rows', first: 1, count: 4 }, 10),
      '=SUM(Data!B7:B10)',
    ],
    [
      'renaming its sheet is followed',
      (p: Person) => renameSheet(p.editor, 'd', 'Mine tal'),
      "=SUM('Mine tal'!B2:B5)",
    ],
    ['deleting its sheet leaves #REF!', (p: Person) => deleteSheet(p.editor, 'd'), '=SUM(#REF!)'],
  ])('%s, and undo brings it back', (_, verb, expected) => {
    const person = openPerson(markedDoc());
    person.type('Formler!A1', '=SUM(Data!B2:B5)');
    expect(verb(person)).toMatchObject({ ok: true });
    expect(person.text('Formler!A1')).toBe(expected);
    person.editor.undo();
    expect(person.text('Formler!A1')).toBe('=SUM(Data!B2:B5)');
    person.close();
  });

  test('whole columns and fixed marks keep their form', () => {
    const person = openPerson(markedDoc());
    person.type('Formler!A1', '=SUM(Data!$B:C)+Data!B$2');
    insertLines(person.editor, { sheet: 'd', side: 'columns', first: 0, count: 1 });
    expect(person.text('Formler!A1')).toBe('=SUM(Data!$C:D)+Data!C$2');
    person.close();
  });

  test('a reference beyond the edge makes the sheet grow', () => {
    const person = openPerson(markedDoc());
    person.type('Formler!A1', '=SUM(Data!B1:B500)');
    expect(person.text('Formler!A1')).toBe('=SUM(Data!B1:B500)');
    expect(person.workbook.sheetOf('d')!.rows.size).toBeGreaterThanOrEqual(500);
    person.close();
  });
});
