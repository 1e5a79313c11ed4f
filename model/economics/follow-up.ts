/**
 * Plan against actual, month by month. The rules in plain words:
 *
 * - Deviation: only months whose actual figure has been typed are compared, with the plan of the same months.
 * - Forecast, measure by measure: what has been typed, plus the remaining plan times actual divided by plan so far. A
 *   measure may follow the remaining plan as it stands instead, and does so while there is nothing to divide by.
 * - Traffic light: the deviation in the bad direction as a share of the plan so far. Up to the yellow limit green, up to
 *   the red limit yellow, beyond it red. Without a plan any bad deviation counts as all of it. The month's light is that of
 *   the worst measure.
 * - Stop: red so many months in a row up to the latest reported month, or a forecast net below the limit.
 */

import { cumulated } from './payback-year.ts';
import { payback } from './payback.ts';

export const measures = ['intake', 'dropOff', 'exits', 'cost', 'savedWeeks'] as const;
export type Measure = (typeof measures)[number];

/** Which deviation is bad: more drop-off and cost, less of the rest. */
const badDirection: Readonly<Record<Measure, 1 | -1>> = {
  intake: -1,
  dropOff: 1,
  exits: -1,
  cost: 1,
  savedWeeks: -1,
};

export interface FollowUp {
  /** by month from the first, as many for every measure; persons, kr., weeks */
  readonly plan: Readonly<Record<Measure, readonly number[]>>;
  /** undefined: not reported */
  readonly actual: Readonly<Record<Measure, readonly (number | undefined)[]>>;
  readonly restFollows: Readonly<Record<Measure, 'ratio' | 'plan'>>;
  /** what a saved week is worth to the municipality, kr. */
  readonly weekValueKr: number;
  /** shares of the plan, 0..1; yellow below red */
  readonly limits: { readonly yellow: number; readonly red: number };
  readonly stop: { readonly redMonths: number; readonly lowestNetKr?: number };
}

export type Light = 'none' | 'green' | 'yellow' | 'red';
const lights: readonly Light[] = ['none', 'green', 'yellow', 'red'];

export interface MeasureStatus {
  /** of the reported months */
  readonly planSoFar: number;
  readonly actualSoFar: number;
  readonly deviation: number;
  /** in the bad direction, as a share of the plan so far; negative when better than planned */
  readonly badShare: number;
  readonly light: Light;
  readonly ratio: number;
  readonly planTotal: number;
  readonly forecastTotal: number;
}

export interface FollowUpResult {
  readonly reportedMonths: number;
  readonly byMeasure: Readonly<Record<Measure, MeasureStatus>>;
  /** by month up to the latest reported one */
  readonly lights: readonly Light[];
  readonly redMonthsInARow: number;
  /** of the months that report both cost and saved weeks, kr. */
  readonly planNetSoFarKr: number;
  readonly actualNetSoFarKr: number;
  readonly planNetKr: number;
  readonly forecastNetKr: number;
  readonly planCumulatedKr: readonly number[];
  readonly forecastCumulatedKr: readonly number[];
  /** the month from which the cumulated net stays at zero or more, the first being 1; null: not in these months */
  readonly planPaybackMonth: number | null;
  readonly forecastPaybackMonth: number | null;
  readonly decision:
    | { readonly kind: 'notReported' }
    | { readonly kind: 'continue' }
    | { readonly kind: 'stop'; readonly tooLongRed: boolean; readonly netTooLow: boolean };
}

/** Shares closer to a limit than this lie on it. */
const dustShare = 1e-9;

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

export function calculateFollowUp(followUp: FollowUp): FollowUpResult {
  const { plan, actual, weekValueKr, limits, stop } = followUp;
  const months = plan.cost.length;
  const byMeasure = {
    intake: statusOf(followUp, 'intake', months),
    dropOff: statusOf(followUp, 'dropOff', months),
    exits: statusOf(followUp, 'exits', months),
    cost: statusOf(followUp, 'cost', months),
    savedWeeks: statusOf(followUp, 'savedWeeks', months),
  };
  const isReported = (month: number): boolean =>
    measures.some((measure) => actual[measure][month] !== undefined);
  const monthNumbers = plan.cost.map((_, month) => month);
  const reportedMonths = monthNumbers.findLastIndex(isReported) + 1;
  const byMonth = monthNumbers.slice(0, reportedMonths).map((month) => {
    const levels = measures.map((measure) => levelOf(badShareOf(followUp, measure, month + 1), limits));
    return lights[Math.max(...levels)]!;
  });
  const redMonthsInARow = byMonth.length - 1 - byMonth.findLastIndex((light) => light !== 'red');
  const net = (weeks: number, costKr: number): number => weeks * weekValueKr - costKr;
  const planNet = monthNumbers.map((month) => net(plan.savedWeeks[month]!, plan.cost[month]!));
  const expected = (measure: Measure, month: number): number =>
    actual[measure][month] ?? plan[measure][month]! * byMeasure[measure].ratio;
  const forecastNet = monthNumbers.map((month) =>
    net(expected('savedWeeks', month), expected('cost', month)),
  );
  const isWhole = (month: number): boolean =>
    actual.cost[month] !== undefined && actual.savedWeeks[month] !== undefined;
  const planCumulatedKr = cumulated(planNet);
  const forecastCumulatedKr = cumulated(forecastNet);
  const forecastNetKr = sum(forecastNet);
  const tooLongRed = redMonthsInARow >= stop.redMonths;
  const netTooLow = stop.lowestNetKr !== undefined && forecastNetKr < stop.lowestNetKr;
  return {
    reportedMonths,
    byMeasure,
    lights: byMonth,
    redMonthsInARow,
    planNetSoFarKr: sum(planNet.filter((_, month) => isWhole(month))),
    actualNetSoFarKr: sum(forecastNet.filter((_, month) => isWhole(month))),
    planNetKr: sum(planNet),
    forecastNetKr,
    planCumulatedKr,
    forecastCumulatedKr,
    planPaybackMonth: monthOf(planCumulatedKr),
    forecastPaybackMonth: monthOf(forecastCumulatedKr),
    decision:
      reportedMonths === 0
        ? { kind: 'notReported' }
        : tooLongRed || netTooLow
          ? { kind: 'stop', tooLongRed, netTooLow }
          : { kind: 'continue' },
  };
}

function monthOf(cumulatedKr: readonly number[]): number | null {
  const { stays } = payback(cumulatedKr);
  return stays === null ? null : stays + 1;
}

/** Plan and actual of the first so many months, as far as they are reported. */
function soFar(
  { plan, actual }: FollowUp,
  measure: Measure,
  months: number,
): { readonly planned: number; readonly happened: number; readonly isReported: boolean } {
  const reported = actual[measure].slice(0, months).flatMap((value, month) => {
    return value === undefined ? [] : [{ value, planned: plan[measure][month]! }];
  });
  return {
    planned: sum(reported.map(({ planned }) => planned)),
    happened: sum(reported.map(({ value }) => value)),
    isReported: reported.length > 0,
  };
}

function badShareOf(followUp: FollowUp, measure: Measure, months: number): number {
  const { planned, happened } = soFar(followUp, measure, months);
  const bad = badDirection[measure] * (happened - planned);
  if (planned > dustShare) return bad / planned;
  return bad > dustShare ? 1 : 0;
}

function levelOf(badShare: number, { yellow, red }: FollowUp['limits']): number {
  if (badShare > red + dustShare) return 3;
  return badShare > yellow + dustShare ? 2 : 1;
}

function statusOf(followUp: FollowUp, measure: Measure, months: number): MeasureStatus {
  const { plan, actual, restFollows, limits } = followUp;
  const { planned, happened, isReported } = soFar(followUp, measure, months);
  const badShare = badShareOf(followUp, measure, months);
  const ratio = restFollows[measure] === 'ratio' && planned > dustShare ? happened / planned : 1;
  return {
    planSoFar: planned,
    actualSoFar: happened,
    deviation: happened - planned,
    badShare,
    light: isReported ? lights[levelOf(badShare, limits)]! : 'none',
    ratio,
    planTotal: sum(plan[measure]),
    forecastTotal: sum(plan[measure].map((kr, month) => actual[measure][month] ?? kr * ratio)),
  };
}
