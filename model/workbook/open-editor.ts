/** The editor as it usually is. It is apart from the class, so that a page may draw before it knows rights and rates. */
import { Editor } from './editor.ts';
import { openRights } from './rights/rights.ts';
import type { Workbook } from './workbook.ts';

/** A person's hand on a workbook. It holds nothing that must be closed; its origin is the editor itself. */
export function openEditor(workbook: Workbook): Editor {
  return new Editor(workbook, openRights);
}
