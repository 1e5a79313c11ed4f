/**
 * People who leave one benefit for several places. Where `savings.ts` shares one effect out on fixed destinations, each
 * place here has its own course: a temporary fleksjob lasts half a year, a ressourceforløb until the law ends it.
 */

import { budgetYearOf, weeksPerYear, type CaseClock } from './calendar.ts';
import { municipalShareAfter, type Financing, type SeniorityBand } from './financing.ts';
import type { Benefit, Cohort } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import type { RefundLadder } from './refund-ladder.ts';
import type { Saving } from './savings.ts';

/** Who is moved, and from what. */
export interface MovingGroup {
  readonly intake: readonly Cohort[];
  readonly seniority: readonly SeniorityBand[];
  readonly benefit: Benefit;
  readonly ladder: RefundLadder;
  /** Yearly rise of all benefits from budget year 2 on: 0.02 is 2 %. */
  readonly benefitIndex: number;
}

/** One place that people are moved to because of the effort. */
export interface Move {
  /**
   * By weeks since a person's start, 0..H: the share who is there with the effort less the share who would have been
   * there without it. Negative where the effort keeps people away.
   */
  readonly differenceByWeek: readonly number[];
  /** What they receive there instead; nothing for a job or self-support. */
  readonly to?: Benefit;
  /** The last week of the case in which the place exists, when the law ends it; then they are back on the benefit. */
  readonly lastWeek?: number;
}

/** What the moves save in weeks 0..H; nothing in week 0. */
export function savingsOfMoves(
  group: MovingGroup,
  moves: readonly Move[],
  clock: CaseClock,
): readonly Saving[] {
  const savings: Saving[] = [];
  for (let week = 0; week <= clock.lastWeek; week++) {
    const perYear = (1 + group.benefitIndex) ** (budgetYearOf(week, clock) - 1) / weeksPerYear;
    let personWeeks = 0;
    let municipalSavedBenefitKr = 0;
    let destinationKr = 0;
    let municipalDestinationKr = 0;
    for (const cohort of group.intake) {
      const weeksSinceStart = week - cohort.week;
      if (weeksSinceStart < 1) continue;
      const shareOf = (financing: Financing): number =>
        municipalShareAfter(weeksSinceStart, { ...group, financing });
      for (const { differenceByWeek, to, lastWeek } of moves) {
        if (lastWeek !== undefined && week > lastWeek) continue;
        const moved = cohort.persons * itemAt(differenceByWeek, weeksSinceStart);
        personWeeks += moved;
        municipalSavedBenefitKr += moved * group.benefit.annualKr * shareOf(group.benefit.financing);
        if (!to) continue;
        destinationKr += moved * to.annualKr;
        municipalDestinationKr += moved * to.annualKr * shareOf(to.financing);
      }
    }
    savings.push({
      personWeeks,
      savedBenefitKr: personWeeks * group.benefit.annualKr * perYear,
      municipalSavedBenefitKr: municipalSavedBenefitKr * perYear,
      destinationKr: destinationKr * perYear,
      municipalDestinationKr: municipalDestinationKr * perYear,
      municipalTaxKr: 0,
    });
  }
  return savings;
}

/** The municipality's saving after what the destinations cost it, in kr. */
export function netSavingKr(savings: readonly Saving[]): number {
  let netKr = 0;
  for (const saving of savings) netKr += saving.municipalSavedBenefitKr - saving.municipalDestinationKr;
  return netKr;
}
