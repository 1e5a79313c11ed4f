/** Hiding, showing, grouping and folding rows and columns, for commands, menus and the marks at the heads. */
import {
  type EditRefusal,
  type LineGroup,
  type Lines,
  type Result,
  type Side,
  collapseLines,
  done,
  expandLines,
  groupLines,
  hideLines,
  showLines,
  ungroupLines,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk } from './desk.ts';

/** Where it is done: a workplace and a board both fit. */
interface At {
  readonly desk: Desk;
  readonly session: WorkbookSession;
}

function selectedLines({ desk }: At, side: Side): Lines {
  return { sheet: desk.sheet()!.id, side, ...desk.linesIn(side) };
}

export function hideSelected(at: At, side: Side): void {
  at.desk.take(hideLines(at.session.editor, selectedLines(at, side)));
}

/** Shows hidden lines among those from `first` to `last`. */
export function showBetween(at: At, side: Side, first: number, last: number): void {
  const { desk, session } = at;
  const lines = { sheet: desk.sheet()!.id, side, first, count: last - first + 1 };
  desk.whenAllowed(() => desk.take(showLines(session.editor, lines)));
}

/** Shows the hidden lines in the selection, or else those beside it, or else all of the sheet. */
export function showHidden(at: At, side: Side): void {
  const { desk } = at;
  const { hidden } = desk.layout.outline(side);
  const { first, count } = desk.linesIn(side);
  let from = first;
  let to = first + count - 1;
  const holdsHidden = (): boolean => [...hidden].some((line) => line >= from && line <= to);
  if (!holdsHidden()) {
    while (hidden.has(from - 1)) from--;
    while (hidden.has(to + 1)) to++;
  }
  if (!holdsHidden()) [from, to] = [0, desk.extent()[side] - 1];
  showBetween(at, side, from, to);
}

export function hasHidden({ desk }: At, side: Side): boolean {
  return desk.layout.outline(side).hidden.size > 0;
}

export function groupSelected(at: At, side: Side): void {
  at.desk.take(groupLines(at.session.editor, selectedLines(at, side)));
}

export function ungroupSelected(at: At, side: Side): void {
  at.desk.take(ungroupLines(at.session.editor, selectedLines(at, side)));
}

/** Folds or unfolds the innermost groups that the selection touches. */
export function foldSelected(at: At, side: Side, way: 'fold' | 'unfold'): void {
  const { desk, session } = at;
  const { first, count } = desk.linesIn(side);
  const touched = desk.layout
    .outline(side)
    .groups.filter((group) => group.first < first + count && group.last + 1 >= first)
    .filter(({ isCollapsed }) => isCollapsed === (way === 'unfold'));
  const deepest = touched.reduce((most, { level }) => Math.max(most, level), 0);
  const verb = way === 'fold' ? collapseLines : expandLines;
  const groups = touched.filter(({ level }) => level === deepest);
  desk.take(
    session.editor.asOneStep(() =>
      firstRefusal(
        groups.map(
          (group) => () =>
            verb(
              session.editor,
              {
                sheet: desk.sheet()!.id,
                side,
                first: group.first,
                count: group.last - group.first + 1,
              },
              group.level,
            ),
        ),
      ),
    ),
  );
}

/** Folds a group, or unfolds it. */
export function foldGroup({ desk, session }: At, side: Side, group: LineGroup): void {
  const at = { sheet: desk.sheet()!.id, side, first: group.first, count: group.last - group.first + 1 };
  const verb = group.isCollapsed ? expandLines : collapseLines;
  desk.whenAllowed(() => desk.take(verb(session.editor, at, group.level)));
}

/** Shows the lines of groups up to a level, and folds what is deeper; 1 folds every group. */
export function showLevel(at: At, side: Side, level: number): void {
  const { desk, session } = at;
  const { groups } = desk.layout.outline(side);
  const steps = groups
    .filter(({ level: own, isCollapsed }) => isCollapsed !== own >= level)
    .map((group) => () => {
      const lines = {
        sheet: desk.sheet()!.id,
        side,
        first: group.first,
        count: group.last - group.first + 1,
      };
      const verb = group.level >= level ? collapseLines : expandLines;
      return verb(session.editor, lines, group.level);
    });
  desk.whenAllowed(() => desk.take(session.editor.asOneStep(() => firstRefusal(steps))));
}

function firstRefusal(steps: readonly (() => Result<unknown, EditRefusal>)[]): Result<void, EditRefusal> {
  for (const step of steps) {
    const result = step();
    if (!result.ok) return result;
  }
  return done(undefined);
}
