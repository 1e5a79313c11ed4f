/** Two colleagues at one workbook of two small sheets, with the wires between them in the test's hand. */
import type { Range } from '../../model/index.ts';
import { type Wires, openWires } from './wires.ts';
import { type Person, blankDoc, openPerson } from './workbooks.ts';
import { readWholeReference } from '../../model/formula/reference.ts';
import type { CellId } from '../../model/workbook/schema.ts';

export interface Colleagues {
  readonly wires: Wires;
  readonly anne: Person;
  readonly bo: Person;
  /** Delivers everything, then gives what `read` says for both, which must be the same. */
  both<Seen>(read: (person: Person) => Seen): Seen;
}

export function openColleagues(): Colleagues {
  const start = blankDoc([
    { id: 'a', name: 'Ark1', rows: 12, columns: 6 },
    { id: 'b', name: 'Data', rows: 8, columns: 5 },
  ]);
  const wires = openWires(start, 2);
  const [anne, bo] = wires.docs.map((doc) => openPerson(doc)) as [Person, Person];
  return {
    wires,
    anne,
    bo,
    both(read) {
      wires.deliverAll();
      const seen = [read(anne), read(bo)] as const;
      const [one, other] = seen.map((value) => JSON.stringify(value));
      if (one !== other) throw new Error(`Anne sees ${one}, Bo sees ${other}`);
      return seen[0];
    },
  };
}

/** The range that a text such as B2:C4 or Data!B2 means now. */
export function rangeAt({ workbook }: Person, text: string): Range {
  const reference = readWholeReference(text)!;
  const sheet =
    reference.sheet === undefined ? workbook.sheets[0]!.id : workbook.sheetIdByName(reference.sheet)!;
  const to = reference.to ?? reference.from;
  return {
    sheet,
    firstRow: reference.from.row,
    lastRow: to.row,
    firstColumn: reference.from.column,
    lastColumn: to.column,
  };
}

/** The cell that a text such as B2 or Data!B2 means now. */
export function cellAt(person: Person, text: string): CellId {
  const range = rangeAt(person, text);
  const { workbook } = person;
  return workbook.cellAt(workbook.sheetOf(range.sheet)!, range.firstRow, range.firstColumn)!;
}

/** Rows of the first sheet, counted from 0. */
export function rowsOf(first: number, count = 1) {
  return { sheet: 'a', side: 'rows', first, count } as const;
}
