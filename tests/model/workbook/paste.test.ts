import { describe, expect, test } from 'vitest';
import {
  type CarriedBlock,
  type CopiedPart,
  type InBits,
  type Value,
  copiedCells,
  danish,
  formatAt,
  insertLines,
  mergesIn,
  partOfCell,
  pasteCells,
  pasteInBits,
  setFormat,
  transposedBlock,
  typedCells,
} from '../../../model/index.ts';
import { mergeCells } from '../../../model/workbook/merges.ts';
import { protectRange } from '../../../model/workbook/protection.ts';
import { setValidation } from '../../../model/workbook/validation.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import type { Person } from '../../support/workbooks.ts';

/** All of the work at once. */
function finished<Done>(work: InBits<Done>): Done {
  let bit = work.next();
  while (!bit.done) bit = work.next();
  return bit.value;
}

const typed = (rows: readonly (readonly string[])[]): CarriedBlock => finished(typedCells(rows, danish));
const copied = (person: Person, where: string, part: CopiedPart = 'all', value?: Value): CarriedBlock =>
  finished(copiedCells(person.workbook, range(where), part, () => value));
const refusalOf = (result: { readonly ok: boolean }): unknown => 'error' in result && result.error;
const isBold = ({ workbook }: Person, where: string): boolean => {
  const { sheet: id, firstRow, firstColumn } = range(where);
  const sheet = workbook.sheetOf(id)!;
  return formatAt(sheet, sheet.rows.lineAt(firstRow)!, sheet.columns.lineAt(firstColumn)!).bold;
};

describe('[PASTE] carried cells', () => {
  test('[PASTE-1] typed texts, one step, and the sheet grows', () => {
    const { anne, bo, wires } = openPair((person) => person.type('A1', 'før'));
    const block = typed([
      ['1.234,5', '12,5 %'],
      ['=A11*2', ''],
    ]);
    expect(pasteCells(anne.editor, range('A12'), block)).toMatchObject({
      ok: true,
      value: { valuesInstead: 0 },
    });
    expect(texts(anne, 'A12:B13')).toEqual(['1234.5 12.5%', '=A11*2 ']);
    expect(anne.workbook.sheetOf('a')!.rows.size).toBeGreaterThan(12);
    wires.deliverAll();
    expect(texts(bo, 'A12:B13')).toEqual(texts(anne, 'A12:B13'));
    anne.editor.undo();
    expect(texts(anne, 'A12:B12')).toEqual([' ']);
    expect(anne.text('A1')).toBe('før');
    anne.editor.redo();
    expect(texts(anne, 'A12:B12')).toEqual(['1234.5 12.5%']);
  });

  test('[PASTE-2] copied cells: everything, values, formulas, formats', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '2');
      person.type('B1', '=A1*$A$1');
      setFormat(person.editor, range('B1'), { bold: true });
    });
    const put = (to: string, part: CopiedPart): void => {
      expect(pasteCells(anne.editor, range(to), copied(anne, 'A1:B1', part, 4)).ok).toBe(true);
    };
    put('A3', 'all');
    put('A4', 'values');
    put('A5', 'formulas');
    anne.type('B6', 'bliver');
    put('A6', 'formats');
    expect(texts(anne, 'A3:B6')).toEqual(['2 =A3*$A$1', '2 4', '2 =A5*$A$1', ' bliver']);
    expect(['B3', 'B4', 'B5', 'B6'].map((where) => isBold(anne, where))).toEqual([true, false, false, true]);
  });

  test('[PASTE-3] turned round: references that follow turn too, fixed ones stay', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '2');
      person.type('A2', '3');
      person.type('A3', '=A1*A2+$A$1');
    });
    expect(pasteCells(anne.editor, range('C5'), transposedBlock(copied(anne, 'A1:A3'))).ok).toBe(true);
    expect(texts(anne, 'C5:E5')).toEqual(['2 3 =C5*D5+$A$1']);
  });

  test('[PASTE-4] a target of whole blocks is filled again and again; any other takes the block once', () => {
    const { anne } = openPair((person) => {
      person.type('A1', '1');
      person.type('B1', '=A1+1');
    });
    pasteCells(anne.editor, range('A3:D4'), copied(anne, 'A1:B1'));
    expect(texts(anne, 'A3:D4')).toEqual(['1 =A3+1 1 =C3+1', '1 =A4+1 1 =C4+1']);
    pasteCells(anne.editor, range('A6:C6'), copied(anne, 'A1:B1'));
    expect(texts(anne, 'A6:D6')).toEqual(['1 =A6+1  ']);
    // What was typed names the cells that were typed.
    pasteCells(anne.editor, range('A8:A9'), typed([['=B1']]));
    expect(texts(anne, 'A8:A9')).toEqual(['=B1', '=B1']);
  });

  test('[PASTE-5] locked, not allowed, under merged cells, too long: refused as a whole, nothing is lost', () => {
    const { anne } = openPair((person) => {
      for (const at of ['A1', 'A2', 'B2', 'C2', 'A3']) person.type(at, 'før');
      mergeCells(person.editor, range('B2:C2'));
      protectRange(person.editor, range('A3'), { label: 'x', mayEdit: [] });
      setValidation(person.editor, range('A4'), {
        rule: { kind: 'whole', min: 1, max: 9 },
        allowsEmpty: true,
        strictness: 'stop',
        message: '',
      });
    });
    const before = texts(anne, 'A1:D5');
    const refused = (to: string, rows: readonly (readonly string[])[]): unknown =>
      refusalOf(pasteCells(anne.editor, range(to), typed(rows)));
    expect(refused('A2', [['1', '2', '3']])).toMatchObject({ kind: 'underMerge', area: { firstRow: 1 } });
    expect(refused('A2', [['1'], ['2']])).toMatchObject({ kind: 'locked' });
    expect(refused('A4', [['1', 'to'], ['x']])).toBe(false);
    expect(refused('A4', [['12']])).toMatchObject({ kind: 'invalid' });
    expect(refused('A1', [['x'.repeat(32_768)]])).toMatchObject({ kind: 'textTooLong' });
    expect(refused('A200000', [['1'], ['2']])).toMatchObject({ kind: 'sheetFull' });
    anne.editor.undo();
    expect(texts(anne, 'A1:D5')).toEqual(before);
    // Into merged cells as one, and over them where nothing is hidden.
    expect(refused('B2:C2', [['5']])).toBe(false);
    expect(texts(anne, 'B2:C2')).toEqual(['5 før']);
    expect(refused('B2', [['6', '']])).toBe(false);
    expect(mergesIn(anne.workbook, range('A1:D3'))).toHaveLength(1);
  });

  test('[PASTE-6] formulas of places that are not here give their values; parts of a foreign cell', () => {
    const { anne } = openPair();
    const tokens = anneTokens('=Væk!A1');
    const cell = {
      content: { kind: 'formula', tokens, at: undefined, otherwise: { kind: 'number', value: 7 } },
      look: { bold: true },
    } as const;
    expect(pasteCells(anne.editor, range('A1'), [[cell]])).toMatchObject({ value: { valuesInstead: 1 } });
    expect(anne.text('A1')).toBe('7');
    expect(partOfCell(cell, 'values')).toEqual({ content: { kind: 'number', value: 7 } });
    expect(partOfCell(cell, 'formats')).toEqual({ look: { bold: true } });
    expect(partOfCell(cell, 'formulas')).toEqual({ content: cell.content });
  });

  test('[PASTE-7] merges come along and are one step with the rest', () => {
    const { anne } = openPair();
    const merge = { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 1 };
    pasteCells(
      anne.editor,
      range('B2'),
      typed([
        ['titel', ''],
        ['1', '2'],
      ]),
      [merge],
    );
    expect(mergesIn(anne.workbook, range('B2:C3'))).toEqual([merge]);
    anne.editor.undo();
    expect(mergesIn(anne.workbook, range('B2:C3'))).toEqual([]);
    expect(anne.text('B2')).toBe('');
  });

  test('[PASTE-9] bit by bit it is one step; where a colleague moves lines in between, it is taken back and said', () => {
    const { anne, bo, wires } = openPair((person) => person.type('C1', 'før'));
    const block = typed(Array.from({ length: 4000 }, (_, i) => [String(i), '=A1']));
    const paste = (between: () => void) => {
      const step = anne.editor.openStep();
      const work = pasteInBits(anne.editor, [{ range: range('A1'), block }]);
      let bits = 0;
      let bit = work.next();
      for (; !bit.done; bit = work.next()) if (++bits === 2) between();
      expect(bits).toBeGreaterThan(1);
      if (bit.value.ok) step.close();
      else finished(step.giveUp());
      wires.deliverAll();
      return bit.value;
    };
    const shifted = paste(() => {
      wires.deliverAll();
      insertLines(bo.editor, rows(1, 2));
      wires.deliverAll();
      expect(anne.editor.undo()).toBeUndefined();
    });
    expect(shifted).toEqual({ ok: false, error: { kind: 'shifted' } });
    for (const person of [anne, bo]) expect(texts(person, 'A3:C4')).toEqual(['  før', '  ']);
    expect(paste(() => bo.type('C2', 'imens'))).toMatchObject({ ok: true });
    expect(texts(bo, 'A1:C4')).toEqual(['0 =A1 ', '1 =A1 imens', '2 =A1 før', '3 =A1 ']);
    expect(texts(bo, 'A4000:B4000')).toEqual(['3999 =A1']);
    anne.editor.undo();
    expect(texts(anne, 'A2:C3')).toEqual(['  imens', '  før']);
    expect(anne.editor.canUndo).toBe(false);
  });

  test('[PASTE-10] given up half-way, nothing of it is left, and nothing is there to take back or do again', () => {
    const { anne, bo, wires } = openPair((person) => person.type('A2', 'før'));
    const block = typed(Array.from({ length: 3000 }, (_, i) => [String(i), 'x']));
    const step = anne.editor.openStep();
    const work = pasteInBits(anne.editor, [{ range: range('A1'), block }]);
    while (texts(anne, 'A1')[0] !== '0') work.next();
    wires.deliverAll();
    finished(step.giveUp());
    wires.deliverAll();
    for (const person of [anne, bo]) expect(texts(person, 'A1:A3')).toEqual(['', 'før', '']);
    expect(anne.editor.canUndo).toBe(false);
  });

  test('[PASTE-11] a large paste is taken back and done again bit by bit; what is typed in between stays', () => {
    const { anne, bo, wires } = openPair((person) => person.type('A2', 'før'));
    const block = typed(Array.from({ length: 1500 }, (_, i) => [String(i), 'x']));
    pasteCells(anne.editor, range('A1'), block);
    wires.deliverAll();
    const work = anne.editor.takingBack('undo');
    let bits = 0;
    let bit = work.next();
    for (; !bit.done; bit = work.next()) {
      if (++bits !== 3) continue;
      // Taken back from its end on: A2 still holds what was pasted.
      expect(texts(anne, 'A2:B2')).toEqual(['1 x']);
      anne.type('B2', 'imens');
      bo.type('B1', 'hans');
      wires.deliverAll();
    }
    expect(bits).toBe(7);
    expect(bit.value?.kept).toBe(2);
    wires.deliverAll();
    for (const person of [anne, bo]) expect(texts(person, 'A1:B3')).toEqual([' hans', 'før imens', ' ']);
    finished(anne.editor.takingBack('redo'));
    expect(texts(anne, 'A1:B3')).toEqual(['0 hans', '1 imens', '2 x']);
  });

  test('[PASTE-11] merges that came along are taken back first, and the cells bit by bit as without them', () => {
    const { anne, bo, wires } = openPair();
    const block = typed(Array.from({ length: 1500 }, (_, i) => [String(i), '']));
    const merge = { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 1 };
    pasteCells(anne.editor, range('A1'), block, [merge]);
    wires.deliverAll();
    const work = anne.editor.takingBack('undo');
    work.next();
    work.next();
    expect(mergesIn(anne.workbook, range('A1:B2'))).toEqual([]);
    expect(texts(anne, 'A1:B1')).toEqual(['0 ']);
    finished(work);
    wires.deliverAll();
    for (const person of [anne, bo])
      expect(texts(person, 'A1:A1500').every((text) => text === '')).toBe(true);
    finished(anne.editor.takingBack('redo'));
    expect(mergesIn(anne.workbook, range('A1:B2'))).toEqual([merge]);
    expect(texts(anne, 'A1500:B1500')).toEqual(['1499 ']);
  });

  test('[PASTE-12] a total behind a large paste reaches over it, unless a colleague has written it anew meanwhile', () => {
    const { anne, bo, wires } = openPair((person) => {
      const before = Array.from({ length: 2502 }, (_, i) => (i < 2 ? ['1', '1'] : ['', '']));
      pasteCells(person.editor, range('A1'), typed([...before, ['=SUM(A1:A2)', '=SUM(B1:B2)']]));
    });
    const block = typed(Array.from({ length: 2500 }, (_, i) => [String(i), '1']));
    const step = anne.editor.openStep();
    const work = pasteInBits(anne.editor, [{ range: range('A3'), block }]);
    let since = 0;
    let bit = work.next();
    for (; !bit.done; bit = work.next()) {
      if (texts(anne, 'A2502')[0] === '' || ++since !== 4) continue;
      // By now it has been found that the total of A is to reach further.
      bo.type('A2503', '=SUM(A1:A2)*2');
      wires.deliverAll();
    }
    expect(since).toBeGreaterThanOrEqual(4);
    expect(bit.value).toMatchObject({ ok: true });
    step.close();
    wires.deliverAll();
    for (const person of [anne, bo])
      expect(texts(person, 'A2503:B2503')).toEqual(['=SUM(A1:A2)*2 =SUM(B1:B2502)']);
  });
});

function anneTokens(text: string) {
  const [[cell] = []] = typed([[text]]);
  if (cell?.content?.kind !== 'formula') throw new Error(`${text} is no formula`);
  return cell.content.tokens;
}
