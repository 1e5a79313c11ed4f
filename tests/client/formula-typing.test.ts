import fc from 'fast-check';
import { createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { type Desk, createDesk } from '../../client/sheet/desk.ts';
import { offersFor } from '../../client/sheet/formula-offers.ts';
import { createFormulaTyping } from '../../client/sheet/formula-typing.ts';
import { piecesOf } from '../../client/sheet/formula-pieces.ts';
import type { Point } from '../../client/sheet/selection.ts';
import type { WorkbookSession } from '../../client/workbook-session.ts';
import { danish, defineName, renameSheet, typedTokens, wordAt } from '../../model/index.ts';
import { mergeCells } from '../../model/workbook/merges.ts';
import { openPair, range } from '../support/people.ts';
import { runs } from '../support/runs.ts';
import type { Person } from '../support/workbooks.ts';

const said: string[] = [];

/** The keys of the texts in what is told now. */
function told(desk: Desk): readonly string[] {
  said.length = 0;
  desk.said()?.text();
  return said;
}

/** A desk at a workbook without a socket: of the session only what typing needs. */
function openDesk(person: Person): Desk {
  const { workbook, editor } = person;
  const session: Partial<WorkbookSession> = {
    workbook,
    editor,
    sheets: () => workbook.sheets,
    trackLayout: () => {},
    trackEveryLayout: () => {},
    trackAnyValue: () => {},
    trackContents: () => {},
    entryOf: () => '',
    presence: { tell: () => {} } as unknown as WorkbookSession['presence'],
  };
  const t = (key: string): string => {
    said.push(key);
    return key;
  };
  const options = { language: () => danish, t, mayEdit: () => true, mayComment: () => true };
  return createRoot(() => {
    const desk = createDesk({ session: session as WorkbookSession, ...options });
    desk.typeFormulasWith(
      createFormulaTyping({ session: session as WorkbookSession, desk, language: options.language }),
    );
    return desk;
  });
}

const single = (row: number, column: number) => ({ anchor: { row, column }, focus: { row, column } });
const block = (anchor: Point, focus: Point) => ({ anchor, focus });

/** Types a text into A1, the caret at the end. */
function typing(desk: Desk, text: string): void {
  desk.beginDraft({ text, mode: 'enter', place: 'cell' });
  desk.formula.noteSelected({ start: text.length, end: text.length });
}
const text = (desk: Desk): string => desk.draft()!.text;
const type = (desk: Desk, more: string): void => {
  const now = text(desk) + more;
  desk.changeDraft(now);
  desk.formula.noteSelected({ start: now.length, end: now.length });
};
const move = (desk: Desk, direction: 'up' | 'down' | 'left' | 'right', isExtending = false): boolean =>
  desk.formula.pointByKey({ direction, stride: 'cell', extends: isExtending, pageRows: 5 });

describe('[POINT] pointing at cells while a formula is typed', () => {
  test('[POINT-1] clicks change the reference until something is typed', () => {
    const desk = openDesk(openPair().anne);
    desk.select(single(0, 0));
    typing(desk, '=SUM(');
    expect(desk.formula.pointAt(single(1, 1))).toBe(true);
    expect(text(desk)).toBe('=SUM(B2');
    desk.formula.pointAt(block({ row: 4, column: 2 }, { row: 1, column: 1 }));
    expect(text(desk)).toBe('=SUM(B2:C5');
    type(desk, ';');
    desk.formula.pointAt(single(2, 2));
    expect(text(desk)).toBe('=SUM(B2:C5;C3');
    type(desk, ')');
    expect(desk.formula.canPoint()).toBe(false);
    expect(desk.formula.pointAt(single(0, 4))).toBe(false);
    expect(text(desk)).toBe('=SUM(B2:C5;C3)');
  });

  test('[POINT-2] heads give whole columns and rows, merged cells the one that shows', () => {
    const { anne } = openPair((person) => void mergeCells(person.editor, range('C2:D4')));
    const desk = openDesk(anne);
    typing(desk, '=');
    desk.formula.pointAt(single(0, 1), 'columns');
    expect(text(desk)).toBe('=B:B');
    desk.formula.pointAt(block({ row: 0, column: 3 }, { row: 0, column: 1 }), 'columns');
    expect(text(desk)).toBe('=B:D');
    desk.formula.pointAt(block({ row: 1, column: 0 }, { row: 2, column: 0 }), 'rows');
    expect(text(desk)).toBe('=2:3');
    desk.formula.pointAt(single(3, 3));
    expect(text(desk)).toBe('=C2');
  });

  test('[POINT-3] arrows point from the active cell, Shift extends; where a number stands they do not', () => {
    const desk = openDesk(openPair().anne);
    desk.select(single(2, 2));
    typing(desk, '=');
    move(desk, 'up');
    expect(text(desk)).toBe('=C2');
    move(desk, 'left');
    move(desk, 'down', true);
    expect(text(desk)).toBe('=B2:B3');
    type(desk, '*');
    move(desk, 'right');
    expect(text(desk)).toBe('=B2:B3*D3');
    type(desk, '+2');
    expect(move(desk, 'down')).toBe(false);
    // A reference that is typed by hand is done: there an arrow ends the typing.
    desk.cancelDraft();
    typing(desk, '=B2');
    expect(move(desk, 'down')).toBe(false);
    expect(desk.formula.canPoint()).toBe(true);
  });

  test('[POINT-4] on another sheet the reference names it, and the formula goes where it was begun', () => {
    const { anne } = openPair((person) => void renameSheet(person.editor, 'b', 'Mine tal'));
    const desk = openDesk(anne);
    desk.select(single(0, 0));
    typing(desk, '=');
    desk.openSheet('b');
    expect(desk.draft()).toMatchObject({ text: '=', place: 'bar' });
    desk.formula.pointAt(single(1, 1));
    expect(text(desk)).toBe("='Mine tal'!B2");
    type(desk, '*2');
    expect(desk.commitDraft('down')).toBe(true);
    expect(desk.sheet()?.id).toBe('a');
    expect(desk.active()).toEqual({ row: 1, column: 0 });
    expect(anne.text('A1')).toBe("='Mine tal'!B2*2");
  });

  test('[POINT-5] F4 fixes what was pointed at, as long as the caret touches it', () => {
    const desk = openDesk(openPair().anne);
    typing(desk, '=');
    desk.formula.pointAt(single(1, 1));
    expect(desk.formula.cycleFixed()).toBe(true);
    expect(text(desk)).toBe('=$B$2');
    expect(desk.formula.wanted()).toEqual({ start: 5, end: 5 });
    type(desk, '+');
    expect(desk.formula.cycleFixed()).toBe(false);
  });
});

describe('[FTYPE-15] what is typed is kept', () => {
  test('what is longer than a cell can hold stays in the editor; what cannot be read is told', () => {
    const { anne } = openPair();
    const desk = openDesk(anne);
    typing(desk, 'x'.repeat(32_768));
    expect(desk.commitDraft()).toBe(false);
    expect(text(desk)).toHaveLength(32_768);
    expect(told(desk)).toContain('refusal.textTooLong');
    desk.cancelDraft();
    typing(desk, '=1\u0007+2');
    expect(desk.commitDraft()).toBe(true);
    expect(told(desk)).toContain('problemIn.unknownCharacter');
    expect(anne.text('A1')).toBe('=1\u0007+2');
  });

  test('brackets that are missing at the end are put there and told', () => {
    const { anne } = openPair();
    const desk = openDesk(anne);
    desk.select(single(0, 0));
    typing(desk, '=SUM(B1;MAKS(B2');
    desk.commitDraft();
    expect(anne.text('A1')).toBe('=SUM(B1,MAX(B2))');
    expect(told(desk)).toContain('formula.closed');
  });
});

describe('[FTYPE-16] the mirror', () => {
  test('holds every letter in its place, whatever is typed', () => {
    const piece = fc.constantFrom(
      'A1',
      'sum(',
      ')',
      '+',
      ';',
      ' ',
      '"x;',
      '"',
      '12',
      'B2:C3',
      '(',
      '🙂',
      'שלום',
      '\n',
      '\u0007',
      "'",
      'Rente',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.nat(), (parts, place) => {
        const typed = `=${parts.join('')}`;
        const tokens = typedTokens(typed, danish);
        const marks = tokens.flatMap(({ kind, start, end }) =>
          kind === 'reference' ? [{ start, end, colour: 0, area: undefined, text: '' }] : [],
        );
        const pieces = piecesOf(typed, tokens, marks, place % (typed.length + 1));
        expect(pieces.map((one) => one.text).join('')).toBe(typed);
      }),
      runs(300),
    );
  });
});

describe('[FTYPE-17] what a word may become', () => {
  const offered = (typed: string): readonly string[] => {
    const { anne } = openPair((person) => {
      defineName(person.editor, 'Summen', '=1');
      defineName(person.editor, { text: 'Sumlokal', scope: 'b' }, '=1');
      renameSheet(person.editor, 'b', 'Sum af alt');
    });
    const word = wordAt(typedTokens(typed, danish), typed, typed.length)!;
    const offers = offersFor(word, { workbook: anne.workbook, sheet: 'a', language: danish });
    return offers.map(({ written }) => written);
  };
  test.each([
    ['=sum.h', ['SUM.HVIS(', 'SUM.HVISER(']],
    ['=summ', ['Summen']],
    ['=averageif', ['MIDDEL.HVIS(', 'MIDDEL.HVISER(']],
    ["='sum", ["'Sum af alt'!"]],
    ['=xyzzy', []],
  ])('%s', (typed, wanted) => {
    expect(offered(typed)).toEqual(wanted);
  });
  test('functions and names of the workbook come before sheets', () => {
    const all = offered('=sum');
    expect(all).toContain('SUM(');
    expect(all.indexOf('Summen')).toBeLessThan(all.indexOf("'Sum af alt'!"));
    expect(all).not.toContain('Sumlokal');
  });
});
