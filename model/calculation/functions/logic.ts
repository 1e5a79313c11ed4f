/** Choices. */
import { type EngineFunctions, type Result, badValue, number, scalar } from './engine-function.ts';

export const logic: EngineFunctions = {
  // 3.5.0 says #NUM! for a choice that is not there, and takes no broken number.
  CHOOSE: {
    parameters: [number, scalar],
    repeatLastArgs: 1,
    calculate: (nth: number, ...choices: readonly Result[]) => choices[Math.trunc(nth) - 1] ?? badValue(),
  },
};
