/** Every template there is. */
import * as Y from 'yjs';
import { createBlank } from './blank.ts';
import { instantiate } from './instantiate.ts';
import { investmentCase } from './investment-case.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [investmentCase];

export type TemplateId = 'blank' | 'investment-case';

/** The document of a new workbook, as one update; undefined for a template that does not exist. */
export function newWorkbookState(
  template: string,
  names: { readonly title: string; readonly sheet: string },
): Uint8Array | undefined {
  const found = templates.find((one) => one.id === template);
  if (!found && template !== 'blank') return undefined;
  const doc = new Y.Doc();
  if (found) instantiate(found, doc, names.title);
  else createBlank(doc, names);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
