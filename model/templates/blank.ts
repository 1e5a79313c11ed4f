/** An empty workbook: one sheet, nothing filled in, nothing locked. */
import type * as Y from 'yjs';
import type { LanguageId } from '../formula/language.ts';
import { schemaVersion } from '../workbook/schema.ts';

const firstSheetNames: Readonly<Record<LanguageId, string>> = { da: 'Ark1', en: 'Sheet1' };

/** Fills an empty document with one empty sheet. The sheet's name is in the language of whoever asked for it. */
export function createBlank(
  doc: Y.Doc,
  { title, language }: { readonly title: string; readonly language: LanguageId },
): void {
  doc.transact(() => {
    const about = doc.getMap('about');
    about.set('v', schemaVersion);
    about.set('title', title);
    const sheets = doc.getMap('sheets');
    sheets.set('a', [200, 26]);
    sheets.set('a/n', firstSheetNames[language]);
    sheets.set('a/o', 'a0');
  });
}
