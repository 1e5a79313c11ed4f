/** Workbooks for tests: built by the verbs that people use, read as people read. */
import * as Y from 'yjs';
import {
  type Editor,
  type Workbook,
  danish,
  english,
  entryText,
  formatAt,
  openEditor,
  openWorkbook,
  setCell,
} from '../../model/index.ts';
import { readWholeReference } from '../../model/formula/reference.ts';
import { schemaVersion } from '../../model/workbook/schema.ts';

export interface SheetSpec {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

/** A document with empty sheets, as a server makes it. */
export function blankDoc(sheets: readonly SheetSpec[], clientId = 1000): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    doc.getMap('about').set('v', schemaVersion);
    const entries = doc.getMap('sheets');
    sheets.forEach(({ id, name, rows, columns }, i) => {
      entries.set(id, [rows, columns]);
      entries.set(`${id}/n`, name);
      entries.set(`${id}/o`, `a${i}`);
    });
  });
  return doc;
}

/** One person at one replica, writing A1 text in English unless told otherwise. */
export interface Person {
  readonly doc: Y.Doc;
  readonly workbook: Workbook;
  readonly editor: Editor;
  /** Types a text into a cell given as B4 or Data!B4. */
  type(at: string, text: string, language?: 'da' | 'en'): void;
  /** What the cell editor would show, in English. */
  text(at: string): string;
  close(): void;
}

export function openPerson(doc: Y.Doc): Person {
  const workbook = openWorkbook(doc);
  const editor = openEditor(workbook);
  const cellAt = (text: string) => {
    const reference = readWholeReference(text);
    const sheet =
      reference?.sheet === undefined ? workbook.sheets[0]!.id : workbook.sheetIdByName(reference.sheet)!;
    const cell =
      reference && workbook.cellAt(workbook.sheetOf(sheet)!, reference.from.row, reference.from.column);
    if (!cell) throw new Error(`no cell ${text}`);
    return cell;
  };
  return {
    doc,
    workbook,
    editor,
    type(at, text, language = 'en') {
      const result = setCell(editor, cellAt(at), { text, language: language === 'da' ? danish : english });
      if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
    },
    text(at) {
      const cell = cellAt(at);
      const format = formatAt(workbook.sheetOf(cell.sheet)!, cell.row, cell.column);
      return entryText(workbook.contentAt(cell), {
        workbook,
        sheet: cell.sheet,
        number: format.number,
        language: english,
      });
    },
    close: () => workbook.close(),
  };
}
