/**
 * The effect of an effort on one person: the difference D(t) between the chance of still being on the
 * benefit without and with the effort, t weeks after the cohort's start. Only this difference is worth
 * money; people who would have left anyway are in both. It can be stated in two ways.
 */

/** A difference in the share on benefit: flat from a lag, for a duration, then fading linearly. */
export interface GapEffect {
  readonly kind: 'gap';
  /** Share of the persons who are off the benefit because of the effort, 0..1 (0.10 is 10 percentage points). */
  readonly gap: number;
  /** Whole weeks before the effect shows. */
  readonly lagWeeks: number;
  /** Whole weeks with the full gap. */
  readonly durationWeeks: number;
  /** Whole weeks over which the gap then falls to zero; 0 ends it at once. */
  readonly fadeWeeks: number;
}

/** A higher weekly chance of leaving the benefit while the effort works. */
export interface ExitEffect {
  readonly kind: 'exit';
  /** Chance per week of leaving the benefit without the effort, 0..1. */
  readonly exitChance: number;
  /** Relative rise of that chance while the effort works, 0 or more (0.3 is 30 %); the chance stops at 1. */
  readonly uplift: number;
  /** Whole weeks before the effort works. */
  readonly lagWeeks: number;
  /** Whole weeks in which it works. */
  readonly durationWeeks: number;
  /** Chance per week of coming back to the benefit, 0..1, the same with and without the effort. */
  readonly relapse: number;
}

export type Effect = GapEffect | ExitEffect;

/** The size of an effect: the gap or the uplift. */
export function effectSize(effect: Effect): number {
  return effect.kind === 'gap' ? effect.gap : effect.uplift;
}

/** The same effect with another gap or uplift. */
export function effectOfSize(effect: Effect, size: number): Effect {
  return effect.kind === 'gap' ? { ...effect, gap: size } : { ...effect, uplift: size };
}

/** The same effect working for another number of whole weeks; lag, fade and relapse stay. */
export function effectLasting(effect: Effect, durationWeeks: number): Effect {
  return { ...effect, durationWeeks };
}

/** The chance per week of leaving while the effort works, at most 1. */
function exitChanceWithEffort(effect: ExitEffect): number {
  return Math.min(1, effect.exitChance * (1 + effect.uplift));
}

/** D(t) for t = 0..`lastWeek` weeks since the cohort's start, in saved person-weeks per person and week. */
export function effectByWeek(effect: Effect, lastWeek: number): readonly number[] {
  return effect.kind === 'gap' ? gapByWeek(effect, lastWeek) : exitDifferenceByWeek(effect, lastWeek);
}

/** D(t) of a gap, t = 0..`lastWeek`. */
export function gapByWeek(effect: GapEffect, lastWeek: number): readonly number[] {
  const { gap, lagWeeks, durationWeeks, fadeWeeks } = effect;
  const fullUntil = lagWeeks + durationWeeks;
  const difference: number[] = [];
  for (let t = 0; t <= lastWeek; t++) {
    if (t <= lagWeeks) difference.push(0);
    else if (t <= fullUntil) difference.push(gap);
    else if (t <= fullUntil + fadeWeeks) difference.push(gap * (1 - (t - fullUntil) / fadeWeeks));
    else difference.push(0);
  }
  return difference;
}

function exitDifferenceByWeek(effect: ExitEffect, lastWeek: number): readonly number[] {
  const { exitChance, lagWeeks, durationWeeks, relapse } = effect;
  const raisedChance = exitChanceWithEffort(effect);
  let without = 1;
  let withEffort = 1;
  const difference = [0];
  for (let t = 1; t <= lastWeek; t++) {
    const works = t > lagWeeks && t <= lagWeeks + durationWeeks;
    without = nextOnBenefit(without, exitChance, relapse);
    withEffort = nextOnBenefit(withEffort, works ? raisedChance : exitChance, relapse);
    difference.push(without - withEffort);
  }
  return difference;
}

/** The chance of being on the benefit one week later. */
function nextOnBenefit(onBenefit: number, exitChance: number, relapse: number): number {
  return onBenefit * (1 - exitChance) + (1 - onBenefit) * relapse;
}
