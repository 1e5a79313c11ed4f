/**
 * How HyperFormula 3.5.0 turns text into numbers, writes numbers into text, compares, and reads criteria, replaced by
 * Danish Excel's rules. The engine has no settings for most of this, so its interpreter is adjusted as it is built:
 *
 * - "1.000"+1 came to 2 and "1,5"+1 to #VALUE!; ""+1 came to 1 (Excel: #VALUE!).
 * - 1.5&"" came to "1.5", TRUE&"" to "TRUE", 1/3&"" to 16 digits.
 * - "2024-01-01"=45292 was true; "Århus" and "Arhus" were one to criteria and lookups.
 * - COUNTIF(…;"a=b") looked for "b", "<m" was refused, ">1,5" too; a "?" also stood for no character.
 * - In Excel's calendar, 31 December of every fourth year from 2036 on was 0 January of the next.
 * - Arithmetic on two arrays and functions of many arguments made arrays of any size (see limits.ts).
 *
 * There is one place for it: the constructor of a plugin, which the engine calls for every interpreter that it builds.
 */
import {
  CellError,
  FunctionArgumentType,
  FunctionPlugin,
  type FunctionPluginDefinition,
  SimpleRangeValue,
} from 'hyperformula';
import { type CalendarDate, dateOfSerial } from '../formula/number-format.ts';
import { numberOf, textOf, truthOf } from './coercion.ts';
import { compareValues, foldCase } from './comparison.ts';
import { wildcardPattern } from './wildcard-pattern.ts';
import { readCriterion } from './criteria.ts';
import { type Result, badValue, isError, notFound, plain } from './functions/engine-function.ts';
import { typeNumber } from './functions/information.ts';
import { maxTextLength } from '../workbook/content.ts';
import { isTooLarge } from './limits.ts';

interface Arithmetic {
  compare(left: unknown, right: unknown): number;
  coerceToMaybeNumber(value: unknown): unknown;
  coerceNonDateScalarToMaybeNumber(value: unknown): unknown;
  buildRegex(pattern: string, isWhole?: boolean): unknown;
  normalizeString(text: string): string;
  coerceScalarToNumberOrError(value: unknown): unknown;
  manyToNumbers(args: readonly unknown[], ofRange: (values: Iterable<unknown>) => unknown): unknown;
}

type Operation = (left: unknown, right: unknown) => unknown;

interface Interpreter {
  readonly arithmeticHelper: Arithmetic;
  readonly dateTimeHelper: { numberToSimpleDate(serial: number): CalendarDate };
  concatOp: Operation;
  binaryRangeWrapper(operation: Operation, left: unknown, right: unknown, state: unknown): unknown;
  evaluateAst(ast: unknown, state: unknown): Result;
}

function joinTexts(left: unknown, right: unknown): string | CellError {
  const one = plain(left);
  const other = plain(right);
  if (isError(one)) return one;
  if (isError(other)) return other;
  const joined = textOf(one) + textOf(other);
  return joined.length > maxTextLength ? badValue() : joined;
}

/** The number behind text and nothing; what is a number already keeps the engine's own object. */
function coerceNumber(value: unknown): unknown {
  const one = plain(value);
  return typeof one === 'number' ? value : numberOf(one);
}

function applyRules(interpreter: Interpreter): void {
  const { arithmeticHelper, dateTimeHelper } = interpreter;
  dateTimeHelper.numberToSimpleDate = dateOfSerial;
  arithmeticHelper.compare = (left, right) => compareValues(plain(left), plain(right));
  arithmeticHelper.coerceToMaybeNumber = coerceNumber;
  arithmeticHelper.coerceNonDateScalarToMaybeNumber = coerceNumber;
  arithmeticHelper.normalizeString = foldCase;
  // As a regular expression, which they become in 3.5.0, =COUNTIF(A:A,"*a*a*a*a*b") never ends.
  arithmeticHelper.buildRegex = (pattern, isWhole = true) =>
    wildcardPattern(pattern, isWhole ? 'whole' : 'part');
  // 3.5.0 hands the values of a range over as arguments: =MEDIAN of more cells than the machine's stack holds throws, on
  // one screen sooner than on another.
  arithmeticHelper.manyToNumbers = (args, ofRange) => {
    const numbers: unknown[] = [];
    for (const one of args) {
      const isRange = one instanceof SimpleRangeValue;
      const found = isRange
        ? ofRange(one.valuesFromTopLeftCorner())
        : arithmeticHelper.coerceScalarToNumberOrError(one);
      if (found instanceof CellError) return found;
      if (Array.isArray(found)) for (const number of found as unknown[]) numbers.push(number);
      else numbers.push(plain(found));
    }
    return numbers;
  };
  interpreter.concatOp = joinTexts;
  const combine = interpreter.binaryRangeWrapper.bind(interpreter);
  interpreter.binaryRangeWrapper = (operation, left, right, state) => {
    if (left instanceof SimpleRangeValue && right instanceof SimpleRangeValue) {
      const height = Math.max(left.height(), right.height());
      if (isTooLarge(height, Math.max(left.width(), right.width()))) return badValue();
    }
    return combine(operation, left, right, state);
  };
  Object.defineProperty(interpreter, 'criterionBuilder', {
    get: () => criteria,
    // The engine sets its own after its plugins are made.
    set() {
      return;
    },
  });
}

/** Stands in for the engine's reader of criteria. The raw form is a key of its cache: 1 and "1" must not share one. */
const criteria = {
  fromCellValue(
    raw: unknown,
  ): { readonly raw: string; readonly lambda: (value: unknown) => boolean } | undefined {
    const one = plain(raw);
    const criterion = readCriterion(one);
    if (!criterion) return undefined;
    const key = typeof one === 'symbol' ? 0 : one;
    return { raw: JSON.stringify(key), lambda: (value) => criterion(plain(value)) };
  },
};

class InterpreterRules extends FunctionPlugin {
  constructor(interpreter: ConstructorParameters<typeof FunctionPlugin>[0]) {
    super(interpreter);
    applyRules(interpreter as unknown as Interpreter);
  }

  /** TYPE looks at a range as such, and at an error as a value. */
  type(call: { readonly args: readonly unknown[] }, state: unknown): Result {
    if (call.args.length !== 1) return notFound();
    const result = (this.interpreter as unknown as Interpreter).evaluateAst(call.args[0], state);
    return typeNumber(result instanceof SimpleRangeValue ? result : plain(result));
  }
}

InterpreterRules.implementedFunctions = {
  TYPE: {
    method: 'type',
    parameters: [{ argumentType: FunctionArgumentType.ANY }],
    vectorizationForbidden: true,
  },
};

interface Coercion {
  coerceToType(value: unknown, parameter: { readonly argumentType: string }, state: unknown): unknown;
  evaluateArguments(
    args: readonly unknown[],
    state: { readonly arraysFlag: boolean },
    metadata: { readonly vectorizationForbidden?: boolean },
  ): [unknown, boolean, boolean][];
  buildMetadataForEachArgumentValue(count: number, metadata: unknown): unknown[];
  calculateSizeOfVectorizedResultArray(values: unknown[], metadata: unknown[]): [number, number];
  calculateSingleCellOfResultArray(...all: unknown[]): unknown;
}

/** The same for arguments of functions, which all of the engine's functions read by the same methods. */
function applyArgumentRules(): void {
  const coercion = FunctionPlugin.prototype as unknown as Coercion;
  const { coerceToType, evaluateArguments, calculateSingleCellOfResultArray } = coercion;
  coercion.coerceToType = function (value, parameter, state) {
    const { argumentType } = parameter;
    const one = plain(value);
    if (argumentType === 'STRING' && (typeof one === 'number' || typeof one === 'boolean'))
      return textOf(one);
    // Undefined is the engine's way of saying #VALUE!.
    if (argumentType === 'BOOLEAN' && typeof one === 'string') return truthOf(one);
    return coerceToType.call(this, value, parameter, state);
  };
  coercion.evaluateArguments = function (args, state, metadata) {
    const evaluated = evaluateArguments.call(this, args, state, metadata);
    if (!state.arraysFlag || metadata.vectorizationForbidden) return evaluated;
    if (!evaluated.some(([value]) => value instanceof SimpleRangeValue)) return evaluated;
    const values = evaluated.map(([value]) => value);
    const [height, width] = this.calculateSizeOfVectorizedResultArray(
      values,
      this.buildMetadataForEachArgumentValue(values.length, metadata),
    );
    return isTooLarge(height, width) ? evaluated.map(([, ...rest]) => [badValue(), ...rest]) : evaluated;
  };
  coercion.calculateSingleCellOfResultArray = function (...all) {
    const result = calculateSingleCellOfResultArray.apply(this, all);
    return typeof result === 'string' && result.length > maxTextLength ? badValue() : result;
  };
}

/** Hands over the plugin that brings the rules; to be called once a process. */
export function interpreterRules(): FunctionPluginDefinition {
  applyArgumentRules();
  return InterpreterRules as unknown as FunctionPluginDefinition;
}
