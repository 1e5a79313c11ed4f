/**
 * The parts that templates are made of, and how large they are built.
 *
 * A part is a list of blocks, or a function of the scale that gives one. Parts know each other through names only: each
 * says at its top which names it reads and which it gives. So a template may ask for an input anywhere, on any sheet and in
 * any layout, as long as the name exists once. To compose a template for a case:
 *
 *   1. Choose a scale. The documents grow with it: a year of horizon is 52 rows of about 20 formulas.
 *   2. Make the input sheets of `frame`, `benefit`, `intake`, `seniority`, `costLines`, `effectKind`, `gapEffect`,
 *      `exitEffect`, `destinations`, `tax`, `budgetGuarantee`, or of fields of your own with the same names. `adjust` gives a part other examples,
 *      labels and helps; `asDefaults` turns inputs that are not asked into documented settings.
 *   3. Put `costLines`, `costTracks` and `unknownLines` on one sheet, and on another one `clock`, `chanceWithEffort`,
 *      `destinationPrices`, `taxPerPerson`, `prices`, `crossings`, `intakeByWeek` and `weeks`, in this order.
 *   4. Add `ladder`, `ratesAtStart` and `datedRates` (which `benefit` reads), `presentValue`, `totals`,
 *      `ifAllDoTheSame`, `payback`, `breakEven`, `years`, `months` and the sensitivity anywhere.
 *   5. Name the results with `caseResults`, and choose the checks: `checkFields` on a sheet, `checkList` in the template.
 *
 * The rules are those of model/economics, which calculates the same independently; tests hold both to the krone.
 * Only functions that Excel, LibreOffice and the engine share are used.
 */
export interface Scale {
  /** the longest horizon, 1..20 whole years */
  readonly horizonYears: number;
  /** the last week in which somebody can start is in this year, 1.. */
  readonly intakeYears: number;
  /** rows of the intake plan */
  readonly cohorts: number;
  readonly costLines: number;
}

/** The last week of the longest horizon. */
export const lastWeek = ({ horizonYears }: Scale): number => 52 * horizonYears;

/** The last week in which somebody can start. */
export const lastIntakeWeek = ({ intakeYears }: Scale): number => 52 * intakeYears;

/** A horizon that starts within a year touches one calendar year more than it is long. */
export const budgetYears = ({ horizonYears }: Scale): number => horizonYears + 1;
