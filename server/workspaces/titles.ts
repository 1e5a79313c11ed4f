/** A document's title, outside of a room. */
import * as Y from 'yjs';
import {
  type EditRefusal,
  type Result,
  done,
  maxTitleLength,
  openEditor,
  openWorkbook,
  renameWorkbook,
} from '#model';
import { withDocument } from '../files/with-document.ts';

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
  return shownTitle(withDocument(state, (doc) => doc.getMap('about').get('title')));
}

/** The same document under another title. */
export function withTitle(state: Uint8Array, title: string): Result<Uint8Array, EditRefusal> {
  return withDocument(state, (doc) => {
    const workbook = openWorkbook(doc);
    try {
      const renamed = renameWorkbook(openEditor(workbook), title);
      return renamed.ok ? done(Y.encodeStateAsUpdate(doc)) : renamed;
    } finally {
      workbook.close();
    }
  });
}
