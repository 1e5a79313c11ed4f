/** One cell: what it shows, how it looks, and what a screen reader says of it. */
import { type Accessor, type JSX, createComputed, createMemo } from 'solid-js';
import { type Side, helpAt, isInputRole, isLocked, nameOfCell } from '#model';
import { useText } from '../text/text.tsx';
import { type Board, cellElementId, cellFont, cellPaddingPx } from './board.ts';
import { classesOfBorder, classesOfLook } from './cell-look.ts';
import { textOfError } from './error-text.ts';
import type { ShownCell } from './shown-cell.ts';
import type { Slot } from './slots.ts';
import { countLines } from './text-lines.ts';
import { textWidth } from './text-width.ts';

const boldFont = `600 ${cellFont}`;
/** The height of a line of text, as in grid.css. */
const linePx = 13.5 * 1.35;

export function Cell(props: {
  readonly row: Accessor<number>;
  readonly slot: Slot;
  readonly board: Board;
}): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const { comments } = board.colleagues;
  const column = (): number => props.slot.index();
  const rowLine = (): string => board.rowLines()[props.row()] ?? '';
  const columnLine = (): string => board.columnLines()[column()] ?? '';
  const at = () => ({ sheet: board.sheet().id, row: rowLine(), column: columnLine() });
  const shown = createMemo((): ShownCell => {
    const { session, desk, language } = board;
    const cell = session.shown(board.sheet(), rowLine(), columnLine(), language());
    if (!desk.showsFormulas() || session.workbook.contentAt(at()).kind !== 'formula') return cell;
    return { ...cell, text: session.entryOf(at(), language()), align: 'left', isNumber: false };
  });
  const styles = createMemo(() => board.session.conditions.on(board.sheet())(props.row(), column()));
  const merge = createMemo(() => board.desk.layout.mergeAt({ row: props.row(), column: column() })?.area);
  /** Another cell is shown in its place. */
  const isCovered = (): boolean => {
    const area = merge();
    return area !== undefined && (area.firstRow !== props.row() || area.firstColumn !== column());
  };
  /** The last row or column that it spans; a merged cell that begins in frozen lines ends with them. */
  const lastOf = (side: Side): number => {
    const area = merge();
    const own = side === 'rows' ? props.row() : column();
    if (!area) return own;
    const last = side === 'rows' ? area.lastRow : area.lastColumn;
    const frozen = board.frozen()[side];
    return own < frozen ? Math.min(last, frozen - 1) : last;
  };
  const lengthPx = (side: Side): number => {
    const track = board[side]();
    const own = side === 'rows' ? props.row() : column();
    return merge() ? track.startOf(lastOf(side) + 1) - track.startOf(own) : track.sizeOf(own);
  };
  const spanOf = (side: Side): number | undefined => {
    if (!merge()) return undefined;
    const own = side === 'rows' ? props.row() : column();
    const { shownBefore } = board[side]();
    return shownBefore(lastOf(side) + 1) - shownBefore(own);
  };
  const widthPx = (): number => lengthPx('columns');
  const font = (): string =>
    shown().format.bold || isStrong(shown().format.role) || styles().includes('strong') ? boldFont : cellFont;
  const textPx = createMemo(() =>
    Math.max(
      ...shown()
        .text.split('\n')
        .map((line) => textWidth(line, font())),
    ),
  );
  // A row is as high as its cells need, unless somebody has chosen; a merged cell, as in Excel, does not count.
  createComputed(() => {
    const { text, format, isNumber } = shown();
    const hasLines = !isNumber && (format.wrap || text.includes('\n')) && !merge();
    const room = format.wrap ? widthPx() - 2 * cellPaddingPx - 1 : Number.POSITIVE_INFINITY;
    const lines = hasLines ? countLines(text, room, (part) => textWidth(part, font())) : 1;
    const needPx = lines > 1 ? Math.ceil(lines * linePx) + 8 : undefined;
    board.needHeight(rowLine(), columnLine(), needPx);
  });
  /** A figure that does not fit shows marks instead: cut off, it would be another figure. */
  const text = (): string => {
    const { text: whole, isNumber } = shown();
    const room = widthPx() - 2 * cellPaddingPx + 4;
    return isNumber && textPx() > room ? '#'.repeat(Math.max(1, Math.floor(room / 8))) : whole;
  };
  /** A text that does not fit runs on over empty neighbours to the right. */
  const runsOn = createMemo(() => {
    const { align, isNumber, format } = shown();
    const needed = textPx() + 2 * cellPaddingPx;
    let width = widthPx();
    if (isNumber || align !== 'left' || format.wrap || needed <= width || merge()) return undefined;
    for (let next = column() + 1; width < needed && next < board.columns().count; next++) {
      const line = board.columnLines()[next];
      if (line === undefined || !board.session.isEmpty(board.sheet(), rowLine(), line)) break;
      if (board.desk.layout.mergeAt({ row: props.row(), column: next })) break;
      width += board.columns().sizeOf(next);
    }
    return width > widthPx() ? width : undefined;
  });
  const isActive = (): boolean => {
    const { row, column: activeColumn } = board.desk.active();
    return row === props.row() && activeColumn === column();
  };
  const isSelected = (): boolean => {
    const { firstRow, lastRow, firstColumn, lastColumn } = board.desk.block();
    const row = props.row();
    return row >= firstRow && row <= lastRow && column() >= firstColumn && column() <= lastColumn;
  };
  const isOverridden = createMemo(() => board.isOverridden(at()));
  const explanation = createMemo(() => {
    const { error, isDraft } = shown();
    if (!error && !isDraft) return undefined;
    const content = board.session.workbook.contentAt(at());
    return textOfError(
      { at: at(), content, value: board.session.valueAt(at()) },
      { session: board.session, language: board.language(), t },
    );
  });
  /** A line that the cell above or to the left draws is not drawn twice. */
  const borderOf = (row: number, at: number) => {
    const [rowLine, columnLine] = [board.rowLines()[row], board.columnLines()[at]];
    return rowLine === undefined || columnLine === undefined
      ? undefined
      : board.session.shown(board.sheet(), rowLine, columnLine, board.language()).format.border;
  };
  /** One string: a class that changes beside a classList would wipe what the list has set. */
  const classes = createMemo(() => {
    const { align, format, isNumber, text: whole, error, isDraft, colour } = shown();
    const marks = [
      format.bold && 'bold',
      format.italic && 'italic',
      format.wrap && 'wrap',
      isNumber && whole.startsWith('−') && 'negative',
      (error !== undefined || isDraft) && 'faulty',
      isOverridden() && 'overridden',
    ].filter(Boolean);
    const lines = classesOfBorder(format.border, {
      above: () => borderOf(props.row() - 1, column()),
      before: () => borderOf(props.row(), column() - 1),
    });
    // What the number format asks for goes before the colour of the cell, as in Excel.
    const look = classesOfLook(colour ? { ...format, colour } : format, styles());
    return ['cell', align, `role-${format.role ?? 'none'}`, ...marks, ...look, ...lines].join(' ');
  });
  /** What a screen reader says of the cell that has the focus. */
  const spoken = (): string => {
    const parts = [nameOfCell(props.row(), column()), shown().text || t('grid.empty')];
    if (isInputRole(shown().format.role)) parts.push(t('grid.input'));
    else if (isLocked(board.session.workbook, at())) parts.push(t('grid.lockedShort'));
    const help = helpAt(board.session.workbook, at());
    if (help) parts.push(help);
    for (const style of styles()) parts.push(t(`look.style.${style}`));
    const why = explanation();
    if (why) parts.push(why);
    if (isOverridden()) parts.push(t('receipt.mark'));
    const threads = comments.at(at());
    if (threads.some(({ resolved }) => !resolved))
      parts.push(t(threads.some((one) => comments.isNew(one)) ? 'comments.markUnread' : 'comments.mark'));
    return parts.join(', ');
  };
  return (
    <div
      id={cellElementId(props.row(), column())}
      class={classes()}
      role="gridcell"
      aria-colindex={board.columns().shownBefore(column()) + 2}
      aria-rowspan={spanOf('rows')}
      aria-colspan={spanOf('columns')}
      aria-selected={isSelected()}
      aria-readonly={isActive() && isLocked(board.session.workbook, at()) ? 'true' : undefined}
      aria-label={isActive() ? spoken() : undefined}
      title={explanation()}
      style={{
        left: `${board.headWidth() + board.columns().startOf(column())}px`,
        width: `${widthPx()}px`,
        height: merge() && `${lengthPx('rows')}px`,
        display: isCovered() ? 'none' : undefined,
      }}
    >
      <span
        class="text"
        classList={{ 'runs-on': runsOn() !== undefined }}
        style={{ width: runsOn() === undefined ? undefined : `${runsOn()! - 2}px` }}
      >
        {text()}
      </span>
    </div>
  );
}

function isStrong(role: string | undefined): boolean {
  return role === 'heading' || role === 'title' || role === 'result';
}
