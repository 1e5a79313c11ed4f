/** Several people at replicas of one small workbook, for tests of what verbs do when they meet. */
import type { Lines, Range } from '../../model/index.ts';
import { readWholeReference } from '../../model/formula/reference.ts';
import { type Wires, openWires } from './wires.ts';
import { type Person, type SheetSpec, blankDoc, openPerson } from './workbooks.ts';

const twoSheets: readonly SheetSpec[] = [
  { id: 'a', name: 'Ark1', rows: 12, columns: 6 },
  { id: 'b', name: 'Data', rows: 8, columns: 5 },
];

export interface People {
  readonly wires: Wires;
  readonly anne: Person;
  readonly bo: Person;
}

/** Anne and Bo, who both have what `start` wrote. */
export function openPair(start?: (person: Person) => void, sheets = twoSheets): People {
  const doc = blankDoc(sheets);
  const first = openPerson(doc);
  start?.(first);
  first.close();
  const wires = openWires(doc, 2);
  const [anne, bo] = wires.docs.map((replica) => openPerson(replica));
  return { wires, anne: anne!, bo: bo! };
}

/** A range given as A1:B4 or Data!A1:B4. */
export function range(text: string): Range {
  const reference = readWholeReference(text)!;
  const { from, to = from } = reference;
  return {
    sheet: reference.sheet === 'Data' ? 'b' : 'a',
    firstRow: from.row,
    lastRow: to.row,
    firstColumn: from.column,
    lastColumn: to.column,
  };
}

/** Rows of the first sheet, numbered as people number them. */
export function rows(first: number, last = first): Lines {
  return { sheet: 'a', side: 'rows', first: first - 1, count: last - first + 1 };
}

/** The entries of a range's cells, row by row, in English; columns are parted by a space. */
export function texts(person: Person, where: string): readonly string[] {
  const { sheet, firstRow, lastRow, firstColumn, lastColumn } = range(where);
  const prefix = sheet === 'b' ? 'Data!' : '';
  return Array.from({ length: lastRow - firstRow + 1 }, (_, row) =>
    Array.from({ length: lastColumn - firstColumn + 1 }, (_, column) =>
      person.text(`${prefix}${String.fromCharCode(65 + firstColumn + column)}${firstRow + row + 1}`),
    ).join(' '),
  );
}
