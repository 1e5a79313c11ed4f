/**
 * DOC-3 against a ledger: every value that somebody types says who typed it, so what an undo did to whom is read from the
 * cells, and the ledger remembers only who has written where.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clearCells,
  deleteLines,
  english,
  insertLines,
  moveLines,
  nameOfCell,
  setBlock,
} from '../../../model/index.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { openWires } from '../../support/wires.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const act = fc.record({
  who: fc.nat({ max: 3 }),
  kind: fc.constantFrom(
    'type',
    'type',
    'type',
    'paste',
    'clear',
    'insert',
    'insert',
    'delete',
    'move',
    'sort',
    'undo',
    'undo',
    'undo',
    'redo',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
  ),
  n: fc.array(fc.nat({ max: 999 }), { minLength: 4, maxLength: 4 }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const size = { rows: 7, columns: 3 };

/** Every cell's content, also in rows that are deleted. */
function cellsOf(person: Person): ReadonlyMap<string, unknown> {
  const { cells } = person.workbook.sheetOf('d')!.maps;
  return new Map([...cells.entries()].filter(([, content]) => content !== null));
}

/** The rows that a person sees and in which somebody else's words stand. */
function rowsWithOthers(person: Person, own: string): readonly string[] {
  const sheet = person.workbook.sheetOf('d')!;
  return sheet.rows.lines.filter((row) =>
    sheet.columns.lines.some((column) => {
      const content = person.workbook.contentAt({ sheet: 'd', row, column });
      return content.kind === 'text' && isOthers(content.value, own);
    }),
  );
}

const isOthers = (content: unknown, own: string): boolean =>
  typeof content === 'string' && content.includes(' ') && !content.startsWith(`${own} `);

const sum = { undone: 0, kept: 0, survivors: 0 };

test(
  '[DOC-3] [UNDO-1] [UNDO-2] [UNDO-3] undo takes back only mine, in any interleaving of 2 to 4 people',
  () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(act, { minLength: 10, maxLength: 70, size: 'max' }),
        (count, acts) => {
          const doc = blankDoc([
            { id: 'd', name: 'Data', ...size },
            { id: 'f', name: 'Formler', rows: 10, columns: 2 },
          ]);
          const start = openPerson(doc);
          for (let row = 0; row < size.rows; row++) {
            start.type(`Data!A${row + 1}`, `start r${row}`);
            start.type(`Formler!A${row + 1}`, `=Data!A${row + 1}`);
          }
          start.close();
          const wires = openWires(doc, count);
          const people = wires.docs.map((replica) => openPerson(replica));
          /** cell -> who has written there, by verbs and not by undo */
          const writers = new Map<string, Set<number>>();
          /** what undo gave back to others: its author's redo may cover it again */
          const givenBack = people.map(() => new Set<string>());
          let words = 0;
          for (const one of acts) perform(one.who % count, one);
          wires.deliverAll();
          finish();
          for (const person of people) person.close();
          wires.close();

          function perform(who: number, { kind, n }: Act): void {
            const person = people[who]!;
            const { workbook, editor } = person;
            const sheet = workbook.sheetOf('d')!;
            const rows = sheet.rows.size;
            if (kind === 'deliver') return wires.deliver(n[0]!, n[1]! % 4 === 0 ? 'twice' : undefined);
            if (kind === 'undo' || kind === 'redo') return takeBack(who, kind);
            if (rows === 0 && kind !== 'insert') return;
            const firstRow = n[0]! % Math.max(rows, 1);
            const firstColumn = n[1]! % size.columns;
            const lines = { sheet: 'd', side: 'rows', first: firstRow, count: 1 + (n[2]! % 2) } as const;
            const range = {
              sheet: 'd',
              firstRow,
              lastRow: Math.min(firstRow + (kind === 'type' ? 0 : n[2]! % 3), rows - 1),
              firstColumn,
              lastColumn: kind === 'type' ? firstColumn : size.columns - 1,
            };
            const note = (): void => {
              for (let row = range.firstRow; row <= range.lastRow; row++) {
                for (let column = range.firstColumn; column <= range.lastColumn; column++) {
                  const at = workbook.cellAt(sheet, row, column)!;
                  const key = `${at.row}.${at.column}`;
                  writers.set(key, (writers.get(key) ?? new Set()).add(who));
                }
              }
            };
            switch (kind) {
              case 'type':
              case 'paste': {
                note();
                const block = Array.from({ length: range.lastRow - firstRow + 1 }, () =>
                  Array.from({ length: range.lastColumn - firstColumn + 1 }, () => `p${who} w${words++}`),
                );
                setBlock(editor, range, block, english);
                return;
              }
              case 'clear':
                note();
                clearCells(editor, range);
                return;
              case 'insert':
                insertLines(editor, { ...lines, first: n[0]! % (rows + 1) });
                return;
              case 'delete':
                deleteLines(editor, lines);
                return;
              case 'move':
                moveLines(editor, lines, n[3]! % (rows + 1));
                return;
              case 'sort':
                sortRange(
                  editor,
                  { ...range, firstColumn: 0, lastColumn: size.columns - 1 },
                  {
                    by: [{ column: 0, direction: n[3]! % 2 === 0 ? 'ascending' : 'descending' }],
                    hasHeader: false,
                    valueAt: (at) => JSON.stringify(workbook.contentAt(at)),
                  },
                );
            }
          }

          function takeBack(who: number, kind: 'undo' | 'redo'): void {
            const person = people[who]!;
            const own = `p${who}`;
            const before = cellsOf(person);
            const seen = rowsWithOthers(person, own);
            const undone = kind === 'undo' ? person.editor.undo() : person.editor.redo();
            if (!undone) return;
            sum.undone++;
            sum.kept += undone.kept;
            const after = cellsOf(person);
            for (const [key, content] of before) {
              const isMineToCover = kind === 'redo' && givenBack[who]!.has(`${key} ${String(content)}`);
              if (!isOthers(content, own) || isMineToCover) continue;
              expect(after.get(key), `${kind} by ${own} of ${key}`).toBe(content);
              sum.survivors++;
            }
            if (kind === 'undo') {
              for (const [key, content] of after)
                if (isOthers(content, own) && before.get(key) !== content)
                  givenBack[who]!.add(`${key} ${String(content)}`);
              const stillSeen = new Set(person.workbook.sheetOf('d')!.rows.lines);
              for (const row of seen)
                expect(stillSeen.has(row), `${own} undid the row ${row} of others`).toBe(true);
            }
          }

          /** References hold after all undoing; then everybody takes back everything, and nobody's own words are left. */
          function finish(): void {
            for (const person of people) referencesHold(person);
            people.forEach((person, who) => {
              while (person.editor.canUndo) takeBack(who, 'undo');
              wires.deliverAll();
            });
            for (const person of people) referencesHold(person);
            const left = cellsOf(people[0]!);
            for (const [key, by] of writers) {
              if (by.size > 1) continue;
              const content = left.get(key);
              const isAsBefore = content === undefined || String(content).startsWith('start ');
              expect(isAsBefore, `${key} still holds ${String(content)}`).toBe(true);
            }
          }
        },
      ),
      runs(100, 20),
    );
  },
  longestMs,
);

/** A formula names the cell of its row, wherever that is now; #REF! only where the row is deleted. */
function referencesHold(person: Person): void {
  const { workbook } = person;
  const sheet = workbook.sheetOf('d')!;
  for (let row = 0; row < size.rows; row++) {
    const position = sheet.rows.indexOf(row.toString(36));
    const expected = position < 0 ? '=#REF!' : `=Data!${nameOfCell(position, 0)}`;
    expect(person.text(`Formler!A${row + 1}`)).toBe(expected);
  }
}

test('[DOC-3] [UNDO-2] an insert that was undone and redone keeps what a colleague has typed too (seed 364348841)', () => {
  const wires = openWires(blankDoc([{ id: 'd', name: 'Data', ...size }]), 2);
  const [anne, bo] = wires.docs.map((replica) => openPerson(replica));
  insertLines(anne!.editor, { sheet: 'd', side: 'rows', first: 1, count: 1 });
  anne!.editor.undo();
  anne!.editor.redo();
  wires.deliverAll();
  bo!.type('Data!A2', 'Bo');
  wires.deliverAll();
  expect(anne!.editor.undo()?.kept).toBe(1);
  expect(anne!.text('Data!A2')).toBe('Bo');
});

test('[DOC-3] [UNDO-2] redoing my own delete deletes again, whatever a colleague has typed there', () => {
  const wires = openWires(blankDoc([{ id: 'd', name: 'Data', ...size }]), 2);
  const [anne, bo] = wires.docs.map((replica) => openPerson(replica));
  bo!.type('Data!A2', 'Bo');
  wires.deliverAll();
  deleteLines(anne!.editor, { sheet: 'd', side: 'rows', first: 1, count: 1 });
  anne!.editor.undo();
  expect(anne!.text('Data!A2')).toBe('Bo');
  anne!.editor.redo();
  expect(anne!.text('Data!A2')).toBe('');
});

test('[DOC-3] the histories held undos, things kept for colleagues, and colleagues’ words that survived', () => {
  expect(sum.undone).toBeGreaterThan(500);
  expect(sum.kept).toBeGreaterThan(50);
  expect(sum.survivors).toBeGreaterThan(500);
});
