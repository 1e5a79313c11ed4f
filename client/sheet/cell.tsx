/** One cell in the page: written only where something is another than before. */
import { type JSX, createRenderEffect } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { type DrawnCell, drawnCell, isLockedAt, spokenCell } from './drawn-cell.ts';
import type { DrawnRow } from './drawn-row.ts';
import type { Slot } from './slots.ts';

function setAttribute(element: HTMLElement, name: string, value: string | number | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

const px = (length: number | undefined): string => (length === undefined ? '' : `${length}px`);

/** Writes what has changed; a cell that gets another row changes in little but its text and its name. */
function write(cell: HTMLElement, words: HTMLElement, now: DrawnCell, was: DrawnCell | undefined): void {
  if (now.id !== was?.id) cell.id = now.id;
  if (now.classes !== was?.classes) cell.className = now.classes;
  if (now.text !== was?.text) (words.firstChild as Text).data = now.text;
  if (now.title !== was?.title) setAttribute(cell, 'title', now.title);
  if (now.columnIndex !== was?.columnIndex) setAttribute(cell, 'aria-colindex', now.columnIndex);
  if (now.rowSpan !== was?.rowSpan) setAttribute(cell, 'aria-rowspan', now.rowSpan);
  if (now.columnSpan !== was?.columnSpan) setAttribute(cell, 'aria-colspan', now.columnSpan);
  if (now.leftPx !== was?.leftPx) cell.style.left = px(now.leftPx);
  if (now.widthPx !== was?.widthPx) cell.style.width = px(now.widthPx);
  if (now.heightPx !== was?.heightPx) cell.style.height = px(now.heightPx);
  if (now.isCovered !== was?.isCovered) cell.style.display = now.isCovered ? 'none' : '';
  if (now.isCut !== (was?.isCut ?? false)) words.classList.toggle('cut', now.isCut);
  if (now.runsOnPx !== was?.runsOnPx) {
    words.classList.toggle('runs-on', now.runsOnPx !== undefined);
    words.style.width = px(now.runsOnPx && now.runsOnPx - 2);
  }
}

export function Cell(props: {
  readonly row: DrawnRow;
  readonly slot: Slot;
  readonly board: Board;
}): JSX.Element {
  const { t } = useText();
  const { board, row } = props;
  const { desk } = board;
  const label = document.createTextNode('');
  const words = (<span class="text">{label}</span>) as HTMLSpanElement;
  const cell = (
    <div role="gridcell" aria-selected="false">
      {words}
    </div>
  ) as HTMLDivElement;
  const column = (): number => props.slot.index();
  const place = () => ({ board, ground: board.ground(), row: row.index(), column: column(), t });
  createRenderEffect((was: DrawnCell | undefined) => {
    const now = drawnCell(place());
    write(cell, words, now, was);
    return now;
  });
  createRenderEffect((was: boolean | undefined) => {
    const is = row.isChosen() && column() >= desk.block().firstColumn && column() <= desk.block().lastColumn;
    if (is !== (was ?? false)) cell.setAttribute('aria-selected', String(is));
    return is;
  });
  createRenderEffect((was: boolean | undefined) => {
    const is = row.isActive() && column() === desk.active().column;
    if (is || was) {
      setAttribute(cell, 'aria-readonly', is && isLockedAt(place()) ? 'true' : undefined);
      setAttribute(cell, 'aria-label', is ? spokenCell(place()) : undefined);
    }
    return is;
  });
  return cell;
}
