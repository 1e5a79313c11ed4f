/** What a week, a budget year or the whole horizon comes to: the same figures for all three. */

import { costInWeekKr, type CostLine, type Payer, type Track } from './costs.ts';
import type { CaseClock } from './calendar.ts';
import type { Saving } from './savings.ts';

/** Costs over a week or a longer time, kr. */
export interface Costs {
  readonly costKrByPayer: Readonly<Record<Payer, number>>;
  /** The municipality's costs only; `service` is the burden on the service frame, where savings do not count. */
  readonly municipalCostKrByTrack: Readonly<Record<Track, number>>;
}

/** Savings, costs and the two balances; what other payers bear is in neither balance. */
export interface Amounts extends Saving, Costs {
  /** The municipality's saved benefit less its part of the destinations, with its tax if counted, kr. */
  readonly municipalNetSavingKr: number;
  /** The state's saved benefit less its part of the destinations, kr. */
  readonly stateNetSavingKr: number;
  /** Net saving less the costs that the municipality pays, kr. */
  readonly municipalNetKr: number;
  /** Net saving less the costs that the state pays, kr. */
  readonly stateNetKr: number;
}

/** The costs of one week, 0 being the start. */
export function costsInWeek(lines: readonly CostLine[], week: number, clock: CaseClock): Costs {
  const costKrByPayer = { municipality: 0, state: 0, other: 0 };
  const municipalCostKrByTrack = { service: 0, activation: 0, transfer: 0, capital: 0 };
  for (const line of lines) {
    const kr = costInWeekKr(line, week, clock);
    costKrByPayer[line.payer] += kr;
    if (line.payer === 'municipality') municipalCostKrByTrack[line.track] += kr;
  }
  return { costKrByPayer, municipalCostKrByTrack };
}

/** Strikes both balances of a saving and its costs. */
export function amountsOf(saving: Saving, costs: Costs): Amounts {
  const stateSavedBenefitKr = saving.savedBenefitKr - saving.municipalSavedBenefitKr;
  const stateDestinationKr = saving.destinationKr - saving.municipalDestinationKr;
  const municipalNetSavingKr =
    saving.municipalSavedBenefitKr - saving.municipalDestinationKr + saving.municipalTaxKr;
  const stateNetSavingKr = stateSavedBenefitKr - stateDestinationKr;
  return {
    ...saving,
    ...costs,
    municipalNetSavingKr,
    stateNetSavingKr,
    municipalNetKr: municipalNetSavingKr - costs.costKrByPayer.municipality,
    stateNetKr: stateNetSavingKr - costs.costKrByPayer.state,
  };
}

/** The amounts of a longer time from those of its parts. */
export function sumOfAmounts(parts: readonly Amounts[]): Amounts {
  const sum = (figure: (part: Amounts) => number): number => {
    let total = 0;
    for (const part of parts) total += figure(part);
    return total;
  };
  return amountsOf(
    {
      personWeeks: sum((part) => part.personWeeks),
      savedBenefitKr: sum((part) => part.savedBenefitKr),
      municipalSavedBenefitKr: sum((part) => part.municipalSavedBenefitKr),
      destinationKr: sum((part) => part.destinationKr),
      municipalDestinationKr: sum((part) => part.municipalDestinationKr),
      municipalTaxKr: sum((part) => part.municipalTaxKr),
    },
    {
      costKrByPayer: {
        municipality: sum((part) => part.costKrByPayer.municipality),
        state: sum((part) => part.costKrByPayer.state),
        other: sum((part) => part.costKrByPayer.other),
      },
      municipalCostKrByTrack: {
        service: sum((part) => part.municipalCostKrByTrack.service),
        activation: sum((part) => part.municipalCostKrByTrack.activation),
        transfer: sum((part) => part.municipalCostKrByTrack.transfer),
        capital: sum((part) => part.municipalCostKrByTrack.capital),
      },
    },
  );
}
