/**
 * The grid: only rows and columns that can be seen are in the page, and scrolling turns the same elements round. It shows
 * what the session says and tells the desk what a person does; it keeps nothing of its own but how far it is scrolled.
 */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { type JSX, Show, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import type { CellId, Language } from '#model';
import { copyBy, pasteBy } from '../clipboard/clipboard-events.ts';
import type { GridFace, Spot, Workplace } from '../commands/command.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { Ask } from './ask.tsx';
import { cellElementId, createBoard, headHeightPx, headWidthPx } from './board.ts';
import { CellEditor, type EditorPlace } from './cell-editor.tsx';
import type { NoteGround } from './cell-note.tsx';
import { choicesAt } from './choices.ts';
import { type Desk, usualSizePx } from './desk.ts';
import { createDrawnLines } from './drawn-lines.ts';
import { listenForF6 } from './go-to-note.ts';
import { createGridKeys } from './grid-keys.ts';
import { ColumnHeads } from './heads.tsx';
import { noteGroundOn } from './note-ground.ts';
import type { Box } from './note-place.ts';
import { Overlays } from './overlays.tsx';
import { isFinger, isTypingFormula, listenForKeyboard, listenForPinch, tap } from './touch.ts';
import { pointAtCells } from './point-at-cells.ts';
import { type DragMode, createDragging, resizeLine, selectCells } from './pointer.ts';
import { Rows } from './row.tsx';
import { type Point, single } from './selection.ts';
import { forgetWidths } from './text-width.ts';
import './grid.css';

export interface GridProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly place: Workplace;
  /** Told what commands may ask of the grid, as long as it is drawn. */
  onFace(face: GridFace | undefined): void;
  /** Offers what may stand in the active cell. */
  onChoices(choices: readonly string[], at: Spot): void;
  /** whether a cell carries the mark that something of mine in it was overridden */
  isOverridden(at: CellId): boolean;
  /** What stands beside cells, drawn over the sheet. */
  notes(ground: NoteGround): JSX.Element;
}

/** What dragging does, asked in this order. */
const dragModes: readonly DragMode[] = [resizeLine, pointAtCells, selectCells];

export function Grid(props: GridProps): JSX.Element {
  const { t } = useText();
  const { session, desk } = props;
  let scroller!: HTMLDivElement;
  let grid!: HTMLDivElement;
  const board = createBoard({
    session,
    desk,
    language: () => props.language,
    isOverridden: (at) => props.isOverridden(at),
    scroller: () => scroller,
    grid: () => grid,
  });
  const { sheet, rows, columns, frozen } = board;
  const drawnRows = createDrawnLines(board, 'rows');
  const drawnColumns = createDrawnLines(board, 'columns');

  onMount(() => {
    const watcher = new ResizeObserver(() => board.noteSize());
    watcher.observe(scroller);
    onCleanup(() => watcher.disconnect());
    for (const listening of [listenForPinch(scroller), listenForKeyboard(board)])
      onCleanup(() => listening.close());
    void document.fonts.ready.then(forgetWidths);
  });

  // My own moves bring the place into view; a colleague's changes never scroll me.
  createEffect(on(desk.inView, (point) => point && board.show(point), { defer: true }));
  createEffect(on(desk.formula.pointed, (pointed) => pointed && board.show(pointed.focus), { defer: true }));
  createEffect(
    on(
      () => sheet().id,
      () => {
        scroller.scrollTo(0, 0);
        board.noteScroll();
        board.show(desk.active());
      },
    ),
  );

  /** Where something opens that belongs to the active cell. */
  const belowActive = (indentPx: number): Spot => {
    const { left, top, height } = board.drawnBox(desk.active());
    const place = scroller.getBoundingClientRect();
    const scale = board.scale();
    return { x: place.left + (left + indentPx) * scale, y: place.top + (top + height) * scale };
  };

  /** What may stand in the active cell, when that is a choice and mine to make. */
  const choices = createMemo((): readonly string[] => {
    const at = desk.activeCell();
    const isMine = at && !desk.draft() && desk.mayEdit() && !desk.isLocked(at);
    return isMine ? choicesAt(session, at, props.language) : [];
  });
  const offerChoices = (): void => {
    if (choices().length > 0) props.onChoices(choices(), belowActive(0));
  };

  const keys = createGridKeys(board, () => props.place);
  const startDrag = createDragging(board, dragModes);

  const onDoubleClick = (event: MouseEvent): void => {
    // Twice on a word of what is being typed selects the word.
    if (desk.draft() || (event.target as Element).closest('.resize') || board.hitAt(event).inHead) return;
    desk.beginDraft({ mode: 'edit', place: 'cell' });
  };

  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { inHead, ...point } = board.hitAt(event);
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const isInside =
      point.row >= firstRow &&
      point.row <= lastRow &&
      point.column >= firstColumn &&
      point.column <= lastColumn;
    if (!isInside && !inHead) desk.select(single(point));
    props.place.openCellMenu({ x: event.clientX, y: event.clientY });
  };

  const placeOf = (point: Point): EditorPlace => {
    const box = board.boxOnSheet(point, point);
    const rightPx = headWidthPx + board.scroll().left + board.size().width;
    return { ...box, roomPx: Math.max(160, rightPx - box.left - 8) };
  };

  const [asked, setAsked] = createSignal<Box>();
  const ground = noteGroundOn(board, asked);
  listenForF6(board.focusGrid);
  props.onFace({
    pageRows: () => Math.max(1, Math.floor(board.size().height / usualSizePx.rows) - 1),
    focus: board.focusGrid,
    belowActive,
    leave: () => keys.leave(),
    offerChoices,
  });
  onCleanup(() => props.onFace(undefined));

  const sheetView = (
    <div
      ref={scroller}
      class="grid-place"
      onScroll={() => board.noteScroll()}
      onKeyDown={(event) => keys.onKeyDown(event)}
      onPointerDown={(event) => {
        keys.stay();
        if (!isFinger(event) || isTypingFormula(board)) startDrag(event);
      }}
      onClick={(event) => tap(board, event)}
      onDblClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onCopy={(event) => copyBy(event, props.place)}
      onCut={(event) => copyBy(event, props.place)}
      onPaste={(event) => pasteBy(event, props.place)}
    >
      <div
        ref={grid}
        class="grid"
        role="grid"
        tabIndex={0}
        aria-label={t('grid.label', { sheet: session.sheetName(sheet().id) })}
        aria-describedby="grid-help"
        aria-rowcount={rows().count + 1}
        aria-colcount={columns().count + 1}
        aria-multiselectable="true"
        aria-readonly={desk.mayEdit() ? undefined : 'true'}
        aria-activedescendant={cellElementId(desk.active().row, desk.active().column)}
        style={{
          width: `${headWidthPx + columns().lengthPx}px`,
          height: `${headHeightPx + rows().lengthPx}px`,
        }}
      >
        <ColumnHeads board={board} columns={drawnColumns} />
        <Show when={frozen().rows > 0}>
          <div class="frozen-rows" role="rowgroup" style={{ height: `${rows().startOf(frozen().rows)}px` }}>
            <Rows board={board} slots={drawnRows.frozen()} columns={drawnColumns} />
          </div>
        </Show>
        <div class="rows" role="rowgroup">
          <Rows board={board} slots={drawnRows.scrolled()} columns={drawnColumns} />
        </div>
        <Overlays board={board} />
      </div>
      <CellEditor
        session={session}
        desk={desk}
        language={props.language}
        onDone={board.focusGrid}
        place={placeOf}
      />
      <Show when={choices().length > 0}>
        <button
          type="button"
          class="choose"
          tabIndex={-1}
          aria-label={t('grid.choose')}
          title={t('grid.chooseHelp')}
          style={{
            left: `${headWidthPx + columns().startOf(desk.active().column + 1) - 22}px`,
            top: `${headHeightPx + rows().startOf(desk.active().row)}px`,
          }}
          onClick={offerChoices}
        >
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Show>
    </div>
  );
  return (
    <>
      {sheetView}
      <Ask session={session} desk={desk} language={props.language} ground={ground} onPlaced={setAsked} />
      {props.notes(ground)}
    </>
  );
}
