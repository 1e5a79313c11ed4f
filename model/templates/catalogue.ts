/** Every template there is. */
import * as Y from 'yjs';
import type { LanguageId } from '../formula/language.ts';
import { newDocument } from '../workbook/new-document.ts';
import { createBlank } from './blank.ts';
import { followUp } from './follow-up.ts';
import { disinvestment } from './disinvestment.ts';
import { earlyEffort } from './early-effort.ts';
import { fleksjob } from './fleksjob.ts';
import { flereSkalMed } from './flere-skal-med.ts';
import { instantiate } from './instantiate.ts';
import { investmentCase } from './investment-case.ts';
import { ownNumbersTemplate } from './own-numbers.ts';
import { portfolio } from './portfolio.ts';
import { quickCase } from './quick-case.ts';
import { resultsMeasurement } from './results-measurement.ts';
import { strategy } from './strategy.ts';
import { type Start, withStart } from './start.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [
  investmentCase,
  quickCase,
  disinvestment,
  earlyEffort,
  fleksjob,
  flereSkalMed,
  strategy,
  portfolio,
  followUp,
  resultsMeasurement,
  ownNumbersTemplate,
];

/**
 * The document of a new workbook, as one update; undefined for a template that does not exist. With a start the yellow
 * cells hold what the start gives and nothing else. A blank workbook has no place for one.
 */
export function newWorkbookState(
  template: string,
  wanted: { readonly title: string; readonly language: LanguageId; readonly start?: Start },
): Uint8Array | undefined {
  const found = templates.find((one) => one.id === template);
  if (!found && template !== 'blank') return undefined;
  const doc = newDocument();
  if (found) instantiate(wanted.start ? withStart(found, wanted.start) : found, doc, wanted.title);
  else createBlank(doc, wanted);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
