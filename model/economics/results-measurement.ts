/**
 * Municipalities' results against how timely their interviews are and how much of the time nothing happens: ranks, medians
 * and correlations. A correlation says how figures go together, never why.
 */

export interface MunicipalityFigures {
  readonly name: string;
  readonly result?: number;
  /** share of interviews held in time, 0..1 */
  readonly timeliness?: number;
  /** passive weeks, or their share: fewer is better */
  readonly passive?: number;
}

export interface Measurement {
  readonly municipalities: readonly MunicipalityFigures[];
  readonly betterResult: 'higher' | 'lower';
}

/** Pearson's r with its 95 % interval after Fisher; r is turned so that a positive one goes with better results. */
export interface Correlation {
  readonly n: number;
  /** null: fewer than two, or no spread */
  readonly r: number | null;
  /** null: fewer than four, or all on one line */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface Standing {
  /** 1 is the best; equal ones share a rank; null without a figure */
  readonly resultRank: number | null;
  readonly timelinessRank: number | null;
  readonly passiveRank: number | null;
  /** timeliness rank less result rank: positive when the results are better than the timeliness */
  readonly rankDifference: number | null;
}

/** Among those with both figures, strictly better than the median or not. */
export interface FourFields {
  readonly goodAndTimely: number;
  readonly goodNotTimely: number;
  readonly timelyNotGood: number;
  readonly neither: number;
}

export interface MeasurementResult {
  readonly standings: readonly Standing[];
  readonly medianResult: number | null;
  readonly medianTimeliness: number | null;
  readonly medianPassive: number | null;
  readonly withTimeliness: Correlation;
  readonly withPassive: Correlation;
  readonly fourFields: FourFields;
}

export function calculateMeasurement({ municipalities, betterResult }: Measurement): MeasurementResult {
  const sign = betterResult === 'higher' ? 1 : -1;
  const turned = municipalities.map(({ result }) => (result === undefined ? undefined : sign * result));
  const timeliness = municipalities.map((one) => one.timeliness);
  const passive = municipalities.map((one) => one.passive);
  const results = ranks(turned);
  const timely = ranks(timeliness);
  const least = ranks(passive.map((value) => (value === undefined ? undefined : -value)));
  const medianResult = median(turned);
  const medianTimeliness = median(timeliness);
  return {
    standings: municipalities.map((_, i) => ({
      resultRank: results[i]!,
      timelinessRank: timely[i]!,
      passiveRank: least[i]!,
      rankDifference: results[i] === null || timely[i] === null ? null : timely[i]! - results[i]!,
    })),
    medianResult: medianResult === null ? null : sign * medianResult,
    medianTimeliness,
    medianPassive: median(passive),
    withTimeliness: correlation(timeliness, turned),
    withPassive: correlation(passive, turned),
    fourFields: fourFields(turned, timeliness, medianResult ?? 0, medianTimeliness ?? 0),
  };
}

type Figures = readonly (number | undefined)[];

function ranks(figures: Figures): readonly (number | null)[] {
  return figures.map((value) =>
    value === undefined ? null : 1 + figures.filter((other) => other !== undefined && other > value).length,
  );
}

function median(figures: Figures): number | null {
  const sorted = figures.filter((value) => value !== undefined).sort((a, b) => a - b);
  const { length } = sorted;
  if (length === 0) return null;
  return (sorted[Math.floor((length - 1) / 2)]! + sorted[Math.ceil((length - 1) / 2)]!) / 2;
}

function pairsOf(xs: Figures, ys: Figures): readonly (readonly [number, number])[] {
  return xs.flatMap((x, i) => {
    const y = ys[i];
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });
}

/** Sums of squares below this are noise of equal figures. */
const noSpread = 1e-12;

function correlation(xs: Figures, ys: Figures): Correlation {
  const pairs = pairsOf(xs, ys);
  const n = pairs.length;
  const mean = (pick: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[pick], 0) / n;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  if (n < 2 || xx < noSpread || yy < noSpread) return { n, r: null, interval: null };
  const r = xy / Math.sqrt(xx * yy);
  if (n < 4 || Math.abs(r) > 1 - 1e-9) return { n, r, interval: null };
  const reach = 1.96 / Math.sqrt(n - 3);
  return { n, r, interval: [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)] };
}

function fourFields(
  results: Figures,
  timeliness: Figures,
  medianResult: number,
  medianTimeliness: number,
): FourFields {
  const pairs = pairsOf(timeliness, results);
  const count = (isTimely: boolean, isGood: boolean): number =>
    pairs.filter(([x, y]) => x > medianTimeliness === isTimely && y > medianResult === isGood).length;
  return {
    goodAndTimely: count(true, true),
    goodNotTimely: count(false, true),
    timelyNotGood: count(true, false),
    neither: count(false, false),
  };
}
