/** How a benefit is divided between municipality and state while the group grows older on public support. */

import { municipalShare, type RefundLadder } from './refund-ladder.ts';

/** Either the refund ladder decides, or the municipality pays the same share, 0..1, of every week. */
export type Financing =
  | { readonly kind: 'ladder' }
  | { readonly kind: 'fixed'; readonly municipalShare: number };

/** A part of the target group by seniority. The shares of all bands add up to 1; they are not normalised. */
export interface SeniorityBand {
  /** Share of the group, 0..1. */
  readonly share: number;
  /** Whole weeks already on public support at the start, 0 or more. */
  readonly weeks: number;
}

/** What decides the municipality's share of a week saved. */
export interface ShareRules {
  readonly financing: Financing;
  readonly ladder: RefundLadder;
  readonly seniority: readonly SeniorityBand[];
}

/**
 * The municipality's share, 0..1, of a person-week `weeksSinceStart` (1 or more) after the cohort's start.
 * A week is priced at the seniority the person would have had, averaged over the bands.
 */
export function municipalShareAfter(weeksSinceStart: number, rules: ShareRules): number {
  const { financing, ladder, seniority } = rules;
  if (financing.kind === 'fixed') return financing.municipalShare;
  let share = 0;
  for (const band of seniority) share += band.share * municipalShare(ladder, band.weeks + weeksSinceStart);
  return share;
}
