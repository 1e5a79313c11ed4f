/**
 * Which formulas name which row, column, sheet or name, and which of them the engine cannot be left to follow.
 *
 * A formula is not listed under its own row, column and sheet where it names the line itself: whenever that goes, moves
 * or returns, everything on it is set again anyway. That leaves out most of what ordinary formulas name, so the index
 * costs little enough to be kept from the start, and a change of structure never waits for it to be made.
 */
import { type StoredReference, identitiesIn, piecesOf, referencesIn } from '../formula/stored.ts';
import type { Axis } from '../workbook/axis.ts';
import { linesOfKey, sheetLimits } from '../workbook/schema.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { cellsNamed, maxCellsNamed } from './engine-text.ts';
import { factsOf } from './formula-facts.ts';

/** A cell or a name that holds a formula: "sheet|key", or "|name". */
export type Holder = string;

export function holderOf(sheet: string, key: string): Holder {
  return `${sheet}|${key}`;
}

/** '' for a name. */
export function sheetOfHolder(holder: Holder): string {
  return holder.slice(0, holder.indexOf('|'));
}

/** The cell key or the name's id. */
export function keyOfHolder(holder: Holder): string {
  return holder.slice(holder.indexOf('|') + 1);
}

export class FormulaIndex {
  readonly #workbook: Workbook;
  /** id of a sheet, line, slot or name -> formulas that name it */
  readonly #holders = new Map<string, Set<Holder>>();
  /** formulas that must be set again at every structural change */
  readonly #fragile = new Set<Holder>();
  /** formulas that might come to name too many cells for the engine -> whether they do now */
  readonly #bulky = new Map<Holder, boolean>();
  /** formulas that ask for the time */
  readonly #timed = new Set<Holder>();
  /** formulas with a word that is no name (yet) */
  readonly #wordy = new Set<Holder>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  get fragile(): ReadonlySet<Holder> {
    return this.#fragile;
  }

  get bulky(): Iterable<Holder> {
    return this.#bulky.keys();
  }

  get asksForTime(): boolean {
    return this.#timed.size > 0;
  }

  get wordy(): ReadonlySet<Holder> {
    return this.#wordy;
  }

  /** The formulas that name an id, as `idsIn` writes ids. */
  naming(id: string): ReadonlySet<Holder> {
    return this.#holders.get(id) ?? none;
  }

  add(holder: Holder, stored: string): void {
    for (const id of idsIn(stored, holder)) {
      const holders = this.#holders.get(id);
      if (holders) holders.add(holder);
      else this.#holders.set(id, new Set([holder]));
    }
    const { hasWord, asksForTime } = factsOf(piecesOf(stored));
    if (hasWord) this.#wordy.add(holder);
    if (asksForTime) this.#timed.add(holder);
    if (mayNameTooMany(stored)) this.#bulky.set(holder, false);
    this.weigh(holder, stored);
  }

  remove(holder: Holder, stored: string): void {
    for (const id of idsIn(stored, holder)) {
      const holders = this.#holders.get(id);
      holders?.delete(holder);
      if (holders?.size === 0) this.#holders.delete(id);
    }
    this.#fragile.delete(holder);
    this.#bulky.delete(holder);
    this.#timed.delete(holder);
    this.#wordy.delete(holder);
  }

  /** Finds out anew whether the engine can follow a formula; true when it must be set again, because it cannot. */
  weigh(holder: Holder, stored: string): boolean {
    const sheet = sheetOfHolder(holder);
    const pieces = piecesOf(stored);
    const isFragile =
      factsOf(pieces).hasOffset ||
      pieces.some(
        (piece) =>
          typeof piece !== 'string' && piece.kind === 'cells' && this.#isFragileReference(piece, sheet),
      );
    if (isFragile) this.#fragile.add(holder);
    else this.#fragile.delete(holder);
    const wasTooLarge = this.#bulky.get(holder);
    if (wasTooLarge === undefined) return isFragile;
    const isTooLarge = cellsNamed(stored, sheet, this.#workbook) > maxCellsNamed;
    this.#bulky.set(holder, isTooLarge);
    return isFragile || isTooLarge !== wasTooLarge;
  }

  /** Whether the engine cannot be left to follow a reference: an end of it is gone, not here (yet) or a whole line. */
  #isFragileReference(reference: StoredReference, ownSheet: string): boolean {
    const sheet = this.#workbook.livingSheet(reference.sheet ?? ownSheet);
    if (!sheet) return true;
    const { from, to } = reference;
    if (from.row === undefined || from.column === undefined) return true;
    return isGone(sheet.rows, from.row, to?.row) || isGone(sheet.columns, from.column, to?.column);
  }
}

/** Whether a formula could name too many cells in sheets of the largest size; nearly none could. */
function mayNameTooMany(stored: string): boolean {
  let cells = 0;
  for (const { from, to } of referencesIn(stored)) {
    const rows = to && (from.row === undefined || from.row !== to.row) ? sheetLimits.rows : 1;
    const columns = to && (from.column === undefined || from.column !== to.column) ? sheetLimits.columns : 1;
    cells += rows * columns;
  }
  return cells > maxCellsNamed;
}

const none: ReadonlySet<Holder> = new Set();

function isGone(axis: Axis, one: string, other: string | undefined): boolean {
  return other !== undefined && other !== one
    ? axis.indexOfSlot(one) < 0 || axis.indexOfSlot(other) < 0
    : axis.indexOf(one) < 0;
}

/** Every id that a formula names, each with its sheet and side, except its own. */
export function idsIn(stored: string, holder: Holder): ReadonlySet<string> {
  const ids = new Set<string>();
  const ownSheet = sheetOfHolder(holder);
  const [ownRow, ownColumn] = linesOfKey(keyOfHolder(holder));
  for (const part of identitiesIn(stored)) {
    if (part.kind === 'named') {
      ids.add(idOfName(part.name));
      continue;
    }
    const sheet = part.sheet ?? ownSheet;
    const isOwn = sheet === ownSheet;
    if (!isOwn) ids.add(sheet);
    const { from, to } = part;
    for (const row of endsOf(from.row, to?.row, isOwn ? ownRow : undefined))
      ids.add(idOfLine(sheet, 'rows', row));
    for (const column of endsOf(from.column, to?.column, isOwn ? ownColumn : undefined))
      ids.add(idOfLine(sheet, 'columns', column));
  }
  return ids;
}

/** The line that one side of a reference names, unless it is the formula's own, or the two slots. */
function endsOf(
  one: string | undefined,
  other: string | undefined,
  own: string | undefined,
): readonly string[] {
  if (one === undefined) return [];
  if (other !== undefined && other !== one) return [one, other];
  return one === own ? [] : [one];
}

export function idOfName(name: string): string {
  return `#${name}`;
}

/** A line or slot of a sheet. */
export function idOfLine(sheet: string, side: 'rows' | 'columns', line: string): string {
  return `${sheet}/${side}/${line}`;
}
