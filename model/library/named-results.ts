/** The named results of a workbook that can be told to others as one figure each: what each is called and counted in. */
import { type Value, isError } from '../calculation/value.ts';
import { formatAt } from '../workbook/format.ts';
import { resultArea, resultKeys, resultText } from '../workbook/results.ts';
import type { CellId } from '../workbook/schema.ts';
import type { Workbook } from '../workbook/workbook.ts';

export interface NamedResult {
  readonly key: string;
  readonly label: string;
  readonly unit: string | undefined;
  readonly at: CellId;
  /** Excel number format code */
  readonly number: string | undefined;
  /** whether its cell is marked as a result, or people have named it: what one would tell first */
  readonly isMain: boolean;
}

/** A result as it was at some time. */
export interface ToldResult {
  readonly label: string;
  readonly unit: string | null;
  readonly value: number | string;
  readonly number: string | null;
}

/** Results that are there for the page alone: checks, and inputs that must be filled in. */
const forThePage = /^(check|need)/;

/**
 * The results that stand in one cell and are called something: what people call them, or else the text at the beginning
 * of their row, as the templates write it, with the unit behind it.
 */
function namedResults(workbook: Workbook): readonly NamedResult[] {
  return resultKeys(workbook).flatMap((key) => {
    if (forThePage.test(key)) return [];
    const area = resultArea(workbook, key);
    const sheet = area && workbook.sheetOf(area.sheet);
    if (!area || !sheet || area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn) return [];
    const textAt = (column: number): string | undefined => {
      const at = column < area.firstColumn ? workbook.cellAt(sheet, area.firstRow, column) : undefined;
      const content = at && workbook.contentAt(at);
      return content?.kind === 'text' ? content.value : undefined;
    };
    const at = workbook.cellAt(sheet, area.firstRow, area.firstColumn);
    const own = resultText(workbook, key);
    const label = own.label ?? textAt(0);
    if (!at || label === undefined) return [];
    const { number, role } = formatAt(sheet, at.row, at.column);
    const isMain = own.label !== undefined || role === 'result';
    return [{ key, label, unit: own.unit ?? textAt(1), at, number, isMain }];
  });
}

export type Telling =
  /** a field that every result needs is empty: what the cells say then is no figure */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'results'; readonly results: readonly (NamedResult & { readonly told: ToldResult })[] };

/** The result in which a template says "OK" when everything that it needs is filled in. */
const completeness = 'checkFilled';

/** What is told of a workbook; `valueOf` gives the value of a formula's cell. */
export function tellingOf(workbook: Workbook, valueOf: (at: CellId) => Value | undefined): Telling {
  const valueAt = (at: CellId): Value | undefined => {
    const content = workbook.contentAt(at);
    if (content.kind === 'formula') return valueOf(at);
    return 'value' in content ? content.value : undefined;
  };
  const area = resultArea(workbook, completeness);
  const sheet = area && workbook.sheetOf(area.sheet);
  const at = sheet && workbook.cellAt(sheet, area.firstRow, area.firstColumn);
  if (at && valueAt(at) !== 'OK') return { kind: 'incomplete' };
  const results = namedResults(workbook).flatMap((result) => {
    const told = toldResult(result, valueAt(result.at));
    return told ? [{ ...result, told }] : [];
  });
  return { kind: 'results', results };
}

/** What is told of a result with this value; undefined for an empty one and for an error. */
function toldResult({ label, unit, number }: NamedResult, value: Value | undefined): ToldResult | undefined {
  if (value === undefined || value === '' || isError(value)) return undefined;
  return {
    label,
    unit: unit ?? null,
    value: typeof value === 'boolean' ? Number(value) : value,
    number: number ?? null,
  };
}
