import { describe, expect, test } from 'vitest';
import { danish, setCell } from '../../../model/index.ts';
import {
  acknowledgeWarning,
  acknowledgementsOf,
  withdrawAcknowledgement,
} from '../../../model/workbook/acknowledgements.ts';
import { assumptionsOf, changeAssumption } from '../../../model/workbook/assumptions.ts';
import { warningsOf } from '../../../model/workbook/warnings.ts';
import { cellNamed, openSmallCase, readerOf } from '../../support/small-case.ts';
import type { Person } from '../../support/workbooks.ts';

const warnings = (person: Person) => warningsOf(person.workbook, readerOf(person));
const open = (person: Person): readonly string[] =>
  warnings(person).flatMap(({ key, acknowledged }) => (acknowledged ? [] : [key]));
const put = (person: Person, name: string, text: string): void =>
  void setCell(person.editor, cellNamed(person, name), { text, language: danish });
const share = { key: 'checkShare', text: 'Prisen er højere end effekten.', status: 'Ret' };
const because = { reason: 'Aftalt med økonomi', name: 'Anne', day: '2026-11-22' };

describe('warnings', () => {
  test('[WARN-1] a check that says anything but OK or 0 is a warning, with its sentence and the input to go to', () => {
    const { anne } = openSmallCase();
    const check = () => warnings(anne).find(({ key }) => key === 'checkShare');
    expect(check()).toBeUndefined();
    put(anne, 'Kontrol_andel', 'Ret');
    expect(check()).toEqual({
      ...share,
      kind: undefined,
      at: cellNamed(anne, 'Pris'),
      acknowledged: undefined,
    });
    for (const calm of ['0', 'OK', '']) {
      put(anne, 'Kontrol_andel', calm);
      expect(check()).toBeUndefined();
    }
  });

  test('[WARN-2] the register warns of values without a source and of own estimates without a range, by how many', () => {
    const { anne } = openSmallCase();
    expect(warnings(anne).map(({ key, status }) => [key, status])).toEqual([['noSource', '1']]);
    changeAssumption(anne.editor, assumptionsOf(anne.workbook)[0]!.id, { grade: 'estimate' });
    expect(warnings(anne).map(({ key, at }) => [key, at])).toEqual([
      ['estimateRange', cellNamed(anne, 'Effekt')],
    ]);
    put(anne, 'Effekt_lav', '5 %');
    put(anne, 'Effekt_høj', '12 %');
    expect(open(anne)).toEqual([]);
  });

  test('[WARN-3] a single result that rests on an estimate, and a needed effect near the expected one', () => {
    const { anne } = openSmallCase();
    const results = anne.workbook.resultEntries;
    const point = (key: string, name: string): void => {
      const { sheet, row, column } = cellNamed(anne, name);
      results.set(key, `=\`${sheet}!$${row}.$${column}\``);
    };
    changeAssumption(anne.editor, assumptionsOf(anne.workbook)[0]!.id, {
      grade: 'estimate',
      low: 0,
      high: 1,
    });
    point('netLow', 'Effekt_lav');
    point('netHigh', 'Effekt_høj');
    point('effect', 'Effekt');
    point('breakEvenEffect', 'Udenfor');
    expect(open(anne)).toEqual(['estimateRange', 'resultRange']);
    put(anne, 'Effekt_lav', '5 %');
    put(anne, 'Effekt_høj', '12 %');
    const near = (text: string): readonly string[] => {
      put(anne, 'Udenfor', text);
      return warnings(anne).map(({ status }) => status);
    };
    expect(['0,079', '0,081', '0,1', '0,11'].map(near)).toEqual([[], ['81 %'], ['100 %'], []]);
  });
});

describe('acknowledgements', () => {
  test('[WARN-4] a reason stands in cells with name and date, holds while the status is the same, and is one step', () => {
    const { anne } = openSmallCase();
    put(anne, 'Kontrol_andel', 'Ret');
    expect(acknowledgeWarning(anne.editor, share, { ...because, reason: ' ' })).toMatchObject({
      error: { kind: 'badText' },
    });
    expect(acknowledgeWarning(anne.editor, share, because).ok).toBe(true);
    expect(warnings(anne)[0]).toMatchObject({
      acknowledged: { reason: 'Aftalt med økonomi', name: 'Anne', date: 46_348, seen: 'Ret' },
    });
    expect(readerOf(anne)(cellNamed(anne, 'Advarsel_begrundelse'))).toBeUndefined();
    put(anne, 'Kontrol_andel', 'Ret nu');
    expect(open(anne)).toContain('checkShare');
    put(anne, 'Kontrol_andel', 'Ret');
    expect(open(anne)).not.toContain('checkShare');
    for (let i = 0; i < 3; i++) anne.editor.undo();
    expect(acknowledgementsOf(anne.workbook, readerOf(anne)).size).toBe(0);
    expect(open(anne)).toContain('checkShare');
  });

  test('[WARN-5] a warning of the register takes a free row until none is left, and gives it back', () => {
    const { anne } = openSmallCase();
    for (let i = 0; i < 8; i++)
      expect(acknowledgeWarning(anne.editor, { key: `w${i}`, text: 'x', status: '1' }, because).ok).toBe(
        true,
      );
    const more = () => acknowledgeWarning(anne.editor, { key: 'w8', text: 'x', status: '1' }, because);
    expect(more()).toMatchObject({ error: { kind: 'noRoom' } });
    withdrawAcknowledgement(anne.editor, 'w3');
    expect(more().ok).toBe(true);
    expect([...acknowledgementsOf(anne.workbook, readerOf(anne)).keys()].sort()).toEqual(
      [0, 1, 2, 4, 5, 6, 7, 8].map((i) => `w${i}`),
    );
    expect(withdrawAcknowledgement(anne.editor, 'w3')).toMatchObject({ error: { kind: 'gone' } });
  });

  test('[WARN-6] two who acknowledge one warning at once: one reason stands whole, the same for both', () => {
    const { anne, bo, both } = openSmallCase();
    put(anne, 'Kontrol_andel', 'Ret');
    both(() => 0);
    acknowledgeWarning(anne.editor, share, because);
    acknowledgeWarning(bo.editor, share, { reason: 'Set af Bo', name: 'Bo', day: '2026-11-23' });
    const reason = both((person) => acknowledgementsOf(person.workbook, readerOf(person)).get('checkShare')!);
    expect([
      ['Aftalt med økonomi', 'Anne'],
      ['Set af Bo', 'Bo'],
    ]).toContainEqual([reason.reason, reason.name]);
  });
});
