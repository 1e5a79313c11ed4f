/**
 * How much a property test runs: SAMREGN_RUNS multiplies it, SAMREGN_OPERATIONS asks for so many operations in all
 * (nightly: 1,000,000), SAMREGN_SEED repeats a failure's seed.
 */
export function runs(count: number, operationsPerRun?: number): Runs {
  const { SAMREGN_RUNS, SAMREGN_OPERATIONS, SAMREGN_SEED } = process.env;
  const seed = SAMREGN_SEED === undefined ? {} : { seed: Number(SAMREGN_SEED) };
  const wanted = operationsPerRun === undefined ? 0 : Number(SAMREGN_OPERATIONS ?? 0) / operationsPerRun;
  const times = Number(SAMREGN_RUNS ?? 1);
  return {
    numRuns: Math.ceil(Math.max(count * times, wanted)),
    ...seed,
    ...(wanted === 0 && {
      interruptAfterTimeLimit: longestRunMs * Math.max(times, 1),
      markInterruptAsFailure: true,
    }),
  };
}

interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
  /** Making a failure small may take for ever; what has been found by then is told. */
  readonly interruptAfterTimeLimit?: number;
  readonly markInterruptAsFailure?: boolean;
}

const longestRunMs = 4 * 60 * 1000;

/** The longest that a property test may take: nightly ones run for hours. */
export const longestMs = 24 * 60 * 60 * 1000;
