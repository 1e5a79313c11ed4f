/**
 * What an investment case comes to, read from the workbook's named results. Nothing is calculated here but a choice of
 * words: every figure stands in a cell.
 */
import { type LanguageId, type Value, formatValue, isError } from '#model';

/** Reads a named result; undefined where the workbook has none. */
export type ReadResult = (key: string) => readonly (Value | undefined)[] | undefined;

export type Payback =
  | { readonly kind: 'atStart' }
  /** `month` is a date serial */
  | { readonly kind: 'in'; readonly month: number; readonly week: number }
  | { readonly kind: 'never' };

/** A gap in percent points, a lift of the weekly chance, or a share of people who go on: the effect kinds 1, 2 and 3. */
export type NeededBy = 'gap' | 'lift' | 'share';

export type Needed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'effect';
      readonly needed: number;
      readonly expected: number;
      readonly by: NeededBy;
    }
  | { readonly kind: 'outOfReach' };

export interface YearRow {
  readonly year: number;
  readonly saving: number;
  readonly cost: number;
  readonly net: number;
  readonly cumulated: number;
  readonly service: number;
  readonly stateNet: number;
  /** of the saving, if tax is counted */
  readonly tax: number;
  readonly ifAll: number;
}

/** A point of the curve: a date serial and the cumulated net in kroner. */
export interface CurvePoint {
  readonly month: number;
  readonly cumulatedKr: number;
}

/** An effort that is stopped: when the saving is eaten up, and the most that was saved before. */
export interface Stop {
  readonly eaten: Payback;
  readonly highestKr: number;
}

/** What the result counts of tax. */
export type TaxChoice = 'without' | 'before' | 'after';

export interface CaseAnswer {
  /** undefined for a case that asks whether to begin */
  readonly stop: Stop | undefined;
  readonly tax: TaxChoice;
  /** the municipal net if every municipality does the same; undefined when nobody has asked */
  readonly ifAllKr: number | undefined;
  readonly payback: Payback;
  readonly needed: Needed | undefined;
  readonly netKr: number;
  readonly savingKr: number;
  readonly costKr: number;
  readonly bcr: number | undefined;
  readonly deepestDrawKr: number;
  readonly serviceFrameKr: number;
  readonly stateNetKr: number;
  readonly presentValueKr: number | undefined;
  readonly lowKr: number | undefined;
  readonly highKr: number | undefined;
  readonly horizonYears: number;
  readonly ruleYears: number | undefined;
  readonly isWithinRule: boolean;
  readonly year1Kr: number;
  readonly years1To4Kr: number;
  readonly years: readonly YearRow[];
  readonly curve: readonly CurvePoint[];
}

export type CaseState =
  /** not a workbook with a results page */
  | { readonly kind: 'none' }
  /** the calculation has not come to them yet */
  | { readonly kind: 'waiting' }
  /** required inputs are missing */
  | { readonly kind: 'missing' }
  | { readonly kind: 'answer'; readonly answer: CaseAnswer };

function numberOf(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/**
 * The results that name what a person must fill in, in the order of the sheets. Of several cells side by side or below
 * each other, one that is not zero is enough.
 */
export function neededKeys(effectKind: Value | undefined): readonly string[] {
  const always = [
    'needStart',
    'needHorizon',
    'needBenefit',
    'needIntake',
    'needSeniority',
    'needCost',
    'needCostMonths',
    'needLag',
    'needDuration',
  ];
  return [...always, ...(effectKind === 2 ? ['needExitChance', 'needUplift'] : ['needGap'])];
}

/** Whether cells that a result names are still to be filled in; a result that the workbook does not name is not. */
export function isMissing(values: readonly (Value | undefined)[]): boolean {
  if (values.length === 0) return false;
  if (values.length === 1) return values[0] === undefined || values[0] === '';
  return !values.some((value) => typeof value === 'number' && value !== 0);
}

/**
 * Whether an answer is that of before: a field that must be filled in is empty, and nobody has calculated what that does.
 * The two together would be nobody's figures.
 */
export function isOutdated(read: ReadResult): boolean {
  return neededKeys(read('effectKind')?.[0]).some((key) => isMissing(read(key) ?? []));
}

/** The state of the case that a workbook holds. */
export function readCase(read: ReadResult): CaseState {
  const first = (key: string): Value | undefined => read(key)?.[0];
  if (read('netTotal') === undefined) return { kind: 'none' };
  const filled = first('checkFilled');
  const netKr = first('netTotal');
  if (filled === undefined || netKr === undefined) return { kind: 'waiting' };
  if (filled !== 'OK') return { kind: 'missing' };
  if (typeof netKr !== 'number') return isError(netKr) ? { kind: 'missing' } : { kind: 'waiting' };
  const years = readYears(read);
  const answer: CaseAnswer = {
    stop: readStop(read),
    tax: readTax(first('taxChoice'), first('taxEqualised')),
    ifAllKr: numberOf(first('netIfAll')),
    payback: readPayback(first('paybackWeek'), first('paybackMonth')),
    needed: readNeeded(first('breakEvenEffect'), first('effect'), first('effectKind'), first('cost')),
    netKr,
    savingKr: numberOf(first('saving')) ?? 0,
    costKr: numberOf(first('cost')) ?? 0,
    bcr: numberOf(first('bcr')),
    deepestDrawKr: numberOf(first('deepestDraw')) ?? 0,
    serviceFrameKr: numberOf(first('serviceFrame')) ?? 0,
    stateNetKr: numberOf(first('netState')) ?? 0,
    presentValueKr: numberOf(first('presentValue')),
    lowKr: numberOf(first('netLow')),
    highKr: numberOf(first('netHigh')),
    horizonYears: numberOf(first('horizonYears')) ?? 0,
    ruleYears: numberOf(first('ruleYears')),
    isWithinRule: first('withinRule') === 'ja',
    year1Kr: numberOf(first('year1')) ?? 0,
    years1To4Kr: numberOf(first('years1To4')) ?? 0,
    years,
    curve: readCurve(read),
  };
  return { kind: 'answer', answer };
}

function readStop(read: ReadResult): Stop | undefined {
  const week = read('eatenUpWeek');
  if (!week) return undefined;
  return {
    eaten: readPayback(week[0], read('eatenUpMonth')?.[0]),
    highestKr: numberOf(read('highestSaving')?.[0]) ?? 0,
  };
}

function readTax(isCounted: Value | undefined, equalised: Value | undefined): TaxChoice {
  if (isCounted !== 'ja') return 'without';
  return equalised === 'før' ? 'before' : 'after';
}

function readPayback(week: Value | undefined, month: Value | undefined): Payback {
  if (typeof week !== 'number') return { kind: 'never' };
  if (week === 0) return { kind: 'atStart' };
  return { kind: 'in', month: typeof month === 'number' ? month : 0, week };
}

function readNeeded(
  needed: Value | undefined,
  expected: Value | undefined,
  kind: Value | undefined,
  cost: Value | undefined,
): Needed | undefined {
  if (numberOf(cost) === 0) return { kind: 'nothing' };
  if (typeof needed !== 'number')
    return needed === undefined || isError(needed) ? undefined : { kind: 'outOfReach' };
  return { kind: 'effect', needed, expected: numberOf(expected) ?? 0, by: neededBy(kind) };
}

function neededBy(kind: Value | undefined): NeededBy {
  if (kind === 2) return 'lift';
  return kind === 3 ? 'share' : 'gap';
}

function readYears(read: ReadResult): readonly YearRow[] {
  const column = (key: string): readonly (Value | undefined)[] => read(key) ?? [];
  const [years, saving, cost, net, cumulated, service, stateNet, tax, ifAll] = [
    'years',
    'yearSaving',
    'yearCost',
    'yearNet',
    'yearCumulated',
    'yearService',
    'yearStateNet',
    'yearTax',
    'yearNetIfAll',
  ].map(column);
  const rows: YearRow[] = [];
  years!.forEach((year, i) => {
    if (typeof year !== 'number') return;
    rows.push({
      year,
      saving: numberOf(saving![i]) ?? 0,
      cost: numberOf(cost![i]) ?? 0,
      net: numberOf(net![i]) ?? 0,
      cumulated: numberOf(cumulated![i]) ?? 0,
      service: numberOf(service![i]) ?? 0,
      stateNet: numberOf(stateNet![i]) ?? 0,
      tax: numberOf(tax![i]) ?? 0,
      ifAll: numberOf(ifAll![i]) ?? 0,
    });
  });
  return rows;
}

function readCurve(read: ReadResult): readonly CurvePoint[] {
  const months = read('months') ?? [];
  const cumulated = read('monthCumulated') ?? [];
  const points: CurvePoint[] = [];
  months.forEach((month, i) => {
    const kr = cumulated[i];
    if (typeof month === 'number' && typeof kr === 'number') points.push({ month, cumulatedKr: kr });
  });
  return points;
}

/** "1,96 mio. kr." or "15.808 kr.": as many digits as one can say aloud. */
export function kroner(amountKr: number, language: LanguageId): string {
  const isMillions = Math.abs(amountKr) >= 1_000_000;
  const { text } = isMillions
    ? formatValue(amountKr / 1_000_000, '0.00', language)
    : formatValue(amountKr, '#,##0', language);
  return `${text.replace(/^-/, '−')} ${isMillions ? 'mio. ' : ''}kr.`;
}

/** The same without "kr.", where a heading says so. */
export function shortAmount(amountKr: number, language: LanguageId): string {
  return kroner(amountKr, language).replace(/ kr\.$/, '');
}

/** A ratio: "2,63". */
export function ratio(value: number, language: LanguageId): string {
  return formatValue(value, '0.00', language).text.replace(/^-/, '−');
}

/** "1.958" for 1,957,846: thousands, for tables. */
export function thousands(amountKr: number, language: LanguageId): string {
  return formatValue(amountKr / 1000, '#,##0', language).text.replace(/^-/, '−');
}

export function monthName(serial: number, language: LanguageId): string {
  return formatValue(serial, 'mmmm yyyy', language).text;
}

/** A share as percent points: "3,8". */
export function points(share: number, language: LanguageId): string {
  return formatValue(share * 100, '0.0', language).text;
}
