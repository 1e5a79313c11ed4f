import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Value, deleteLines, insertLines, moveLines, setFormat } from '../../../model/index.ts';
import { openProjection } from '../../../model/calculation/index.ts';
import { type SortKey, sortRange } from '../../../model/workbook/sort.ts';
import { compareValues } from '../../../model/workbook/sort-order.ts';
import { storedValue } from '../../support/history.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import { runs } from '../../support/runs.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const up = (column: number): SortKey => ({ column, direction: 'ascending' });
const down = (column: number): SortKey => ({ column, direction: 'descending' });

function sort(person: Person, where: string, by: readonly SortKey[], hasHeader = false) {
  return sortRange(person.editor, range(where), { by, hasHeader, valueAt: (at) => storedValue(person, at) });
}

/** A list of three with a formula in each row, a sum, and a reference to one of its cells from another sheet. */
function list(person: Person): void {
  ['c', 'a', 'b'].forEach((name, i) => {
    person.type(`A${i + 1}`, name);
    person.type(`B${i + 1}`, String((i + 1) * 10));
    person.type(`C${i + 1}`, `=B${i + 1}*2`);
  });
  person.type('B6', '=SUM(B1:B3)');
  person.type('B7', '=SUM(B2:B3)');
  person.type('Data!A1', '=Ark1!B1');
}

describe('[VERB-5] the order of values', () => {
  test('numbers, texts in Danish order, truth values, errors; empty cells last in both directions', () => {
    const values: (Value | undefined)[] = [
      undefined,
      { error: '#N/A' },
      true,
      false,
      'Ål',
      'aal',
      'ø',
      'æ',
      'Zebra',
      'abe',
      'Abe',
      10,
      -2,
    ];
    const sorted = (direction: 'ascending' | 'descending') =>
      values.toSorted((one, other) => compareValues(one, other, direction));
    expect(sorted('ascending')).toEqual([
      -2,
      10,
      'abe',
      'Abe',
      'Zebra',
      'æ',
      'ø',
      'Ål',
      'aal',
      false,
      true,
      { error: '#N/A' },
      undefined,
    ]);
    expect(sorted('descending')[0]).toEqual({ error: '#N/A' });
    expect(sorted('descending').at(-1)).toBeUndefined();
  });

  test('it is an order: never both before each other, and transitive', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('a', 'A', 'aa', 'å', 'æ', 'ø', 'z', '10', '2', ''),
      fc.boolean(),
      fc.constantFrom({ error: '#N/A' } as const, { error: '#REF!' } as const),
      fc.constant(undefined),
    );
    const direction = fc.constantFrom('ascending' as const, 'descending' as const);
    fc.assert(
      fc.property(value, value, value, direction, (a, b, c, way) => {
        expect(Math.sign(compareValues(a, b, way)) === -Math.sign(compareValues(b, a, way))).toBe(true);
        if (compareValues(a, b, way) <= 0 && compareValues(b, c, way) <= 0)
          expect(compareValues(a, c, way)).toBeLessThanOrEqual(0);
      }),
      runs(300),
    );
  });
});

describe('[VERB-6] sorting whole rows', () => {
  test('rows go with all that is in them; references follow cells, ranges keep their extent; undo puts it back', () => {
    const { anne } = openPair(list);
    expect(sort(anne, 'A1:C3', [up(0)]).ok).toBe(true);
    expect(texts(anne, 'A1:C3')).toEqual(['a 20 =B1*2', 'b 30 =B2*2', 'c 10 =B3*2']);
    expect(anne.text('B6')).toBe('=SUM(B1:B3)');
    expect(anne.text('B7')).toBe('=SUM(B2:B3)');
    expect(anne.text('Data!A1')).toBe("='Ark1'!B3");
    expect(anne.editor.undo()?.place?.from).toEqual({ sheet: 'a', row: '0', column: '0' });
    expect(texts(anne, 'A1:C3')).toEqual(['c 10 =B1*2', 'a 20 =B2*2', 'b 30 =B3*2']);
    expect(anne.text('Data!A1')).toBe("='Ark1'!B1");
  });

  test('headings stay, several keys decide in turn, equal rows keep their order, empty ones go last', () => {
    const { anne } = openPair((person) => {
      const lines = ['Navn Tal', 'b 1', 'a 2', ' 0', 'b 0', 'a 1', 'a 2'];
      lines.forEach((line, i) => {
        const [name, number] = line.split(' ');
        person.type(`A${i + 1}`, name!);
        person.type(`B${i + 1}`, number!);
      });
      person.type('C3', 'x');
      person.type('C7', 'y');
    });
    sort(anne, 'A1:C7', [up(0), down(1)], true);
    expect(texts(anne, 'A1:C7')).toEqual(['Navn Tal ', 'a 2 x', 'a 2 y', 'a 1 ', 'b 1 ', 'b 0 ', ' 0 ']);
  });

  test('[DOC-5] values are calculated as in a fresh build after a sort of many rows, and after its undo', () => {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 300, columns: 4 }]));
    for (let row = 1; row <= 200; row++) {
      person.type(`A${row}`, String((row * 7919) % 211));
      person.type(`B${row}`, `=A${row}*2+SUM(A$1:A${row})`);
    }
    person.type('C1', '=SUM(A20:A30)');
    const projection = openProjection(person.workbook);
    projection.flush();
    const same = (): void => {
      projection.flush();
      const fresh = openProjection(person.workbook);
      fresh.flush();
      expect(projection.values()).toEqual(fresh.values());
      fresh.close();
    };
    expect(sort(person, 'A1:C200', [up(0)]).ok).toBe(true);
    same();
    person.editor.undo();
    same();
    projection.close();
    person.close();
  });

  test('a locked cell in one of the rows refuses the sort', () => {
    const { anne, bo, wires } = openPair(list);
    setFormat(anne.editor, range('A1:B3'), { role: 'input' });
    wires.deliverAll();
    bo.doc.getMap('sheets').set('a/p', 1);
    expect(sort(bo, 'A1:C3', [up(0)])).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(texts(bo, 'A1:A3')).toEqual(['c', 'a', 'b']);
  });

  test('what a colleague types in a row that is being sorted goes with the row', () => {
    const { wires, anne, bo } = openPair(list);
    sort(anne, 'A1:C3', [up(0)]);
    bo.type('D1', 'til c');
    bo.type('B1', '11');
    wires.deliverAll();
    for (const person of [anne, bo]) expect(texts(person, 'A3:D3')).toEqual(['c 11 =B3*2 til c']);
  });

  test('a row that a colleague deletes while it is sorted is gone, and undo brings it to its sorted place', () => {
    const { wires, anne, bo } = openPair(list);
    sort(anne, 'A1:C3', [up(0)]);
    deleteLines(bo.editor, rows(3));
    wires.deliverAll();
    expect(texts(anne, 'A1:A2')).toEqual(['a', 'c']);
    bo.editor.undo();
    wires.deliverAll();
    expect(texts(anne, 'A1:A3')).toEqual(['a', 'b', 'c']);
  });

  test('a row that a colleague inserts or moves meanwhile is neither lost nor doubled', () => {
    const { wires, anne, bo } = openPair(list);
    sort(anne, 'A1:C3', [down(0)]);
    insertLines(bo.editor, rows(2));
    bo.type('A2', 'ny');
    moveLines(bo.editor, rows(1), 6);
    wires.deliverAll();
    const found = texts(anne, 'A1:A9').filter(Boolean);
    expect(found.toSorted()).toEqual(['a', 'b', 'c', 'ny']);
    expect(texts(bo, 'A1:A9')).toEqual(texts(anne, 'A1:A9'));
  });

  test('of two sorts at once every row is there once, both see the same, and each undo takes back its own', () => {
    const { wires, anne, bo } = openPair(list);
    sort(anne, 'A1:C3', [up(0)]);
    sort(bo, 'A1:C3', [down(1)]);
    wires.deliverAll();
    expect(texts(anne, 'A1:A3').toSorted()).toEqual(['a', 'b', 'c']);
    expect(texts(bo, 'A1:C4')).toEqual(texts(anne, 'A1:C4'));
    bo.editor.undo();
    wires.deliverAll();
    anne.editor.undo();
    wires.deliverAll();
    expect(texts(anne, 'A1:A3').toSorted()).toEqual(['a', 'b', 'c']);
    expect(texts(bo, 'A1:C4')).toEqual(texts(anne, 'A1:C4'));
  });

  test('lines that two sorts put into one place part when something is inserted or sorted between them', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.nat({ max: 5 }),
        (one, other, before) => {
          const { wires, anne, bo } = openPair((person) => {
            one.forEach((key, i) => person.type(`A${i + 1}`, String(key)));
            other.forEach((key, i) => person.type(`B${i + 1}`, String(key)));
          });
          sort(anne, 'A1:B5', [up(0)]);
          sort(bo, 'A1:B5', [up(1)]);
          wires.deliverAll();
          const merged = texts(anne, 'A1:A5');
          insertLines(anne.editor, rows(before + 1));
          expect(texts(anne, 'A1:A6')).toEqual(merged.toSpliced(before, 0, ''));
          anne.editor.undo();
          sort(anne, 'A1:B5', [down(0)]);
          wires.deliverAll();
          expect(texts(bo, 'A1:A5')).toEqual(['4', '3', '2', '1', '0']);
          wires.close();
        },
      ),
      runs(100),
    );
  });
});

describe('[VERB-7] sorting a narrower block', () => {
  function beside(person: Person): void {
    list(person);
    ['x', 'y', 'z'].forEach((text, i) => person.type(`E${i + 1}`, text));
  }

  test('its cells are rewritten in one step, what stands beside them stays; formulas move as a copy would', () => {
    const { anne } = openPair(beside);
    setFormat(anne.editor, range('A1'), { bold: true });
    let transactions = 0;
    anne.doc.on('afterTransaction', () => transactions++);
    expect(sort(anne, 'A1:C3', [up(0)]).ok).toBe(true);
    expect(transactions).toBe(1);
    expect(texts(anne, 'A1:E3')).toEqual(['a 20 =B1*2  x', 'b 30 =B2*2  y', 'c 10 =B3*2  z']);
    const { formats } = anne.workbook.sheetOf('a')!.maps;
    expect([formats.get('0.0/b'), formats.get('2.0/b')]).toEqual([0, 1]);
    expect(anne.text('Data!A1')).toBe("='Ark1'!B1");
    anne.editor.undo();
    expect(texts(anne, 'A1:E3')).toEqual(['c 10 =B1*2  x', 'a 20 =B2*2  y', 'b 30 =B3*2  z']);
  });

  test('what a colleague types at the same moment stands where it was typed, and undo leaves it', () => {
    const { wires, anne, bo } = openPair(beside);
    sort(anne, 'A1:C3', [up(0)]);
    bo.type('B2', '99');
    wires.deliverAll();
    expect(anne.text('B2')).toBe('99');
    wires.deliverAll();
    anne.editor.undo();
    wires.deliverAll();
    expect(texts(bo, 'A1:B3')).toEqual(['c 10', 'a 99', 'b 30']);
  });

  test('a locked cell in it refuses the sort', () => {
    const { anne } = openPair(beside);
    anne.doc.getMap('sheets').set('a/p', 1);
    expect(sort(anne, 'A1:C3', [up(0)])).toMatchObject({ ok: false, error: { kind: 'locked' } });
  });
});
