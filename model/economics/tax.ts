/**
 * What the municipality gains in tax when people move from a benefit to a wage. Only the municipal tax counts: the rate times
 * what the taxable income grows by, less what the equalisation of the tax base takes.
 */
import type { Benefit, Destination } from './investment-case.ts';

export interface MunicipalTax {
  /** The municipality's tax rate without church tax, 0..1. */
  readonly rate: number;
  /** The share that equalisation takes, 0..1; 0 counts before equalisation. */
  readonly equalised: number;
  /** Whether the benefit left and the benefits received instead are taxable income. */
  readonly taxesBenefits: boolean;
}

/** Municipal tax in kr. per moved person-year, at the level of budget year 1; negative where income falls. */
export function municipalTaxPerPersonYearKr(
  tax: MunicipalTax | undefined,
  benefit: Benefit,
  destinations: readonly Destination[],
): number {
  if (!tax) return 0;
  let wagesKr = 0;
  let newBenefitsKr = 0;
  for (const { share, annualKr, taxableWageKr } of destinations) {
    wagesKr += share * (taxableWageKr ?? 0);
    newBenefitsKr += share * annualKr;
  }
  const baseKr = wagesKr + (tax.taxesBenefits ? newBenefitsKr - benefit.annualKr : 0);
  return baseKr * tax.rate * (1 - tax.equalised);
}
