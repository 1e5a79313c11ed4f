/**
 * The dated rates in a workbook's own rate sheet, and how they are brought up to a newer set. A workbook keeps the rates
 * that it was made with until somebody accepts others; rows that the set does not have are left alone.
 */
import { serialOfDay } from '../rates/day.ts';
import type { RateRowText, RateSet } from '../rates/rate-rows.ts';
import { type Result, refused } from '../result.ts';
import { writeContent } from './content.ts';
import type { Editor } from './editor.ts';
import { cellsNamed, typedIn } from './named-cells.ts';
import { isKept } from './protection.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey } from './schema.ts';
import type { Workbook } from './workbook.ts';

type CellText = string | number | undefined;

/** The template's names of the columns, and what stands in them. */
const columns: Readonly<Record<string, (row: RateRowText) => CellText>> = {
  Satser_navn: ({ name }) => name,
  Satser_fra: ({ validFrom }) => serialOfDay(validFrom),
  Satser_beløb: ({ amount }) => amount,
  Satser_enhed: ({ unit }) => unit,
  Satser_kilde: ({ source }) => source,
  Satser_art: ({ kind }) => kind,
  Satser_år: ({ year }) => year,
  Satser_til: ({ validTo }) => validTo && serialOfDay(validTo),
  Satser_ophør: ({ endsOn }) => endsOn && serialOfDay(endsOn),
  Satser_tæller: ({ counts }) => counts,
  Satser_nøgle: ({ key }) => key,
};

/** The name of the cell that says up to which day the rates go. */
const asOfName = 'Satser_pr';

interface Board {
  readonly cells: Readonly<Record<string, readonly CellId[]>>;
  readonly rows: number;
  readonly asOf: CellId;
}

function boardOf(workbook: Workbook): Board | undefined {
  const cells = Object.fromEntries(Object.keys(columns).map((name) => [name, cellsNamed(workbook, name)]));
  const lengths = new Set(Object.values(cells).map(({ length }) => length));
  const [rows] = lengths;
  const [asOf] = cellsNamed(workbook, asOfName);
  return lengths.size === 1 && rows !== undefined && rows > 0 && asOf ? { cells, rows, asOf } : undefined;
}

export interface ChangedRate {
  readonly rate: RateRowText;
  /** what the workbook has now */
  readonly amount: number | undefined;
}

export interface RateDifference {
  /** serial numbers of days; undefined when the workbook does not say */
  readonly asOf: number | undefined;
  readonly newAsOf: number;
  readonly added: readonly RateRowText[];
  /** another amount, or other words about the same amount */
  readonly changed: readonly ChangedRate[];
}

interface Plan extends RateDifference {
  readonly writes: readonly { readonly at: CellId; readonly text: CellText }[];
  readonly hasRoom: boolean;
}

function planOf(workbook: Workbook, set: RateSet): Plan | undefined {
  const board = boardOf(workbook);
  if (!board) return undefined;
  const at = (name: string, i: number): CellId => board.cells[name]![i]!;
  const textAt = (name: string, i: number): CellText => typedIn(workbook, at(name, i));
  const places = new Map<string, number>();
  const empty: number[] = [];
  for (let i = 0; i < board.rows; i++) {
    const key = textAt('Satser_nøgle', i);
    if (key === undefined && textAt('Satser_navn', i) === undefined) empty.push(i);
    else places.set(`${key} ${textAt('Satser_fra', i)}`, i);
  }
  const added: RateRowText[] = [];
  const changed: ChangedRate[] = [];
  const writes: { at: CellId; text: CellText }[] = [];
  let hasRoom = true;
  for (const rate of set.rows) {
    const known = places.get(`${rate.key} ${serialOfDay(rate.validFrom)}`);
    const row = known ?? empty.shift();
    if (row === undefined) {
      hasRoom = false;
      added.push(rate);
      continue;
    }
    const others = Object.entries(columns).filter(([name, read]) => textAt(name, row) !== read(rate));
    if (others.length === 0) continue;
    const amount = textAt('Satser_beløb', row);
    if (known === undefined) added.push(rate);
    else changed.push({ rate, amount: typeof amount === 'number' ? amount : undefined });
    for (const [name, read] of others) writes.push({ at: at(name, row), text: read(rate) });
  }
  const asOf = typedIn(workbook, board.asOf);
  const newAsOf = serialOfDay(set.asOf);
  if (asOf !== newAsOf) writes.push({ at: board.asOf, text: newAsOf });
  return { asOf: typeof asOf === 'number' ? asOf : undefined, newAsOf, added, changed, writes, hasRoom };
}

/** What a newer set would bring; undefined for a workbook without a rate sheet, or one whose columns were taken apart. */
export function rateDifference(workbook: Workbook, set: RateSet): RateDifference | undefined {
  return planOf(workbook, set);
}

/** What a set would put into locked cells, as it stands in the document, by sheet and key. */
export function ratesToWrite(workbook: Workbook, set: RateSet): ReadonlyMap<string, unknown> {
  const writes = planOf(workbook, set)?.writes ?? [];
  return new Map(writes.map(({ at, text }) => [`${at.sheet} ${cellKey(at.row, at.column)}`, storedOf(text)]));
}

/** Which cells hold what a set says there, by sheet and key: those that `updateRates` may have written. */
export function ratesWritten(workbook: Workbook, set: RateSet): ReadonlyMap<string, unknown> {
  const board = boardOf(workbook);
  if (!board) return new Map();
  const wanted = new Map(set.rows.map((row) => [`${row.key} ${serialOfDay(row.validFrom)}`, row]));
  const found = new Map<string, unknown>();
  const note = (at: CellId, text: CellText): void => {
    if (typedIn(workbook, at) === text)
      found.set(`${at.sheet} ${cellKey(at.row, at.column)}`, storedOf(text));
  };
  for (let i = 0; i < board.rows; i++) {
    const textAt = (name: string): CellText => typedIn(workbook, board.cells[name]![i]!);
    const rate = wanted.get(`${textAt('Satser_nøgle')} ${textAt('Satser_fra')}`);
    if (!rate) continue;
    for (const [name, read] of Object.entries(columns)) note(board.cells[name]![i]!, read(rate));
  }
  note(board.asOf, serialOfDay(set.asOf));
  return found;
}

function storedOf(text: CellText): unknown {
  return typeof text === 'string' ? writeContent({ kind: 'text', value: text }) : text;
}

/**
 * Brings the rate sheet up to a set, in one undo step; answers how many cells were written. It is the one verb that writes
 * into the sheet's locked cells; of whoever is not an owner the server takes only the shipped set there. Concurrent: cell
 * by cell the last writer's, so that two who do the same at once agree; undo leaves a cell alone that a colleague has
 * written since.
 */
export function updateRates(editor: Editor, set: RateSet): Result<number, EditRefusal> {
  const { workbook } = editor;
  const plan = planOf(workbook, set);
  if (!plan) return refused({ kind: 'gone' });
  if (!plan.hasRoom) return refused({ kind: 'noRoom' });
  const kept = plan.writes.find(({ at }) => isKept(workbook, at));
  if (kept) return refused({ kind: 'locked', at: kept.at });
  const first = plan.writes[0]?.at;
  return editor.edit(first && { from: first, to: first }, (write) => {
    for (const { at, text } of plan.writes) {
      write.set(workbook.sheetOf(at.sheet)!.maps.cells, cellKey(at.row, at.column), storedOf(text));
    }
    return plan.writes.length;
  });
}
