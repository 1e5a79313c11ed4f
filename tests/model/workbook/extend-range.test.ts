import { describe, expect, test } from 'vitest';
import { english, insertLines, setBlock } from '../../../model/index.ts';
import { openPair, range, rows } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

/** Numbers in A1:A3, a total in A6. */
function total(formula: string) {
  return (person: Person): void => {
    for (let row = 1; row <= 3; row++) person.type(`A${row}`, String(row));
    person.type('A6', formula);
  };
}

const paste = (person: Person, at: string, block: readonly (readonly string[])[]) =>
  setBlock(person.editor, range(at), block, english);

describe('[RANGE-8] a number directly at the end of a summed block is summed too', () => {
  test('typed into the empty cell below; one undo step takes number and reach back', () => {
    const { anne } = openPair(total('=SUM(A1:A3)'));
    anne.type('A4', '4');
    expect(anne.text('A6')).toBe('=SUM(A1:A4)');
    anne.type('A5', '5');
    expect(anne.text('A6')).toBe('=SUM(A1:A5)');
    anne.editor.undo();
    anne.editor.undo();
    expect([anne.text('A4'), anne.text('A6')]).toEqual(['', '=SUM(A1:A3)']);
    anne.editor.redo();
    expect(anne.text('A6')).toBe('=SUM(A1:A4)');
  });

  test('rows inserted above the total and filled one by one, or pasted as a block', () => {
    const { anne } = openPair((person) => {
      for (let row = 1; row <= 3; row++) person.type(`A${row}`, String(row));
      person.type('A4', '=SUM(A1:A3)');
    });
    insertLines(anne.editor, rows(4, 6));
    expect(anne.text('A7')).toBe('=SUM(A1:A3)');
    anne.type('A4', '4');
    expect(anne.text('A7')).toBe('=SUM(A1:A4)');
    paste(anne, 'A5', [['5'], ['6']]);
    expect(anne.text('A7')).toBe('=SUM(A1:A6)');
  });

  test('a pasted block that overwrites the end of the range and goes on', () => {
    const { anne } = openPair(total('=AVERAGE(A1:A3)*2'));
    paste(anne, 'A2', [['2'], ['3'], ['4'], ['5']]);
    expect(anne.text('A6')).toBe('=AVERAGE(A1:A5)*2');
  });

  test('to the right, and down and right at once', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '1');
      person.type('B1', '2');
      person.type('E1', '=SUM(A1:B1)');
      person.type('A2', '3');
      person.type('A5', '=MAX(A1:A2)');
    });
    anne.type('C1', '3');
    expect(anne.text('E1')).toBe('=SUM(A1:C1)');
    anne.type('A3', '9');
    expect(anne.text('A5')).toBe('=MAX(A1:A3)');
  });

  test('a formula that reads only its own row extends; one that reads others, or a text, does not', () => {
    const { anne } = openPair(total('=SUM(A1:A3)'));
    for (const text of ['I alt', '=SUM(A1:A3)', '=A3*2', '=A6', '=SUM(B4:C4)', '=Sats', 'TRUE']) {
      anne.type('A4', text);
      expect(anne.text('A6'), text).toBe('=SUM(A1:A3)');
      anne.editor.undo();
    }
    anne.type('A4', '=B4*C4');
    expect(anne.text('A6')).toBe('=SUM(A1:A4)');
  });

  test.each([
    ['=SUM(A$1:A3)', 'fixed marks'],
    ['=SUM(A1:A3)+B1', 'another reference'],
    ['=SUM(A1:A3)*Sats', 'a name'],
    ['=SUM(A1:B3)', 'two columns'],
    ['=SUM(A1:A2)', 'an end further up'],
    ['=SUM(A3:A3)', 'one row'],
    ['=SUM((A1:A3>1)*1)', 'an expression'],
    ['=INDEX(A1:A3,1)', 'no aggregate'],
    ['=SUM(A:A)', 'a whole column'],
    ['=SUM(Data!A1:A3)', 'another sheet'],
  ])('left alone: %s (%s)', (formula) => {
    const { anne } = openPair(total(formula));
    const before = anne.text('A6');
    anne.type('A4', '4');
    expect(anne.text('A6')).toBe(before);
  });

  test('left alone: a cell that was filled before, one that is not at the end, a total behind other things', () => {
    const { anne } = openPair(total('=SUM(A1:A3)'));
    anne.type('A5', 'Sum');
    anne.type('A4', '4');
    expect(anne.text('A6')).toBe('=SUM(A1:A3)');
    anne.type('A5', '');
    anne.type('A4', '44');
    expect(anne.text('A6')).toBe('=SUM(A1:A3)');
    anne.type('A4', '');
    anne.type('A5', '5');
    expect(anne.text('A6')).toBe('=SUM(A1:A3)');
  });

  test('a locked total of a protected sheet stays as it is', () => {
    const { anne } = openPair(total('=SUM(A1:A3)'));
    anne.doc.getMap('sheets').set('a/p', 1);
    anne.workbook.sheetOf('a')!.maps.formats.set('3.0/s', 'input');
    expect(paste(anne, 'A4', [['4']]).ok).toBe(true);
    expect(anne.text('A6')).toBe('=SUM(A1:A3)');
  });

  test('a colleague who edits the formula at the same moment: one of the two stands, for both; undo never takes his', () => {
    const { wires, anne, bo } = openPair(total('=SUM(A1:A3)'));
    anne.type('A4', '4');
    bo.type('A6', '=SUM(A1:A3)/2');
    wires.deliverAll();
    expect(['=SUM(A1:A4)', '=SUM(A1:A3)/2']).toContain(anne.text('A6'));
    expect(bo.text('A6')).toBe(anne.text('A6'));
    const his = anne.text('A6') === '=SUM(A1:A3)/2';
    anne.editor.undo();
    wires.deliverAll();
    expect(anne.text('A6')).toBe(his ? '=SUM(A1:A3)/2' : '=SUM(A1:A3)');
    expect(bo.text('A6')).toBe(anne.text('A6'));
  });

  test('two people who each add a row at once: both see the same reach, which is one of theirs', () => {
    const { wires, anne, bo } = openPair(total('=SUM(A1:A3)'));
    for (const person of [anne, bo]) {
      insertLines(person.editor, rows(4));
      person.type('A4', '100');
    }
    wires.deliverAll();
    expect(bo.text('A8')).toBe(anne.text('A8'));
    expect(['=SUM(A1:A4)', '=SUM(A1:A5)']).toContain(anne.text('A8'));
  });
});
