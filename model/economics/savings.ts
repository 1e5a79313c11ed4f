/** What the effect saves, week by week: a plain double loop over weeks and cohorts. */

import { budgetYearOf, caseClock, weeksPerYear, type CaseClock } from './calendar.ts';
import { effectByWeek, type Effect } from './effect.ts';
import { municipalShareAfter, type Financing } from './financing.ts';
import type { InvestmentCase } from './investment-case.ts';
import { itemAt } from './item-at.ts';
import { municipalTaxPerPersonYearKr } from './tax.ts';

/** Saved benefit and its price, over a week or a longer time. The state has whatever is not municipal. */
export interface Saving {
  /** Person-weeks off the benefit because of the effort. */
  readonly personWeeks: number;
  /** The benefit not paid out, by municipality and state together, kr. */
  readonly savedBenefitKr: number;
  /** The municipality's part of it, kr. */
  readonly municipalSavedBenefitKr: number;
  /** What the moved persons receive instead, from municipality and state together, kr. */
  readonly destinationKr: number;
  /** The municipality's part of it, kr. */
  readonly municipalDestinationKr: number;
  /** The municipality's tax of those who moved, if the case counts it, kr. */
  readonly municipalTaxKr: number;
}

/** The savings of a case in weeks 0..H if the effort had this effect; nothing is saved in week 0. */
export function savingsByWeek(investmentCase: InvestmentCase, effect: Effect): readonly Saving[] {
  const clock = caseClock(investmentCase.startsOn, investmentCase.horizonYears);
  const difference = effectByWeek(effect, clock.lastWeek);
  const benefit = {
    annualKr: investmentCase.benefit.annualKr,
    municipalShares: municipalShares(investmentCase, investmentCase.benefit.financing, clock),
  };
  const destinations = investmentCase.destinations.map((destination) => ({
    annualKr: destination.annualKr,
    share: destination.share,
    municipalShares: municipalShares(investmentCase, destination.financing, clock),
  }));

  const taxKr = municipalTaxPerPersonYearKr(
    investmentCase.tax,
    investmentCase.benefit,
    investmentCase.destinations,
  );

  const savings: Saving[] = [];
  for (let week = 0; week <= clock.lastWeek; week++) {
    const priceLevel = (1 + investmentCase.benefitIndex) ** (budgetYearOf(week, clock) - 1);
    let personWeeks = 0;
    let savedBenefitKr = 0;
    let municipalSavedBenefitKr = 0;
    let destinationKr = 0;
    let municipalDestinationKr = 0;
    for (const cohort of investmentCase.intake) {
      const weeksSinceStart = week - cohort.week;
      if (weeksSinceStart < 1) continue;
      const moved = cohort.persons * (1 - investmentCase.dropOff) * itemAt(difference, weeksSinceStart);
      const savedKr = ((moved * benefit.annualKr) / weeksPerYear) * priceLevel;
      personWeeks += moved;
      savedBenefitKr += savedKr;
      municipalSavedBenefitKr += savedKr * itemAt(benefit.municipalShares, weeksSinceStart);
      for (const destination of destinations) {
        const paidKr = ((moved * destination.share * destination.annualKr) / weeksPerYear) * priceLevel;
        destinationKr += paidKr;
        municipalDestinationKr += paidKr * itemAt(destination.municipalShares, weeksSinceStart);
      }
    }
    savings.push({
      personWeeks,
      savedBenefitKr,
      municipalSavedBenefitKr,
      destinationKr,
      municipalDestinationKr,
      municipalTaxKr: ((personWeeks * taxKr) / weeksPerYear) * priceLevel,
    });
  }
  return savings;
}

/** The municipality's saving after what the destinations cost it and with tax if counted, over the horizon, in kr., at an effect. */
export function municipalNetSavingKr(investmentCase: InvestmentCase, effect: Effect): number {
  let netKr = 0;
  for (const saving of savingsByWeek(investmentCase, effect)) {
    netKr += saving.municipalSavedBenefitKr - saving.municipalDestinationKr + saving.municipalTaxKr;
  }
  return netKr;
}

/**
 * What it is worth to the municipality, kr., that the effort moves everybody in their week t after the start, by t = 0..H;
 * weeks beyond the horizon count for nothing. The net saving of any effect is the sum of these, each times the effect in
 * its week: so that many effects can be tried without going through weeks and cohorts for each.
 */
export function municipalValueByWeekSinceStart(investmentCase: InvestmentCase): readonly number[] {
  const { intake, benefit, benefitIndex, destinations, dropOff, tax } = investmentCase;
  const clock = caseClock(investmentCase.startsOn, investmentCase.horizonYears);
  const savedShares = municipalShares(investmentCase, benefit.financing, clock);
  const paidShares = destinations.map(({ financing }) => municipalShares(investmentCase, financing, clock));
  const taxKr = municipalTaxPerPersonYearKr(tax, benefit, destinations);
  return savedShares.map((savedShare, t) => {
    if (t === 0) return 0;
    let personYears = 0;
    for (const { week, persons } of intake) {
      if (week + t > clock.lastWeek) continue;
      const priceLevel = (1 + benefitIndex) ** (budgetYearOf(week + t, clock) - 1);
      personYears += (persons * (1 - dropOff) * priceLevel) / weeksPerYear;
    }
    let annualKr = benefit.annualKr * savedShare + taxKr;
    destinations.forEach((destination, i) => {
      annualKr -= destination.share * destination.annualKr * itemAt(paidShares[i]!, t);
    });
    return personYears * annualKr;
  });
}

/** The municipality's net saving over the horizon, kr., at an effect, from what its weeks are worth. */
export function netSavingKr(valueByWeek: readonly number[], effect: Effect): number {
  const difference = effectByWeek(effect, valueByWeek.length - 1);
  let netKr = 0;
  for (const [t, value] of valueByWeek.entries()) netKr += itemAt(difference, t) * value;
  return netKr;
}

/** The municipality's share by weeks since a cohort's start, 0..H; week 0 has nobody to pay for. */
function municipalShares(
  { ladder, seniority }: InvestmentCase,
  financing: Financing,
  clock: CaseClock,
): readonly number[] {
  const shares = [0];
  for (let t = 1; t <= clock.lastWeek; t++) {
    shares.push(municipalShareAfter(t, { financing, ladder, seniority }));
  }
  return shares;
}
