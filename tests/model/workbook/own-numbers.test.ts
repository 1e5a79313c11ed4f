import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownNumbersTemplate } from '../../../model/templates/own-numbers.ts';
import { assumptionsOf } from '../../../model/workbook/assumptions.ts';
import {
  type NumberPlaces,
  type OwnNumber,
  fillOwnNumbers,
  ownNumbersIn,
  placesFor,
} from '../../../model/workbook/own-numbers.ts';
import { ratesOnly } from '../../support/rates-workbook.ts';
import { type TemplateWorkbook, openTemplateWorkbook } from '../../support/template-workbook.ts';

let own: TemplateWorkbook;
let book: TemplateWorkbook;
beforeEach(() => {
  own = openTemplateWorkbook(ownNumbersTemplate);
  book = openTemplateWorkbook(ratesOnly);
});
afterEach(() => {
  own.close();
  book.close();
});

const numberOf = (key: string): OwnNumber => ownNumbersIn(own.workbook).find((one) => one.key === key)!;
const inputOf = (places: NumberPlaces) => {
  if (places.kind !== 'input') throw new Error(places.kind);
  return places.place;
};
const from = { title: 'Aarhus 2027', today: '2026-11-22' };

describe('[OWN-2] a workbook of own numbers', () => {
  test('holds no number of its own, and an explanation and a place for source and day at every one', () => {
    expect(ownNumbersIn(own.workbook)).toEqual([]);
    for (const sheet of ownNumbersTemplate.sheets) {
      for (const block of sheet.blocks) {
        if (block.kind !== 'field') continue;
        expect(block.help, block.label).toMatch(/^[^.]+\.( [^.]+\.)?$/);
        expect(block.values.map((value) => value?.given)).toEqual([undefined, undefined, undefined]);
      }
    }
  });

  test('says what was typed, in the order of its sheet; impossible numbers are refused', () => {
    own.type('Løn_jobkonsulent', '620.000');
    own.type('Kommuneskat', '24,52 %');
    own.type('Kommuneskat_dato', '01-10-2026');
    expect(ownNumbersIn(own.workbook).map(({ key, value, date }) => [key, value, date])).toEqual([
      ['Kommuneskat', 0.2452, '2026-10-01'],
      ['Løn_jobkonsulent', 620_000, undefined],
    ]);
    expect(() => own.type('Kommuneskat', '75 %')).toThrow('invalid');
  });
});

describe('[OWN-3] a case fetches own numbers', () => {
  test('a number goes to the input of its name, in one undo step, with its source and day', () => {
    own.type('Kommuneskat', '24,52 %');
    own.type('Kommuneskat_kilde', 'Budget 2027');
    own.type('Kommuneskat_dato', '01-10-2026');
    const number = numberOf('Kommuneskat');
    const place = inputOf(placesFor(book.workbook, number));
    expect(place).toMatchObject({ label: 'Kommuneskat', old: undefined });
    expect(fillOwnNumbers(book.editor, from, [{ cell: place.cell, number }])).toEqual({ ok: true, value: 1 });
    expect(book.value('Kommuneskat')).toBe(0.2452);
    const known = () => assumptionsOf(book.workbook).find(({ key }) => key === 'Kommuneskat')!;
    expect(known()).toMatchObject({ source: 'Egne tal: Aarhus 2027 (Budget 2027)', date: '2026-10-01' });
    book.editor.undo();
    expect(book.value('Kommuneskat')).toBeUndefined();
    expect(known()).toMatchObject({ source: undefined, date: undefined });
  });

  test('a rate goes where its benefit is chosen, a net price where the ladder is not followed', () => {
    own.type('Egen_sats_4', '260.000');
    own.type('Nettopris_ydelse', '190.000');
    const [rate, net] = [numberOf('Egen_sats_4'), numberOf('Nettopris_ydelse')];
    expect(rate.label).toBe('Dagpenge, højeste beløb');
    expect([placesFor(book.workbook, rate), placesFor(book.workbook, net)]).toEqual([
      { kind: 'none' },
      { kind: 'none' },
    ]);
    book.type('Ydelsesvalg', 'Dagpenge, højeste beløb');
    expect(inputOf(placesFor(book.workbook, rate)).old).toBe(132_000);
    book.type('Trappe', 'nej');
    expect(inputOf(placesFor(book.workbook, net)).cell).toEqual(inputOf(placesFor(book.workbook, rate)).cell);
  });

  test('a wage goes into the cost line that one chooses; the line of that name is proposed', () => {
    own.type('Løn_jobkonsulent', '620000');
    own.type('Pris_praktik', '300');
    const number = numberOf('Løn_jobkonsulent');
    const places = placesFor(book.workbook, number);
    if (places.kind !== 'lines') throw new Error(places.kind);
    expect(places.lines.map(({ label, old }) => [label, old])).toEqual([
      ['Jobkonsulenter (eksempel)', 500_000],
      ['Opstart og oplæring (eksempel)', 200_000],
    ]);
    expect(places.likely).toBe(0);
    expect(placesFor(book.workbook, numberOf('Pris_praktik'))).toMatchObject({
      kind: 'lines',
      likely: undefined,
    });
    fillOwnNumbers(book.editor, from, [{ cell: places.lines[0]!.cell, number }]);
    expect(book.value('Linje_pris')).toBe(620_000);
    const known = assumptionsOf(book.workbook).find(({ source }) => source === 'Egne tal: Aarhus 2027');
    expect(known).toMatchObject({ label: 'Jobkonsulent', unit: 'kr. pr. årsværk', date: '2026-11-22' });
    // Fetched again, it stays one assumption.
    const count = assumptionsOf(book.workbook).length;
    fillOwnNumbers(book.editor, from, [{ cell: places.lines[0]!.cell, number: { ...number, value: 1 } }]);
    expect(assumptionsOf(book.workbook)).toHaveLength(count);
  });

  test('what the case does not allow, a locked cell and a formula are refused, all of them or none', () => {
    own.type('Kommuneskat', '24 %');
    const number = numberOf('Kommuneskat');
    const { cell } = inputOf(placesFor(book.workbook, number));
    const line = placesFor(book.workbook, { ...number, key: 'Løn_mentor' });
    const price = line.kind === 'lines' ? line.lines[0]!.cell : cell;
    const too = { cell, number: { ...number, value: 0.9 } };
    expect(fillOwnNumbers(book.editor, from, [{ cell: price, number }, too])).toMatchObject({
      error: { kind: 'invalid' },
    });
    const locked = { cell: { ...cell, column: '0' }, number };
    expect(fillOwnNumbers(book.editor, from, [locked])).toMatchObject({ error: { kind: 'locked' } });
    const formula = { cell, number: { ...number, value: undefined } };
    expect(fillOwnNumbers(book.editor, from, [formula])).toMatchObject({ error: { kind: 'gone' } });
    expect(book.value('Linje_pris')).toBe(500_000);
    expect(book.editor.canUndo).toBe(false);
  });
});
