/** What follows from a case's published figures, and whether it agrees with what was published. */
import { payback } from '../economics/payback.ts';
import type { Calculation, Figure, LibraryCase, Operand, Recalculation } from './case.ts';

export type Verdict =
  /** nothing was published to hold it against */
  'ours' | 'agrees' | 'differs';

export interface Recalculated {
  readonly recalculation: Recalculation;
  /** undefined: not within the years that are known */
  readonly value: number | undefined;
  readonly published: number | undefined;
  readonly verdict: Verdict;
}

/** Every recalculation of a case. Throws for a figure that the case does not have: a fault of the data. */
export function recalculate(one: LibraryCase): readonly Recalculated[] {
  return one.recalculations.map((recalculation) => {
    const value = valueOf(recalculation.calculation, one);
    const published =
      recalculation.published === undefined ? undefined : numberOf(recalculation.published, one);
    return {
      recalculation,
      value,
      published,
      verdict: verdictOf(value, published, recalculation.digit ?? 1),
    };
  });
}

/** Published figures are rounded; some are cut off, and both are taken for agreement. */
function verdictOf(value: number | undefined, published: number | undefined, digit: number): Verdict {
  if (published === undefined) return 'ours';
  return value !== undefined && Math.abs(value - published) < digit * (1 - 1e-9) ? 'agrees' : 'differs';
}

function valueOf(calculation: Calculation, one: LibraryCase): number | undefined {
  if (calculation.kind === 'paybackYear') return paybackYear(calculation, one);
  const [a, b] = calculation.of.map((operand) => numberOf(operand, one)) as [number, number];
  switch (calculation.kind) {
    case 'difference':
      return a - b;
    case 'ratio':
      return a / b;
    case 'product':
      return a * b;
  }
}

/** The calendar year from which the investment stays earned back. */
function paybackYear(
  { investment, firstYear, lastYear, savings, readAs }: Extract<Calculation, { kind: 'paybackYear' }>,
  one: LibraryCase,
): number | undefined {
  const byYear = seriesOf(savings, one);
  const aYear = numberOf(investment, one) / (lastYear - firstYear + 1);
  const end = Math.max(lastYear, ...Object.keys(byYear).map(Number));
  let spent = 0;
  let saved = 0;
  const cumulated: number[] = [];
  for (let year = firstYear; year <= end; year++) {
    if (year <= lastYear) spent += aYear;
    const amount = byYear[year] ?? 0;
    saved = readAs === 'yearly' ? saved + amount : Math.max(saved, amount);
    cumulated.push(saved - spent);
  }
  const { stays } = payback(cumulated);
  return stays === null ? undefined : firstYear + stays;
}

function figureOf(key: string, one: LibraryCase): Figure {
  const found = one.figures.find((figure) => figure.key === key);
  if (!found) throw new Error(`The case ${one.id} has no figure ${key}.`);
  return found;
}

function numberOf(operand: Operand, one: LibraryCase): number {
  if (typeof operand === 'number') return operand;
  const figure = figureOf(operand, one);
  if (!('value' in figure)) throw new Error(`The figure ${operand} of ${one.id} is no number.`);
  return figure.value;
}

function seriesOf(key: string, one: LibraryCase): Readonly<Record<string, number>> {
  const figure = figureOf(key, one);
  if (!('byYear' in figure)) throw new Error(`The figure ${key} of ${one.id} is no series.`);
  return figure.byYear;
}
