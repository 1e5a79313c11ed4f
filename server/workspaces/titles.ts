/** A document's title, outside of a room. */
import * as Y from 'yjs';
import {
  type EditRefusal,
  type Result,
  done,
  maxTitleLength,
  newDocument,
  openEditor,
  openWorkbook,
  renameWorkbook,
} from '#model';

/**
 * What stands as title in a document, as lists, file names and terminals can take it: any client may write anything there,
 * also a terminal's commands and a megabyte of text.
 */
export function shownTitle(written: unknown): string {
  if (typeof written !== 'string') return '';
  return written
    .slice(0, maxTitleLength)
    .replaceAll(/\p{Cc}/gu, ' ')
    .toWellFormed();
}

export function titleOf(state: Uint8Array): string {
  const doc = newDocument();
  Y.applyUpdate(doc, state);
  const title = doc.getMap('about').get('title');
  doc.destroy();
  return shownTitle(title);
}

/** The same document under another title. */
export function withTitle(state: Uint8Array, title: string): Result<Uint8Array, EditRefusal> {
  const doc = newDocument();
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
