/** Sheets that are the same in every kind of case. */
import { type Block, type Check, type TemplateSheet, gap } from '../template.ts';
import { acknowledgementWidths, acknowledgements } from './acknowledgements.ts';
import { budgetGuarantee } from './budget-guarantee.ts';
import { limitations, method, ownNotes, sources } from './documentation.ts';
import { ladder } from './ladder.ts';
import { months } from './months.ts';
import { presentValue } from './present-value.ts';
import { datedRates, ratesAtStart } from './rates.ts';
import type { Scale } from './scale.ts';
import { taxNote, withoutTaxNote } from './tax.ts';

/** The ladder, the present value, the budget guarantee and the rates. */
export const ratesSheet: TemplateSheet = {
  id: 's',
  name: 'Satser',
  widths: [370, 100, 110, 110, 110, 480, 620, 90, 110, 110, 110, 330, 50],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Satser og refusionstrappe' },
    gap,
    ...ladder,
    gap,
    ...presentValue,
    gap,
    ...budgetGuarantee,
    gap,
    ...ratesAtStart,
    gap,
    ...datedRates,
  ],
};

export const monthsSheet = (scale: Scale): TemplateSheet => ({
  id: 'k',
  name: 'Måneder',
  widths: [150, 60, 130, 130, 130, 130, 140],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultat måned for måned' },
    { kind: 'note', text: 'En måned har fire eller fem modeluger, så 12 måneder altid er 52 uger.' },
    gap,
    ...months(scale),
  ],
});

/** What a kind of case adds to the documentation of all: notes, sentence by sentence. */
export interface OwnDocumentation {
  readonly method: readonly string[];
  readonly sources: readonly string[];
  readonly limitations: readonly string[];
  /** whether tax can be chosen; otherwise the result is without */
  readonly tax?: 'chosen' | 'without';
}

const notes = (texts: readonly string[]): readonly Block[] =>
  texts.map((text): Block => ({ kind: 'note', text }));

/** What a template says of itself, the reasons of its checks, and room for people's own notes. */
export const documentationOf = (said: readonly Block[], checks: readonly Check[]): TemplateSheet => ({
  id: 'd',
  name: 'Dokumentation',
  widths: acknowledgementWidths,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Dokumentation' },
    ...said,
    gap,
    ...acknowledgements(checks),
    gap,
    ...ownNotes,
  ],
});

/** The documentation of a kind of case. */
export const documentationSheet = (own: OwnDocumentation, checks: readonly Check[]): TemplateSheet =>
  documentationOf(
    [
      ...method,
      ...notes([own.tax === 'without' ? withoutTaxNote : taxNote, ...own.method]),
      gap,
      ...sources,
      ...notes(own.sources),
      gap,
      ...limitations,
      ...notes(own.limitations),
    ],
    checks,
  );

/** The widths of the sheets that are built like those of the investment case. */
export const widths = {
  overview: [290, 100, 130, 380],
  targetGroup: [250, 105, 210, 355],
  /** three values side by side: low, likely, high */
  threeValues: [270, 75, 70, 95, 70, 330],
  effort: [270, 90, 100, 100, 85, 85, 75, 75, 75, 115, 90, 120, 110, 120],
  calculation: [320, 110, 150, 110, 110, 110, 110, 110, 110, 110, 110, 110, 120, 120, 120, 120, 90, 90, 120],
  results: [380, 110, 150, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130],
} as const;
