import { afterEach, describe, expect, test } from 'vitest';
import {
  type CellId,
  type Question,
  answerQuestions,
  formatAt,
  isOpen,
  questionsAbout,
  setBlock,
  setFormat,
  danish,
} from '../../../model/index.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

const today = { year: 2026 };
let person: Person;
const open = (): void => {
  person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 20, columns: 9 }]));
};
afterEach(() => person.close());

const cell = (row: number, column: number): CellId =>
  person.workbook.cellAt(person.workbook.sheets[0]!, row, column)!;
const stored = (row: number, column: number): unknown => {
  const content = person.workbook.contentAt(cell(row, column));
  return 'value' in content ? content.value : content.kind;
};
const range = (lastRow: number, lastColumn: number) => ({
  sheet: 'a',
  firstRow: 0,
  lastRow,
  firstColumn: 0,
  lastColumn,
});
/** Pastes a block from A1 on, and gives what must be asked. */
const paste = (texts: readonly (readonly string[])[], lastRow = 0, lastColumn = 0): readonly Question[] => {
  const target = range(lastRow, lastColumn);
  expect(setBlock(person.editor, target, texts, danish).ok).toBe(true);
  return questionsAbout(person.workbook, target, { texts, language: 'da', today });
};

describe('[ASK] a text that may mean several things', () => {
  test('[ASK-1] is kept exactly as it was typed, and asked about; nothing else is', () => {
    open();
    const questions = paste([
      ['1,250', '1.250', '31-12'],
      ['tekst', "'1,250", '0101'],
    ]);
    expect(questions.map(({ at, text }) => [at.row, at.column, text])).toEqual([
      ['0', '0', '1,250'],
      ['0', '2', '31-12'],
      ['1', '2', '0101'],
    ]);
    expect([stored(0, 0), stored(0, 1), stored(0, 2), stored(1, 2)]).toEqual([
      '1,250',
      1250,
      '31-12',
      '0101',
    ]);
    for (const { alternatives, text } of questions) {
      expect(alternatives.length).toBeGreaterThan(1);
      expect(alternatives.at(-1)).toEqual({ meaning: 'text', value: text });
    }
  });

  test('[ASK-2] the answer writes number and format in one step that undo takes back', () => {
    open();
    const questions = paste([['1,250'], ['2,340'], ['3,000']]);
    expect(answerQuestions(person.editor, questions, 'thousands').ok).toBe(true);
    expect([0, 1, 2].map((row) => stored(row, 0))).toEqual([1250, 2340, 3000]);
    expect(formatAt(person.workbook.sheets[0]!, '0', '0').number).toBe('#,##0');
    expect(questions.some((question) => isOpen(person.workbook, question))).toBe(false);
    person.editor.undo();
    expect([0, 1, 2].map((row) => stored(row, 0))).toEqual(['1,250', '2,340', '3,000']);
    expect(formatAt(person.workbook.sheets[0]!, '0', '0').number).toBeUndefined();
  });

  test('[ASK-3] a cell that cannot have the meaning, or has been changed since, is left alone', () => {
    open();
    const questions = paste([['1,250', '3.4', '2,500']]);
    person.type('C1', 'noget andet');
    expect(answerQuestions(person.editor, questions, 'thousands').ok).toBe(true);
    expect([stored(0, 0), stored(0, 1), stored(0, 2)]).toEqual([1250, '3.4', 'noget andet']);
    expect(answerQuestions(person.editor, questions, 'date').ok).toBe(true);
    expect([stored(0, 0), stored(0, 1)]).toEqual([1250, 46115]);
    expect(answerQuestions(person.editor, questions, 'text').ok).toBe(true);
    expect(stored(0, 1)).toBe(46115);
  });

  test('[ASK-4] a cell keeps the number format that it has', () => {
    open();
    setFormat(person.editor, range(0, 0), { number: '0.0 "t"' });
    answerQuestions(person.editor, paste([['1,250']]), 'thousands');
    expect(formatAt(person.workbook.sheets[0]!, '0', '0').number).toBe('0.0 "t"');
  });

  test('[ASK-5] one text that fills a range is asked about in every cell of it', () => {
    open();
    expect(paste([['1,250']], 1, 2)).toHaveLength(6);
    expect(stored(1, 2)).toBe('1,250');
    expect(paste([['1.250']], 1, 2)).toHaveLength(0);
  });

  test('[ASK-6] a question follows its cell, and ends with its row', () => {
    open();
    const [question] = paste([['1,250']]);
    expect(isOpen(person.workbook, question!)).toBe(true);
    expect(isOpen(person.workbook, { ...question!, at: { ...question!.at, row: 'zz' } })).toBe(false);
  });
});
