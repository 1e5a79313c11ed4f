/**
 * A case that a municipality or the state has published, as data: what was said, what can be calculated from it, what
 * is missing, and where a workbook of one's own could begin. Figures are the sources', remarks are ours.
 */
import type { Source } from '../evidence/evidence.ts';
import type { StartValue } from '../templates/start.ts';

/** What the library can be searched by; the screen has a word for each. */
export const targetGroups = [
  'cashBenefit',
  'sicknessBenefit',
  'flexBenefit',
  'mentalHealth',
  'young',
  'unemployed',
  'several',
] as const;
export type TargetGroup = (typeof targetGroups)[number];

export const effortKinds = [
  'strategy',
  'staff',
  'company',
  'interviews',
  'flexJob',
  'supported',
  'outcomePayment',
  'prevention',
  'rule',
  'other',
] as const;
export type EffortKind = (typeof effortKinds)[number];

/** How a figure is counted; a share is 0..1, and millions are written out by whoever shows them. */
export type FigureUnit =
  | 'mioKr'
  | 'kr'
  | 'persons'
  | 'share'
  | 'years'
  | 'year'
  | 'weeks'
  | 'fullTime'
  | 'hoursPerWeek'
  | 'points'
  | 'count'
  | 'kronePerKrone';

interface FigureBase {
  readonly key: string;
  readonly label: string;
  /** what was planned or given, or what came out of it */
  readonly is: 'plan' | 'result';
  /** of a share of people: everybody who left, or only those who would not have left anyway */
  readonly measure?: 'gross' | 'net';
}

export type Figure = FigureBase &
  (
    | { readonly unit: FigureUnit; readonly value: number }
    | { readonly unit: FigureUnit; readonly byYear: Readonly<Record<string, number>> }
    /** something else than a number, such as a day or a rule */
    | { readonly text: string }
  );

/** What can be calculated from the figures alone; operands are keys of figures, or numbers that count. */
export type Calculation =
  | { readonly kind: 'difference' | 'ratio' | 'product'; readonly of: readonly [Operand, Operand] }
  | {
      readonly kind: 'paybackYear';
      /** the whole investment, spread evenly over the years from the first to the last */
      readonly investment: string;
      readonly firstYear: number;
      readonly lastYear: number;
      /** savings by year: each year's own, or all since the start */
      readonly savings: string;
      readonly readAs: 'yearly' | 'sinceStart';
    };

export type Operand = string | number;

export interface Recalculation {
  readonly label: string;
  readonly unit: FigureUnit;
  readonly calculation: Calculation;
  /** the published figure that it should agree with, to half of `digit` */
  readonly published?: string;
  /** the smallest step in which the published figure is given: 0.01 is a whole percent; 1 unless said */
  readonly digit?: number;
  /** what the reader should make of it */
  readonly remark: string;
}

/** A value that the sources give for an input; `of` names its figures. */
export interface CaseStartValue extends StartValue {
  readonly of: readonly string[];
}

/** Something that the sources do not say; `at` is the input that waits for it. */
export interface MissingInput {
  readonly question: string;
  readonly at?: string;
}

export interface LibraryCase {
  readonly id: string;
  readonly title: string;
  readonly municipality: string;
  /** as it was published: 2015-2019 */
  readonly years: string;
  readonly targetGroup: TargetGroup;
  readonly group: string;
  readonly effort: EffortKind;
  readonly summary: string;
  readonly figures: readonly Figure[];
  readonly sources: readonly Source[];
  readonly recalculations: readonly Recalculation[];
  readonly missing: readonly MissingInput[];
  readonly remarks: readonly string[];
  readonly start: { readonly template: string; readonly values: readonly CaseStartValue[] };
}
