import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteLines, insertLines, moveLines } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

const act = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'delete', 'move', 'move'),
  // Mostly near one place, where keys grow long and tombstones gather.
  at: fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 99 })),
  count: fc.integer({ min: 1, max: 3 }),
  before: fc.nat({ max: 99 }),
});

test('[AXIS-1] one person’s inserts, deletions and moves land exactly where they were asked to', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 8, columns: 2 }]));
      const axis = person.workbook.sheetOf('a')!.rows;
      const expected = [...axis.lines];
      for (const { kind, at, count, before } of acts) {
        const size = expected.length;
        const lines = { sheet: 'a', side: 'rows', first: at % (size + 1), count } as const;
        if (kind === 'insert') {
          const inserted = insertLines(person.editor, lines);
          expected.splice(lines.first, 0, ...(inserted.ok ? inserted.value : []));
        } else if (kind === 'delete') {
          deleteLines(person.editor, lines);
          expected.splice(lines.first, count);
        } else {
          const target = before % (size + 1);
          moveLines(person.editor, lines, target);
          const moved = expected.splice(lines.first, count);
          const isInside = target >= lines.first && target <= lines.first + moved.length;
          const place = isInside ? lines.first : target > lines.first ? target - moved.length : target;
          expected.splice(place, 0, ...moved);
        }
        expect(axis.lines).toEqual(expected);
      }
      person.close();
    }),
    runs(300),
  );
});

test('[AXIS-1] a row that is moved to one place again and again lands there every time', () => {
  const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 40, columns: 2 }]));
  const axis = person.workbook.sheetOf('a')!.rows;
  for (let time = 0; time < 200; time++) {
    const line = axis.lineAt(20);
    moveLines(person.editor, { sheet: 'a', side: 'rows', first: 20, count: 1 }, 16);
    expect(axis.lineAt(16)).toBe(line);
  }
  person.close();
});

test('[AXIS-3] a thousand rows put in one by one at one place get short keys', () => {
  for (const placeOf of [() => 0, () => 5, (time: number) => 5 + time]) {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 8, columns: 2 }]));
    const { rows, maps } = person.workbook.sheetOf('a')!;
    for (let time = 0; time < 1000; time++)
      insertLines(person.editor, { sheet: 'a', side: 'rows', first: placeOf(time), count: 1 });
    expect(rows.size).toBe(1008);
    expect(Math.max(...[...maps.rows.places.values()].map((place) => String(place).length))).toBeLessThan(12);
    person.close();
  }
});

test.each([
  ['nothing', null],
  ['a number', 7],
  ['an empty text', ''],
  ['no key', '3:'],
  ['a key with nothing before it', '3:A00000000000000000000000000'],
  ['a key that ends with a nought', '3:a0b0'],
  ['a place before all', '-2:a0'],
  ['a list', ['3:a0']],
])('[AXIS-2] what is no place is no slot: %s', (_, place) => {
  const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 8, columns: 2 }]));
  const { rows } = person.workbook.sheetOf('a')!;
  const before = [...rows.lines];
  person.doc.getMap('rp/a').set('x-1', place);
  person.doc.getMap('rl/a').set('2', 'x-1');
  person.doc.getMap('rx/a').set('3', null);
  expect(rows.lines).toEqual(before);
  for (let first = 0; first <= before.length; first++) {
    expect(insertLines(person.editor, { sheet: 'a', side: 'rows', first, count: 1 }).ok).toBe(true);
  }
  person.close();
});

test('[AXIS-4] a thousand sheets of the largest size share one order, until something is put into one of them', () => {
  const specs = Array.from({ length: 1000 }, (_, i) => ({
    id: `s${i}`,
    name: `Ark${i}`,
    rows: 150_000,
    columns: 2,
  }));
  const person = openPerson(blankDoc(specs));
  const [one, ...others] = person.workbook.sheets.map(({ rows }) => rows);
  expect(others.every((rows) => rows.lines === one!.lines)).toBe(true);
  insertLines(person.editor, { sheet: 's5', side: 'rows', first: 3, count: 1 });
  expect(person.workbook.sheetOf('s5')!.rows.size).toBe(150_001);
  expect(one!.size).toBe(150_000);
  expect(one!.indexOf('3')).toBe(3);
  expect(person.workbook.sheetOf('s5')!.rows.indexOf('3')).toBe(4);
  person.close();
});
