/**
 * DOC-2 against an oracle that knows nothing of slots: every line of a sheet carries a label in its cells, every formula
 * remembers the labels that it meant when it was typed, and after merging only the order of the labels is read.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deleteLines,
  english,
  insertLines,
  moveLines,
  nameOfCell,
  openEditor,
  quoteSheetName,
  renameSheet,
  setCell,
} from '../../../model/index.ts';
import { columnOfName } from '../../../model/formula/reference.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { cellKey } from '../../../model/workbook/schema.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { openWires } from '../../support/wires.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const sides = ['rows', 'columns'] as const;
type Side = (typeof sides)[number];

const event = fc.record({
  who: fc.nat({ max: 4 }),
  kind: fc.constantFrom(
    'formula',
    'formula',
    'formula',
    'insert',
    'insert',
    'delete',
    'delete',
    'move',
    'sort',
    'rename',
    'undo',
    'redo',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
  ),
  n: fc.array(fc.nat({ max: 999 }), { minLength: 5, maxLength: 5 }),
});
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

/** What a formula meant on one axis: one line, or everything from one to another. */
interface Meant {
  readonly from: string;
  readonly to: string;
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

interface Formula {
  readonly at: string;
  readonly meant: Readonly<Record<Side, Meant>>;
}

type Labels = readonly (string | undefined)[];

/** The labels of the lines in their visible order; undefined where a line's label has not arrived (yet). */
function labels(person: Person, side: Side): Labels {
  const { workbook } = person;
  const sheet = workbook.sheetOf('d')!;
  const found: (string | undefined)[] = Array.from({ length: sheet[side].size }, () => undefined);
  for (let row = 0; row < sheet.rows.size; row++) {
    for (let column = 0; column < sheet.columns.size; column++) {
      const content = workbook.contentAt(workbook.cellAt(sheet, row, column)!);
      const parts = content.kind === 'text' ? content.value.split(' ') : [];
      const own = parts[side === 'rows' ? 0 : 1];
      if (own !== undefined && own !== '?') found[side === 'rows' ? row : column] = own;
    }
  }
  return found;
}

/** Labels new lines, as somebody whose writing is not undone: "row column" in each of their cells. */
function label(
  person: Person,
  side: Side,
  lines: readonly string[],
  newLabel: (line: string) => string,
): void {
  const { workbook, doc } = person;
  const sheet = workbook.sheetOf('d')!;
  const otherSide = side === 'rows' ? 'columns' : 'rows';
  const others = labels(person, otherSide).map(
    (one, i) => [one ?? '?', sheet[otherSide].lineAt(i)!] as const,
  );
  doc.transact(() => {
    for (const line of lines) {
      const own = newLabel(`${side} ${line}`);
      for (const [other, otherLine] of others) {
        const [key, text] =
          side === 'rows'
            ? [cellKey(line, otherLine), `${own} ${other}`]
            : [cellKey(otherLine, line), `${other} ${own}`];
        sheet.maps.cells.set(key, text);
      }
    }
  });
}

/** What a formula's reference reads now: positions by axis; undefined is #REF!. */
function reads(person: Person, at: string): Readonly<Record<Side, readonly [number, number]>> | undefined {
  const text = person.text(at);
  const match = /([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(text) ?? /([A-Z]+)(\d+)()()\)$/.exec(text);
  if (!match) {
    expect(text).toBe('=SUM(#REF!)');
    return undefined;
  }
  const [, firstColumn, firstRow, lastColumn, lastRow] = match;
  return {
    rows: [Number(firstRow) - 1, Number(lastRow || firstRow) - 1],
    columns: [columnOfName(firstColumn!), columnOfName(lastColumn || firstColumn!)],
  };
}

function holdsRules(
  meant: Meant,
  now: Labels,
  reading: readonly [number, number] | undefined,
  disturbed: ReadonlySet<string>,
): boolean {
  const at = (one: string): number => now.indexOf(one);
  const isCovered = (one: string): boolean =>
    reading !== undefined && at(one) >= reading[0] && at(one) <= reading[1];
  const isVisible = (one: string): boolean => at(one) >= 0;
  if (meant.from === meant.to) {
    return isVisible(meant.from)
      ? reading?.[0] === at(meant.from) && reading[1] === at(meant.from)
      : reading === undefined;
  }
  const calm = (all: readonly string[]): readonly string[] =>
    all.filter((one) => isVisible(one) && !disturbed.has(one));
  const endsMoved = [meant.from, meant.to].filter((end) => disturbed.has(end)).length;
  const isExact = endsMoved === 0 && isVisible(meant.from) && isVisible(meant.to);
  if (isExact) return reading?.[0] === at(meant.from) && reading[1] === at(meant.to);
  // A range goes along with a block of lines in which both its ends lie; otherwise what lay in it and stayed is in it.
  const keepsInside = endsMoved === 2 || calm(meant.inside).every(isCovered);
  return keepsInside && !calm(meant.outside).some(isCovered);
}

/** Whether nothing may be left of a range: what it held is deleted, or was moved and perhaps out of it. */
function mayBeEmpty({ from, to, inside }: Meant, now: Labels, disturbed: ReadonlySet<string>): boolean {
  if (from === to) return !now.includes(from);
  if (disturbed.has(from) && disturbed.has(to)) return true;
  return !inside.some((one) => now.includes(one) && !disturbed.has(one));
}

const sum = { single: 0, ranges: 0, disturbed: 0, dead: 0 };

/** Holds one formula, as one person reads it after everything has arrived, against the rules. */
function check(
  person: Person,
  { at, meant }: Formula,
  now: Record<Side, Labels>,
  disturbed: ReadonlySet<string>,
): void {
  // Where no cell is left that says which line it is, there is nothing to hold the formula against.
  if (sides.some((side) => now[side].includes(undefined))) return;
  const reading = reads(person, at);
  const told = `${at} ${person.text(at)} meant ${JSON.stringify(meant)}, now ${JSON.stringify(now)}`;
  const isGone = ({ from, to }: Meant, side: Side): boolean => from === to && !now[side].includes(from);
  if (sides.some((side) => isGone(meant[side], side))) {
    sum.dead++;
    expect(reading, told).toBeUndefined();
    return;
  }
  for (const side of sides) {
    const other = side === 'rows' ? 'columns' : 'rows';
    // When nothing is left on the other axis, this one cannot be read either.
    if (reading === undefined && mayBeEmpty(meant[other], now[other], disturbed)) continue;
    const { from, to } = meant[side];
    sum[from === to ? 'single' : 'ranges']++;
    if (from !== to && (disturbed.has(from) || disturbed.has(to))) sum.disturbed++;
    expect(holdsRules(meant[side], now[side], reading?.[side], disturbed), told).toBe(true);
  }
}

test(
  '[DOC-2] [RANGE-1] every reference means the cells that it meant, whatever 2 to 5 people do at once',
  () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.array(event, { minLength: 10, maxLength: 60, size: 'max' }),
        (count, events) => {
          const doc = blankDoc([
            { id: 'd', name: 'Data', rows: 9, columns: 5 },
            { id: 'f', name: 'Formler', rows: 100, columns: 2 },
          ]);
          const labelOfLine = new Map<string, string>();
          const newLabel = (line: string): string => {
            const own = `L${labelOfLine.size}`;
            labelOfLine.set(line, own);
            return own;
          };
          const first = openPerson(doc);
          label(first, 'columns', first.workbook.sheetOf('d')!.columns.lines, newLabel);
          label(first, 'rows', first.workbook.sheetOf('d')!.rows.lines, newLabel);
          first.close();
          const wires = openWires(doc, count);
          const people = wires.docs.map((replica) => openPerson(replica));
          const formulas: Formula[] = [];
          const disturbed = new Set<string>();
          for (const one of events) act(people[one.who % count]!, one);
          wires.deliverAll();
          for (const person of people) {
            const now = { rows: labels(person, 'rows'), columns: labels(person, 'columns') };
            for (const formula of formulas) check(person, formula, now, disturbed);
          }
          for (const person of people) person.close();
          wires.close();

          function act(person: Person, { kind, n }: Event): void {
            const { workbook, editor } = person;
            const sheet = workbook.sheetOf('d')!;
            const side = sides[n[0]! % 3 === 0 ? 1 : 0];
            const size = sheet[side].size;
            const lines = { sheet: 'd', side, first: n[1]! % Math.max(size, 1), count: 1 + (n[2]! % 3) };
            const touch = (of: Side, from: number, to: number): void => {
              for (const line of sheet[of].lines.slice(from, to))
                disturbed.add(labelOfLine.get(`${of} ${line}`)!);
            };
            switch (kind) {
              case 'deliver':
                wires.deliver(n[1]!, n[2]! % 4 === 0 ? 'twice' : undefined);
                break;
              case 'insert': {
                const inserted = insertLines(editor, { ...lines, first: n[1]! % (size + 1) });
                if (inserted.ok) label(person, side, inserted.value, newLabel);
                break;
              }
              case 'delete':
                deleteLines(editor, { ...lines, count: 1 + (n[2]! % 2) });
                break;
              case 'move':
                touch(side, lines.first, lines.first + lines.count);
                moveLines(editor, lines, n[3]! % (size + 1));
                break;
              case 'sort': {
                if (sheet.columns.size === 0) break;
                const firstRow = n[1]! % Math.max(sheet.rows.size, 1);
                const lastRow = Math.min(firstRow + (n[2]! % 4), sheet.rows.size - 1);
                touch('rows', firstRow, lastRow + 1);
                sortRange(
                  editor,
                  { sheet: 'd', firstRow, lastRow, firstColumn: 0, lastColumn: sheet.columns.size - 1 },
                  {
                    by: [{ column: 0, direction: n[3]! % 2 === 0 ? 'ascending' : 'descending' }],
                    hasHeader: false,
                    // Any order will do, as long as it is one.
                    valueAt: (at) => (Number.parseInt(at.row.replaceAll('-', ''), 36) * (n[4]! + 7)) % 101,
                  },
                );
                break;
              }
              case 'rename':
                renameSheet(editor, 'd', ['Tal', 'Mine tal', 'Data'][n[1]! % 3]!);
                break;
              case 'undo':
                editor.undo();
                break;
              case 'redo':
                editor.redo();
                break;
              case 'formula':
                type(person, n);
            }
          }

          function type(person: Person, n: readonly number[]): void {
            const { workbook } = person;
            const sheet = workbook.sheetOf('d')!;
            if (sheet.rows.size === 0 || sheet.columns.size === 0) return;
            const span = (size: number, one: number, other: number): readonly [number, number] => {
              const ends = [one % size, Math.min(size - 1, (one % size) + (other % 4))] as const;
              return ends;
            };
            const rows = span(sheet.rows.size, n[1]!, n[2]!);
            const columns = span(sheet.columns.size, n[3]!, n[4]! % 3);
            const meant = (side: Side, [from, to]: readonly [number, number]): Meant | undefined => {
              const seen = labels(person, side);
              const inside = seen.slice(from, to + 1);
              if (inside[0] === undefined || inside.at(-1) === undefined) return undefined;
              const named = (all: readonly (string | undefined)[]) => all.filter((one) => one !== undefined);
              return {
                from: inside[0],
                to: inside.at(-1)!,
                inside: named(inside),
                outside: named(seen.filter((_, i) => i < from || i > to)),
              };
            };
            const both = { rows: meant('rows', rows), columns: meant('columns', columns) };
            if (!both.rows || !both.columns) return;
            const at = `Formler!A${formulas.length + 1}`;
            const isCell = rows[0] === rows[1] && columns[0] === columns[1];
            const from = nameOfCell(rows[0], columns[0]);
            const to = isCell ? '' : `:${nameOfCell(rows[1], columns[1])}`;
            const text = `=SUM(${quoteSheetName(workbook.sheetName('d')!)}!${from}${to})`;
            // By another hand, for undo is to take back what was done to the lines and not the formulas.
            const cell = workbook.cellAt(workbook.sheetOf('f')!, formulas.length, 0)!;
            expect(setCell(openEditor(workbook), cell, { text, language: english }).ok).toBe(true);
            formulas.push({ at, meant: { rows: both.rows, columns: both.columns } });
          }
        },
      ),
      runs(120, 20),
    );
  },
  longestMs,
);

test('[DOC-2] the histories held ranges and single cells, dead and alive, moved and not', () => {
  expect(sum.single).toBeGreaterThan(200);
  expect(sum.ranges).toBeGreaterThan(500);
  expect(sum.disturbed).toBeGreaterThan(50);
  expect(sum.dead).toBeGreaterThan(50);
});
