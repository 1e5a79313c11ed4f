/** Rounding as Excel does it, on the decimal number that people see. */
import {
  multipleAbove,
  multipleBelow,
  roundAwayFromZero,
  roundDown,
  roundHalfUp,
  roundToMultiple,
  roundTowardsZero,
} from '../decimal-rounding.ts';
import {
  type EngineFunctions,
  type Result,
  badNumber,
  dividedByZero,
  number,
  numberOr,
} from './engine-function.ts';

type Round = (value: number, multiple: number) => number;

/** CEILING and FLOOR: a positive number takes no negative multiple. */
function multiple(round: Round, byZero: () => Result): (value: number, multiple: number) => Result {
  return (value, to) => {
    if (value === 0) return 0;
    if (to === 0) return byZero();
    return value > 0 && to < 0 ? badNumber() : round(value, to);
  };
}

/** The sign of the multiple does not count; with a mode, a negative number is rounded as its positive twin. */
function towards(up: Round, other: Round): (value: number, multiple: number, mode?: number) => number {
  return (value, to, mode = 0) => {
    if (to === 0 || value === 0) return 0;
    return value < 0 && mode !== 0 ? -up(-value, Math.abs(to)) : other(value, Math.abs(to));
  };
}

const ceiling = towards(multipleAbove, multipleAbove);
const floor = towards(multipleBelow, multipleBelow);

export const rounding: EngineFunctions = {
  // 3.5.0 rounds the binary number: ROUND(1.005;2) came to 1, INT(4.35*100) to 434, INT(-1.5) to -1. No issue found.
  ROUND: { parameters: [number, numberOr(0)], calculate: roundHalfUp },
  ROUNDUP: { parameters: [number, numberOr(0)], calculate: roundAwayFromZero },
  ROUNDDOWN: { parameters: [number, numberOr(0)], calculate: roundTowardsZero },
  TRUNC: { parameters: [number, numberOr(0)], calculate: roundTowardsZero },
  INT: { parameters: [number], calculate: roundDown },
  CEILING: { parameters: [number, number], calculate: multiple(multipleAbove, () => 0) },
  FLOOR: { parameters: [number, number], calculate: multiple(multipleBelow, dividedByZero) },
  'CEILING.MATH': { parameters: [number, numberOr(1), numberOr(0)], calculate: ceiling },
  'FLOOR.MATH': { parameters: [number, numberOr(1), numberOr(0)], calculate: floor },
  'CEILING.PRECISE': {
    parameters: [number, numberOr(1)],
    calculate: (value: number, to: number) => ceiling(value, to),
  },
  'ISO.CEILING': {
    parameters: [number, numberOr(1)],
    calculate: (value: number, to: number) => ceiling(value, to),
  },
  'FLOOR.PRECISE': {
    parameters: [number, numberOr(1)],
    calculate: (value: number, to: number) => floor(value, to),
  },
  MROUND: {
    parameters: [number, number],
    calculate: (value: number, to: number) => {
      if (value === 0 || to === 0) return 0;
      return Math.sign(value) === Math.sign(to) ? roundToMultiple(value, to) : badNumber();
    },
  },
};
