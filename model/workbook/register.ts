/**
 * The register as people read it: every assumption with the value in its cell, its range, and what is still to be said
 * before a decision can rest on it. Where the workbook has the names <key>_lav and <key>_høj beside <key>, their cells are
 * the range; they are no assumptions of their own.
 */
import type { Value } from '../calculation/value.ts';
import { type Assumption, assumptionsOf, remarksOn } from './assumptions.ts';
import type { CellId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** What a cell comes to; undefined for an empty one, and for what is not calculated yet. */
export type ReadValue = (at: CellId) => Value | undefined;

/** What a decision needs to know of a value and has not been told. */
export type Lack =
  | 'value'
  | 'unit'
  | 'source'
  | 'grade'
  | 'date'
  | 'owner'
  | 'review'
  /** an own estimate needs a low and a high value */
  | 'range'
  /** low, value and high are not in this order */
  | 'order';

export interface RegisterLine {
  /** with the range that holds */
  readonly assumption: Assumption;
  readonly value: Value | undefined;
  /** the cells of the range, where it stands in cells */
  readonly lowAt: CellId | undefined;
  readonly highAt: CellId | undefined;
  /** somebody has filled the cell in, or must */
  readonly isInUse: boolean;
  /** in the order in which one would say it; empty where nothing is in use */
  readonly lacks: readonly Lack[];
}

const rangeSuffixes = { low: '_lav', high: '_høj' } as const;

function cellOfName(workbook: Workbook, name: string): CellId | undefined {
  const id = workbook.nameIdByText(name);
  return id === undefined ? undefined : workbook.cellsOfName(id)?.from;
}

function numberAt(read: ReadValue, at: CellId): number | undefined {
  const value = read(at);
  return typeof value === 'number' ? value : undefined;
}

/** Whether the template itself says which fields must be filled in; others may then stay empty. */
function judgesFields(workbook: Workbook): boolean {
  return typeof workbook.resultEntries.get('checkFilled') === 'string';
}

/** The assumptions by sheet, row and column. */
export function registerOf(workbook: Workbook, read: ReadValue): readonly RegisterLine[] {
  const all = assumptionsOf(workbook);
  const keys = new Set(all.map(({ key }) => key));
  const isEnd = (key: string | undefined): boolean =>
    Object.values(rangeSuffixes).some((end) => key?.endsWith(end) && keys.has(key.slice(0, -end.length)));
  const mayBeEmpty = judgesFields(workbook);
  return all
    .filter(({ key }) => !isEnd(key))
    .map((own) => {
      const lowAt = own.key && cellOfName(workbook, own.key + rangeSuffixes.low);
      const highAt = own.key && cellOfName(workbook, own.key + rangeSuffixes.high);
      const assumption: Assumption = {
        ...own,
        low: lowAt ? numberAt(read, lowAt) : own.low,
        high: highAt ? numberAt(read, highAt) : own.high,
      };
      const value = read(own.cell);
      const isInUse = !mayBeEmpty || (value !== undefined && value !== '');
      return {
        assumption,
        value,
        lowAt: lowAt || undefined,
        highAt: highAt || undefined,
        isInUse,
        lacks: isInUse ? lacksOf(assumption, value) : [],
      };
    });
}

/** What is given by law, with its source and date, needs nobody to answer for it and nobody to review it. */
function lacksOf(assumption: Assumption, value: Value | undefined): readonly Lack[] {
  const { unit, grade, date, owner, review } = assumption;
  const remarks = remarksOn(assumption, typeof value === 'number' ? value : undefined);
  const isEstimate = grade === 'estimate';
  const isLaw = grade === 'law';
  const found: readonly (readonly [Lack, boolean])[] = [
    ['value', typeof value !== 'number'],
    ['unit', unit === undefined],
    ['grade', grade === undefined],
    ['source', !isEstimate && remarks.includes('noSource')],
    ['range', isEstimate && remarks.includes('noRange')],
    ['order', remarks.includes('notInOrder') || remarks.includes('outsideRange')],
    ['date', date === undefined],
    ['owner', !isLaw && owner === undefined],
    ['review', !isLaw && review !== 'agreed' && review !== 'proposed'],
  ];
  return found.flatMap(([lack, isMissing]) => (isMissing ? [lack] : []));
}
