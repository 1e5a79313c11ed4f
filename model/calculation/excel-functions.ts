/**
 * Functions that HyperFormula 3.5.0 calculates otherwise than Excel, replaced by ours, and functions that it lacks. This
 * is the one place for such corrections; each says what was wrong. Measured against LibreOffice 7.4.
 */
import {
  CellError,
  ErrorType,
  FunctionArgumentType,
  FunctionPlugin,
  type FunctionPluginDefinition,
  HyperFormula,
} from 'hyperformula';
import { storedFormatCode } from '../formula/format-code.ts';
import { dateOfSerial, formatValue, serialOfDate } from '../formula/number-format.ts';
import { numberFromText } from '../formula/typed-input.ts';
import {
  multipleAbove,
  multipleBelow,
  roundAwayFromZero,
  roundDown,
  roundHalfUp,
  roundToMultiple,
  roundTowardsZero,
} from './decimal-rounding.ts';

interface Parameter {
  readonly argumentType: FunctionArgumentType;
  readonly defaultValue?: number;
  readonly minValue?: number;
}

/** A function of the engine: what it takes, and what it comes to for arguments that are already of those types. */
interface EngineFunction {
  readonly parameters: readonly Parameter[];
  readonly calculate: (...values: never[]) => number | string | CellError;
}

const number: Parameter = { argumentType: FunctionArgumentType.NUMBER };
const text: Parameter = { argumentType: FunctionArgumentType.STRING };
const scalar: Parameter = { argumentType: FunctionArgumentType.SCALAR };
const date: Parameter = { argumentType: FunctionArgumentType.NUMBER, minValue: 0 };
const numberOr = (defaultValue: number): Parameter => ({ ...number, defaultValue });

/** Longest text that REPT may make; Excel's own limit of a cell. Without it, one formula takes all memory. */
const maxRepeated = 32_767;

function weekday(serial: number): number {
  // Serial 1 is a Sunday in Excel's calendar of 1900; Monday is 0 here.
  return (Math.floor(serial) + 5) % 7;
}

/** The week of a date by ISO 8601: the week with the year's first Thursday is week 1. */
function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) - weekday(serial) + 3;
  const { year } = dateOfSerial(thursday);
  return Math.floor((thursday - serialOfDate(year, 1, 1)) / 7) + 1;
}

/** First day of the week by WEEKNUM's second argument, Monday 0. */
const weekStarts: ReadonlyMap<number, number> = new Map([
  [1, 6],
  [2, 0],
  [11, 0],
  [12, 1],
  [13, 2],
  [14, 3],
  [15, 4],
  [16, 5],
  [17, 6],
]);

function weekOfYear(serial: number, mode: number): number | CellError {
  if (mode === 21) return isoWeek(serial);
  const start = weekStarts.get(mode);
  if (start === undefined) return new CellError(ErrorType.NUM);
  const newYear = serialOfDate(dateOfSerial(Math.floor(serial)).year, 1, 1);
  const firstOfWeek = newYear - ((weekday(newYear) - start + 7) % 7);
  return Math.floor((Math.floor(serial) - firstOfWeek) / 7) + 1;
}

function addMonths(serial: number, months: number): number | CellError {
  const { year, month, day } = dateOfSerial(Math.floor(serial));
  const target = year * 12 + month - 1 + Math.trunc(months);
  const targetYear = Math.floor(target / 12);
  const targetMonth = (target % 12) + 1;
  if (targetYear < 1900 || targetYear > 9999) return new CellError(ErrorType.NUM);
  const nextMonth =
    targetMonth === 12 ? serialOfDate(targetYear + 1, 1, 1) : serialOfDate(targetYear, targetMonth + 1, 1);
  const first = serialOfDate(targetYear, targetMonth, 1);
  return Math.min(first + day - 1, nextMonth - 1);
}

function multiple(
  round: (value: number, multiple: number) => number,
): (value: number, multiple: number) => number | CellError {
  return (value, multiple) => {
    if (value === 0 || multiple === 0) return 0;
    if (value > 0 && multiple < 0) return new CellError(ErrorType.NUM);
    return round(value, multiple);
  };
}

function repeat(value: string, count: number): string | CellError {
  const times = Math.trunc(count);
  if (times < 0 || times * value.length > maxRepeated) return new CellError(ErrorType.VALUE);
  return value.repeat(times);
}

function textOf(value: unknown, code: string): string | CellError {
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') return '';
  return formatValue(value, storedFormatCode(code), 'da').text;
}

function valueOf(value: unknown): number | CellError {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' ? numberFromText(value, 'da') : undefined;
  return read ?? new CellError(ErrorType.VALUE);
}

const functions: Readonly<Record<string, EngineFunction>> = {
  // 3.5.0 rounds the binary number: ROUND(1.005;2) came to 1, INT(4.35*100) to 434, INT(-1.5) to -1.
  ROUND: { parameters: [number, numberOr(0)], calculate: roundHalfUp },
  ROUNDUP: { parameters: [number, numberOr(0)], calculate: roundAwayFromZero },
  ROUNDDOWN: { parameters: [number, numberOr(0)], calculate: roundTowardsZero },
  TRUNC: { parameters: [number, numberOr(0)], calculate: roundTowardsZero },
  INT: { parameters: [number], calculate: roundDown },
  CEILING: { parameters: [number, number], calculate: multiple(multipleAbove) },
  FLOOR: { parameters: [number, number], calculate: multiple(multipleBelow) },
  MROUND: {
    parameters: [number, number],
    calculate: (value: number, to: number) => {
      if (value === 0 || to === 0) return 0;
      return Math.sign(value) === Math.sign(to) ? roundToMultiple(value, to) : new CellError(ErrorType.NUM);
    },
  },
  // 3.5.0 knows no leap years here: a month after 31 January 2024 came to 28 February.
  EDATE: { parameters: [date, number], calculate: addMonths },
  // 3.5.0 gave week 53 for 30 December 2024, which is in week 1 of 2025.
  ISOWEEKNUM: { parameters: [date], calculate: isoWeek },
  WEEKNUM: { parameters: [date, numberOr(1)], calculate: weekOfYear },
  // 3.5.0 fails on most format codes ("0.0%" came out 100 times too small) and knows none that is Danish.
  TEXT: { parameters: [scalar, text], calculate: textOf },
  // 3.5.0 reads neither Danish nor grouped numbers.
  VALUE: { parameters: [scalar], calculate: valueOf },
  // 3.5.0 throws on =REPT("x";1e9), after which the engine answers no question any more.
  REPT: { parameters: [text, number], calculate: repeat },
};

interface Call {
  readonly args: never[];
}

interface Runner {
  runFunction(args: never[], state: never, metadata: unknown, calculate: unknown): unknown;
  metadata(name: string): unknown;
}

class ExcelFunctions extends FunctionPlugin {}

const methods = Object.keys(functions).map((name) => ({ name, method: `excel${name}` }));

for (const { name, method } of methods) {
  const { calculate } = functions[name]!;
  Object.defineProperty(ExcelFunctions.prototype, method, {
    value(this: Runner, call: Call, state: never): unknown {
      return this.runFunction(call.args, state, this.metadata(name), calculate);
    },
  });
}

ExcelFunctions.implementedFunctions = Object.fromEntries(
  methods.map(({ name, method }) => [
    name,
    { method, parameters: functions[name]!.parameters.map((one) => ({ ...one })) },
  ]),
);

/** 3.5.0's VLOOKUP and HLOOKUP with a wildcard find the last match, and MATCH finds none; Excel finds the first. */
function withWildcards(Lookup: FunctionPluginDefinition): FunctionPluginDefinition {
  interface LookupInside {
    searchInRange(
      key: unknown,
      range: unknown,
      isWildcard: boolean,
      options: object,
      strategy: unknown,
    ): number;
    doMatch(key: unknown, range: { width(): number }, type: number): unknown;
    columnSearch: unknown;
    rowSearch: unknown;
    arithmeticHelper: { requiresRegex(pattern: string): boolean };
  }
  const inside = Lookup.prototype as unknown as LookupInside;
  class WildcardLookup extends Lookup {
    searchInRange(
      key: unknown,
      range: unknown,
      isWildcard: boolean,
      options: object,
      strategy: unknown,
    ): number {
      const first = isWildcard ? { ...options, returnOccurrence: 'first' } : options;
      return inside.searchInRange.call(this, key, range, isWildcard, first, strategy);
    }

    doMatch(key: unknown, range: { width(): number }, type: number): unknown {
      const self = this as unknown as LookupInside;
      if (type !== 0 || typeof key !== 'string' || !self.arithmeticHelper.requiresRegex(key)) {
        return inside.doMatch.call(this, key, range, type);
      }
      const strategy = range.width() === 1 ? self.columnSearch : self.rowSearch;
      const found = self.searchInRange(key, range, true, { ordering: 'none' }, strategy);
      return found < 0 ? new CellError(ErrorType.NA) : found + 1;
    }
  }
  // The engine demands that a plugin's class itself holds its methods.
  for (const name of ['vlookup', 'hlookup', 'match', 'xlookup', 'xlookupArraySize'] as const) {
    const method: unknown = Reflect.get(Lookup.prototype, name);
    if (method !== undefined) Object.defineProperty(WildcardLookup.prototype, name, { value: method });
  }
  WildcardLookup.implementedFunctions = Lookup.implementedFunctions;
  return WildcardLookup;
}

let isRegistered = false;

/** Puts the corrections into the engine, once a process. */
export function registerExcelFunctions(): void {
  if (isRegistered) return;
  isRegistered = true;
  const names = Object.fromEntries(methods.map(({ name }) => [name, name]));
  HyperFormula.registerFunctionPlugin(ExcelFunctions, { enGB: names });
  const lookup = HyperFormula.getFunctionPlugin('VLOOKUP');
  if (lookup) HyperFormula.registerFunctionPlugin(withWildcards(lookup));
}
