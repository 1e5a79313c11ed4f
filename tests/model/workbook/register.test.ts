import { expect, test } from 'vitest';
import { danish, setCell } from '../../../model/index.ts';
import { type Knowledge, changeAssumption, changeAssumptions } from '../../../model/workbook/assumptions.ts';
import { registerOf } from '../../../model/workbook/register.ts';
import { cellNamed, openSmallCase, readerOf } from '../../support/small-case.ts';
import type { Person } from '../../support/workbooks.ts';

const lines = (person: Person) => registerOf(person.workbook, readerOf(person));
const lineOf = (person: Person, key: string) =>
  lines(person).find(({ assumption }) => assumption.key === key)!;
const say = (person: Person, key: string, knowledge: Partial<Knowledge>): void =>
  void changeAssumption(person.editor, lineOf(person, key).assumption.id, knowledge);
const put = (person: Person, name: string, text: string): void =>
  void setCell(person.editor, cellNamed(person, name), { text, language: danish });

test('[READY-1] cells named <key>_lav and <key>_høj are the range, and no assumptions of their own', () => {
  const { anne } = openSmallCase();
  expect(lines(anne).map(({ assumption }) => assumption.key)).toEqual(['Effekt', 'Pris', 'Bonus']);
  put(anne, 'Effekt_lav', '5 %');
  put(anne, 'Effekt_høj', '12 %');
  say(anne, 'Effekt', { low: 0.01, high: 0.99 });
  expect(lineOf(anne, 'Effekt').assumption).toMatchObject({ low: 0.05, high: 0.12 });
});

test('[READY-2] each line says what a decision still needs to know; an own estimate needs a range, all else a source', () => {
  const { anne } = openSmallCase();
  expect(lineOf(anne, 'Effekt').lacks).toEqual(['grade', 'source', 'date', 'owner', 'review']);
  say(anne, 'Effekt', { grade: 'estimate', date: '2026-11-01', owner: 'Anne', review: 'open' });
  expect(lineOf(anne, 'Effekt').lacks).toEqual(['range', 'review']);
  put(anne, 'Effekt_lav', '11 %');
  put(anne, 'Effekt_høj', '12 %');
  expect(lineOf(anne, 'Effekt').lacks).toEqual(['order', 'review']);
  put(anne, 'Effekt_lav', '9 %');
  for (const review of ['disputed', 'outdated'] as const) {
    say(anne, 'Effekt', { review });
    expect(lineOf(anne, 'Effekt').lacks).toEqual(['review']);
  }
  say(anne, 'Effekt', { review: 'proposed' });
  expect(lineOf(anne, 'Effekt').lacks).toEqual([]);
  // A law needs nobody to answer for it, but its source and date.
  expect(lineOf(anne, 'Pris').lacks).toEqual([]);
  say(anne, 'Pris', { source: undefined, unit: undefined });
  expect(lineOf(anne, 'Pris').lacks).toEqual(['unit', 'source']);
});

test('[READY-3] where the template says what must be filled in, an empty assumption is not in use', () => {
  const { anne } = openSmallCase();
  expect(lineOf(anne, 'Bonus')).toMatchObject({ isInUse: false, lacks: [] });
  put(anne, 'Bonus', '7');
  expect(lineOf(anne, 'Bonus').lacks).toContain('grade');
  put(anne, 'Bonus', 'syv');
  expect(lineOf(anne, 'Bonus').lacks).toContain('value');
  anne.workbook.resultEntries.set('checkFilled', null);
  put(anne, 'Bonus', '');
  expect(lineOf(anne, 'Bonus').lacks).toContain('value');
});

test('[ASSUME-7] several are told of at once, in one step, by whoever has not been taken away', () => {
  const { anne, bo, both } = openSmallCase();
  const ids = lines(anne).map(({ assumption }) => assumption.id);
  const knowledge = { owner: 'Anne', review: 'agreed' } as const;
  changeAssumptions(
    anne.editor,
    [...ids, 'borte'].map((id) => ({ id, knowledge })),
  );
  changeAssumption(bo.editor, ids[1]!, { owner: 'Bo' });
  const owners = (person: Person) => lines(person).map(({ assumption }) => assumption.owner);
  expect(both(owners)[0]).toBe('Anne');
  anne.editor.undo();
  expect([both(owners)[0], both(owners)[2]]).toEqual([undefined, undefined]);
  expect(changeAssumptions(anne.editor, [{ id: ids[0]!, knowledge: { date: '2026-02-30' } }])).toMatchObject({
    error: { kind: 'badField', field: 'date' },
  });
});
