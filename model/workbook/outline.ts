/**
 * What is hidden of rows and columns, and their groups; the verbs stand in outline-verbs.ts. Everything is kept by line, so
 * that it follows moves and returns with undo: whether a line is hidden, its group level, and the levels at which it is
 * collapsed. A line that somebody inserts between two lines of a group belongs to the group, whoever made the group and
 * whenever.
 */
import type { LineId } from './axis.ts';
import { type SheetId, isSet } from './schema.ts';
import type { Side } from './structure.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Excel's own limit. */
export const maxLevel = 7;

export interface LineGroup {
  readonly level: number;
  readonly first: number;
  readonly last: number;
  readonly isCollapsed: boolean;
}

export interface Outline {
  /** by position; empty where nothing is grouped */
  readonly levels: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly groups: readonly LineGroup[];
}

/** Level and collapsed levels of a line. */
export interface Standing {
  readonly level: number;
  readonly collapsed: ReadonlySet<number>;
}

const plain: Standing = { level: 0, collapsed: new Set() };
const nothing: Outline = { levels: [], hidden: new Set(), groups: [] };

export function keyOf(side: Side, line: LineId): string {
  return (side === 'rows' ? 'r' : 'c') + line;
}

/** What stands of a line itself; undefined for one that was inserted and never grouped. */
export function ownStanding(sheet: Sheet, side: Side, line: LineId): Standing | undefined {
  const { lines } = sheet.maps;
  const key = keyOf(side, line);
  const level = lines.get(`${key}/g`);
  const isLevel = typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= maxLevel;
  if (!isLevel) return isSet(sheet.maps[side].places, line) ? undefined : plain;
  const collapsed = new Set<number>();
  for (let one = 1; one <= level; one++) if (lines.get(`${key}/${one}`) === 1) collapsed.add(one);
  return { level, collapsed };
}

/** The standings of all lines, in order. */
export function standings(sheet: Sheet, side: Side): readonly Standing[] {
  const own = sheet[side].lines.map((line) => ownStanding(sheet, side, line));
  const above: Standing[] = [];
  for (const [i, standing] of own.entries()) above.push(standing ?? above[i - 1] ?? plain);
  const all: Standing[] = [];
  let below = plain;
  for (let i = own.length - 1; i >= 0; i--) {
    const standing = own[i];
    if (standing) below = standing;
    all[i] = standing ?? shared(above[i]!, below);
  }
  return all;
}

function shared(one: Standing, other: Standing): Standing {
  return {
    level: Math.min(one.level, other.level),
    collapsed: new Set([...one.collapsed].filter((level) => other.collapsed.has(level))),
  };
}

/** What is hidden and grouped on a sheet. */
export function outlineOf(workbook: Workbook, id: SheetId, side: Side): Outline {
  return workbook.derive(`outline ${side} ${id}`, () => {
    const sheet = workbook.livingSheet(id);
    if (!sheet || sheet.maps.lines.size === 0) return nothing;
    const all = standings(sheet, side);
    const hidden = new Set<number>();
    sheet[side].lines.forEach((line, i) => {
      const { level, collapsed } = all[i]!;
      const isFolded = [...collapsed].some((one) => one <= level);
      if (isFolded || sheet.maps.lines.get(`${keyOf(side, line)}/h`) === 1) hidden.add(i);
    });
    const isGrouped = all.some(({ level }) => level > 0);
    return { levels: isGrouped ? all.map(({ level }) => level) : [], hidden, groups: groupsIn(all) };
  });
}

function groupsIn(all: readonly Standing[]): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  const deepest = all.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = 1; level <= deepest; level++) {
    for (let first = 0; first < all.length; first++) {
      if (all[first]!.level < level) continue;
      let last = first;
      while (last + 1 < all.length && all[last + 1]!.level >= level) last++;
      const isCollapsed = all.slice(first, last + 1).every(({ collapsed }) => collapsed.has(level));
      groups.push({ level, first, last, isCollapsed });
      first = last;
    }
  }
  return groups;
}
