/** A small workbook and its formulas as they would stand in a file. */
import { defineName } from '../../../model/index.ts';
import {
  type ExcelFormula,
  type FormulaRefusal,
  excelFormula,
} from '../../../model/exchange/excel-formula.ts';
import { type FileNames, fileNames } from '../../../model/exchange/excel-names.ts';
import { english } from '../../../model/formula/language.ts';
import { storedFromTokens } from '../../../model/formula/stored.ts';
import { readTokens } from '../../../model/formula/tokens.ts';
import type { Result } from '../../../model/result.ts';
import { type Person, blankDoc, openPerson } from '../../support/workbooks.ts';

export interface FileWorkbook {
  readonly person: Person;
  readonly names: () => FileNames;
  /** A formula typed in English on the first sheet, whether the engine knows its functions or not. */
  stored(text: string): string;
  formula(text: string): Result<ExcelFormula, FormulaRefusal>;
}

/** Sheets Ark1 (30 x 8), "Mine tal" (10 x 3) and "Målgruppe"; names Rente (one cell), Liste (five), Sats (a constant). */
export function openFileWorkbook(): FileWorkbook {
  const doc = blankDoc([
    { id: 'a', name: 'Ark1', rows: 30, columns: 8 },
    { id: 'b', name: 'Mine tal', rows: 10, columns: 3 },
    { id: 'c', name: 'Målgruppe', rows: 10, columns: 3 },
  ]);
  const person = openPerson(doc);
  defineName(person.editor, 'Rente', '=`b!$0.$0`');
  defineName(person.editor, 'Liste', '=`a!$0.$0:$4.$0`');
  defineName(person.editor, 'Sats', '=0.035');
  const stored = (text: string): string =>
    storedFromTokens(readTokens(text.slice(1), english), 'a', person.workbook);
  const names = (): FileNames => fileNames(person.workbook);
  return {
    person,
    names,
    stored,
    formula: (text) => excelFormula(stored(text), 'a', names().places),
  };
}
