import { describe, expect, test } from 'vitest';
import { deleteLines, insertLines, moveCells, resultArea, resultKeys } from '../../../model/index.ts';
import {
  type Knowledge,
  addAssumption,
  assumptionAt,
  assumptionsOf,
  changeAssumption,
  remarksOn,
  removeAssumption,
} from '../../../model/workbook/assumptions.ts';
import {
  changeResult,
  defineResult,
  moveResult,
  removeResult,
  resultText,
} from '../../../model/workbook/results.ts';
import {
  addScenario,
  clearScenarioValue,
  duplicateScenario,
  moveScenario,
  removeScenario,
  renameScenario,
  scenarioInputs,
  scenariosOf,
  setScenarioValue,
  writeScenario,
} from '../../../model/workbook/scenarios.ts';
import { setValidation } from '../../../model/workbook/validation.ts';
import { cellAt, openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const took = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const assume = (person: Person, cell: string, knowledge: Partial<Knowledge> = {}): string =>
  took(addAssumption(person.editor, cellAt(person, cell), knowledge));

describe('assumptions', () => {
  const known = ({ workbook }: Person) => assumptionsOf(workbook).map(({ cell, label }) => [cell.row, label]);

  test('[ASSUME-1] what is known about a value is kept field by field and follows its cell', () => {
    const { anne } = openColleagues();
    const knowledge: Knowledge = {
      key: 'Effekt',
      label: 'Effekt',
      low: 0,
      likely: 5,
      high: 12.5,
      unit: 'pct.point',
      population: 'Sygedagpengemodtagere',
      source: 'STAR 2024',
      date: '2024-02-29',
      owner: 'Anne',
      grade: 'quasi',
      review: 'proposed',
      evidence: ['bip', 'ips-2019'],
    };
    const id = assume(anne, 'B3', knowledge);
    insertLines(anne.editor, rowsOf(0));
    expect(assumptionAt(anne.workbook, cellAt(anne, 'B4'))).toMatchObject({ ...knowledge, id });
    took(changeAssumption(anne.editor, id, { low: undefined, source: '  ', label: ' Virkning ' }));
    expect(assumptionsOf(anne.workbook)[0]).toMatchObject({
      low: undefined,
      source: undefined,
      label: 'Virkning',
      high: 12.5,
    });
    moveCells(anne.editor, rangeAt(anne, 'B4:B5'), rangeAt(anne, 'Data!A1'));
    expect(assumptionAt(anne.workbook, cellAt(anne, 'Data!A1'))?.id).toBe(id);
    removeAssumption(anne.editor, id);
    expect(assumptionsOf(anne.workbook)).toEqual([]);
    anne.editor.undo();
    expect(assumptionsOf(anne.workbook)).toHaveLength(1);
  });

  test('[ASSUME-2] a cell has one; what cannot be kept is refused with the field’s name', () => {
    const { anne } = openColleagues();
    const id = assume(anne, 'B3');
    expect(addAssumption(anne.editor, cellAt(anne, 'B3'), {})).toMatchObject({
      error: { kind: 'hasAssumption' },
    });
    const bad: readonly (readonly [keyof Knowledge, Partial<Knowledge>])[] = [
      ['low', { low: Number.NaN }],
      ['date', { date: '2025-02-29' }],
      ['date', { date: '1-2-2025' }],
      ['label', { label: 'x'.repeat(201) }],
      ['grade', { grade: '__proto__' as 'law' }],
      ['review', { review: 'ok' as 'open' }],
      ['evidence', { evidence: ['to ord'] }],
      ['evidence', { evidence: Array.from({ length: 21 }, (_, i) => `e${i}`) }],
    ];
    for (const [field, knowledge] of bad)
      expect(changeAssumption(anne.editor, id, knowledge)).toMatchObject({
        error: { kind: 'badField', field },
      });
  });

  test('[ASSUME-6] the grades of former documents are read as the nearest that does not promise more', () => {
    const { anne } = openColleagues();
    const id = assume(anne, 'B3');
    const read = (word: unknown) => {
      anne.workbook.assumptionEntries.set(`${id}/g`, word);
      return assumptionsOf(anne.workbook)[0]!.grade;
    };
    const words = ['strong', 'moderate', 'indication', 'ownData', 'estimate', 'law', 'toString', 7];
    expect(words.map(read)).toEqual([
      'rct',
      'quasi',
      'beforeAfter',
      'beforeAfter',
      'estimate',
      'law',
      undefined,
      undefined,
    ]);
  });

  test('[ASSUME-3] an order that is not low, likely, high is told and not forbidden', () => {
    const { anne } = openColleagues();
    assume(anne, 'A1', { low: 3, likely: 2, high: 9, source: 'x' });
    assume(anne, 'A2', { low: 3 });
    const [first, second] = assumptionsOf(anne.workbook);
    expect(remarksOn(first!, 10)).toEqual(['notInOrder', 'outsideRange']);
    expect(remarksOn(second!, 5)).toEqual(['noSource', 'noRange']);
    expect(remarksOn(second!, 2)).toEqual(['notInOrder', 'outsideRange', 'noSource', 'noRange']);
    expect(remarksOn(second!, undefined)).toEqual(['noSource', 'noRange']);
  });

  test('[ASSUME-4] two for one cell at once: one is read, the same for both; different fields at once both stand', () => {
    const { anne, bo, both } = openColleagues();
    const id = assume(anne, 'B3', { label: 'Annes' });
    assume(bo, 'B3', { label: 'Bos' });
    expect(both(known)).toEqual([['2', 'Annes']]);
    changeAssumption(anne.editor, id, { source: 'STAR' });
    changeAssumption(bo.editor, id, { owner: 'Bo' });
    expect(both(({ workbook }) => assumptionsOf(workbook)[0])).toMatchObject({ source: 'STAR', owner: 'Bo' });
    removeAssumption(anne.editor, id);
    changeAssumption(bo.editor, id, { unit: 'kr.' });
    expect(both(known)).toEqual([['2', 'Bos']]);
    anne.editor.undo();
    expect(both(({ workbook }) => assumptionsOf(workbook)[0])).toMatchObject({ label: 'Annes', unit: 'kr.' });
    deleteLines(anne.editor, rowsOf(2));
    expect(both(known)).toEqual([]);
    anne.editor.undo();
    expect(both(known)).toEqual([['2', 'Annes']]);
  });

  test('[ASSUME-5] undo keeps an assumption about which a colleague has said something', () => {
    const { anne, bo, both } = openColleagues();
    const id = assume(anne, 'B3', { label: 'Effekt', low: 1 });
    both(() => 0);
    changeAssumption(bo.editor, id, { high: 9 });
    both(() => 0);
    expect(anne.editor.undo()?.kept).toBe(3);
    expect(both(({ workbook }) => assumptionsOf(workbook)[0])).toMatchObject({ low: 1, high: 9 });
  });
});

describe('results', () => {
  const list = ({ workbook }: Person) =>
    resultKeys(workbook).map((key) => resultText(workbook, key).label ?? key);

  test('[RESULT-1] a result is defined, named otherwise, pointed elsewhere, put in order and taken off', () => {
    const { anne } = openColleagues();
    anne.workbook.resultEntries.set('netTotal', '=`a!$0.$0`');
    const one = took(defineResult(anne.editor, rangeAt(anne, 'B2:C2'), { label: 'Netto', unit: 'kr.' }));
    const two = took(defineResult(anne.editor, rangeAt(anne, 'D4'), { label: 'Antal', unit: '' }));
    expect(list(anne)).toEqual(['netTotal', 'Netto', 'Antal']);
    took(moveResult(anne.editor, two, 0));
    took(changeResult(anne.editor, one, { label: 'Gevinst', unit: '', range: rangeAt(anne, 'Data!A1') }));
    expect(list(anne)).toEqual(['Antal', 'netTotal', 'Gevinst']);
    expect([resultText(anne.workbook, one).unit, resultArea(anne.workbook, one)?.sheet]).toEqual([
      undefined,
      'b',
    ]);
    insertLines(anne.editor, rowsOf(0));
    expect(resultArea(anne.workbook, two)?.firstRow).toBe(4);
    took(removeResult(anne.editor, 'netTotal'));
    expect([list(anne), resultArea(anne.workbook, 'netTotal')]).toEqual([['Antal', 'Gevinst'], undefined]);
    anne.editor.undo();
    expect(list(anne)).toEqual(['Antal', 'netTotal', 'Gevinst']);
    expect(defineResult(anne.editor, rangeAt(anne, 'A1'), { label: ' ', unit: '' })).toMatchObject({
      error: { kind: 'badText', why: 'empty' },
    });
  });

  test('[RESULT-2] two defined at once both stand in one order; undo keeps one that a colleague has renamed', () => {
    const { anne, bo, both } = openColleagues();
    const one = took(defineResult(anne.editor, rangeAt(anne, 'A1'), { label: 'Annes', unit: '' }));
    defineResult(bo.editor, rangeAt(bo, 'A2'), { label: 'Bos', unit: '' });
    expect(both(list)).toEqual(['Annes', 'Bos']);
    changeResult(bo.editor, one, { label: 'Fælles' });
    both(() => 0);
    expect(anne.editor.undo()?.kept).toBeGreaterThan(0);
    expect(both(list)).toEqual(['Fælles', 'Bos']);
  });
});

describe('scenarios', () => {
  const names = ({ workbook }: Person) => scenariosOf(workbook).map(({ name }) => name);
  const inputs =
    (id: string) =>
    ({ workbook }: Person) =>
      scenarioInputs(workbook, id)?.map(({ cell, value }) => [cell.row, value]);

  test('[SCEN-1] a scenario is values beside the workbook; only writing it changes cells, in one step', () => {
    const { anne } = openColleagues();
    anne.type('A1', '1');
    anne.type('A2', '2');
    const [first, second] = [assume(anne, 'A1'), assume(anne, 'A2')];
    const high = took(addScenario(anne.editor, 'Høj'));
    took(setScenarioValue(anne.editor, { scenario: high, assumption: first }, 10));
    took(setScenarioValue(anne.editor, { scenario: high, assumption: second }, 20));
    const copy = took(duplicateScenario(anne.editor, high, 'Højere'));
    took(setScenarioValue(anne.editor, { scenario: copy, assumption: first }, 30));
    took(clearScenarioValue(anne.editor, { scenario: copy, assumption: second }));
    expect([inputs(high)(anne), inputs(copy)(anne)]).toEqual([
      [
        ['0', 10],
        ['1', 20],
      ],
      [['0', 30]],
    ]);
    expect([anne.text('A1'), anne.text('A2')]).toEqual(['1', '2']);
    expect(took(writeScenario(anne.editor, high))).toBe(2);
    expect([anne.text('A1'), anne.text('A2')]).toEqual(['10', '20']);
    anne.editor.undo();
    expect([anne.text('A1'), anne.text('A2')]).toEqual(['1', '2']);
    removeAssumption(anne.editor, first);
    expect(inputs(high)(anne)).toEqual([['1', 20]]);
    anne.editor.undo();
    expect(inputs(high)(anne)).toHaveLength(2);
  });

  test('[SCEN-2] a value that a cell does not take, or a locked cell, refuses all of it', () => {
    const { anne } = openColleagues();
    const [first, second] = [assume(anne, 'A1'), assume(anne, 'A2')];
    const high = took(addScenario(anne.editor, 'Høj'));
    for (const assumption of [first, second])
      setScenarioValue(anne.editor, { scenario: high, assumption }, 10);
    const range = rangeAt(anne, 'A2');
    const rule = { kind: 'whole', min: 0, max: 5 } as const;
    setValidation(anne.editor, range, { rule, allowsEmpty: true, strictness: 'stop', message: '' });
    expect(writeScenario(anne.editor, high)).toMatchObject({
      error: { kind: 'invalid', cell: { row: 1, column: 0 } },
    });
    expect(anne.text('A1')).toBe('');
    anne.editor.undo();
    anne.doc.getMap('sheets').set('a/p', 1);
    expect(writeScenario(anne.editor, high)).toMatchObject({ error: { kind: 'locked' } });
    const at = { scenario: high, assumption: first };
    expect(setScenarioValue(anne.editor, at, Number.NaN)).toMatchObject({ error: { kind: 'badField' } });
  });

  test('[SCEN-3] names are told apart; the order is people’s; values set at once both stand', () => {
    const { anne, bo, both } = openColleagues();
    const assumption = assume(anne, 'A1');
    const low = took(addScenario(anne.editor, 'Lav'));
    both(() => 0);
    const one = took(addScenario(anne.editor, 'Høj'));
    const other = took(addScenario(bo.editor, 'høj'));
    expect(both(names)).toEqual(['Lav', 'Høj', 'høj (2)']);
    expect(renameScenario(anne.editor, one, 'LAV')).toMatchObject({ error: { kind: 'nameTaken' } });
    moveScenario(anne.editor, low, 2);
    renameScenario(bo.editor, other, 'Højest');
    setScenarioValue(bo.editor, { scenario: one, assumption }, 7);
    expect(both(names)).toEqual(['Høj', 'Højest', 'Lav']);
    removeScenario(anne.editor, other);
    setScenarioValue(bo.editor, { scenario: other, assumption }, 8);
    expect(both(inputs(other))).toBeUndefined();
    anne.editor.undo();
    expect(both(inputs(other))).toEqual([['0', 8]]);
    // Undo of mine keeps a scenario in which a colleague has set a value.
    for (let i = 0; i < 2; i++) anne.editor.undo();
    expect(both(inputs(one))).toEqual([['0', 7]]);
  });
});
