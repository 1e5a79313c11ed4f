/**
 * What one writer may do on one sheet, by the same rules as the verbs: a protected sheet takes only inputs, in a protected
 * range writes only who may edit it.
 */
import { overlap } from '../range.ts';
import { type RootPart, isSet, linesOfKey } from '../schema.ts';
import type { Side } from '../structure.ts';
import type { Area } from '../../formula/stored.ts';
import { type Corner, isFollowed } from './followed.ts';
import { type Ground, type SheetLocks, type Standing, coversLine } from './sheet-locks.ts';
import type { Entered, RightsWriter, WrongReason } from './writes.ts';

/** What holds for a writer and an update. */
export interface SheetLaw {
  readonly locks: SheetLocks;
  readonly writer: RightsWriter;
  /** only inputs may be typed in */
  readonly isProtected: boolean;
  /** the ranges that are kept from the writer */
  readonly kept: readonly Area[];
  /** the sheet as the update leaves it, where it changes order or size */
  readonly after: Ground | undefined;
  /**
   * whether this is what the shipped rates say there, or what stood there before them: whoever may edit may bring a
   * workbook's rates up to date, and take that back
   */
  isRate(key: string, value: unknown): boolean;
  /** whether the end of a reference, also on another sheet, names a cell that the writer may type in */
  isOpen(corner: Corner, when: 'before' | 'after'): boolean;
}

const judges: Readonly<
  Record<RootPart, (law: SheetLaw, sheet: string, root: string, entered: Entered) => boolean>
> = {
  cells: mayType,
  formats: mayFormat,
  rows: (law, _, root, entered) => mayOrder(law, 'rows', root, entered),
  columns: (law, _, root, entered) => mayOrder(law, 'columns', root, entered),
  growth: () => true,
  sizes: () => true,
  lines: mayOutline,
  merges: mayFurnish,
  conditions: mayFurnish,
  validations: mayFurnish,
  protection: mayProtect,
};

export function wrongOnSheet(
  law: SheetLaw,
  at: { readonly sheet: string; readonly part: RootPart; readonly root: string },
  entered: Entered,
): WrongReason | undefined {
  return judges[at.part](law, at.sheet, at.root, entered) ? undefined : 'locked';
}

interface Spot {
  readonly row: Standing;
  readonly column: Standing;
}

/** Where a cell stands; for one in lines that the update brings, where it will. */
function spotOf({ locks, after }: SheetLaw, row: string, column: string): Spot | undefined {
  const at = (ground: Ground, side: Side, line: string): Standing | undefined =>
    ground.standingOf(side, line);
  const find = (side: Side, line: string): Standing | undefined =>
    at(locks.before, side, line) ?? (after && at(after, side, line));
  const [inRow, inColumn] = [find('rows', row), find('columns', column)];
  return inRow && inColumn && { row: inRow, column: inColumn };
}

function isKept({ kept }: SheetLaw, { row, column }: Spot): boolean {
  return kept.some((area) => coversLine(area, 'rows', row) && coversLine(area, 'columns', column));
}

/** Whether the writer may type in a cell. */
export function isCellOpen(law: SheetLaw, row: string, column: string): boolean {
  const spot = spotOf(law, row, column);
  // A cell that is nowhere is in nobody's range; on a protected sheet what lies beyond its edge is locked.
  if (!spot) return !law.isProtected;
  if (law.isProtected && !law.locks.isInput(row, column)) return false;
  return !isKept(law, spot);
}

function mayType(law: SheetLaw, sheet: string, _: string, { key, value }: Entered): boolean {
  const [row, column] = linesOfKey(key);
  if (isCellOpen(law, row, column)) return true;
  const spot = spotOf(law, row, column);
  if (law.isProtected && spot && !isKept(law, spot) && law.isRate(key, value)) return true;
  return isFollowed(law.locks.maps.cells.get(key), value, { sheet, isOpen: law.isOpen });
}

/** A format's key is row.column/letter, in which a whole row's has no column and a whole column's no row. */
function mayFormat(law: SheetLaw, _: string, __: string, { key }: Entered): boolean {
  const slash = key.indexOf('/');
  const [row, column] = linesOfKey(key.slice(0, slash));
  const isCell = row !== '' && column !== '';
  // What is typed with a unit brings a number format along.
  if (law.isProtected) return isCell && key.slice(slash + 1) === 'n' && isCellOpen(law, row, column);
  // An inserted line looks like its neighbour, also where it lies in a range.
  if (isNewOrOwn(law, 'rows', row) || isNewOrOwn(law, 'columns', column)) return true;
  if (isCell) {
    const spot = spotOf(law, row, column);
    return !spot || !isKept(law, spot);
  }
  return row === '' ? !isLineKept(law, 'columns', column) : !isLineKept(law, 'rows', row);
}

function isNewOrOwn({ locks, writer }: SheetLaw, side: Side, line: string): boolean {
  if (line === '') return false;
  return !locks.before.standingOf(side, line) || locks.isBornBy(side, line, writer.isOwn);
}

function isLineKept({ locks, kept }: SheetLaw, side: Side, line: string): boolean {
  const at = locks.before.standingOf(side, line);
  return at !== undefined && kept.some((area) => coversLine(area, side, at));
}

/** Root maps: places, moves and deletions of lines, such as rp/…, rl/… and rx/… */
function mayOrder(law: SheetLaw, side: Side, root: string, { key, value }: Entered): boolean {
  if (law.isProtected) return false;
  const { locks, writer } = law;
  switch (root[1]) {
    case 'p':
      // A place is never overwritten.
      return !isSet(locks.maps[side].places, key);
    case 'l':
      return !isLineKept(law, side, key) || sharesSlot(law, side, key);
    default:
      if (!isLineKept(law, side, key)) return true;
      if (!locks.isBornBy(side, key, writer.isOwn)) return false;
      // Taking back that a line was put in, as long as nobody has typed in what is kept there.
      return (value ?? undefined) === undefined || locks.isEmptyIn(side, key, law.kept);
  }
}

/** Two lines that two people sorted into one slot are given slots of their own when somebody puts a line between them. */
function sharesSlot({ locks }: SheetLaw, side: Side, line: string): boolean {
  const axis = locks.before.axes[side];
  const [index, slot] = [axis.indexOf(line), axis.slotOf(line)];
  return index >= 0 && (axis.slotAt(index - 1) === slot || axis.slotAt(index + 1) === slot);
}

/** Folding only changes what is seen, so it is allowed; hiding and grouping are not. The key is r<line>/… or c<line>/… */
function mayOutline(law: SheetLaw, _: string, __: string, { key, value }: Entered): boolean {
  const side: Side = key.startsWith('r') ? 'rows' : 'columns';
  const slash = key.indexOf('/');
  const [line, part] = [key.slice(1, slash), key.slice(slash + 1)];
  if (/^\d$/.test(part) || (!law.isProtected && !isLineKept(law, side, line))) return true;
  if (part !== 'g') return false;
  // Beside what is folded, an inserted line is told the level that it has from its neighbours.
  const { maps } = law.locks;
  const isInserted = isSet(maps[side].places, line);
  return isInserted && ((value ?? undefined) === undefined || !isSet(maps.lines, key));
}

/** Merges, conditional formats and validations: <id>/r is the range that one holds for. */
function mayFurnish(law: SheetLaw, sheet: string, root: string, { key, value }: Entered): boolean {
  const { locks } = law;
  const map = mapOf(locks, root);
  const id = key.slice(0, Math.max(key.indexOf('/'), 0));
  const isFollow = (): boolean =>
    /\/[rf]$/.test(key) && isFollowed(map.get(key), value, { sheet, isOpen: law.isOpen });
  if (law.isProtected) return isFollow();
  const isAreaKept = (anchor: unknown): boolean => {
    const area = locks.before.areaOf(anchor) ?? law.after?.areaOf(anchor);
    return area !== undefined && law.kept.some((one) => overlap(one, area));
  };
  const touches = isAreaKept(map.get(`${id}/r`)) || (key === `${id}/r` && isAreaKept(value));
  return !touches || isFollow();
}

function mapOf({ maps }: SheetLocks, root: string): { get(key: string): unknown } {
  return root.startsWith('m') ? maps.merges : root.startsWith('k') ? maps.conditions : maps.validations;
}

/**
 * A protection is changed by an owner, by whoever may edit its range, and by whoever made it; nobody else protects what is
 * kept from them.
 */
function mayProtect(law: SheetLaw, sheet: string, _: string, { key, value }: Entered): boolean {
  if (law.writer.role === 'owner') return true;
  const { locks } = law;
  const id = key.slice(0, Math.max(key.indexOf('/'), 0));
  const touches = (anchor: unknown): boolean => {
    const area = locks.before.areaOf(anchor);
    return area !== undefined && law.kept.some((one) => overlap(one, area));
  };
  const own = locks.before.ranges.find((range) => range.id === id);
  const made = locks.maps.protection._map.get(`${id}/r`);
  const mayChange =
    own === undefined ||
    own.mayEdit.some((role) => role === law.writer.role) ||
    (made !== undefined && law.writer.isOwn(made.id.client));
  if (mayChange && !(key === `${id}/r` && touches(value))) return true;
  return (
    key.endsWith('/r') && isFollowed(locks.maps.protection.get(key), value, { sheet, isOpen: law.isOpen })
  );
}
