/** The numbers in a workbook of own numbers, read from its state. */
import * as Y from 'yjs';
import { type OwnNumber, newDocument, openWorkbook, ownNumbersIn } from '#model';

export function ownNumbersOf(state: Uint8Array): readonly OwnNumber[] {
  const doc = newDocument();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  const numbers = ownNumbersIn(workbook);
  workbook.close();
  doc.destroy();
  return numbers;
}
