/**
 * Which slots are ends of ranges in a sheet's formulas: asked for when lines are put in beside deleted ones, which may
 * begin or end a range. Gathered when it is first asked for, and kept up to date from then on, so that an insert into a
 * sheet of 100,000 cells reads none of them.
 */
import { type StoredEnd, referencesIn } from '../formula/stored.ts';
import type { CellKey, Entries, SheetId } from './schema.ts';
import type { Side } from './structure.ts';

export type EndKind = 'first' | 'last';

export class RangeEnds {
  readonly #sheet: SheetId;
  /** formulas that hold a range, as they were counted */
  readonly #counted = new Map<CellKey, string>();
  /** "first|sheet/rows/slot" -> how many ranges begin there */
  readonly #counts = new Map<string, number>();

  constructor(sheet: SheetId, cells: Entries) {
    this.#sheet = sheet;
    cells.forEach((stored, key) => this.note(key, stored));
  }

  /** To be told of every cell that is written. */
  note(key: CellKey, stored: unknown): void {
    const before = this.#counted.get(key);
    const isRange = typeof stored === 'string' && stored.startsWith('=') && stored.includes(':');
    if (before === stored || (before === undefined && !isRange)) return;
    if (before !== undefined) for (const end of endsIn(before, this.#sheet)) this.#count(end, -1);
    if (isRange) {
      this.#counted.set(key, stored);
      for (const end of endsIn(stored, this.#sheet)) this.#count(end, 1);
    } else {
      this.#counted.delete(key);
    }
  }

  has(kind: EndKind, at: { readonly sheet: SheetId; readonly side: Side; readonly slot: string }): boolean {
    return this.#counts.has(`${kind}|${at.sheet}/${at.side}/${at.slot}`);
  }

  #count(end: string, by: 1 | -1): void {
    const count = (this.#counts.get(end) ?? 0) + by;
    if (count > 0) this.#counts.set(end, count);
    else this.#counts.delete(end);
  }
}

/** The ends of every range of several lines in a formula, as `RangeEnds` counts them. */
export function endsIn(stored: string, ownSheet: SheetId): readonly string[] {
  const found: string[] = [];
  for (const { sheet = ownSheet, from, to } of referencesIn(stored)) {
    if (!to) continue;
    for (const side of ['rows', 'columns'] as const) {
      const [first, last] = [lineOf(from, side), lineOf(to, side)];
      if (first === last) continue;
      if (first !== undefined) found.push(`first|${sheet}/${side}/${first}`);
      if (last !== undefined) found.push(`last|${sheet}/${side}/${last}`);
    }
  }
  return found;
}

/** The row or column that one end of a reference names; undefined where it is a whole column or row. */
export function lineOf(end: StoredEnd, side: Side): string | undefined {
  return side === 'rows' ? end.row : end.column;
}
