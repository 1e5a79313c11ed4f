/** Depreciation that the engine lacks. Money is in kroner, time in whole or broken periods of the life. */
import {
  type EngineFunctions,
  type Result,
  badNumber,
  booleanOr,
  number,
  numberOr,
} from './engine-function.ts';

interface Asset {
  readonly cost: number;
  readonly salvage: number;
  /** periods until only the salvage value is left */
  readonly life: number;
  readonly factor: number;
  readonly switches: boolean;
}

/**
 * What has been written off at a time: period by period the declining balance (factor / life of what is left), or the
 * straight line over the rest of the life where that is more and a switch is allowed; evenly within a period; never below
 * the salvage value.
 */
function writtenOff({ cost, salvage, life, factor, switches }: Asset, until: number): number {
  const rate = Math.min(1, factor / life);
  let book = cost;
  let isStraight = false;
  let straight = 0;
  for (let start = 0; start < until; start++) {
    const left = Math.max(0, book - salvage);
    const declining = Math.min(book * rate, left);
    if (switches && !isStraight && left / (life - start) > declining) {
      isStraight = true;
      straight = left / (life - start);
    }
    book -= (isStraight ? straight : declining) * Math.min(1, until - start);
  }
  return cost - book;
}

/** Most periods that are walked through; a life in days of 100 years stays below it. */
const maxPeriods = 100_000;

/** VDB: the depreciation between two times. Times lie between 0 and the life; 0 <= salvage. */
function variableDeclining(
  cost: number,
  salvage: number,
  life: number,
  from: number,
  until: number,
  factor: number,
  noSwitch: boolean,
): Result {
  if (cost < 0 || salvage < 0 || life <= 0 || from < 0 || until < from || until > life || factor <= 0)
    return badNumber();
  if (until > maxPeriods) return badNumber();
  const asset: Asset = { cost, salvage, life, factor, switches: !noSwitch };
  return writtenOff(asset, until) - writtenOff(asset, from);
}

export const finance: EngineFunctions = {
  VDB: {
    parameters: [number, number, number, number, number, numberOr(2), booleanOr(false)],
    calculate: variableDeclining,
  },
};
