/** Where LibreOffice 7.4 calculates otherwise, and why we stay with ours. */
export interface Difference {
  /** which formulas */
  readonly formula: RegExp;
  /** what LibreOffice says, as JSON or as an error's name */
  readonly theirs: RegExp;
  /** what we say, when that tells the cases apart */
  readonly ours?: RegExp;
  /** a formula that shows it */
  readonly example: string;
  readonly reason: string;
}

export const knownDifferences: readonly Difference[] = [];
