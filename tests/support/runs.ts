/** How much a property test runs: SAMREGN_RUNS multiplies it (nightly), SAMREGN_SEED repeats a failure's seed. */
export function runs(count: number): { readonly numRuns: number; readonly seed?: number } {
  const { SAMREGN_RUNS, SAMREGN_SEED } = process.env;
  const seed = SAMREGN_SEED === undefined ? {} : { seed: Number(SAMREGN_SEED) };
  return { numRuns: Math.ceil(count * Number(SAMREGN_RUNS ?? 1)), ...seed };
}
