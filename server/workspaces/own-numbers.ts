/** The numbers in a workbook of own numbers, read from its state. */
import { type OwnNumber, openWorkbook, ownNumbersIn } from '#model';
import { withDocument } from '../files/with-document.ts';

export function ownNumbersOf(state: Uint8Array): readonly OwnNumber[] {
  return withDocument(state, (doc) => {
    const workbook = openWorkbook(doc);
    const numbers = ownNumbersIn(workbook);
    workbook.close();
    return numbers;
  });
}
