/**
 * What a reviewer would ask about. Most are the template's own checks: cells that say OK, or 0, when there is nothing to
 * ask. Some need the register and are found here. Each may have been seen and given a reason; that holds as long as its
 * status is the same.
 */
import { type Value, isError } from '../calculation/value.ts';
import { type Acknowledgement, acknowledgementsOf } from './acknowledgements.ts';
import { type ReadValue, type RegisterLine, registerOf } from './register.ts';
import { resultArea, resultKeys, resultText } from './results.ts';
import type { CellId } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** Warnings that no cell makes. */
export const registerWarnings = ['noSource', 'estimateRange', 'resultRange', 'nearBreakEven'] as const;
export type RegisterWarning = (typeof registerWarnings)[number];

export interface Warning {
  readonly key: string;
  /** undefined for a template's check */
  readonly kind: RegisterWarning | undefined;
  /** a check's sentence, as the document has it */
  readonly text: string | undefined;
  /** what the check's cell says, or how many assumptions, or how near */
  readonly status: string;
  /** where to put it right */
  readonly at: CellId | undefined;
  /** the reason that still holds */
  readonly acknowledged: Acknowledgement | undefined;
}

type Found = Omit<Warning, 'acknowledged'>;

/** From this share of the expected effect on the needed one is called near: a fifth less, and the case does not pay. */
const nearShare = 0.8;

function firstCell(workbook: Workbook, key: string): CellId | undefined {
  const area = resultArea(workbook, key);
  const sheet = area && workbook.sheetOf(area.sheet);
  return sheet && workbook.cellAt(sheet, area.firstRow, area.firstColumn);
}

function numberOf(workbook: Workbook, key: string, read: ReadValue): number | undefined {
  const at = firstCell(workbook, key);
  const value = at && read(at);
  return typeof value === 'number' ? value : undefined;
}

/** What a check's cell says when there is something to ask; undefined when there is nothing, or no value yet. */
function statusOf(value: Value | undefined): string | undefined {
  if (value === undefined || value === 'OK' || value === 0 || value === '') return undefined;
  return isError(value) ? value.error : String(value);
}

function checks(workbook: Workbook, read: ReadValue): readonly Found[] {
  const keys = resultKeys(workbook);
  const isCheck = (key: string): boolean =>
    key.startsWith('check') && !(key.endsWith('At') && keys.includes(key.slice(0, -2)));
  return keys.filter(isCheck).flatMap((key): Found[] => {
    const at = firstCell(workbook, key);
    const status = at && statusOf(read(at));
    if (status === undefined) return [];
    const { label: text } = resultText(workbook, key);
    return [{ key, kind: undefined, text, status, at: firstCell(workbook, `${key}At`) ?? at }];
  });
}

function ofRegister(workbook: Workbook, read: ReadValue, lines: readonly RegisterLine[]): readonly Found[] {
  const about = (kind: RegisterWarning, lacking: readonly RegisterLine[]): Found[] =>
    lacking.length === 0
      ? []
      : [
          {
            key: kind,
            kind,
            text: undefined,
            status: String(lacking.length),
            at: lacking[0]!.assumption.cell,
          },
        ];
  const isShipped = ({ assumption }: RegisterLine): boolean => assumption.key !== undefined;
  const estimates = lines.filter(({ assumption }) => assumption.grade === 'estimate');
  return [
    ...about(
      'noSource',
      lines.filter((line) => isShipped(line) && line.lacks.includes('source')),
    ),
    ...about(
      'estimateRange',
      estimates.filter(({ lacks }) => lacks.includes('range')),
    ),
    ...resultRange(workbook, read, estimates),
    ...nearBreakEven(workbook, read),
  ];
}

/**
 * A single result although it rests on estimates. Only of a workbook that has a place for the range, and whose template
 * does not ask itself.
 */
function resultRange(workbook: Workbook, read: ReadValue, estimates: readonly RegisterLine[]): Found[] {
  const at = firstCell(workbook, 'netLow');
  if (
    !at ||
    firstCell(workbook, 'checkRange') ||
    estimates.length === 0 ||
    numberOf(workbook, 'netTotal', read) === undefined
  )
    return [];
  const ends = ['netLow', 'netHigh'].map((key) => numberOf(workbook, key, read));
  if (ends.every((end) => end !== undefined)) return [];
  const missing = estimates.find(({ lowAt, lacks }) => lowAt && lacks.includes('range'));
  return [
    { key: 'resultRange', kind: 'resultRange', text: undefined, status: '1', at: missing?.lowAt ?? at },
  ];
}

function nearBreakEven(workbook: Workbook, read: ReadValue): Found[] {
  const needed = numberOf(workbook, 'breakEvenEffect', read);
  const expected = numberOf(workbook, 'effect', read);
  if (needed === undefined || expected === undefined || !(expected > 0)) return [];
  const share = needed / expected;
  if (share < nearShare || share > 1) return [];
  const at = firstCell(workbook, 'effect');
  return [
    {
      key: 'nearBreakEven',
      kind: 'nearBreakEven',
      text: undefined,
      status: `${Math.floor(share * 100)} %`,
      at,
    },
  ];
}

/** Everything to ask about, the checks first. `lines` is the register, where it has been read already. */
export function warningsOf(
  workbook: Workbook,
  read: ReadValue,
  lines: readonly RegisterLine[] = registerOf(workbook, read),
): readonly Warning[] {
  const reasons = acknowledgementsOf(workbook, read);
  return [...checks(workbook, read), ...ofRegister(workbook, read, lines)].map((found) => {
    const reason = reasons.get(found.key);
    return { ...found, acknowledged: reason?.seen === found.status ? reason : undefined };
  });
}
