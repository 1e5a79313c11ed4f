/** The next step from a cell: which cells its formula names, and which formulas name it. */
import { type Area, type StoredName, type StoredReference, areaOf, identitiesIn } from '../formula/stored.ts';
import { overlap, rangeOfCell } from './range.ts';
import { type CellId, type CellKey, type NameId, type SheetId, linesOfKey } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** What one formula names, each area once, in the order of the formula; what is deleted is left out. */
export function precedentsOf(workbook: Workbook, at: CellId): readonly Area[] {
  const content = workbook.contentAt(at);
  if (content.kind !== 'formula') return [];
  const found = new Map<string, Area>();
  const take = (
    parts: readonly (StoredReference | StoredName)[],
    sheet: SheetId,
    seen: ReadonlySet<NameId>,
  ): void => {
    for (const part of parts) {
      if (part.kind === 'named') {
        const name = workbook.definedNames.find(({ id }) => id === part.name);
        if (name && !seen.has(part.name))
          take(identitiesIn(name.stored), sheet, new Set([...seen, part.name]));
        continue;
      }
      const area = areaOf(part, sheet, workbook);
      if (area) found.set(Object.values(area).join(' '), area);
    }
  };
  take(identitiesIn(content.stored), at.sheet, new Set());
  return [...found.values()];
}

/** Tells whether formulas name a cell; what a name says of it is worked out once. */
class Reader {
  readonly #workbook: Workbook;
  readonly #at: CellId;
  readonly #target: Area;
  readonly #known = new Map<string, boolean>();

  constructor(workbook: Workbook, at: CellId, target: Area) {
    this.#workbook = workbook;
    this.#at = at;
    this.#target = target;
  }

  /** Whether a formula on `sheet` names a cell of the target, itself or by a name. */
  names(stored: string, sheet: SheetId, seen: ReadonlySet<NameId> = none): boolean {
    return identitiesIn(stored).some((part) => {
      if (part.kind === 'named') return this.#isNamedThere(part.name, seen);
      if ((part.sheet ?? sheet) !== this.#target.sheet || this.#isElsewhere(part)) return false;
      const area = areaOf(part, sheet, this.#workbook);
      return area !== undefined && overlap(area, this.#target);
    });
  }

  /** Whether the lines that a reference names say at once that it is not about the cell; most do. */
  #isElsewhere({ from, to = from }: StoredReference): boolean {
    return (
      (from.row !== undefined && from.row === to.row && from.row !== this.#at.row) ||
      (from.column !== undefined && from.column === to.column && from.column !== this.#at.column)
    );
  }

  #isNamedThere(name: NameId, seen: ReadonlySet<NameId>): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const defined = this.#workbook.definedNames.find(({ id }) => id === name);
    const isThere = !!defined && !seen.has(name) && this.names(defined.stored, '', new Set([...seen, name]));
    this.#known.set(name, isThere);
    return isThere;
  }
}

const none: ReadonlySet<NameId> = new Set();

/** The cells whose formulas name a cell; by sheets and rows. Reads every formula of the workbook once. */
export function dependentsOf(workbook: Workbook, at: CellId): readonly CellId[] {
  const position = workbook.positionOf(at);
  if (!position) return [];
  const reader = new Reader(workbook, at, rangeOfCell(at.sheet, position.row, position.column));
  const found: CellId[] = [];
  for (const { id, maps, rows, columns } of workbook.sheets) {
    const here: { readonly key: CellKey; readonly row: number; readonly column: number }[] = [];
    // A formula on another sheet that names neither this one nor a name cannot mean the cell.
    const mark = id === at.sheet ? '`' : `\`${at.sheet}!`;
    maps.cells.forEach((stored, key) => {
      if (typeof stored !== 'string' || !stored.startsWith('=')) return;
      const hasName = stored.includes('`#');
      if (!hasName && !stored.includes(mark)) return;
      // Without a range, a formula that does not hold the row's id does not name the cell.
      if (!hasName && !stored.includes(':') && !stored.includes(`${at.row}.`)) return;
      if (!reader.names(stored, id)) return;
      const [row, column] = linesOfKey(key);
      here.push({ key, row: rows.indexOf(row), column: columns.indexOf(column) });
    });
    for (const { key, row, column } of here.sort((a, b) => a.row - b.row || a.column - b.column)) {
      if (row < 0 || column < 0) continue;
      const [rowLine, columnLine] = linesOfKey(key);
      found.push({ sheet: id, row: rowLine, column: columnLine });
    }
  }
  return found;
}
