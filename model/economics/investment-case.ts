/** One investment case: everything the calculation needs, as the municipality states it. */

import type { CalendarDate } from './calendar.ts';
import type { CostLine } from './costs.ts';
import type { Effect } from './effect.ts';
import type { Financing, SeniorityBand } from './financing.ts';
import type { RefundLadder } from './refund-ladder.ts';
import type { MunicipalTax } from './tax.ts';

/** Persons who start together. */
export interface Cohort {
  /** Whole weeks after the start of the case, 0..260; 0 has its first week in week 1. */
  readonly week: number;
  /** Persons who start, 0 or more; a plan may have parts of a person. */
  readonly persons: number;
}

/** A public support: its yearly amount per person and who pays it. */
export interface Benefit {
  /** Kr. per full-time person and year at the level of budget year 1; a week is 1/52 of it. */
  readonly annualKr: number;
  readonly financing: Financing;
}

/** What some of the moved persons receive instead of the benefit. */
export interface Destination extends Benefit {
  /** Share of the moved person-weeks, 0..1; what the shares leave of 1 costs nothing. */
  readonly share: number;
  /** Wage that is taxable income, kr. per year; none when left out. Used only with tax. */
  readonly taxableWageKr?: number;
}

export interface InvestmentCase {
  readonly startsOn: CalendarDate;
  /** Whole years, 1..20. */
  readonly horizonYears: number;
  readonly intake: readonly Cohort[];
  /** Share of the persons who get no effect, 0..1. */
  readonly dropOff: number;
  /** Normally four bands; the shares add up to 1. */
  readonly seniority: readonly SeniorityBand[];
  readonly effect: Effect;
  /** A low and a high estimate of the gap or uplift, for the range of the result. */
  readonly effectLow?: number;
  readonly effectHigh?: number;
  readonly benefit: Benefit;
  /** The shares add up to at most 1. */
  readonly destinations: readonly Destination[];
  /** Yearly rise of the benefit and of the destinations from budget year 2 on: 0.02 is 2 %. */
  readonly benefitIndex: number;
  readonly ladder: RefundLadder;
  readonly costs: readonly CostLine[];
  /** The municipality's own rule: paid back within this many years. 6 when left out. */
  readonly ruleYears?: number;
  /** Adds the municipality's tax to its saving; left out: without tax. */
  readonly tax?: MunicipalTax;
}

/** Persons in the whole intake, before drop-off. */
export function personsInIntake({ intake }: Pick<InvestmentCase, 'intake'>): number {
  let persons = 0;
  for (const cohort of intake) persons += cohort.persons;
  return persons;
}
