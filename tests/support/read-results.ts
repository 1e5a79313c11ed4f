/** Reads results as the page does: from the cells that the workbook names. */
import type { Value } from '../../model/calculation/value.ts';
import type { ReadResult } from '../../client/results/case-answer.ts';
import { resultArea } from '../../model/index.ts';
import type { TemplateWorkbook } from './template-workbook.ts';

export function resultsOf({ workbook, projection }: TemplateWorkbook): ReadResult {
  return (key) => {
    const area = resultArea(workbook, key);
    const sheet = area && workbook.sheetOf(area.sheet);
    if (!area || !sheet) return undefined;
    const values: (Value | undefined)[] = [];
    for (let row = area.firstRow; row <= area.lastRow; row++) {
      const at = workbook.cellAt(sheet, row, area.firstColumn)!;
      const content = workbook.contentAt(at);
      values.push(
        content.kind === 'formula'
          ? projection.valueAt(at.sheet, `${at.row}.${at.column}`)
          : 'value' in content
            ? content.value
            : undefined,
      );
    }
    return values;
  };
}
