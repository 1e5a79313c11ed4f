/**
 * How much a property test runs: SAMREGN_RUNS multiplies it, SAMREGN_OPERATIONS asks for so many operations in all
 * (nightly: 1,000,000), SAMREGN_SEED repeats a failure's seed.
 */
export function runs(
  count: number,
  operationsPerRun?: number,
): { readonly numRuns: number; readonly seed?: number } {
  const { SAMREGN_RUNS, SAMREGN_OPERATIONS, SAMREGN_SEED } = process.env;
  const seed = SAMREGN_SEED === undefined ? {} : { seed: Number(SAMREGN_SEED) };
  const wanted = operationsPerRun === undefined ? 0 : Number(SAMREGN_OPERATIONS ?? 0) / operationsPerRun;
  return { numRuns: Math.ceil(Math.max(count * Number(SAMREGN_RUNS ?? 1), wanted)), ...seed };
}

/** The longest that a property test may take: nightly ones run for hours. */
export const longestMs = 24 * 60 * 60 * 1000;
