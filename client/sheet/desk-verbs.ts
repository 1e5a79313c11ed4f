/** What is done to the open sheet, its lines and its looks, and to the sheets of the workbook, as one person means it. */
import {
  type EditRefusal,
  type FormatChange,
  type Result,
  type SheetId,
  type Side,
  addSheet,
  copySheet,
  deleteLines,
  deleteSheet,
  insertLines,
  moveSheet,
  setFormat,
  setLineSize,
  sizeOfLine,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Desk, usualSizePx } from './desk.ts';

/** Where it is done: a workplace and a board both fit. */
interface At {
  readonly desk: Desk;
  readonly session: WorkbookSession;
}

export function insertHere({ desk, session }: At, side: Side, where: 'before' | 'after'): void {
  desk.whenAllowed(() => {
    const { first, count } = desk.linesIn(side);
    const from = where === 'before' ? first : first + count;
    desk.take(insertLines(session.editor, { sheet: desk.sheet()!.id, side, first: from, count }));
  });
}

export function removeHere({ desk, session: { editor } }: At, side: Side): void {
  desk.whenAllowed(() => {
    const sheet = desk.sheet()!.id;
    if (side === 'columns') desk.take(deleteLines(editor, { sheet, side, ...desk.linesIn(side) }));
    else
      desk.apply(({ firstRow, lastRow }) =>
        deleteLines(editor, { sheet, side, first: firstRow, count: lastRow - firstRow + 1 }),
      );
  });
}

export function formatHere({ desk, session }: At, change: FormatChange): void {
  desk.whenAllowed(() => {
    desk.apply((range) => setFormat(session.editor, range, change));
  });
}

export function resizeLines(at: At, side: Side, lines: readonly string[], sizePx: number): void {
  const { desk, session } = at;
  desk.whenAllowed(() => {
    desk.take(setLineSize(session.editor, { sheet: desk.sheet()!.id, side, lines }, sizePx));
  });
}

/** Makes the selected columns wider. */
export function widenHere(at: At, byPx: number): void {
  const sheet = at.desk.sheet();
  if (!sheet) return;
  const { firstColumn, lastColumn } = at.desk.block();
  const lines = sheet.columns.lines.slice(firstColumn, lastColumn + 1);
  const present = sizeOfLine(sheet, 'columns', lines[0]!) ?? usualSizePx.columns;
  resizeLines(at, 'columns', lines, present + byPx);
}

function openMade({ desk }: At, made: Result<SheetId, EditRefusal>): void {
  if (desk.take(made) && made.ok) desk.showSheet(made.value);
}

export function addNewSheet(at: At, name: string): void {
  at.desk.whenAllowed(() => openMade(at, addSheet(at.session.editor, name)));
}

/** Copies a sheet to the tab behind it and opens the copy. */
export function copyToNewSheet(at: At, id: SheetId): void {
  at.desk.whenAllowed(() => openMade(at, copySheet(at.session.editor, id)));
}

/** Moves a sheet's tab by so many places. */
export function moveTab({ desk, session }: At, id: SheetId, by: 1 | -1): void {
  desk.whenAllowed(() => {
    const place = session.workbook.sheets.findIndex((one) => one.id === id);
    desk.take(moveSheet(session.editor, id, place + by));
  });
}

export function removeSheet({ desk, session }: At, id: SheetId): void {
  desk.whenAllowed(() => {
    desk.take(deleteSheet(session.editor, id));
  });
}
