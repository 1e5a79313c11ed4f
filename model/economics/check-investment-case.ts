/** What is wrong with a case before it is calculated. A finding says what and where; the screen says it in words. */

import { isCalendarDate, longestHorizonYears } from './calendar.ts';
import type { CostAmount, CostLine, Recurrence } from './costs.ts';
import { effectOfSize, effectSize, type Effect } from './effect.ts';
import type { Financing, SeniorityBand } from './financing.ts';
import { personsInIntake, type Benefit, type Destination, type InvestmentCase } from './investment-case.ts';
import type { RefundLadder } from './refund-ladder.ts';
import type { MunicipalTax } from './tax.ts';

/** The way from the case to the value: ['intake', 2, 'persons']. */
export type FindingPath = readonly (string | number)[];

/** The values allowed, both ends included; no upper end is Infinity. */
export interface Limits {
  readonly from: number;
  readonly to: number;
}

export type Finding =
  /** Not a finite number, or outside the limits. */
  | {
      readonly kind: 'out-of-range';
      readonly path: FindingPath;
      readonly value: number;
      readonly limits: Limits;
    }
  /** Weeks, months and years that must be whole. */
  | { readonly kind: 'not-whole'; readonly path: FindingPath; readonly value: number }
  | { readonly kind: 'not-a-date'; readonly path: FindingPath }
  /** The seniority shares are not normalised: what they lack or exceed is lacking or exceeding in the result. */
  | { readonly kind: 'seniority-shares-not-one'; readonly path: FindingPath; readonly sum: number }
  | { readonly kind: 'destination-shares-over-one'; readonly path: FindingPath; readonly sum: number }
  /** The uplift asks for a weekly exit chance over 1; the calculation stops at 1. */
  | { readonly kind: 'exit-chance-capped'; readonly path: FindingPath; readonly exitChance: number }
  | { readonly kind: 'no-persons'; readonly path: FindingPath }
  /** A ladder starts at week 1 and its steps ascend. */
  | { readonly kind: 'ladder-steps-not-ascending'; readonly path: FindingPath };

/** Shares are typed in parts that rarely add up to the last bit. */
const shareTolerance = 1e-9;

const aShare: Limits = { from: 0, to: 1 };
const zeroOrMore: Limits = { from: 0, to: Infinity };
const oneOrMore: Limits = { from: 1, to: Infinity };
const anyNumber: Limits = { from: -Infinity, to: Infinity };
/** A yearly rise over 100 % is a percentage typed as a whole number. */
const aYearlyRise: Limits = { from: -1, to: 1 };

/** Everything wrong with a case, in the order of its fields; nothing when it can be calculated as it is. */
export function checkInvestmentCase(investmentCase: InvestmentCase): readonly Finding[] {
  const { startsOn, horizonYears, intake, dropOff, seniority, effect, ladder, costs } = investmentCase;
  return [
    ...(isCalendarDate(startsOn) ? [] : [{ kind: 'not-a-date', path: ['startsOn'] } as const]),
    ...checkWhole(['horizonYears'], horizonYears, { from: 1, to: longestHorizonYears }),
    ...intake.flatMap((cohort, index) => [
      ...checkWhole(['intake', index, 'week'], cohort.week, { from: 0, to: 260 }),
      ...checkNumber(['intake', index, 'persons'], cohort.persons, zeroOrMore),
    ]),
    ...(personsInIntake(investmentCase) === 0 ? [{ kind: 'no-persons', path: ['intake'] } as const] : []),
    ...checkNumber(['dropOff'], dropOff, aShare),
    ...checkSeniority(seniority),
    ...checkEffect(effect),
    ...checkEffectRange(investmentCase),
    ...checkBenefit(['benefit'], investmentCase.benefit),
    ...checkDestinations(investmentCase.destinations),
    ...checkTax(investmentCase.tax),
    ...checkNumber(['benefitIndex'], investmentCase.benefitIndex, aYearlyRise),
    ...checkLadder(ladder),
    ...costs.flatMap((line, index) => checkCostLine(['costs', index], line)),
    ...checkOptional(['ruleYears'], investmentCase.ruleYears, zeroOrMore),
  ];
}

function checkNumber(path: FindingPath, value: number, limits: Limits): readonly Finding[] {
  const isAllowed = Number.isFinite(value) && value >= limits.from && value <= limits.to;
  return isAllowed ? [] : [{ kind: 'out-of-range', path, value, limits }];
}

function checkOptional(path: FindingPath, value: number | undefined, limits: Limits): readonly Finding[] {
  return value === undefined ? [] : checkNumber(path, value, limits);
}

function checkWhole(path: FindingPath, value: number, limits: Limits): readonly Finding[] {
  const findings = checkNumber(path, value, limits);
  if (findings.length > 0 || Number.isInteger(value)) return findings;
  return [{ kind: 'not-whole', path, value }];
}

function checkSeniority(seniority: readonly SeniorityBand[]): readonly Finding[] {
  const findings = seniority.flatMap((band, index) => [
    ...checkNumber(['seniority', index, 'share'], band.share, aShare),
    ...checkWhole(['seniority', index, 'weeks'], band.weeks, zeroOrMore),
  ]);
  const sum = sumOfShares(seniority);
  if (Math.abs(sum - 1) <= shareTolerance) return findings;
  return [...findings, { kind: 'seniority-shares-not-one', path: ['seniority'], sum }];
}

function checkEffect(effect: Effect): readonly Finding[] {
  const timing = [
    ...checkWhole(['effect', 'lagWeeks'], effect.lagWeeks, zeroOrMore),
    ...checkWhole(['effect', 'durationWeeks'], effect.durationWeeks, zeroOrMore),
  ];
  if (effect.kind === 'gap') {
    return [
      ...checkEffectSize(['effect', 'gap'], effect),
      ...timing,
      ...checkWhole(['effect', 'fadeWeeks'], effect.fadeWeeks, zeroOrMore),
    ];
  }
  return [
    ...checkNumber(['effect', 'exitChance'], effect.exitChance, aShare),
    ...checkEffectSize(['effect', 'uplift'], effect),
    ...timing,
    ...checkNumber(['effect', 'relapse'], effect.relapse, aShare),
  ];
}

function checkEffectRange({ effect, effectLow, effectHigh }: InvestmentCase): readonly Finding[] {
  return [
    ...(effectLow === undefined ? [] : checkEffectSize(['effectLow'], effectOfSize(effect, effectLow))),
    ...(effectHigh === undefined ? [] : checkEffectSize(['effectHigh'], effectOfSize(effect, effectHigh))),
  ];
}

function checkEffectSize(path: FindingPath, effect: Effect): readonly Finding[] {
  if (effect.kind === 'gap') return checkNumber(path, effectSize(effect), aShare);
  const exitChance = effect.exitChance * (1 + effect.uplift);
  return [
    ...checkNumber(path, effectSize(effect), zeroOrMore),
    ...(exitChance > 1 + shareTolerance ? [{ kind: 'exit-chance-capped', path, exitChance } as const] : []),
  ];
}

function checkBenefit(path: FindingPath, benefit: Benefit): readonly Finding[] {
  return [
    ...checkNumber([...path, 'annualKr'], benefit.annualKr, zeroOrMore),
    ...checkFinancing([...path, 'financing'], benefit.financing),
  ];
}

function checkFinancing(path: FindingPath, financing: Financing): readonly Finding[] {
  if (financing.kind === 'ladder') return [];
  return checkNumber([...path, 'municipalShare'], financing.municipalShare, aShare);
}

function checkDestinations(destinations: readonly Destination[]): readonly Finding[] {
  const findings = destinations.flatMap((destination, index) => [
    ...checkNumber(['destinations', index, 'share'], destination.share, aShare),
    ...checkBenefit(['destinations', index], destination),
    ...checkOptional(['destinations', index, 'taxableWageKr'], destination.taxableWageKr, zeroOrMore),
  ]);
  const sum = sumOfShares(destinations);
  if (!(sum > 1 + shareTolerance)) return findings;
  return [...findings, { kind: 'destination-shares-over-one', path: ['destinations'], sum }];
}

function checkTax(tax: MunicipalTax | undefined): readonly Finding[] {
  if (!tax) return [];
  return [
    ...checkNumber(['tax', 'rate'], tax.rate, aShare),
    ...checkNumber(['tax', 'equalised'], tax.equalised, aShare),
  ];
}

function checkLadder({ steps }: RefundLadder): readonly Finding[] {
  const isAscending = steps.every((step, index) => {
    const before = steps[index - 1];
    return before === undefined ? step.fromWeek === 1 : step.fromWeek > before.fromWeek;
  });
  return [
    ...(steps.length > 0 && isAscending
      ? []
      : [{ kind: 'ladder-steps-not-ascending', path: ['ladder', 'steps'] } as const]),
    ...steps.flatMap((step, index) => [
      ...checkWhole(['ladder', 'steps', index, 'fromWeek'], step.fromWeek, oneOrMore),
      ...checkNumber(['ladder', 'steps', index, 'municipalShare'], step.municipalShare, aShare),
    ]),
  ];
}

function checkCostLine(path: FindingPath, line: CostLine): readonly Finding[] {
  return [
    ...checkCostAmount([...path, 'amount'], line.amount),
    ...checkRecurrence([...path, 'recurrence'], line.recurrence),
    ...checkNumber([...path, 'index'], line.index, aYearlyRise),
  ];
}

function checkCostAmount(path: FindingPath, amount: CostAmount): readonly Finding[] {
  switch (amount.kind) {
    case 'staff':
      return [
        ...checkNumber([...path, 'fte'], amount.fte, zeroOrMore),
        ...checkNumber([...path, 'annualWageKr'], amount.annualWageKr, zeroOrMore),
        ...checkNumber([...path, 'overhead'], amount.overhead, zeroOrMore),
      ];
    case 'volume':
      return [
        ...checkNumber([...path, 'unitPriceKr'], amount.unitPriceKr, zeroOrMore),
        ...checkNumber([...path, 'volume'], amount.volume, zeroOrMore),
      ];
    case 'fixed':
      return checkNumber([...path, 'kr'], amount.kr, anyNumber);
  }
}

function checkRecurrence(path: FindingPath, recurrence: Recurrence): readonly Finding[] {
  if (recurrence.kind === 'once') return checkWhole([...path, 'month'], recurrence.month, zeroOrMore);
  const { fromMonth, toMonth } = recurrence;
  return [
    ...checkWhole([...path, 'fromMonth'], fromMonth, oneOrMore),
    ...(toMonth === undefined ? [] : checkWhole([...path, 'toMonth'], toMonth, oneOrMore)),
  ];
}

function sumOfShares(parts: readonly { readonly share: number }[]): number {
  let sum = 0;
  for (const part of parts) sum += part.share;
  return sum;
}
