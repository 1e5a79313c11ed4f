/**
 * Criteria as SUMIF, COUNTIFS and their like take them: 5, ">=1,5", "<>", "Kø*", "<m". Excel's rules: an operator before
 * the value, = when there is none; a value that reads as a number, date or truth value is one; * and ? stand for other
 * text; "" also finds text without characters, "=" only empty cells.
 */
import { EmptyValue } from 'hyperformula';
import { danish } from '../formula/language.ts';
import { numberOfText, truthOf } from './coercion.ts';
import { compareNumbers, compareText, foldCase, hasWildcards } from './comparison.ts';
import { type Scalar, isError } from './functions/engine-function.ts';
import { wildcardPattern } from './wildcard-pattern.ts';

export type Criterion = (value: Scalar) => boolean;

type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

const isInOrder: Readonly<Record<Operator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** What engine errors are called in formulas, which is how a criterion names them. */
const errorTypes: Readonly<Record<string, string>> = {
  '#DIV/0!': 'DIV_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'NA',
};

/** Whether a cell's value meets the criterion; undefined when there is no such criterion. */
export function readCriterion(raw: Scalar): Criterion | undefined {
  // An empty cell as criterion means 0.
  if (raw === EmptyValue) return readCriterion(0);
  if (isError(raw)) return undefined;
  if (typeof raw === 'number') return equalsNumber(raw);
  if (typeof raw === 'boolean') return (value) => value === raw;
  const [, operator, wanted] = /^(<=|>=|<>|=|<|>)?([^]*)$/.exec(raw) as unknown as [
    string,
    Operator | undefined,
    string,
  ];
  if (wanted === '') return readEmpty(operator);
  const equals = equalsText(wanted);
  if (operator === undefined || operator === '=') return equals;
  if (operator === '<>') return (value) => !equals(value);
  return ordered(isInOrder[operator], wanted);
}

function readEmpty(operator: Operator | undefined): Criterion {
  switch (operator) {
    case undefined:
      return (value) => value === EmptyValue || value === '';
    case '=':
      return (value) => value === EmptyValue;
    case '<>':
      return (value) => value !== EmptyValue;
    default:
      return () => false;
  }
}

/** Text that reads as the number counts too, as in Excel. */
function equalsNumber(wanted: number): Criterion {
  return (value) => {
    const found = typeof value === 'string' ? numberOfText(value) : value;
    return typeof found === 'number' && compareNumbers(found, wanted) === 0;
  };
}

function equalsText(wanted: string): Criterion {
  const number = numberOfText(wanted);
  if (number !== undefined) return equalsNumber(number);
  const truth = truthOf(wanted);
  if (truth !== undefined) return (value) => value === truth;
  const errorType = errorTypes[danish.errorToEnglish(wanted) ?? ''];
  if (errorType !== undefined) return (value) => isError(value) && value.type === errorType;
  if (hasWildcards(wanted)) {
    const pattern = wildcardPattern(wanted, 'whole');
    return (value) => typeof value === 'string' && pattern.test(foldCase(value));
  }
  const folded = foldCase(wanted);
  return (value) => typeof value === 'string' && foldCase(value) === folded;
}

/** Only values of the criterion's own kind are smaller or greater. */
function ordered(fits: (order: number) => boolean, wanted: string): Criterion {
  const number = numberOfText(wanted);
  if (number !== undefined)
    return (value) => typeof value === 'number' && fits(compareNumbers(value, number));
  const truth = truthOf(wanted);
  if (truth !== undefined)
    return (value) => typeof value === 'boolean' && fits(Number(value) - Number(truth));
  return (value) => typeof value === 'string' && fits(compareText(value, wanted));
}
