/**
 * What is left if every municipality does the same. The state compensates the municipalities as a group for transfers krone
 * for krone through the block grant: a saving that all share is taken back, one that a single municipality makes is not.
 * The second half is a reading of the rule, not a quotation. Tax and costs stay as they are.
 */
import type { Amounts } from './amounts.ts';

/** The municipal net in kr. when this share (0..1, all of it unless stated) of the net saving on benefits is taken back. */
export function municipalNetIfAllDoTheSameKr(amounts: Amounts, takenBack = 1): number {
  const savingOnBenefitsKr = amounts.municipalSavedBenefitKr - amounts.municipalDestinationKr;
  return amounts.municipalNetKr - takenBack * savingOnBenefitsKr;
}
