/** A rate as dated, sourced data: what the law or a ministry says, or what somebody repeats, and from which day. */
import type { Day } from './day.ts';
import type { RateSource } from './sources.ts';

export type RateUnit =
  | 'krPerYear'
  | 'krPerMonth'
  | 'krPerWeek'
  | 'krPerHour'
  | 'kr'
  | 'percent'
  | 'percentPoint'
  | 'index'
  | 'weeks'
  | 'years';

/** What a figure says about the day from which it stands. */
export type Standing =
  /** the source gives it as the rate from that day on */
  | 'inForce'
  /** an amount in the prices of `year`; the rate in force was regulated further and has not been seen */
  | 'priceLevel'
  /** from a draft or a bill */
  | 'draft'
  /** repeated by somebody whose own source has not been seen */
  | 'unverified';

export interface RateDetails {
  /** the year of the amount, when it is not that of the day from which it stands */
  readonly year?: number;
  readonly standing?: Standing;
  /** the source's own words, when they are not the series' */
  readonly label?: string;
  readonly note?: string;
}

/** One figure; without a day when no source says from when. */
export type RateRow = readonly [
  validFrom: Day | undefined,
  value: number,
  source: RateSource,
  place: string,
  details?: RateDetails,
];

export interface RateSeries {
  readonly key: string;
  readonly label: string;
  readonly unit: RateUnit;
  /** 'yearly': a new amount each year, so that an old one says nothing about the next; 'whenChanged': stands until it is changed */
  readonly regulated: 'yearly' | 'whenChanged';
  /** the last day on which there was such a thing, where that is known */
  readonly endsOn?: Day;
  /** the oldest first */
  readonly rows: readonly RateRow[];
}

export interface Rate {
  readonly key: string;
  readonly label: string;
  readonly unit: RateUnit;
  readonly validFrom: Day | undefined;
  /** the last day on which the rate is known to hold; undefined: no day, or no end is known */
  readonly validTo: Day | undefined;
  /** the last day on which there was such a thing */
  readonly endsOn: Day | undefined;
  readonly year: number | undefined;
  readonly value: number;
  readonly source: RateSource;
  /** where in the source */
  readonly place: string;
  readonly standing: Standing;
  readonly note: string | undefined;
}

/** How many of a unit go into a year; the model's year has 52 weeks. */
const perYear: Partial<Record<RateUnit, number>> = { krPerYear: 1, krPerMonth: 12, krPerWeek: 52 };

/** A rate in kroner per year; undefined for hours, shares and all that has no length in time. */
export function annualKr({ unit, value }: Pick<Rate, 'unit' | 'value'>): number | undefined {
  const times = perYear[unit];
  return times === undefined ? undefined : value * times;
}
