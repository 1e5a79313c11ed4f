/** An empty workbook: one sheet, nothing filled in, nothing locked. */
import type * as Y from 'yjs';
import { schemaVersion } from '../workbook/schema.ts';

/** Fills an empty document with one empty sheet. The sheet's name is in the language of whoever asked for it. */
export function createBlank(doc: Y.Doc, names: { readonly title: string; readonly sheet: string }): void {
  doc.transact(() => {
    const about = doc.getMap('about');
    about.set('v', schemaVersion);
    about.set('title', names.title);
    const sheets = doc.getMap('sheets');
    sheets.set('a', [200, 26]);
    sheets.set('a/n', names.sheet);
    sheets.set('a/o', 'a0');
  });
}
