/**
 * A municipality's own numbers: a workbook of its own that names them, and cases that fetch them. A number finds its place
 * by its key, which is the name of the case's input; a wage or a price goes into the cost line that a person chooses.
 */
import { dateOfSerial } from '../formula/number-format.ts';
import type { Day } from '../rates/day.ts';
import { type Result, refused } from '../result.ts';
import { assumptionAt, assumptionsOf, writeAbout } from './assumptions.ts';
import type { Editor } from './editor.ts';
import { isLocked } from './format.ts';
import { cellsNamed, typedIn } from './named-cells.ts';
import { rangeOfCell } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey } from './schema.ts';
import { invalidIn } from './validation.ts';
import type { Workbook } from './workbook.ts';

export interface OwnNumber {
  /** the workbook's name of the number */
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** undefined: a formula, whose value is not known here */
  readonly value: number | undefined;
  readonly source: string | undefined;
  readonly date: Day | undefined;
}

/** What stands beside a number has its name and one of these behind it. */
const sourceEnding = '_kilde';
const dateEnding = '_dato';

function dayOf(serial: string | number | undefined): Day | undefined {
  if (typeof serial !== 'number' || serial < 1) return undefined;
  const { year, month, day } = dateOfSerial(serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The numbers that a workbook of own numbers names, in the order of its sheet; empty ones are left out. */
export function ownNumbersIn(workbook: Workbook): readonly OwnNumber[] {
  const found = workbook.definedNames.flatMap(({ text: key }) => {
    const [source] = cellsNamed(workbook, `${key}${sourceEnding}`);
    const [date] = cellsNamed(workbook, `${key}${dateEnding}`);
    const [cell] = cellsNamed(workbook, key);
    const sheet = cell && workbook.livingSheet(cell.sheet);
    const position = cell && workbook.positionOf(cell);
    if (!source || !date || !cell || !sheet || !position) return [];
    const value = typedIn(workbook, cell);
    const isFormula = workbook.contentAt(cell).kind === 'formula';
    if (typeof value !== 'number' && !isFormula) return [];
    const textAt = (column: number): string =>
      String(typedIn(workbook, workbook.cellAt(sheet, position.row, column)) ?? '');
    const origin = typedIn(workbook, source);
    const number: OwnNumber = {
      key,
      label: textAt(0),
      unit: textAt(1),
      value: typeof value === 'number' ? value : undefined,
      source: origin === undefined ? undefined : String(origin),
      date: dayOf(typedIn(workbook, date)),
    };
    return [{ row: position.row, number }];
  });
  return found.sort((a, b) => a.row - b.row).map(({ number }) => number);
}

/** Where a number can go, and what stands there now. */
export interface NumberPlace {
  readonly cell: CellId;
  readonly label: string;
  readonly old: number | undefined;
}

export type NumberPlaces =
  | { readonly kind: 'input'; readonly place: NumberPlace }
  /** a wage or a price, for one of the cost lines; `likely` is the one that is called so */
  | { readonly kind: 'lines'; readonly lines: readonly NumberPlace[]; readonly likely: number | undefined }
  | { readonly kind: 'none' };

/** The case's names of what has a rule of its own. */
const names = {
  benefit: 'Ydelsesvalg',
  ownBenefit: 'Egen_ydelse',
  followsLadder: 'Trappe',
  lines: 'Linje_post',
  linePrices: 'Linje_pris',
  netPrice: 'Nettopris_ydelse',
} as const;

/** Where a number goes in a case. A rate of a benefit goes where that benefit is chosen. */
export function placesFor(workbook: Workbook, { key, label }: OwnNumber): NumberPlaces {
  const place = (cell: CellId, label: string): NumberPlace => {
    const old = typedIn(workbook, cell);
    return { cell, label, old: typeof old === 'number' ? old : undefined };
  };
  const textOf = (name: string): string | number | undefined =>
    typedIn(workbook, cellsNamed(workbook, name)[0]);
  const isRate = textOf(names.benefit) === label;
  // A net price has the state's share taken off: only without the ladder may it stand for the benefit.
  const isNet = key === names.netPrice && textOf(names.followsLadder) === 'nej';
  const wanted = isRate || isNet ? names.ownBenefit : key;
  const input = assumptionsOf(workbook).find((one) => one.key === wanted);
  if (input) return { kind: 'input', place: place(input.cell, input.label ?? label) };
  if (!/^(Løn|Pris)_/.test(key)) return { kind: 'none' };
  const prices = cellsNamed(workbook, names.linePrices);
  const lines = cellsNamed(workbook, names.lines).flatMap((post, i) => {
    const text = typedIn(workbook, post);
    return typeof text === 'string' && prices[i] ? [place(prices[i], text)] : [];
  });
  if (lines.length === 0) return { kind: 'none' };
  const word = label.split(' ')[0]!.toLowerCase();
  const likely = lines.findIndex((line) => line.label.toLowerCase().includes(word));
  return { kind: 'lines', lines, likely: likely < 0 ? undefined : likely };
}

/** Longest source that an assumption keeps. */
const maxSourceLength = 2000;

export interface NumberFill {
  readonly cell: CellId;
  readonly number: OwnNumber;
}

/**
 * Puts own numbers into a case's cells, each with where it comes from: an undo step for all. A number without a day is as
 * of `today`. Concurrent: as `setCell`, and what is known of the value field by field.
 */
export function fillOwnNumbers(
  editor: Editor,
  from: { readonly title: string; readonly today: Day },
  fills: readonly NumberFill[],
): Result<number, EditRefusal> {
  const { workbook } = editor;
  for (const { cell, number } of fills) {
    const position = workbook.positionOf(cell);
    if (!position || number.value === undefined) return refused({ kind: 'gone' });
    if (isLocked(workbook, cell)) return refused({ kind: 'locked', at: cell });
    const content = { kind: 'number', value: number.value } as const;
    const range = rangeOfCell(cell.sheet, position.row, position.column);
    const invalid = invalidIn(workbook, range, () => ({ kind: 'content', content, format: undefined }));
    if (invalid?.kind === 'invalid') return refused({ ...invalid, cell: position });
  }
  const first = fills[0]?.cell;
  const prices = cellsNamed(workbook, names.linePrices);
  const isPrice = ({ sheet, row, column }: CellId): boolean =>
    prices.some((price) => price.sheet === sheet && price.row === row && price.column === column);
  return editor.edit(first && { from: first, to: first }, (write) => {
    for (const { cell, number } of fills) {
      // A cost line's price is of whatever is put there; other inputs keep what the case calls them.
      const isNamedAnew = !assumptionAt(workbook, cell) || isPrice(cell);
      write.set(workbook.sheetOf(cell.sheet)!.maps.cells, cellKey(cell.row, cell.column), number.value);
      const own = number.source === undefined ? '' : ` (${number.source})`;
      writeAbout(write, workbook, cell, {
        ...(isNamedAnew && { label: number.label, unit: number.unit }),
        source: `Egne tal: ${from.title}${own}`.slice(0, maxSourceLength),
        date: number.date ?? from.today,
      });
    }
    return fills.length;
  });
}
