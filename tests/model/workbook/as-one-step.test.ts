import { describe, expect, test } from 'vitest';
import { clearCells, danish, done, fillSeries, setCell } from '../../../model/index.ts';
import { openPair, range, texts } from '../../support/people.ts';

describe('[VERB-10] several verbs as one step', () => {
  const start = () =>
    openPair((person) => ['1', '2', '3', '4'].forEach((text, i) => person.type(`A${i + 1}`, text)));

  test('[VERB-10] one undo takes all of them back, one redo does them again, and a colleague gets one update', () => {
    const { anne, bo, wires } = start();
    let updates = 0;
    anne.doc.on('update', () => updates++);
    anne.editor.asOneStep(() => {
      clearCells(anne.editor, range('A4'));
      clearCells(anne.editor, range('A2'));
      return done(undefined);
    });
    expect(updates).toBe(1);
    expect(texts(anne, 'A1:A4')).toEqual(['1', '', '3', '']);
    anne.editor.undo();
    expect(texts(anne, 'A1:A4')).toEqual(['1', '2', '3', '4']);
    anne.editor.redo();
    wires.deliverAll();
    expect(texts(bo, 'A1:A4')).toEqual(['1', '', '3', '']);
  });

  test('[VERB-10] when one is refused, nothing has happened, and what could be done again still can', () => {
    const { anne } = start();
    anne.type('B1', 'x');
    anne.editor.undo();
    const result = anne.editor.asOneStep(() => {
      clearCells(anne.editor, range('A1'));
      return setCell(anne.editor, { sheet: 'gone', row: '0', column: '0' }, { text: '1', language: danish });
    });
    expect(result.ok).toBe(false);
    expect(texts(anne, 'A1:A4')).toEqual(['1', '2', '3', '4']);
    expect(anne.editor.canRedo).toBe(true);
  });

  test('[VERB-10] undo leaves what a colleague has written since', () => {
    const { anne, bo, wires } = start();
    anne.editor.asOneStep(() => {
      clearCells(anne.editor, range('A3'));
      clearCells(anne.editor, range('A1'));
      return done(undefined);
    });
    wires.deliverAll();
    bo.type('A3', 'bo');
    wires.deliverAll();
    expect(anne.editor.undo()?.kept).toBe(1);
    expect(texts(anne, 'A1:A4')).toEqual(['1', '2', 'bo', '4']);
  });
});

test('[VERB-4] a series passes over lines that are hidden, both among what is given and what is filled', () => {
  const { anne } = openPair((person) => {
    person.type('A1', '1');
    person.type('A2', '100');
    person.type('A3', '2');
    person.type('B1', '=A1*2');
    person.type('A5', 'bliver');
  });
  const passes = new Set([1, 4]);
  const options = { language: 'da' } as const;
  fillSeries(anne.editor, { given: range('A1:A3'), toward: 'down', count: 4, options, passes });
  expect(texts(anne, 'A4:A7')).toEqual(['3', 'bliver', '4', '5']);
  fillSeries(anne.editor, { given: range('B1'), toward: 'down', count: 5, options, passes });
  expect(texts(anne, 'B2:B6')).toEqual(['', '=A3*2', '=A4*2', '', '=A6*2']);
});
