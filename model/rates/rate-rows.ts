/** The rates that a workbook carries, as rows of its rate sheet: the benefits that can be chosen, each with all its years. */
import { benefits } from './benefits.ts';
import type { Day } from './day.ts';
import type { Rate, RateUnit } from './rate.ts';
import { ratesAsOf, ratesOf } from './rates.ts';

/** What stands in one row of the rate sheet. */
export interface RateRowText {
  /** the benefit's name, by which a workbook finds the rate */
  readonly name: string;
  readonly key: string;
  readonly validFrom: Day;
  readonly amount: number;
  readonly unit: string;
  /** the year of the amount */
  readonly year: number;
  /** the last day on which it is known to hold; undefined: no day */
  readonly validTo: Day | undefined;
  readonly endsOn: Day | undefined;
  /** 'nej' for what is shown only, since nobody has verified it */
  readonly counts: 'ja' | 'nej';
  readonly kind: string;
  readonly source: string;
}

const unitTexts: Partial<Record<RateUnit, string>> = {
  krPerYear: 'kr. pr. år',
  krPerMonth: 'kr. pr. md.',
  krPerWeek: 'kr. pr. uge',
};

function kindText({ standing, source, year }: Rate): string {
  if (standing === 'unverified' || standing === 'draft') return 'ikke verificeret';
  const kind = source.kind === 'primary' ? 'lov eller ministerium' : 'sekundær';
  return standing === 'priceLevel' ? `${kind}, ${year}-niveau` : kind;
}

/** The rates of a workbook, or those that it may be brought up to. */
export interface RateSet {
  /** the newest day in it */
  readonly asOf: Day;
  readonly rows: readonly RateRowText[];
}

/** The rows of the set that this program ships, the benefits in their order and each benefit's oldest rate first. */
const rateRows: readonly RateRowText[] = benefits.flatMap(({ key, name }) =>
  ratesOf(key).flatMap((rate): readonly RateRowText[] => {
    const { validFrom, validTo, endsOn, year, unit, value, place, source, note } = rate;
    if (validFrom === undefined || year === undefined) return [];
    return [
      {
        name,
        key,
        validFrom,
        amount: value,
        unit: unitTexts[unit]!,
        year,
        validTo,
        endsOn,
        counts: rate.standing === 'inForce' || rate.standing === 'priceLevel' ? 'ja' : 'nej',
        kind: kindText(rate),
        source: [place, source.url, note].filter(Boolean).join(' · '),
      },
    ];
  }),
);

export const shippedRates: RateSet = { asOf: ratesAsOf, rows: rateRows };
