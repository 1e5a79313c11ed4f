/** Hiding rows and columns, and grouping, collapsing and expanding them; outline.ts tells how it is kept. */
import { type Result, done, refused } from '../result.ts';
import type { LineId } from './axis.ts';
import type { Editor, Writer } from './editor.ts';
import { type Standing, keyOf, maxLevel, ownStanding, standings } from './outline.ts';
import { lockedLines } from './protection.ts';
import type { EditRefusal } from './refusal.ts';
import type { Lines } from './structure.ts';
import type { Sheet, Workbook } from './workbook.ts';

function open(workbook: Workbook, at: Lines): Result<Sheet, EditRefusal> {
  const sheet = workbook.livingSheet(at.sheet);
  if (!sheet || sheet[at.side].lineAt(at.first) === undefined) return refused({ kind: 'gone' });
  return done(sheet);
}

function openToChange(workbook: Workbook, at: Lines): Result<Sheet, EditRefusal> {
  const locked = lockedLines(workbook, at);
  return locked ? refused({ kind: 'locked', at: locked }) : open(workbook, at);
}

function linesIn(sheet: Sheet, at: Lines): readonly LineId[] {
  return sheet[at.side].lines.slice(at.first, at.first + at.count);
}

/**
 * For verbs that change the standing of lines: inserted lines beside them, which have theirs from their neighbours, get it
 * for their own before the neighbours change.
 */
function settle(write: Writer, sheet: Sheet, at: Lines, all: readonly Standing[]): void {
  const { lines } = sheet[at.side];
  const settleFrom = (start: number, step: 1 | -1): void => {
    for (let i = start; lines[i] !== undefined && !ownStanding(sheet, at.side, lines[i]!); i += step) {
      const key = keyOf(at.side, lines[i]!);
      write.set(sheet.maps.lines, `${key}/g`, all[i]!.level);
      for (const one of all[i]!.collapsed) write.set(sheet.maps.lines, `${key}/${one}`, 1);
    }
  };
  // The lines themselves still count as they were.
  settleFrom(at.first - 1, -1);
  settleFrom(at.first + at.count, 1);
}

/**
 * Hides rows or columns; what stands in them goes on counting. Concurrent: a line that a colleague inserts between them
 * is shown; of hiding and showing the same line the last writer's stands.
 */
export function hideLines(editor: Editor, at: Lines): Result<void, EditRefusal> {
  const opened = openToChange(editor.workbook, at);
  if (!opened.ok) return opened;
  const { lines } = opened.value.maps;
  return editor.edit(undefined, (write) => {
    for (const line of linesIn(opened.value, at)) write.set(lines, `${keyOf(at.side, line)}/h`, 1);
  });
}

/** Shows rows or columns, whatever hid them: by hand or a collapsed group. Concurrent: as `hideLines`. */
export function showLines(editor: Editor, at: Lines): Result<void, EditRefusal> {
  const opened = openToChange(editor.workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const all = standings(sheet, at.side);
  return editor.edit(undefined, (write) => {
    const isFolded = all.slice(at.first, at.first + at.count).some(({ collapsed }) => collapsed.size > 0);
    if (isFolded) settle(write, sheet, at, all);
    linesIn(sheet, at).forEach((line, i) => {
      const key = keyOf(at.side, line);
      const { level, collapsed } = all[at.first + i]!;
      write.set(sheet.maps.lines, `${key}/h`, undefined);
      if (collapsed.size > 0) write.set(sheet.maps.lines, `${key}/g`, level);
      for (const one of collapsed) write.set(sheet.maps.lines, `${key}/${one}`, undefined);
    });
  });
}

/**
 * Puts rows or columns one group level deeper. Concurrent: two people who group the same lines at once put them one level
 * deeper, not two; a line that a colleague inserts inside belongs to the group.
 */
export function groupLines(editor: Editor, at: Lines): Result<void, EditRefusal> {
  return changeLevel(editor, at, 1);
}

/** Takes rows or columns out of their innermost group, which shows what that one hid. Concurrent: as `groupLines`. */
export function ungroupLines(editor: Editor, at: Lines): Result<void, EditRefusal> {
  return changeLevel(editor, at, -1);
}

function changeLevel(editor: Editor, at: Lines, by: 1 | -1): Result<void, EditRefusal> {
  const opened = openToChange(editor.workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const { lines } = sheet.maps;
  const all = standings(sheet, at.side);
  if (by > 0 && all.slice(at.first, at.first + at.count).some(({ level }) => level === maxLevel)) {
    return refused({ kind: 'groupTooDeep', levels: maxLevel });
  }
  return editor.edit(undefined, (write) => {
    settle(write, sheet, at, all);
    linesIn(sheet, at).forEach((line, i) => {
      const { level, collapsed } = all[at.first + i]!;
      const key = keyOf(at.side, line);
      write.set(lines, `${key}/g`, Math.max(level + by, 0));
      // An inserted line takes along what it shared with its neighbours; a level that is left is forgotten.
      for (let one = 1; one <= maxLevel; one++) {
        const isKept = collapsed.has(one) && one <= level + by;
        write.set(lines, `${key}/${one}`, isKept ? 1 : undefined);
      }
    });
  });
}

/**
 * Folds the lines that stand at least at a group level, or unfolds them again; groups inside keep their own state. It is
 * allowed on a protected sheet, since it changes only what is seen. Concurrent: of folding and unfolding the last writer's
 * stands; a line that a colleague inserts inside is folded too.
 */
export function collapseLines(editor: Editor, at: Lines, level: number): Result<void, EditRefusal> {
  return fold(editor, at, { level, mark: 1 });
}

/** Unfolds what `collapseLines` folded at that level. Concurrent: as `collapseLines`. */
export function expandLines(editor: Editor, at: Lines, level: number): Result<void, EditRefusal> {
  return fold(editor, at, { level, mark: undefined });
}

function fold(
  editor: Editor,
  at: Lines,
  to: { readonly level: number; readonly mark: 1 | undefined },
): Result<void, EditRefusal> {
  const opened = open(editor.workbook, at);
  if (!opened.ok) return opened;
  const sheet = opened.value;
  const all = standings(sheet, at.side);
  return editor.edit(undefined, (write) => {
    settle(write, sheet, at, all);
    linesIn(sheet, at).forEach((line, i) => {
      const { level, collapsed } = all[at.first + i]!;
      if (level < to.level || to.level < 1) return;
      const key = keyOf(at.side, line);
      write.set(sheet.maps.lines, `${key}/g`, level);
      for (const one of collapsed) write.set(sheet.maps.lines, `${key}/${one}`, 1);
      write.set(sheet.maps.lines, `${key}/${to.level}`, to.mark);
    });
  });
}
