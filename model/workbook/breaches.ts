/** Every cell of a sheet that now holds what its validation does not allow. */
import { type CellId, type SheetId, cellKey, isSet, linesOfKey } from './schema.ts';
import { type Breach, type Calculate, standingBreach, validationsOf } from './validation.ts';
import type { Workbook } from './workbook.ts';

/** Most empty cells of a rule against emptiness that are looked at. */
const maxEmptyCells = 20_000;

/** The first so many of them, row by row. */
export function breachesOn(
  workbook: Workbook,
  sheetId: SheetId,
  most: number,
  calculate?: Calculate,
): readonly Breach[] {
  const sheet = workbook.livingSheet(sheetId);
  const rules = validationsOf(workbook, sheetId);
  if (!sheet || rules.length === 0) return [];
  const keys = new Set<string>();
  for (const key of sheet.maps.cells.keys()) if (isSet(sheet.maps.cells, key)) keys.add(key);
  let left = maxEmptyCells;
  for (const { area, allowsEmpty, rule } of rules) {
    if (allowsEmpty || rule.kind === 'any') continue;
    for (let row = area.firstRow; row <= area.lastRow && left > 0; row++)
      for (let column = area.firstColumn; column <= area.lastColumn && left > 0; column++, left--)
        keys.add(cellKey(sheet.rows.lineAt(row)!, sheet.columns.lineAt(column)!));
  }
  const found: { readonly place: number; readonly breach: Breach }[] = [];
  for (const key of keys) {
    const [row, column] = linesOfKey(key);
    const at: CellId = { sheet: sheetId, row, column };
    const position = workbook.positionOf(at);
    const breach = position && standingBreach(workbook, at, calculate);
    if (breach) found.push({ place: position.row * sheet.columns.size + position.column, breach });
  }
  return found
    .toSorted((one, other) => one.place - other.place)
    .slice(0, most)
    .map(({ breach }) => breach);
}
