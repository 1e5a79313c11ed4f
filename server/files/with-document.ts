import * as Y from 'yjs';
import { newDocument } from '#model';

/** Uses the document of a state for as long as it is needed. */
export function withDocument<Given>(state: Uint8Array, use: (doc: Y.Doc) => Given): Given {
  const doc = newDocument();
  try {
    Y.applyUpdate(doc, state);
    return use(doc);
  } finally {
    doc.destroy();
  }
}
