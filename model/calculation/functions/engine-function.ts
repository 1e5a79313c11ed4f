/**
 * How a function is described to the engine: what it takes, and what it comes to for arguments that are already of those
 * types. The engine reads the arguments, turns errors among them into the result, and calculates once for every value
 * where many meet a place for one.
 */
import { CellError, EmptyValue, ErrorType, FunctionArgumentType, SimpleRangeValue } from 'hyperformula';

/** One value as the engine's functions get it; an empty cell is neither 0 nor "". */
export type Scalar = number | string | boolean | CellError | typeof EmptyValue;
export type Result = Scalar | SimpleRangeValue;

export interface Parameter {
  readonly argumentType: FunctionArgumentType;
  readonly defaultValue?: number | string | boolean;
  readonly optionalArg?: boolean;
  /** an argument that is left empty, as in =TAKE(A1:A3,,1), counts as left out */
  readonly emptyAsDefault?: boolean;
  readonly minValue?: number;
}

export interface EngineFunction {
  readonly parameters: readonly Parameter[];
  /** how many of the last parameters may be repeated */
  readonly repeatLastArgs?: number;
  /** every cell of a range is an argument of its own */
  readonly expandRanges?: boolean;
  readonly isVolatile?: boolean;
  /** takes arrays as they are, also where one value is meant */
  readonly vectorizationForbidden?: boolean;
  readonly calculate: (...values: never[]) => Result;
}

export type EngineFunctions = Readonly<Record<string, EngineFunction>>;

export const number: Parameter = { argumentType: FunctionArgumentType.NUMBER };
export const text: Parameter = { argumentType: FunctionArgumentType.STRING };
/** one value of any kind, errors too */
export const scalar: Parameter = { argumentType: FunctionArgumentType.SCALAR };
/** one value of any kind; an error is the result */
export const value: Parameter = { argumentType: FunctionArgumentType.NOERROR };
export const range: Parameter = { argumentType: FunctionArgumentType.RANGE };
export const boolean: Parameter = { argumentType: FunctionArgumentType.BOOLEAN };
export const date: Parameter = { argumentType: FunctionArgumentType.NUMBER, minValue: 0 };

export function numberOr(defaultValue: number): Parameter {
  return { ...number, defaultValue, emptyAsDefault: true };
}

export function booleanOr(defaultValue: boolean): Parameter {
  return { ...boolean, defaultValue };
}

export function textOr(defaultValue: string): Parameter {
  return { ...text, defaultValue };
}

export function optional(parameter: Parameter): Parameter {
  return { ...parameter, optionalArg: true };
}

const error = (type: ErrorType) => (): CellError => new CellError(type);

export const badValue = error(ErrorType.VALUE);
export const badNumber = error(ErrorType.NUM);
export const notFound = error(ErrorType.NA);
export const badReference = error(ErrorType.REF);
export const dividedByZero = error(ErrorType.DIV_BY_ZERO);

export function isError(one: unknown): one is CellError {
  return one instanceof CellError;
}

/** The engine keeps dates, percents and amounts as objects around the number. */
export function plain(one: unknown): Scalar {
  return typeof one === 'object' && one !== null && 'val' in one ? (one.val as number) : (one as Scalar);
}
