/** A workbook as it is handed to people who do not work in it: what it says now, and nothing of how it came about. */
import * as Y from 'yjs';
import { newDocument } from './new-document.ts';
import { writeAnew } from './epoch.ts';

/** What colleagues say to each other. */
const internal: ReadonlySet<string> = new Set(['comments', 'receipts']);

/** A fresh document with everything that stands in this one, without comments, receipts and anything overwritten. */
export function publicCopy(doc: Y.Doc): Y.Doc {
  const fresh = newDocument();
  writeAnew(doc, fresh, (root) => !internal.has(root));
  return fresh;
}
