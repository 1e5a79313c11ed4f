/** Where each template stands on the front page: the ones that most begin with first, the others by what they are for. */
import type { TemplateRow } from '../api.ts';

/** The one that answers with the least typing. */
export const quickCaseId = 'quick-case';
/** The one that has everything. */
export const investmentCaseId = 'investment-case';

const first: readonly string[] = [quickCaseId, investmentCaseId];

export const areas = ['efforts', 'together', 'after', 'more'] as const;
export type Area = (typeof areas)[number];

const areaOf: Readonly<Record<string, Area>> = {
  'early-effort': 'efforts',
  fleksjob: 'efforts',
  'flere-skal-med': 'efforts',
  disinvestment: 'efforts',
  strategy: 'together',
  portfolio: 'together',
  'follow-up': 'after',
  'results-measurement': 'after',
};

export interface AreaOfTemplates {
  readonly area: Area;
  readonly templates: readonly TemplateRow[];
}

/** The other templates by area, in the order of the areas; an area without any is left out. */
export function byArea(templates: readonly TemplateRow[]): readonly AreaOfTemplates[] {
  const others = templates.filter(({ id }) => !first.includes(id));
  return areas.flatMap((area) => {
    const mine = others.filter(({ id }) => (areaOf[id] ?? 'more') === area);
    return mine.length > 0 ? [{ area, templates: mine }] : [];
  });
}
