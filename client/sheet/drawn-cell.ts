/**
 * All that is drawn of one cell, as one plain fact. Whoever works it out inside a computation tracks the row and the fonts
 * once for all its cells; whatever else it rests on is tracked here.
 */
import { type CellId, type Side, isInputRole, isLocked, helpAt, nameOfCell } from '#model';
import type { Translate } from '../text/text.tsx';
import { type Board, type Ground, cellElementId, cellFont, cellPaddingPx } from './board.ts';
import { classesOfBorder, classesOfLook } from './cell-look.ts';
import { usualSizePx } from './desk.ts';
import { textOfError } from './error-text.ts';
import type { Block } from './selection.ts';
import type { ShownCell } from './shown-cell.ts';
import { countLines } from './text-lines.ts';
import { textWidth } from './text-width.ts';

const boldFont = `600 ${cellFont}`;
/** The height of a line of text, as in grid.css. */
const linePx = 13.5 * 1.35;
/** No character is wider, in either font: a short text need not be measured. */
const widestPx = 16;

export interface DrawnCell {
  readonly id: string;
  readonly classes: string;
  readonly text: string;
  readonly title: string | undefined;
  readonly leftPx: number;
  readonly widthPx: number;
  /** of a merged cell */
  readonly heightPx: number | undefined;
  readonly rowSpan: number | undefined;
  readonly columnSpan: number | undefined;
  readonly columnIndex: number;
  /** another cell is shown in its place */
  readonly isCovered: boolean;
  /** the text may be larger than its place: every clip costs the browser in each frame, so only these have one */
  readonly isCut: boolean;
  /** how wide a text is that runs on over empty neighbours */
  readonly runsOnPx: number | undefined;
}

export interface Place {
  readonly board: Board;
  /** read once for a row: every reading of a signal is remembered, and forgotten when the row gets another line */
  readonly ground: Ground;
  readonly row: number;
  readonly column: number;
  readonly t: Translate;
}

const cellOf = ({ ground, row, column }: Place): CellId => ({
  sheet: ground.sheet.id,
  row: ground.rowLines[row] ?? '',
  column: ground.columnLines[column] ?? '',
});

function shownAt({ board, ground }: Place, at: CellId): ShownCell {
  const { session } = board;
  const { language } = ground;
  const cell = session.look(ground.sheet, at.row, at.column, language);
  if (!ground.showsFormulas || session.workbook.contentAt(at).kind !== 'formula') return cell;
  return { ...cell, text: session.entryOf(at, language), align: 'left', isNumber: false };
}

/** The last row or column that a merged cell spans; one that begins in frozen lines ends with them. */
function lastOf({ ground, row, column }: Place, area: Block, side: Side): number {
  const own = side === 'rows' ? row : column;
  const last = side === 'rows' ? area.lastRow : area.lastColumn;
  const frozen = ground.frozen[side];
  return own < frozen ? Math.min(last, frozen - 1) : last;
}

function lengthPx(place: Place, area: Block | undefined, side: Side): number {
  const track = place.ground[side];
  const own = side === 'rows' ? place.row : place.column;
  return area ? track.startOf(lastOf(place, area, side) + 1) - track.startOf(own) : track.sizeOf(own);
}

function spanOf(place: Place, area: Block | undefined, side: Side): number | undefined {
  if (!area) return undefined;
  const { shownBefore } = place.ground[side];
  const own = side === 'rows' ? place.row : place.column;
  return shownBefore(lastOf(place, area, side) + 1) - shownBefore(own);
}

/** A text that does not fit runs on over empty neighbours to the right. */
function runsOn({ board, ground, row, column }: Place, neededPx: number, widthPx: number) {
  const { columns, columnLines } = ground;
  const rowLine = ground.rowLines[row] ?? '';
  let width = widthPx;
  for (let next = column + 1; width < neededPx && next < columns.count; next++) {
    const line = columnLines[next];
    if (line === undefined || !board.session.isEmpty(ground.sheet, rowLine, line)) break;
    if (board.desk.layout.mergeAt({ row, column: next })) break;
    width += columns.sizeOf(next);
  }
  return width > widthPx ? width : undefined;
}

/** A line that the cell above or to the left draws is not drawn twice. */
function borderAt({ board, ground }: Place, row: number, column: number) {
  const [rowLine, columnLine] = [ground.rowLines[row], ground.columnLines[column]];
  if (rowLine === undefined || columnLine === undefined) return undefined;
  board.session.trackRow(ground.sheet.id, rowLine);
  return board.session.look(ground.sheet, rowLine, columnLine, ground.language).format.border;
}

function explanationOf(place: Place, { error, isDraft }: ShownCell): string | undefined {
  if (!error && !isDraft) return undefined;
  const { session } = place.board;
  const at = cellOf(place);
  const content = session.workbook.contentAt(at);
  return textOfError(
    { at, content, value: session.valueAt(at) },
    { session, language: place.ground.language, t: place.t },
  );
}

const isStrong = (role: string | undefined): boolean =>
  role === 'heading' || role === 'title' || role === 'result';

/** Draws a cell; also says how high its row must be for it. */
export function drawnCell(place: Place): DrawnCell {
  const { board, ground, row, column } = place;
  const { columns, merges } = ground;
  const at = cellOf(place);
  const shown = shownAt(place, at);
  const { align, format, isNumber, error, isDraft, colour } = shown;
  const styles = ground.stylesAt(row, column);
  const merge = merges.length === 0 ? undefined : board.desk.layout.mergeAt({ row, column })?.area;
  const widthPx = lengthPx(place, merge, 'columns');
  const font = format.bold || isStrong(format.role) || styles.includes('strong') ? boldFont : cellFont;
  const width = (part: string): number => textWidth(part, font);

  // A row is as high as its cells need, unless somebody has chosen; a merged cell, as in Excel, does not count.
  const isLong = shown.text.includes('\n');
  const hasLines = !isNumber && (format.wrap || isLong) && !merge;
  const lineRoom = format.wrap ? widthPx - 2 * cellPaddingPx - 1 : Number.POSITIVE_INFINITY;
  const lines = hasLines ? countLines(shown.text, lineRoom, width) : 1;
  ground.needHeight(at.row, at.column, lines > 1 ? Math.ceil(lines * linePx) + 8 : undefined);

  const roomPx = widthPx - 2 * cellPaddingPx;
  const isShort = shown.text.length * widestPx <= roomPx;
  const textPx = isShort ? 0 : Math.max(...shown.text.split('\n').map(width));
  // A figure that does not fit shows marks instead: cut off, it would be another figure.
  const text =
    isNumber && textPx > roomPx + 4 ? '#'.repeat(Math.max(1, Math.floor((roomPx + 4) / 8))) : shown.text;
  const mayRunOn = !isNumber && align === 'left' && !format.wrap && !merge && textPx > roomPx;

  // A title's letters are larger than those that were measured.
  const fits = textPx <= roomPx && !isLong && !format.wrap && format.role !== 'title';
  const isLow = ground.rows.sizeOf(row) < usualSizePx.rows;

  const border = classesOfBorder(format.border, {
    above: () => borderAt(place, row - 1, column),
    before: () => borderAt(place, row, column - 1),
  });
  // What the number format asks for goes before the colour of the cell, as in Excel.
  const look = classesOfLook(colour ? { ...format, colour } : format, styles);
  const marks = [
    format.bold && 'bold',
    format.italic && 'italic',
    format.wrap && 'wrap',
    isNumber && shown.text.startsWith('−') && 'negative',
    (error !== undefined || isDraft) && 'faulty',
    board.isOverridden(at) && 'overridden',
  ].filter(Boolean);
  return {
    id: cellElementId(row, column),
    classes: ['cell', align, `role-${format.role ?? 'none'}`, ...marks, ...look, ...border].join(' '),
    text,
    title: explanationOf(place, shown),
    leftPx: ground.headWidth + columns.startOf(column),
    widthPx,
    heightPx: merge && lengthPx(place, merge, 'rows'),
    rowSpan: spanOf(place, merge, 'rows'),
    columnSpan: spanOf(place, merge, 'columns'),
    columnIndex: columns.shownBefore(column) + 2,
    isCovered: merge !== undefined && (merge.firstRow !== row || merge.firstColumn !== column),
    isCut: shown.text !== '' && (!fits || isLow),
    runsOnPx: mayRunOn ? runsOn(place, textPx + 2 * cellPaddingPx, widthPx) : undefined,
  };
}

/** What a screen reader says of the cell that has the focus. */
export function spokenCell(place: Place): string {
  const { board, row, column, t } = place;
  const at = cellOf(place);
  board.session.trackRow(at.sheet, at.row);
  const shown = shownAt(place, at);
  const parts = [nameOfCell(row, column), shown.text || t('grid.empty')];
  if (isInputRole(shown.format.role)) parts.push(t('grid.input'));
  else if (isLockedAt(place)) parts.push(t('grid.lockedShort'));
  const help = helpAt(board.session.workbook, at);
  if (help) parts.push(help);
  for (const style of place.ground.stylesAt(row, column)) parts.push(t(`look.style.${style}`));
  const why = explanationOf(place, shown);
  if (why) parts.push(why);
  if (board.isOverridden(at)) parts.push(t('receipt.mark'));
  const comments = board.hands()?.comments;
  const threads = comments?.at(at) ?? [];
  if (threads.some(({ resolved }) => !resolved))
    parts.push(t(threads.some((one) => comments?.isNew(one)) ? 'comments.markUnread' : 'comments.mark'));
  return parts.join(', ');
}

export function isLockedAt(place: Place): boolean {
  return isLocked(place.board.session.workbook, cellOf(place));
}
