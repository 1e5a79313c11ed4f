/**
 * Conditional formats as a file holds them. Nearly all become formulas: Excel's own comparisons take a text for larger
 * than any number and see a zero in an empty cell, and ours do not.
 */
import { excelLimits, writeReference } from '../formula/reference.ts';
import type { Condition } from '../workbook/condition.ts';
import {
  type ConditionalFormat,
  conditionFormula,
  conditionalFormatsOf,
} from '../workbook/conditional-formats.ts';
import type { SheetId } from '../workbook/schema.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { excelFormula } from './excel-formula.ts';
import type { ExcelPlaces } from './excel-names.ts';
import type { NeutralArea, NeutralCondition } from './neutral.ts';

/** The rules of a sheet in their order; one that Excel could not read is left out. */
export function neutralConditions(
  workbook: Workbook,
  sheet: SheetId,
  places: ExcelPlaces,
): readonly NeutralCondition[] {
  return conditionalFormatsOf(workbook, sheet).flatMap((rule): NeutralCondition[] => {
    const { firstRow, lastRow, firstColumn, lastColumn } = rule.area;
    if (lastRow >= excelLimits.rows || lastColumn >= excelLimits.columns) return [];
    const area = { firstRow, lastRow, firstColumn, lastColumn };
    const { style, stops, condition } = rule;
    if (condition.kind === 'duplicate' || condition.kind === 'unique')
      return [{ area, test: { kind: condition.kind }, style, stops }];
    const text =
      condition.kind === 'formula'
        ? ownFormula(workbook, rule, places)
        : formulaOf(condition, nameOf(area, false), nameOf(area, true));
    return text === undefined ? [] : [{ area, test: { kind: 'formula', text }, style, stops }];
  });
}

function ownFormula(workbook: Workbook, rule: ConditionalFormat, places: ExcelPlaces): string | undefined {
  const stored = conditionFormula(workbook, rule);
  const formula = stored === undefined ? undefined : excelFormula(stored, rule.area.sheet, places);
  return formula?.ok ? formula.value.text : undefined;
}

/** The first cell of an area, which moves along; or all of it, which does not. */
function nameOf(area: NeutralArea, isWhole: boolean): string {
  const fixed = { rowFixed: isWhole, columnFixed: isWhole };
  const from = { row: area.firstRow, column: area.firstColumn, ...fixed };
  const to = { row: area.lastRow, column: area.lastColumn, ...fixed };
  return writeReference(isWhole ? { from, to } : { from });
}

/** Every condition that needs a formula and has none of its own. */
type Plain = Exclude<Condition, { readonly kind: 'formula' }>;

/** The condition as a formula for the area's first cell, in canonical English. */
function formulaOf(condition: Plain, cell: string, area: string): string | undefined {
  const number = (test: string): string => `AND(ISNUMBER(${cell}),${test})`;
  switch (condition.kind) {
    case 'compare':
      return number(`${cell}${condition.is}${String(condition.value)}`);
    case 'between':
      return number(`${cell}>=${String(condition.min)},${cell}<=${String(condition.max)}`);
    case 'outside':
      return number(`OR(${cell}<${String(condition.min)},${cell}>${String(condition.max)})`);
    case 'day': {
      const sign = { past: '<', today: '=', future: '>' }[condition.is];
      return number(`INT(${cell})${sign}TODAY()`);
    }
    case 'rank': {
      const verb = condition.is === 'top' ? 'LARGE' : 'SMALL';
      const place = `${verb}(${area},MIN(${String(condition.count)},COUNT(${area})))`;
      return number(`${cell}${condition.is === 'top' ? '>=' : '<='}${place}`);
    }
    case 'empty':
      return `IFERROR(LEN(${cell})=0,FALSE)`;
    case 'filled':
      return `IFERROR(LEN(${cell})>0,TRUE)`;
    case 'error':
      return `ISERROR(${cell})`;
    case 'text':
      return textFormula(condition, cell);
    case 'duplicate':
    case 'unique':
      return undefined;
  }
}

function textFormula({ is, text }: Condition & { kind: 'text' }, cell: string): string {
  const wanted = `"${text.toLowerCase().replaceAll('"', '""')}"`;
  const shown = `LOWER(${cell}&"")`;
  const length = String(text.length);
  const tests = {
    equals: `${shown}=${wanted}`,
    contains: `ISNUMBER(FIND(${wanted},${shown}))`,
    lacks: `ISERROR(FIND(${wanted},${shown}))`,
    begins: `LEFT(${shown},${length})=${wanted}`,
    ends: `RIGHT(${shown},${length})=${wanted}`,
  };
  return `IFERROR(AND(LEN(${cell})>0,${tests[is]}),FALSE)`;
}
