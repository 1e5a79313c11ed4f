/**
 * The cells of one drawn row: one computation draws all of them, and writes only where something is another than before.
 * A screen has hundreds of cells, and scrolling gives each a new one: a computation for each would cost more than drawing.
 */
import { For, type JSX, createMemo, createRenderEffect, mapArray } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { type DrawnCell, type Place, drawnCell, isLockedAt, spokenCell } from './drawn-cell.ts';
import type { DrawnRow } from './drawn-row.ts';
import type { Slot } from './slots.ts';
import { trackFonts } from './text-width.ts';

interface CellElement {
  readonly slot: Slot;
  readonly cell: HTMLElement;
  readonly words: HTMLElement;
  readonly label: Text;
  was: DrawnCell | undefined;
  isChosen: boolean;
  isActive: boolean;
}

function cellElement(slot: Slot): CellElement {
  const label = document.createTextNode('');
  const words = (<span class="text">{label}</span>) as HTMLSpanElement;
  const cell = (
    <div role="gridcell" aria-selected="false">
      {words}
    </div>
  ) as HTMLDivElement;
  return { slot, cell, words, label, was: undefined, isChosen: false, isActive: false };
}

function setAttribute(element: HTMLElement, name: string, value: string | number | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

const px = (length: number | undefined): string => (length === undefined ? '' : `${length}px`);

/** Writes what has changed; a cell that gets another row changes in little but its text and its name. */
function write({ cell, words, label, was }: CellElement, now: DrawnCell): void {
  if (now.id !== was?.id) cell.id = now.id;
  if (now.text !== was?.text) label.data = now.text;
  if (now.classes !== was?.classes) cell.className = now.classes;
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

export function Cells(props: {
  readonly row: DrawnRow;
  readonly slots: readonly Slot[];
  readonly board: Board;
}): JSX.Element {
  const { t } = useText();
  const { board, row } = props;
  const { desk, session } = board;
  const cells = createMemo(mapArray(() => props.slots, cellElement));
  const placeOf = ({ slot }: CellElement): Place => ({
    board,
    ground: board.ground(),
    row: row.index(),
    column: slot.index(),
    t,
  });

  createRenderEffect(() => {
    const ground = board.ground();
    const index = row.index();
    session.trackRow(ground.sheet.id, ground.rowLines[index] ?? '');
    trackFonts();
    for (const one of cells()) {
      const now = drawnCell({ board, ground, row: index, column: one.slot.index(), t });
      write(one, now);
      one.was = now;
    }
  });
  createRenderEffect(() => {
    const chosen = row.isChosen() ? desk.block() : undefined;
    for (const one of cells()) {
      const column = chosen && one.slot.index();
      const is = column !== undefined && column >= chosen!.firstColumn && column <= chosen!.lastColumn;
      if (is !== one.isChosen) one.cell.setAttribute('aria-selected', String(is));
      one.isChosen = is;
    }
  });
  createRenderEffect(() => {
    const active = row.isActive() ? desk.active().column : undefined;
    for (const one of cells()) {
      const is = active !== undefined && one.slot.index() === active;
      if (is || one.isActive) {
        setAttribute(one.cell, 'aria-readonly', is && isLockedAt(placeOf(one)) ? 'true' : undefined);
        setAttribute(one.cell, 'aria-label', is ? spokenCell(placeOf(one)) : undefined);
      }
      one.isActive = is;
    }
  });
  return <For each={cells()}>{({ cell }) => cell}</For>;
}
