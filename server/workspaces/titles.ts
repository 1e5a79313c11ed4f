/** A document's title, outside of a room. */
import * as Y from 'yjs';
import { type EditRefusal, type Result, done, openEditor, openWorkbook, renameWorkbook } from '#model';

export function titleOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const title = doc.getMap('about').get('title');
  doc.destroy();
  return typeof title === 'string' ? title : '';
}

/** The same document under another title. */
export function withTitle(state: Uint8Array, title: string): Result<Uint8Array, EditRefusal> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  try {
    const renamed = renameWorkbook(openEditor(workbook), title);
    return renamed.ok ? done(Y.encodeStateAsUpdate(doc)) : renamed;
  } finally {
    workbook.close();
    doc.destroy();
  }
}
