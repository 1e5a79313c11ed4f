/**
 * What is locked on one sheet, read straight from the document: the server judges every update with it and opens no
 * workbook for that. Order of lines and protected ranges are worked out when they are first asked for after a change of
 * them, so that judging a cell costs nothing that grows with the sheet.
 */
import type * as Y from 'yjs';
import type { Area } from '../../formula/stored.ts';
import { areaOnSheet } from '../anchor.ts';
import { Axis } from '../axis.ts';
import { isInputRole, roleAt } from '../format.ts';
import { type ProtectedRange, rangesIn } from '../protection.ts';
import { type Entries, type SheetId, type SheetMaps, isSet, openSheetMaps } from '../schema.ts';
import { baseSize } from '../sheet-size.ts';
import type { Side } from '../structure.ts';
import type { Entered, Writes } from './writes.ts';

/** Where a line stands: at an index, or between the line there and the one before it, while it is deleted. */
export interface Standing {
  readonly index: number;
  readonly isGap: boolean;
}

/** The two axes of a sheet, and what its protected ranges cover. */
export class Ground {
  readonly #sheet: SheetId;
  readonly axes: Readonly<Record<Side, Axis>>;
  readonly #protection: Entries;
  #ranges: readonly ProtectedRange[] | undefined;

  constructor(sheet: SheetId, protection: Entries, axes: Readonly<Record<Side, Axis>>) {
    this.#sheet = sheet;
    this.#protection = protection;
    this.axes = axes;
  }

  markStale(): void {
    this.axes.rows.markStale();
    this.axes.columns.markStale();
    this.#ranges = undefined;
  }

  get ranges(): readonly ProtectedRange[] {
    this.#ranges ??= rangesIn(this.#protection, (anchor) => this.areaOf(anchor));
    return this.#ranges;
  }

  areaOf(anchor: unknown): Area | undefined {
    const places = { sheetPlaces: (sheet: string) => (sheet === this.#sheet ? this.axes : undefined) };
    return areaOnSheet(places, this.#sheet, anchor);
  }

  /** undefined for a line that is not here (yet). */
  standingOf(side: Side, line: string): Standing | undefined {
    const axis = this.axes[side];
    const index = axis.indexOf(line);
    if (index >= 0) return { index, isGap: false };
    const gap = axis.indexFrom(axis.slotOf(line));
    return gap < 0 ? undefined : { index: gap, isGap: true };
  }

  /** Where the line in a slot stands. */
  standingOfSlot(side: Side, slot: string): Standing | undefined {
    const axis = this.axes[side];
    const index = axis.indexOfSlot(slot);
    if (index >= 0) return { index, isGap: false };
    const gap = axis.indexFrom(slot);
    return gap < 0 ? undefined : { index: gap, isGap: true };
  }
}

/** A line that is gone lies in what stands on both sides of it. */
function covers(first: number, last: number, { index, isGap }: Standing): boolean {
  return isGap ? first < index && index <= last : first <= index && index <= last;
}

export function coversLine(area: Area, side: Side, at: Standing): boolean {
  return side === 'rows'
    ? covers(area.firstRow, area.lastRow, at)
    : covers(area.firstColumn, area.lastColumn, at);
}

/** One sheet's locks, kept up to date by whoever tells it of changes. */
export class SheetLocks {
  readonly maps: SheetMaps;
  readonly before: Ground;
  readonly #sheet: SheetId;
  readonly #sheets: Entries;

  constructor(doc: Y.Doc, sheet: SheetId) {
    this.#sheet = sheet;
    this.#sheets = doc.getMap('sheets');
    this.maps = openSheetMaps(doc, sheet);
    const { rows, columns, growth, protection } = this.maps;
    this.before = new Ground(sheet, protection, {
      rows: new Axis(rows, () => baseSize(this.#sheets.get(sheet), growth, 'rows')),
      columns: new Axis(columns, () => baseSize(this.#sheets.get(sheet), growth, 'columns')),
    });
  }

  /** The types that order and protection are read from. */
  get watched(): readonly object[] {
    const { rows, columns, growth, protection } = this.maps;
    return [...Object.values(rows), ...Object.values(columns), growth, protection] as readonly object[];
  }

  /** Whether a cell is an input, by its role. */
  isInput(row: string, column: string): boolean {
    return isInputRole(roleAt({ maps: this.maps }, row, column));
  }

  /** Whether a client number's owner has put a line in. */
  isBornBy(side: Side, line: string, isOwn: (client: number) => boolean): boolean {
    const item = this.maps[side].places._map.get(line);
    return item !== undefined && isOwn(item.id.client);
  }

  /** Whether nothing stands on a line in what some areas cover. */
  isEmptyIn(side: Side, line: string, areas: readonly Area[]): boolean {
    const across = side === 'rows' ? this.before.axes.columns : this.before.axes.rows;
    return areas.every((area) => {
      const [first, last] =
        side === 'rows' ? [area.firstColumn, area.lastColumn] : [area.firstRow, area.lastRow];
      return across.lines
        .slice(first, last + 1)
        .every((other) => !isSet(this.maps.cells, side === 'rows' ? `${line}.${other}` : `${other}.${line}`));
    });
  }

  /** The sheet as it will be when these writes stand; undefined when they change neither order nor size. */
  after(writes: Writes): Ground | undefined {
    const written = (prefix: string): readonly Entered[] => writes.get(`${prefix}/${this.#sheet}`) ?? [];
    const changed = ['rp', 'rl', 'rx', 'cp', 'cl', 'cx', 'g'].some((prefix) => written(prefix).length > 0);
    if (!changed) return undefined;
    const { rows, columns, growth, protection } = this.maps;
    const grown = overlaid(growth, written('g'));
    const axis = (side: Side, maps: SheetMaps['rows'], [p, l, x]: readonly [string, string, string]): Axis =>
      new Axis(
        {
          places: overlaid(maps.places, written(p)),
          moves: overlaid(maps.moves, written(l)),
          deleted: overlaid(maps.deleted, written(x)),
        },
        () => baseSize(this.#sheets.get(this.#sheet), grown, side),
      );
    return new Ground(this.#sheet, protection, {
      rows: axis('rows', rows, ['rp', 'rl', 'rx']),
      columns: axis('columns', columns, ['cp', 'cl', 'cx']),
    });
  }
}

/** A map with some entries written over it. */
function overlaid(map: Entries, written: readonly Entered[]): ReadonlyMap<string, unknown> {
  const all = new Map<string, unknown>();
  map.forEach((value, key) => all.set(key, value));
  for (const { key, value } of written) all.set(key, value);
  return all;
}
