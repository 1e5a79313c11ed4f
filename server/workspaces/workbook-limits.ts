/** How many workbooks a person, or an organisation, may have, so that a script cannot fill the disk. */
import { wholeNumber } from '../setting-schemas.ts';
import type { WorkbookCounts } from '../storage/storage.ts';

export interface WorkbookLimits {
  /** that a person owns, and that belong to no organisation */
  readonly person: number;
  readonly organisation: number;
}

/** A facilitator makes some dozens a year; an organisation of a hundred people some thousands. */
export const defaultWorkbookLimits: WorkbookLimits = { person: 1000, organisation: 10_000 };

const most = 10_000_000;

export const workbookEnvironment = {
  SAMREGN_PERSON_WORKBOOKS: wholeNumber(1, most, defaultWorkbookLimits.person),
  SAMREGN_ORGANISATION_WORKBOOKS: wholeNumber(1, most, defaultWorkbookLimits.organisation),
};

/**
 * Whether there is no room for another. As many again may lie in the trash: whoever is at the limit can throw some away and
 * go on, and what is taken back from there is never refused.
 */
export function isFull({ living, deleted }: WorkbookCounts, limit: number): boolean {
  return living >= limit || living + deleted >= 2 * limit;
}
