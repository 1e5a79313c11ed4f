/**
 * The database's layout, one step per version, the same for every database. Forward only: a step that has been released
 * is never changed. A new one is a file in `steps/` and a line at the end of this list.
 */
import type { LayoutStep } from './layout-words.ts';
import { arrivals } from './steps/arrivals.ts';
import { departures } from './steps/departures.ts';
import { epochs } from './steps/epochs.ts';
import { first } from './steps/first.ts';
import { guests } from './steps/guests.ts';
import { history } from './steps/history.ts';
import { identity } from './steps/identity.ts';
import { organisationRules } from './steps/organisation-rules.ts';
import { publications } from './steps/publications.ts';

export const layoutSteps: readonly LayoutStep[] = [
  first,
  epochs,
  publications,
  arrivals,
  history,
  identity,
  organisationRules,
  departures,
  guests,
];

/** The version that this program writes. */
export const layoutVersion = layoutSteps.length;

/** Throws for a database that a newer program has written. */
export function refuseNewer(version: number): void {
  if (version > layoutVersion) throw new NewerLayout(version);
}

class NewerLayout extends Error {
  override readonly name = 'NewerLayout';

  constructor(version: number) {
    super(`the database has layout ${version}, this program knows ${layoutVersion}`);
  }
}
