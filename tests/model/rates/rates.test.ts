import { describe, expect, test } from 'vitest';
import { benefits } from '../../../model/rates/benefits.ts';
import { annualKr } from '../../../model/rates/rate.ts';
import { rateOn } from '../../../model/rates/rate-on.ts';
import { rates, ratesAsOf, ratesOf } from '../../../model/rates/rates.ts';
import { refundLadder2016 } from '../../../model/economics/refund-ladder.ts';

/** The value that the table has from a day in a year on; the latest of the year. */
function inYear(key: string, year: number): number | undefined {
  return ratesOf(key).findLast((rate) => rate.year === year)?.value;
}

/** Every year in which both keys have a figure. */
function pairs(one: string, other: string): readonly (readonly [year: number, a: number, b: number])[] {
  const years = new Set(ratesOf(one).flatMap(({ year }) => year ?? []));
  return [...years].flatMap((year) => {
    const [a, b] = [inYear(one, year), inYear(other, year)];
    return a === undefined || b === undefined ? [] : [[year, a, b] as const];
  });
}

describe('[RATE-1] every figure is whole: where it stands, from when, and once', () => {
  test('all 288 are there, each with a source, a place in it and a label', () => {
    expect(rates).toHaveLength(288);
    expect(
      rates.filter(
        ({ source, place, label }) => !/^https?:/.test(source.url) || place === '' || label === '',
      ),
    ).toEqual([]);
    expect(new Set(rates.map(({ source }) => source.kind))).toEqual(new Set(['primary', 'secondary']));
  });

  test('the rates of a key stand in the order of their days, no day twice', () => {
    for (const key of new Set(rates.map((rate) => rate.key))) {
      const days = ratesOf(key).map(({ validFrom }) => validFrom ?? '');
      expect(days, key).toEqual([...new Set(days)].sort());
      expect(new Set(ratesOf(key).map(({ unit }) => unit)).size, key).toBe(1);
    }
  });

  test('a rate ends on or after the day from which it stands, and before the next one begins', () => {
    for (const { key, validFrom, validTo } of rates) {
      if (validFrom === undefined || validTo === undefined) continue;
      expect(validTo >= validFrom, `${key} ${validFrom}`).toBe(true);
      const next = ratesOf(key).find((other) => other.validFrom! > validFrom);
      expect(next === undefined || validTo < next.validFrom!, `${key} ${validFrom}`).toBe(true);
    }
  });

  test('the set is told from the next by the newest day in it', () => {
    expect(ratesAsOf).toBe('2026-01-01');
    expect(rates.some(({ validFrom }) => validFrom !== undefined && validFrom > ratesAsOf)).toBe(false);
  });

  test('what a workbook offers are rates with a length in time, under names that differ', () => {
    expect(new Set(benefits.map(({ name }) => name)).size).toBe(benefits.length);
    for (const { key } of benefits) {
      expect(ratesOf(key).length, key).toBeGreaterThan(0);
      for (const rate of ratesOf(key)) expect(annualKr(rate), key).toBeGreaterThan(0);
    }
  });
});

describe('[RATE-2] identities between rates, in every year in which both are known', () => {
  test('fleksløntilskud is at most 98 % of the highest dagpenge', () => {
    const known = pairs('fleksloentilskud.max', 'dagpenge.max_fuldtid');
    expect(known.map(([year]) => year)).toEqual([2019, 2022, 2024]);
    for (const [year, flex, dagpenge] of known) expect(flex / dagpenge, String(year)).toBeCloseTo(0.98, 4);
  });

  test('ledighedsydelse is 89 % of the highest dagpenge, a week being 12/52 of a month', () => {
    const byWeek = pairs('ledighedsydelse.89pct_uge', 'dagpenge.max_fuldtid');
    expect(byWeek.map(([year]) => year)).toEqual([2017, 2020, 2022, 2024]);
    for (const [year, week, dagpenge] of byWeek)
      expect(Math.abs((week * 52) / 12 / dagpenge - 0.89), String(year)).toBeLessThan(0.001);
    const byMonth = pairs('ledighedsydelse.89pct_md', 'dagpenge.max_fuldtid');
    expect(byMonth).toHaveLength(1);
    for (const [year, month, dagpenge] of byMonth)
      expect(month / dagpenge, String(year)).toBeCloseTo(0.89, 3);
  });

  test('ressourceforløbsydelse is kontanthjælp for those over 30', () => {
    for (const [mine, theirs] of [
      ['ressourceforloebsydelse.forsoerger', 'kontanthjaelp.fyldt30_forsoerger'],
      ['ressourceforloebsydelse.ikke_forsoerger', 'kontanthjaelp.fyldt30_andre'],
    ] as const) {
      const known = pairs(mine, theirs);
      expect(known.map(([year]) => year)).toEqual([2017, 2021, 2023]);
      for (const [year, a, b] of known) expect(a, `${mine} ${year}`).toBe(b);
    }
  });

  test('the highest sygedagpenge by the week are the highest dagpenge by the month: 52/12', () => {
    const known = pairs('sygedagpenge.max_uge', 'dagpenge.max_fuldtid');
    expect(known.map(([year]) => year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024]);
    for (const [year, week, month] of known)
      expect(Math.abs((week * 52) / 12 / month - 1), String(year)).toBeLessThan(0.0007);
  });

  test('the refund ladder of the table is the one that cases are calculated with', () => {
    const bands = ['uge_01_04', 'uge_05_26', 'uge_27_52', 'uge_53_plus'];
    bands.forEach((band, i) => {
      const share = refundLadder2016.steps[i]!.municipalShare;
      expect(1 - inYear(`refusion.${band}`, 2016)! / 100).toBeCloseTo(share, 12);
      expect(inYear(`medfinansiering.${band}`, 2016)! / 100).toBeCloseTo(share, 12);
    });
  });
});

describe('[RATE-3] the rate of a day, and what is not known about it', () => {
  test.each([
    ['known in its year', 'kontanthjaelp.fyldt30_andre', '2023-08-01', 'known', 2023, undefined],
    [
      'known until the next begins, over New Year',
      'sygedagpenge.max_uge',
      '2019-01-06',
      'known',
      2018,
      undefined,
    ],
    ['the next on its day', 'sygedagpenge.max_uge', '2019-01-07', 'known', 2019, undefined],
    ['of two in a year the first', 'dagpenge.max_fuldtid', '2017-06-30', 'known', 2017, undefined],
    ['nobody has seen 2019', 'kontanthjaelp.fyldt30_andre', '2019-03-01', 'newestKnown', 2018, 'later'],
    ['nobody has seen 2025', 'foertidspension.enlig', '2025-03-01', 'newestKnown', 2024, 'later'],
    ['the old system has ended', 'kontanthjaelp.fyldt30_andre', '2025-07-01', 'newestKnown', 2023, 'ended'],
    [
      'only an amount in earlier prices',
      'kontanthjaelp_2025system.grundsats',
      '2026-01-01',
      'newestKnown',
      2024,
      'priceLevel',
    ],
    ['a law stands until it is changed', 'refusion.uge_53_plus', '2027-01-01', 'known', 2016, undefined],
    ['no source says from when', 'mentor.virksomhed_timepris', '2020-01-01', 'newestKnown', 2018, 'undated'],
  ] as const)('%s', (_, key, day, kind, year, why) => {
    const found = rateOn(key, day);
    expect(found.kind).toBe(kind);
    if (found.kind === 'none') throw new Error('nothing was found');
    expect(found.rate.year).toBe(year);
    expect(found.kind === 'newestKnown' ? found.why : undefined).toBe(why);
  });

  test('before the first there is none, and of an unknown key neither', () => {
    expect(rateOn('dagpenge.max_fuldtid', '2016-12-31')).toEqual({ kind: 'none' });
    expect(rateOn('kontanthjaelp_2025system.grundsats', '2025-06-30')).toEqual({ kind: 'none' });
    expect(rateOn('su.udeboende', '2024-01-01')).toEqual({ kind: 'none' });
  });

  test('what nobody could verify is never found: amounts of 2026, drafts', () => {
    const found = rateOn('dagpenge.max_fuldtid', '2026-06-01');
    expect(found).toMatchObject({ kind: 'newestKnown', rate: { year: 2025, value: 21_092 }, why: 'later' });
    expect(rateOn('budgetgaranti.graense_oevrig_vejledning_mentor', '2026-06-01')).toEqual({ kind: 'none' });
    // No benefit is called known on any day from 1 July 2025 but the dagpenge of that year.
    for (const { key } of benefits) {
      expect(rateOn(key, '2026-01-01').kind, key).not.toBe('known');
      if (rateOn(key, '2025-07-01').kind === 'known') expect(key).toMatch(/^dagpenge\./);
    }
  });

  test('kroner per year by month and by week; not by the hour', () => {
    const [month] = ratesOf('dagpenge.max_fuldtid');
    const [week] = ratesOf('sygedagpenge.max_uge');
    expect(annualKr(month!)).toBe(18_395 * 12);
    expect(annualKr(week!)).toBe(4180 * 52);
    expect(annualKr(ratesOf('sygedagpenge.max_time')[0]!)).toBeUndefined();
    expect(annualKr(ratesOf('skat.kommuneskat_gns')[0]!)).toBeUndefined();
  });
});
