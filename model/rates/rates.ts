/** All rates, as figures that stand from a day on. */
import type { Day } from './day.ts';
import type { Rate, RateRow, RateSeries } from './rate.ts';
import { educationAssistance } from './table/education-assistance.ts';
import { prices } from './table/prices.ts';
import { reducedCapacity } from './table/reduced-capacity.ts';
import { rules } from './table/rules.ts';
import { socialAssistance } from './table/social-assistance.ts';
import { unemployment } from './table/unemployment.ts';

const series: readonly RateSeries[] = [
  ...unemployment,
  ...socialAssistance,
  ...educationAssistance,
  ...reducedCapacity,
  ...rules,
  ...prices,
];

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The day before, by the calendar. */
function dayBefore(day: Day): Day {
  const time = Date.parse(`${day}T00:00:00Z`) - 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * The last day on which a row is known to hold. The next row ends it when no year lies between them; otherwise a rate that
 * is regulated yearly is known to the end of its year only, since nobody has said what came then.
 */
function validTo({ regulated, endsOn, rows }: RateSeries, row: RateRow): Day | undefined {
  const [from, , , , details] = row;
  if (from === undefined || (details?.standing ?? 'inForce') !== 'inForce') return undefined;
  const next = rows.find(([other]) => other !== undefined && other > from)?.[0];
  const isFollowed = next !== undefined && (regulated === 'whenChanged' || yearOf(next) <= yearOf(from) + 1);
  const last = isFollowed ? dayBefore(next) : regulated === 'yearly' ? `${yearOf(from)}-12-31` : undefined;
  if (endsOn === undefined) return last;
  return last === undefined || endsOn < last ? endsOn : last;
}

function ratesIn(one: RateSeries): readonly Rate[] {
  return one.rows.map((row) => {
    const [validFrom, value, source, place, details = {}] = row;
    return {
      key: one.key,
      label: details.label ?? one.label,
      unit: one.unit,
      validFrom,
      validTo: validTo(one, row),
      endsOn: one.endsOn,
      year: details.year ?? (validFrom === undefined ? undefined : yearOf(validFrom)),
      value,
      source,
      place,
      standing: details.standing ?? 'inForce',
      note: details.note,
    };
  });
}

const ratesByKey: ReadonlyMap<string, readonly Rate[]> = new Map(
  series.map((one) => [one.key, ratesIn(one)]),
);

export const rates: readonly Rate[] = [...ratesByKey.values()].flat();

/** All rates of a key, the oldest first. */
export function ratesOf(key: string): readonly Rate[] {
  return ratesByKey.get(key) ?? [];
}

/** The newest day from which a rate of this set stands: what tells one set from the next. */
export const ratesAsOf: Day = rates
  .flatMap(({ validFrom }) => validFrom ?? [])
  .reduce((newest, day) => (day > newest ? day : newest));
