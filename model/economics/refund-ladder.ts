/**
 * The refund ladder: who pays a week of public support depends on how many weeks the person has had, counted
 * over all covered benefits together. For benefits paid by the municipality the state refunds the rest of
 * the share below; for dagpenge and førtidspension the share is the municipality's co-financing.
 * No later change of the percentages was found, which proves nothing: hence a dated table, never a constant.
 */

/** One step: from this week on public support (1 is the first) the municipality pays this share, 0..1. */
export interface RefundStep {
  readonly fromWeek: number;
  readonly municipalShare: number;
}

/** A ladder as the law had it from a date on. */
export interface RefundLadder {
  /** First day in force, as year-month-day. */
  readonly validFrom: string;
  readonly source: string;
  readonly sourceAddress: string;
  /** Ascending by week; the first step starts at week 1. */
  readonly steps: readonly RefundStep[];
}

/** The ladder in force from 4 January 2016: weeks 1-4, 5-26, 27-52 and from week 53. */
export const refundLadder2016: RefundLadder = {
  validFrom: '2016-01-04',
  source: 'Lov nr. 994 af 30. august 2015 § 5, stk. 2 og 3 (LBK nr. 221 af 12. februar 2021)',
  sourceAddress:
    'https://elov.dk/lov-om-kommunernes-finansiering-af-visse-offentlige-ydelser-udbetalt-af-kommunerne-udbetaling-danmark-og-arbejdsloshedskasserne/5/',
  steps: [
    { fromWeek: 1, municipalShare: 0.2 },
    { fromWeek: 5, municipalShare: 0.6 },
    { fromWeek: 27, municipalShare: 0.7 },
    { fromWeek: 53, municipalShare: 0.8 },
  ],
};

/** The municipality's share, 0..1, of a person's `week`-th week on public support; weeks count from 1. */
export function municipalShare(ladder: RefundLadder, week: number): number {
  let step: RefundStep | undefined;
  for (const next of ladder.steps) {
    if (next.fromWeek <= week) step = next;
  }
  if (step === undefined) throw new RangeError(`The ladder has no step for week ${week}`);
  return step.municipalShare;
}

/**
 * The municipality's shares added over a person's weeks `fromWeek`..`toWeek`, both included: the number of
 * fully municipal benefit weeks they cost. Weeks 1..52 give 32.2.
 */
export function municipalWeekShares(ladder: RefundLadder, fromWeek: number, toWeek: number): number {
  let weekShares = 0;
  for (let week = fromWeek; week <= toWeek; week++) weekShares += municipalShare(ladder, week);
  return weekShares;
}
