/**
 * Which formulas name which row, column, sheet or name, and which of them the engine cannot be left to follow. Most
 * workbooks are opened, filled in and closed without any structure changing, so the index is made when it is first
 * needed and kept up to date from then on.
 */
import { type StoredReference, isToken, readStored } from '../formula/stored.ts';
import type { Axis } from '../workbook/axis.ts';
import type { Workbook } from '../workbook/workbook.ts';

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
  /** formulas with a word that is no name (yet) */
  readonly #wordy = new Set<Holder>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  get fragile(): ReadonlySet<Holder> {
    return this.#fragile;
  }

  get wordy(): ReadonlySet<Holder> {
    return this.#wordy;
  }

  /** The formulas that name an id, as `idsIn` writes ids. */
  naming(id: string): ReadonlySet<Holder> {
    return this.#holders.get(id) ?? none;
  }

  add(holder: Holder, stored: string): void {
    const sheet = sheetOfHolder(holder);
    for (const id of idsIn(stored, sheet)) {
      const holders = this.#holders.get(id);
      if (holders) holders.add(holder);
      else this.#holders.set(id, new Set([holder]));
    }
    if (readStored(stored).some((part) => part.kind === 'name')) this.#wordy.add(holder);
    this.weigh(holder, stored);
  }

  remove(holder: Holder, stored: string): void {
    for (const id of idsIn(stored, sheetOfHolder(holder))) {
      const holders = this.#holders.get(id);
      holders?.delete(holder);
      if (holders?.size === 0) this.#holders.delete(id);
    }
    this.#fragile.delete(holder);
    this.#wordy.delete(holder);
  }

  /** Finds out anew whether the engine can follow a formula; true when it cannot. */
  weigh(holder: Holder, stored: string): boolean {
    const sheet = sheetOfHolder(holder);
    const isFragile = readStored(stored).some(
      (part) => part.kind === 'cells' && this.#isFragileReference(part, sheet),
    );
    if (isFragile) this.#fragile.add(holder);
    else this.#fragile.delete(holder);
    return isFragile;
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

const none: ReadonlySet<Holder> = new Set();

function isGone(axis: Axis, one: string, other: string | undefined): boolean {
  return other !== undefined && other !== one
    ? axis.indexOfSlot(one) < 0 || axis.indexOfSlot(other) < 0
    : axis.indexOf(one) < 0;
}

/** Every id that a formula names, each with its sheet and side. */
export function idsIn(stored: string, ownSheet: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const part of readStored(stored)) {
    if (isToken(part)) continue;
    if (part.kind === 'named') {
      ids.add(idOfName(part.name));
      continue;
    }
    const sheet = part.sheet ?? ownSheet;
    ids.add(sheet);
    for (const end of [part.from, part.to]) {
      if (end?.row !== undefined) ids.add(idOfLine(sheet, 'rows', end.row));
      if (end?.column !== undefined) ids.add(idOfLine(sheet, 'columns', end.column));
    }
  }
  return ids;
}

export function idOfName(name: string): string {
  return `#${name}`;
}

/** A line or slot of a sheet. */
export function idOfLine(sheet: string, side: 'rows' | 'columns', line: string): string {
  return `${sheet}/${side}/${line}`;
}
