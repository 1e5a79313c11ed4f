/** The answer when an effort is stopped, and the choices that every answer names, in English. */
import type { choices as daChoices, stop as daStop } from './stop.da.ts';

export const stop: typeof daStop = {
  eatenUp: 'The saving is eaten up in {{ month }}',
  eatenAtStart: 'Stopping costs from the first day',
  neverEaten: 'The saving is not eaten up within {{ years }}',
  costs: 'stopping costs the municipality {{ net }} over {{ years }}',
  saves: 'stopping saves the municipality {{ net }} over {{ years }}',
  losesGap: 'stopping costs when the effort has more than {{ needed }} percentage points of effect',
  losesLift: 'stopping costs when the effort lifts the weekly chance by more than {{ needed }}',
  hasGap: 'You expect it to have {{ expected }} percentage points.',
  hasLift: 'You expect {{ expected }}.',
  savesNothing: 'no cost is saved, so any effect is dear to lose',
  outOfReach: 'no effect is large enough for stopping to cost anything',
  kpiSaved: 'saved cost',
  kpiLost: 'lost effect',
  kpiHighest: 'largest saving on the way',
  kpiService: 'saved in the service frame',
  chartTitle: 'Cumulated net of stopping for the municipality',
  chartEaten: 'eaten up',
  saved: 'Saved cost',
  lost: 'Lost effect',
  service: 'of it saved service',
};

export const choices: typeof daChoices = {
  without: 'Without tax.',
  before: 'With municipal tax, before equalisation.',
  after: 'With municipal tax, after equalisation.',
  ifAll: 'If every municipality does the same (budget guarantee): {{ net }}',
  yearIfAll: 'Net if all do it',
  yearTax: 'of it tax',
};
