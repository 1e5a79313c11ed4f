/** What kind of value something is. */
import { ErrorType, type SimpleRangeValue } from 'hyperformula';
import { kindOf } from '../comparison.ts';
import { type EngineFunctions, type Scalar, isError, notFound, scalar } from './engine-function.ts';
import { isEmpty } from './grid.ts';

/** Excel's numbers of the errors that it knows. */
const errorNumbers: Readonly<Partial<Record<ErrorType, number>>> = {
  [ErrorType.DIV_BY_ZERO]: 2,
  [ErrorType.VALUE]: 3,
  [ErrorType.REF]: 4,
  [ErrorType.NAME]: 5,
  [ErrorType.NUM]: 6,
  [ErrorType.NA]: 7,
  [ErrorType.SPILL]: 9,
};

/** Number 1, text 2, truth value 4, error 16. */
const typeNumbers = [1, 2, 4, 16] as const;
const arrayType = 64;

/** TYPE of one value or of a range or array, which is 64. An empty cell counts as a number. */
export function typeNumber(one: Scalar | SimpleRangeValue): number {
  if (typeof one === 'object' && 'width' in one) return arrayType;
  return isEmpty(one) ? 1 : typeNumbers[kindOf(one)];
}

export const information: EngineFunctions = {
  'ERROR.TYPE': {
    parameters: [scalar],
    calculate: (one: Scalar) => (isError(one) ? errorNumbers[one.type] : undefined) ?? notFound(),
  },
};
