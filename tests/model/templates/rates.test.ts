import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serialOfDay } from '../../../model/rates/day.ts';
import { annualKr } from '../../../model/rates/rate.ts';
import { rateOn } from '../../../model/rates/rate-on.ts';
import { rates } from '../../../model/rates/rates.ts';
import { benefits } from '../../../model/rates/benefits.ts';
import { ratesOnly } from '../../support/rates-workbook.ts';
import { type TemplateWorkbook, errorsIn, openTemplateWorkbook } from '../../support/template-workbook.ts';

let book: TemplateWorkbook;
beforeAll(() => {
  book = openTemplateWorkbook(ratesOnly);
});
afterAll(() => book.close());

function choose(name: string, day: string, own = ''): void {
  book.type('Ydelsesvalg', name);
  book.type('Startdato', day.split('-').toReversed().join('-'));
  book.type('Egen_ydelse', own);
  book.projection.flush();
}

describe('[RATE-4] the rate sheet finds the rate of the day the case starts', () => {
  test('for every benefit and every sort of day as the table of rates does', () => {
    const days = [
      '2016-06-30',
      '2017-07-01',
      '2019-01-06',
      '2023-08-01',
      '2025-06-30',
      '2025-07-01',
      '2027-01-01',
    ];
    for (const day of days) {
      book.type('Startdato', day.split('-').toReversed().join('-'));
      book.projection.flush();
      expect(errorsIn(book)).toEqual([]);
      const [kr, years, status] = ['kr', 'år', 'status'].map((what) => book.column(`Sats_valg_${what}`));
      benefits.forEach(({ key, name }, i) => {
        const what = `${name} on ${day}`;
        const found = rateOn(key, day);
        // "Egen sats" stands first.
        const said = [kr, years, status].map((values) => values![i + 1]);
        if (found.kind === 'none')
          expect(said, what).toEqual(['', '', expect.stringMatching(/^Ingen kendt sats/)]);
        else {
          expect(said.slice(0, 2), what).toEqual([annualKr(found.rate), found.rate.year]);
          const words = { known: /^OK$/, later: /er ikke verificeret/, priceLevel: /er ikke verificeret/ };
          const why = found.kind === 'known' ? 'known' : found.why;
          if (why === 'ended') expect(said[2], what).toBe('Ydelsen ophørte 30-6-2025: vælg en anden');
          else expect(said[2], what).toMatch(words[why as keyof typeof words]);
        }
      });
    }
  });

  test('each row has its day, amount, unit and source; what nobody has verified is marked and never found', () => {
    const names = book.column('Satser_navn').filter(Boolean);
    const wanted = rates.filter(({ key }) => benefits.some((one) => one.key === key));
    expect(names).toHaveLength(wanted.length);
    for (const what of ['fra', 'beløb', 'enhed', 'kilde', 'art', 'år', 'tæller', 'nøgle'])
      expect(book.column(`Satser_${what}`).filter(Boolean), what).toHaveLength(wanted.length);
    const kinds = book.column('Satser_art');
    const counts = book.column('Satser_tæller');
    const from = book.column('Satser_fra');
    const unverified = kinds.flatMap((kind, i) =>
      kind === 'ikke verificeret' ? [[counts[i], from[i]]] : [],
    );
    expect(unverified).toEqual([['nej', serialOfDay('2026-01-01')]]);
    // Nothing from 1 July 2025 on counts as known to hold on any day.
    const to = book.column('Satser_til');
    from.forEach((day, i) => {
      if ((day as number) >= serialOfDay('2025-07-01')) expect(to[i]).toBeUndefined();
    });
  });
});

describe('[RATE-5] the choice of a benefit: the rate, unless there is an own amount', () => {
  test('a known rate is taken, with its year and source', () => {
    choose('Dagpenge, højeste beløb', '2025-03-01');
    expect(book.value('Ydelse')).toBe(21_092 * 12);
    expect(book.value('Sats_fundet_år')).toBe(2025);
    expect(book.value('Sats_fundet_kilde')).toMatch(/^sekundær: .*https:/);
    expect([book.value('Sats_status'), book.value('Kontrol_sats')]).toEqual(['OK', 'OK']);
  });

  test('when the case lies later the gap is said with the year of the newest known, until there is an own amount', () => {
    choose('Dagpenge, højeste beløb', '2026-03-01');
    expect(book.value('Ydelse')).toBe(21_092 * 12);
    expect(book.value('Sats_status')).toBe(
      'Satsen for 2026 er ikke verificeret: indtast jeres egen. Seneste kendte er fra 2025',
    );
    expect(book.value('Kontrol_sats')).toBe('Ældre end casen');
    choose('Dagpenge, højeste beløb', '2026-03-01', '264000');
    expect(book.value('Ydelse')).toBe(264_000);
    expect([book.value('Sats_status'), book.value('Kontrol_sats')]).toEqual([
      'OK: jeres egen sats bruges',
      'OK',
    ]);
    // An own amount may be old too, when its day is given.
    book.type('Sats_fra', '1-1-2024');
    book.projection.flush();
    expect(book.value('Kontrol_sats')).toBe('Ældre end casen');
    book.type('Sats_fra', '');
  });

  test('a benefit that ends before the horizon is asked about, whoever gives the amount', () => {
    for (const own of ['', '150000']) {
      choose('Kontanthjælp før juli 2025, 30 år, andre', '2023-01-01', own);
      expect(book.value('Kontrol_ophør')).toBe('Ophører før');
    }
    choose('Egen sats', '2027-01-01', '150000');
    expect(book.value('Kontrol_ophør')).toBe('OK');
    book.type('Ydelse_ophør', '1-7-2028');
    book.projection.flush();
    expect(book.value('Kontrol_ophør')).toBe('Ophører før');
    book.type('Ydelse_ophør', '');
  });

  test('an own amount of zero counts, and without choice or amount there is no benefit', () => {
    choose('Egen sats', '2027-01-01', '0');
    expect(book.value('Ydelse')).toBe(0);
    choose('Egen sats', '2027-01-01');
    expect(book.value('Ydelse')).toBe('');
    choose('', '2027-01-01');
    expect([book.value('Ydelse'), book.value('Sats_status')]).toEqual(['', 'Vælg en ydelse på listen']);
    expect(errorsIn(book)).toEqual([]);
  });

  test('only what is on the list can be chosen', () => {
    expect(() => book.type('Ydelsesvalg', 'Folkepension')).toThrow('invalid');
  });

  test('rates of destinations are offered; no price is filled in by them', () => {
    choose('Egen sats', '2024-05-01', '100000');
    const typed = book.column('Dest_pris').filter((price) => price !== undefined);
    expect(typed).toEqual([72_000]);
    const sheet = book.workbook.sheets[0]!;
    const shown = [...book.projection.values().get(sheet.id)!.values()];
    expect(shown).toContain(19_952 * 12);
  });
});
