import { describe, expect, test } from 'vitest';
import { danish, insertLines, setCell } from '../../../model/index.ts';
import { acknowledgeWarning } from '../../../model/workbook/acknowledgements.ts';
import { changeAssumption } from '../../../model/workbook/assumptions.ts';
import {
  isMarkedReady,
  markReady,
  obstaclesTo,
  readinessOf,
  withdrawReady,
} from '../../../model/workbook/readiness.ts';
import { registerOf } from '../../../model/workbook/register.ts';
import { type SmallCase, behindAll, cellNamed, openSmallCase, readerOf } from '../../support/small-case.ts';
import type { Person } from '../../support/workbooks.ts';

const put = (person: Person, name: string, text: string): void =>
  void setCell(person.editor, cellNamed(person, name), { text, language: danish });
const ids = (person: Person): readonly string[] =>
  registerOf(person.workbook, readerOf(person)).map(({ assumption }) => assumption.id);
const mark = (person: Person, name = 'Anne', at = 1000) =>
  markReady(person.editor, {
    by: { person: name.toLowerCase(), name },
    at,
    read: readerOf(person),
    behind: behindAll(person),
  });
const state = (person: Person) => readinessOf(person.workbook, behindAll(person));

/** A small case about which everything has been said. */
function openKnown(): SmallCase {
  const known = openSmallCase();
  const { anne, both } = known;
  put(anne, 'Effekt_lav', '5 %');
  put(anne, 'Effekt_høj', '12 %');
  changeAssumption(anne.editor, ids(anne)[0]!, {
    grade: 'estimate',
    date: '2026-11-01',
    owner: 'Anne',
    review: 'agreed',
  });
  both(() => 0);
  return known;
}

describe('[READY] ready for a decision', () => {
  test('[READY-4] it is refused with everything that stands in the way, and nothing is written', () => {
    const { anne } = openSmallCase();
    anne.workbook.about.set('example', true);
    put(anne, 'Kontrol_andel', 'Ret');
    const refusal = mark(anne);
    expect(refusal).toMatchObject({ error: { kind: 'notReady' } });
    expect(obstaclesTo(anne.workbook, readerOf(anne)).map(({ kind }) => kind)).toEqual([
      'example',
      'warning',
      'assumption',
    ]);
    expect([isMarkedReady(anne.workbook), state(anne)]).toEqual([false, { kind: 'notMarked' }]);
    anne.workbook.about.set('example', null);
    acknowledgeWarning(
      anne.editor,
      { key: 'checkShare', text: '', status: 'Ret' },
      { reason: 'Aftalt', name: 'Anne', day: '2026-11-22' },
    );
    expect(obstaclesTo(anne.workbook, readerOf(anne)).map(({ kind }) => kind)).toEqual(['assumption']);
  });

  test('[READY-5] who and when is kept, and whatever a result comes from shows as changed since until it is as it was', () => {
    const { anne, bo, both } = openKnown();
    expect(mark(anne)).toEqual({ ok: true, value: undefined });
    const ready = {
      kind: 'ready',
      by: { person: 'anne', name: 'Anne' },
      at: 1000,
      sheets: [],
      assumptions: [],
    };
    expect(both(state)).toEqual(ready);
    put(bo, 'Pris', '51');
    expect(both(state)).toEqual({ ...ready, kind: 'changed', sheets: ['m'] });
    put(bo, 'Pris', '50');
    expect(both(state)).toEqual(ready);
    changeAssumption(bo.editor, ids(bo)[1]!, { source: 'Lov 2' });
    expect(both(state)).toEqual({ ...ready, kind: 'changed', assumptions: [ids(anne)[1]!] });
    bo.editor.undo();
    // An empty field that is filled in counts; what no result comes from does not, nor does moving lines about.
    put(bo, 'Udenfor', '9');
    insertLines(bo.editor, { sheet: 'd', side: 'rows', first: 0, count: 2 });
    expect(both(state)).toEqual(ready);
    put(bo, 'Bonus', '3');
    expect(both(state)).toMatchObject({ kind: 'changed', sheets: ['m'] });
  });

  test('[READY-6] marking and withdrawing are one step each, and undo takes back my own only', () => {
    const { anne, bo, both } = openKnown();
    mark(anne);
    both(() => 0);
    withdrawReady(bo.editor);
    expect(both(state)).toEqual({ kind: 'notMarked' });
    anne.editor.undo();
    expect(both(state)).toEqual({ kind: 'notMarked' });
    bo.editor.undo();
    expect(both(state)).toMatchObject({ kind: 'ready', by: { name: 'Anne' } });
  });

  test('[READY-7] of two who mark at once one stands, the same for both; what is changed at once shows as changed since', () => {
    const { anne, bo, both } = openKnown();
    mark(anne, 'Anne', 1000);
    mark(bo, 'Bo', 2000);
    const seen = both(state);
    expect(seen).toMatchObject({ kind: 'ready' });
    if (seen.kind !== 'notMarked')
      expect([
        ['Anne', 1000],
        ['Bo', 2000],
      ]).toContainEqual([seen.by.name, seen.at]);
    mark(anne, 'Anne', 3000);
    put(bo, 'Pris', '60');
    expect(both(state)).toMatchObject({ kind: 'changed', at: 3000, sheets: ['m'] });
  });

  test('[READY-8] what cannot be read as a mark is none', () => {
    const { anne } = openKnown();
    const marks = [
      7,
      'x',
      [],
      ['p', 'n'],
      ['p', 'n', 'x'],
      ['', 'n', 1],
      ['p', 'x'.repeat(201), 1],
      { 0: 'p' },
    ];
    for (const value of marks) {
      anne.workbook.about.set('ready', value);
      expect(state(anne)).toEqual({ kind: 'notMarked' });
    }
    anne.workbook.about.set('ready', ['p', 'Navn', 5, 3, ':', 'x', 'am:1', null]);
    expect(state(anne)).toMatchObject({ kind: 'changed', at: 5 });
  });
});
