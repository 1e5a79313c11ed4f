import { untrack } from 'solid-js';
import type { Value } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

/** The values of a named result, row by row; undefined when the workbook has no such result. */
export function resultOf(session: WorkbookSession, key: string): readonly (Value | undefined)[] | undefined {
  session.trackAnyValue();
  const area = session.resultArea(key);
  const { workbook } = session;
  const sheet = area && workbook.sheetOf(area.sheet);
  if (!area || !sheet) return undefined;
  const values: (Value | undefined)[] = [];
  // A result may have thousands of cells, which are told of together.
  untrack(() => {
    for (let row = area.firstRow; row <= area.lastRow; row++)
      for (let column = area.firstColumn; column <= area.lastColumn; column++) {
        const at = workbook.cellAt(sheet, row, column);
        values.push(at && session.valueAt(at));
      }
  });
  return values;
}
