/**
 * A strategy of several years: efforts with an investment and an expected saving per budget year, in the year's kroner
 * as typed. The reference that the template is held against.
 */

import type { Track } from './costs.ts';
import { isZeroKr } from './krone-dust.ts';
import { type SharedPersons, shareCountedOnce } from './overlap.ts';
import { cumulated, paybackYear } from './payback-year.ts';

export interface StrategyEffort {
  readonly persons: number;
  readonly track: Track;
  /** by budget year, kr.; what lies beyond the strategy's years is not counted */
  readonly investmentKr: readonly number[];
  /** as if the effort were the only one, kr. */
  readonly savingKr: readonly number[];
}

export interface Strategy {
  readonly firstYear: number;
  /** 1..8 */
  readonly years: number;
  /** paid back within so many budget years, the first included */
  readonly ruleYears: number;
  readonly efforts: readonly StrategyEffort[];
  readonly shared: readonly SharedPersons[];
  /** how much of the expected saving is counted, 1 = all */
  readonly realisedShare: number;
  /** the year that somebody has published as the payback year */
  readonly publishedPaybackYear?: number;
}

export interface StrategyYear {
  readonly year: number;
  readonly investmentKr: number;
  /** before what is counted twice is taken out */
  readonly separateSavingKr: number;
  readonly savingKr: number;
  readonly netKr: number;
  readonly cumulatedKr: number;
  readonly investmentKrByTrack: Readonly<Record<Track, number>>;
}

export interface EffortResult {
  readonly personsCountedOnce: number;
  readonly investmentKr: number;
  readonly savingKr: number;
  readonly netKr: number;
  readonly roi: number | null;
  readonly paybackYear: number | null;
}

/**
 * What a published payback year says about how the investment is spread. All of it at once in the first year of spending
 * pays back last of all ways to spread it, all of it in the last year first; a published year outside the two cannot come
 * from the spreading.
 */
export type ProfileVerdict = 'nothingPublished' | 'agrees' | 'otherProfile' | 'notTheProfile';

export interface StrategyProfile {
  readonly evenPaybackYear: number | null;
  readonly earliestPaybackYear: number | null;
  readonly latestPaybackYear: number | null;
  readonly verdict: ProfileVerdict;
}

export interface StrategyResult {
  readonly byYear: readonly StrategyYear[];
  readonly byEffort: readonly EffortResult[];
  readonly persons: number;
  readonly personsCountedOnce: number;
  readonly investmentKr: number;
  readonly savingKr: number;
  /** what is taken out because it would be counted twice */
  readonly doubleCountedKr: number;
  readonly netKr: number;
  readonly roi: number | null;
  readonly paybackYear: number | null;
  readonly isWithinRule: boolean;
  /** the share of the expected saving that covers the investment; null without a saving */
  readonly breakEvenShare: number | null;
  readonly oneLine: {
    readonly budgetYearKr: number;
    readonly budgetYears1To4Kr: number;
    readonly horizonKr: number;
  };
  readonly profile: StrategyProfile;
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

export function calculateStrategy(strategy: Strategy): StrategyResult {
  const { firstYear, years, efforts, shared, realisedShare } = strategy;
  const left = shareCountedOnce(
    efforts.map(({ persons }) => persons),
    shared,
  );
  const yearNumbers = Array.from({ length: years }, (_, i) => i);
  const investment = efforts.map((effort) => yearNumbers.map((i) => effort.investmentKr[i] ?? 0));
  const separate = efforts.map((effort) => yearNumbers.map((i) => (effort.savingKr[i] ?? 0) * realisedShare));
  const saving = separate.map((amounts, effort) => amounts.map((kr) => kr * left[effort]!));
  const inYear = (amounts: readonly (readonly number[])[], i: number): number =>
    sum(amounts.map((one) => one[i]!));
  const net = yearNumbers.map((i) => inYear(saving, i) - inYear(investment, i));
  const running = cumulated(net);
  const byYear = yearNumbers.map((i): StrategyYear => {
    const ofTrack = (track: Track): number =>
      sum(efforts.map((effort, e) => (effort.track === track ? investment[e]![i]! : 0)));
    return {
      year: firstYear + i,
      investmentKr: inYear(investment, i),
      separateSavingKr: inYear(separate, i),
      savingKr: inYear(saving, i),
      netKr: net[i]!,
      cumulatedKr: running[i]!,
      investmentKrByTrack: {
        service: ofTrack('service'),
        activation: ofTrack('activation'),
        transfer: ofTrack('transfer'),
        capital: ofTrack('capital'),
      },
    };
  });
  const byEffort = efforts.map(({ persons }, e): EffortResult => {
    const investmentKr = sum(investment[e]!);
    const savingKr = sum(saving[e]!);
    return {
      personsCountedOnce: Math.max(0, persons) * left[e]!,
      investmentKr,
      savingKr,
      netKr: savingKr - investmentKr,
      roi: roiOf(savingKr, investmentKr),
      paybackYear: paybackYear(
        yearNumbers.map((i) => saving[e]![i]! - investment[e]![i]!),
        firstYear,
      ),
    };
  });
  const investmentKr = sum(byYear.map((one) => one.investmentKr));
  const savingKr = sum(byYear.map((one) => one.savingKr));
  const separateKr = sum(byYear.map((one) => one.separateSavingKr));
  const paidIn = paybackYear(net, firstYear);
  return {
    byYear,
    byEffort,
    persons: sum(efforts.map(({ persons }) => persons)),
    personsCountedOnce: sum(byEffort.map((one) => one.personsCountedOnce)),
    investmentKr,
    savingKr,
    doubleCountedKr: separateKr - savingKr,
    netKr: savingKr - investmentKr,
    roi: roiOf(savingKr, investmentKr),
    paybackYear: paidIn,
    isWithinRule: paidIn !== null && paidIn < firstYear + strategy.ruleYears,
    breakEvenShare: isZeroKr(savingKr) ? null : (realisedShare * investmentKr) / savingKr,
    oneLine: {
      budgetYearKr: net[0] ?? 0,
      budgetYears1To4Kr: sum(net.slice(0, 4)),
      horizonKr: savingKr - investmentKr,
    },
    profile: profileOf(strategy, byYear),
  };
}

function roiOf(savingKr: number, costKr: number): number | null {
  return isZeroKr(costKr) ? null : (savingKr - costKr) / costKr;
}

/** The same investment spread otherwise over the years from the first to the last with any. */
function profileOf(
  { firstYear, publishedPaybackYear }: Strategy,
  byYear: readonly StrategyYear[],
): StrategyProfile {
  const spent = byYear.map(({ investmentKr }) => !isZeroKr(investmentKr));
  const from = spent.indexOf(true);
  const to = spent.lastIndexOf(true);
  const totalKr = sum(byYear.map(({ investmentKr }) => investmentKr));
  const paidWhen = (investmentIn: (i: number) => number): number | null =>
    paybackYear(
      byYear.map(({ savingKr }, i) => savingKr - investmentIn(i)),
      firstYear,
    );
  const evenPaybackYear = paidWhen((i) => (i >= from && i <= to ? totalKr / (to - from + 1) : 0));
  const earliestPaybackYear = paidWhen((i) => (i === to ? totalKr : 0));
  const latestPaybackYear = paidWhen((i) => (i === from ? totalKr : 0));
  const typed = paidWhen((i) => byYear[i]!.investmentKr);
  return {
    evenPaybackYear,
    earliestPaybackYear,
    latestPaybackYear,
    verdict: verdictOf(publishedPaybackYear, typed, earliestPaybackYear, latestPaybackYear),
  };
}

function verdictOf(
  published: number | undefined,
  typed: number | null,
  earliest: number | null,
  latest: number | null,
): ProfileVerdict {
  if (published === undefined) return 'nothingPublished';
  if (published === typed) return 'agrees';
  return published >= (earliest ?? Infinity) && published <= (latest ?? Infinity)
    ? 'otherProfile'
    : 'notTheProfile';
}
