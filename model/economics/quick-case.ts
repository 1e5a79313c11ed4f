/**
 * The quick case: ten numbers instead of a whole case. What is not asked has the value that the template Hurtig case
 * documents: everybody of one seniority, the ladder, no drop-off, an effect that ends at once, prices of the first year.
 */
import type { CalendarDate } from './calendar.ts';
import type { InvestmentCase } from './investment-case.ts';
import { refundLadder2016 } from './refund-ladder.ts';

/** The ten numbers. */
export interface QuickCase {
  readonly startsOn: CalendarDate;
  /** Whole years, 1..10. */
  readonly horizonYears: number;
  /** Persons in all, 0 or more. */
  readonly persons: number;
  /** Whole weeks on public support at the start. */
  readonly seniorityWeeks: number;
  readonly benefitAnnualKr: number;
  /** What the effort costs per year while it runs, kr.; paid by the municipality within the service frame. */
  readonly costPerYearKr: number;
  /** Whole months, 1..48. */
  readonly effortMonths: number;
  /** 0..1. */
  readonly gap: number;
  readonly lagWeeks: number;
  readonly durationWeeks: number;
}

/** Persons start in so many equal cohorts, spread evenly over the months of the effort. */
const quickCohorts = 12;

/** Low and high effect as parts of the expected one. */
const quickRange = { low: 0.5, high: 1.25 } as const;

/** The same as a whole case. */
export function investmentCaseOfQuick(quick: QuickCase): InvestmentCase {
  return {
    startsOn: quick.startsOn,
    horizonYears: quick.horizonYears,
    intake: Array.from({ length: quickCohorts }, (_, i) => ({
      week: Math.floor((i * quick.effortMonths * 52) / (12 * quickCohorts)),
      persons: quick.persons / quickCohorts,
    })),
    dropOff: 0,
    seniority: [{ share: 1, weeks: quick.seniorityWeeks }],
    effect: {
      kind: 'gap',
      gap: quick.gap,
      lagWeeks: quick.lagWeeks,
      durationWeeks: quick.durationWeeks,
      fadeWeeks: 0,
    },
    effectLow: quick.gap * quickRange.low,
    effectHigh: quick.gap * quickRange.high,
    benefit: { annualKr: quick.benefitAnnualKr, financing: { kind: 'ladder' } },
    destinations: [],
    benefitIndex: 0,
    ladder: refundLadder2016,
    costs: [
      {
        label: 'Effort',
        amount: { kind: 'fixed', kr: quick.costPerYearKr },
        recurrence: { kind: 'running', fromMonth: 1, toMonth: quick.effortMonths },
        index: 0,
        track: 'service',
        payer: 'municipality',
      },
    ],
  };
}
