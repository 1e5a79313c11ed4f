/**
 * Cases from several municipalities side by side: costs and savings per year of each case, put into calendar years, with
 * everybody counted once. The reference that the template is held against.
 */

import { isAboveZeroKr } from './krone-dust.ts';
import { type SharedPersons, shareCountedOnce } from './overlap.ts';
import { payback } from './payback.ts';
import { cumulated } from './payback-year.ts';

/** Years that a line of the portfolio holds one by one; what comes after is one amount. */
const lineYears = 8;
/** Calendar years that the portfolio shows one by one. */
const calendarYears = 12;

export interface PortfolioCase {
  readonly municipality: string;
  readonly persons: number;
  readonly firstYear: number;
  /** of the first years one by one, and last of all that comes after, kr. */
  readonly costKr: readonly number[];
  readonly savingKr: readonly number[];
}

export interface Portfolio {
  readonly cases: readonly PortfolioCase[];
  readonly shared: readonly SharedPersons[];
}

interface Sums {
  readonly persons: number;
  readonly costKr: number;
  readonly savingKr: number;
  readonly netKr: number;
  /** net per krone of cost; null without a cost, or where stopping an effort saves it */
  readonly netPerKrone: number | null;
}

export interface CaseStanding extends Sums {
  /** calendar year; 'later': after the years that the line holds; null: not at all */
  readonly payback: number | 'later' | null;
  /** 1 is the highest net per krone; equal ones share a rank; null without a cost */
  readonly rank: number | null;
}

export interface PortfolioYear {
  /** null: all that comes after the years shown */
  readonly year: number | null;
  readonly costKr: number;
  readonly savingKr: number;
  readonly netKr: number;
  readonly cumulatedKr: number;
}

export interface PortfolioResult {
  readonly byCase: readonly CaseStanding[];
  readonly byMunicipality: readonly (Sums & { readonly municipality: string; readonly cases: number })[];
  readonly byYear: readonly PortfolioYear[];
  readonly total: Sums;
  readonly doubleCountedKr: number;
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

function sumsOf(persons: number, costKr: number, savingKr: number): Sums {
  const netKr = savingKr - costKr;
  return { persons, costKr, savingKr, netKr, netPerKrone: isAboveZeroKr(costKr) ? netKr / costKr : null };
}

export function calculatePortfolio({ cases, shared }: Portfolio): PortfolioResult {
  const left = shareCountedOnce(
    cases.map(({ persons }) => persons),
    shared,
  );
  const savings = cases.map(({ savingKr }, i) => savingKr.map((kr) => kr * left[i]!));
  const sums = cases.map(({ persons, costKr }, i) =>
    sumsOf(persons * left[i]!, sum(costKr), sum(savings[i]!)),
  );
  const rates = sums.flatMap(({ netPerKrone }) => (netPerKrone === null ? [] : [netPerKrone]));
  const byCase = cases.map((one, i): CaseStanding => {
    const { netPerKrone } = sums[i]!;
    return {
      ...sums[i]!,
      payback: paybackOf(
        one,
        savings[i]!.map((kr, k) => kr - one.costKr[k]!),
      ),
      rank: netPerKrone === null ? null : 1 + rates.filter((rate) => rate > netPerKrone).length,
    };
  });
  const total = addUp(sums);
  return {
    byCase,
    byMunicipality: [...new Set(cases.map(({ municipality }) => municipality))].map((municipality) => {
      const own = sums.filter((_, i) => cases[i]!.municipality === municipality);
      return { municipality, cases: own.length, ...addUp(own) };
    }),
    byYear: yearsOf(cases, savings, total),
    total,
    doubleCountedKr: sum(cases.map(({ savingKr }) => sum(savingKr))) - total.savingKr,
  };
}

function addUp(list: readonly Sums[]): Sums {
  return sumsOf(
    sum(list.map(({ persons }) => persons)),
    sum(list.map(({ costKr }) => costKr)),
    sum(list.map(({ savingKr }) => savingKr)),
  );
}

function paybackOf({ firstYear }: PortfolioCase, netKr: readonly number[]): CaseStanding['payback'] {
  const { stays } = payback(cumulated(netKr));
  if (stays === null) return null;
  return stays < lineYears ? firstYear + stays : 'later';
}

function yearsOf(
  cases: readonly PortfolioCase[],
  savings: readonly (readonly number[])[],
  total: Sums,
): readonly PortfolioYear[] {
  const from = Math.min(...cases.map(({ firstYear }) => firstYear));
  const inYear = (amounts: readonly (readonly number[])[], year: number): number =>
    sum(
      cases.map(({ firstYear }, i) => {
        const k = year - firstYear;
        return k >= 0 && k < lineYears ? amounts[i]![k]! : 0;
      }),
    );
  const costs = cases.map(({ costKr }) => costKr);
  const years = Array.from({ length: calendarYears }, (_, i) => ({
    year: from + i,
    costKr: inYear(costs, from + i),
    savingKr: inYear(savings, from + i),
  }));
  const later = {
    year: null,
    costKr: total.costKr - sum(years.map(({ costKr }) => costKr)),
    savingKr: total.savingKr - sum(years.map(({ savingKr }) => savingKr)),
  };
  const all = [...years, later].map((one) => ({ ...one, netKr: one.savingKr - one.costKr }));
  const running = cumulated(all.map(({ netKr }) => netKr));
  return all.map((one, i) => ({ ...one, cumulatedKr: running[i]! }));
}
