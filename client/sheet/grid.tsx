/**
 * The grid: only rows and columns that can be seen are in the page, and scrolling turns the same elements round. It shows
 * what the session says and tells the desk what a person does; it keeps nothing of its own but how far it is scrolled.
 */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { type JSX, Show, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import type { CellId, Language } from '#model';
import { copyBy, pasteBy } from '../clipboard/clipboard-events.ts';
import type { GridFace, Spot, Workplace } from '../commands/command.ts';
import { part } from '../parts/part.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Hit, cellElementId, createBoard } from './board.ts';
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
import { mainPane } from './pane.ts';
import { isFinger, isTypingFormula, listenForKeyboard, listenForPinch, tap } from './touch.ts';
import { createDragging, selectCells } from './pointer.ts';
import { Rows } from './row.tsx';
import { type Point, single } from './selection.ts';
import { listenForFonts } from './text-width.ts';
import './grid.css';
import './heads.css';
import './marks.css';

const Ask = part(() => import('./ask.tsx'));

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

export function Grid(props: GridProps): JSX.Element {
  const { t } = useText();
  const { session, desk } = props;
  let scroller!: HTMLDivElement;
  let grid!: HTMLDivElement;
  const board = createBoard({
    session,
    desk,
    colleagues: props.place.colleagues,
    hands: () => props.place.hands(),
    whenHere: (run) => props.place.whenHere(run),
    language: () => props.language,
    isOverridden: (at) => props.isOverridden(at),
    scroller: () => scroller,
    grid: () => grid,
    openFilter: () => props.place.open('filter'),
  });
  const { sheet, rows, columns, frozen } = board;
  const drawnRows = createDrawnLines(board, 'rows');
  const drawnColumns = createDrawnLines(board, 'columns');

  onMount(() => {
    const watcher = new ResizeObserver(() => board.noteSize());
    watcher.observe(scroller);
    onCleanup(() => watcher.disconnect());
    for (const listening of [listenForPinch(scroller), listenForKeyboard(board), listenForFonts()])
      onCleanup(() => listening.close());
  });

  // My own moves bring the place into view; a colleague's changes never scroll me.
  createEffect(on(desk.inView, (point) => point && board.show(point), { defer: true }));
  createEffect(
    on(
      () => desk.formula.pointed(),
      (pointed) => pointed && board.show(pointed.focus),
      { defer: true },
    ),
  );
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
  const startDrag = createDragging(board, () => [...(props.place.hands()?.dragModes ?? []), selectCells]);

  /** In a formula a click means a cell; behind what waits it waits. */
  const press = (event: PointerEvent): void => {
    const { hands, isWaiting, whenHere } = props.place;
    if (hands() || (!isTypingFormula(board) && !isWaiting())) {
      startDrag(event);
      return;
    }
    event.preventDefault();
    const pressed = { board, hit: board.hitAt(event), event, target: event.target as Element };
    whenHere(() => desk.formula.pointAt(single(pressed.hit)) || selectCells(pressed));
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (props.place.hands()?.pressTwice(board, target)) return;
    // Twice on a word of what is being typed selects the word.
    if (desk.draft() || target.closest('button') || board.hitAt(event).inHead) return;
    desk.beginDraft({ mode: 'edit', place: 'cell' });
  };

  /** What the menu is for: what is selected already, if it is under the pointer. */
  const selectUnder = (point: Point, inHead: Hit['inHead']): void => {
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const last = desk.lastPoint();
    const isWholeRows = firstColumn === 0 && lastColumn === last.column;
    const isWholeColumns = firstRow === 0 && lastRow === last.row;
    const isInRows = point.row >= firstRow && point.row <= lastRow;
    const isInColumns = point.column >= firstColumn && point.column <= lastColumn;
    if (inHead === 'both') return;
    if (inHead === 'rows') {
      if (!isInRows || !isWholeRows)
        desk.select({
          anchor: { row: point.row, column: 0 },
          focus: { row: point.row, column: last.column },
        });
    } else if (inHead === 'columns') {
      if (!isInColumns || !isWholeColumns)
        desk.select({
          anchor: { row: 0, column: point.column },
          focus: { row: last.row, column: point.column },
        });
    } else if (!isInRows || !isInColumns) desk.select(single(point));
  };

  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { inHead, ...point } = board.hitAt(event);
    selectUnder(point, inHead);
    props.place.openCellMenu({ x: event.clientX, y: event.clientY });
  };

  const placeOf = (point: Point): EditorPlace => {
    // Frozen lines stay where they are while the editor's ground scrolls.
    const drawn = board.drawnBox(point);
    const left = drawn.left + board.scroll().left;
    const rightPx = board.headWidth() + board.scroll().left + board.size().width;
    const top = drawn.top + board.scroll().top;
    const isFrozen = point.row < frozen().rows || point.column < frozen().columns;
    return { ...drawn, left, top, roomPx: Math.max(160, rightPx - left - 8), isFrozen };
  };

  /** Scrolled far away, the active cell is not in the page. */
  const activeElementId = createMemo(() => {
    const { row, column } = desk.active();
    return drawnRows.has(row) && drawnColumns.has(column) ? cellElementId(row, column) : undefined;
  });
  const activePlace = (): EditorPlace => placeOf(desk.active());
  const frozenWidth = (): string => `${board.headWidth() + columns().startOf(frozen().columns)}px`;

  const [asked, setAsked] = createSignal<Box>();
  const ground = noteGroundOn(board, asked);
  listenForF6(board.focusGrid);
  props.onFace({
    pageRows: () => Math.max(1, Math.floor(board.size().height / usualSizePx.rows) - 1),
    focus: board.focusGrid,
    belowActive,
    leave: () => keys.leave(),
    fit: (side, lines) => props.place.whenHere(({ fitLines }) => fitLines(board, side, lines)),
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
        if (!isFinger(event) || isTypingFormula(board)) press(event);
        else props.place.hands()?.holdFinger(event, () => openMenu(event));
      }}
      onClick={(event) => tap(board, event)}
      onDblClick={onDoubleClick}
      onContextMenu={openMenu}
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
        aria-rowcount={rows().shownCount + 1}
        aria-colcount={columns().shownCount + 1}
        aria-multiselectable="true"
        aria-readonly={desk.mayEdit() ? undefined : 'true'}
        aria-activedescendant={activeElementId()}
        style={{
          width: `${board.headWidth() + columns().lengthPx}px`,
          height: `${board.headHeight() + rows().lengthPx}px`,
          '--head-width': `${board.headWidth()}px`,
          '--head-height': `${board.headHeight()}px`,
        }}
      >
        <ColumnHeads board={board} columns={drawnColumns} />
        <Show when={frozen().rows > 0}>
          <div class="frozen-rows" role="rowgroup" style={{ height: `${rows().startOf(frozen().rows)}px` }}>
            <Rows board={board} slots={drawnRows.frozen()} columns={drawnColumns} />
            <div class="pane rows-pane" role="presentation">
              <Overlays board={board} pane={{ frozenRows: true, frozenColumns: false }} />
            </div>
            <Show when={frozen().columns > 0}>
              <div class="pane corner-pane" role="presentation" style={{ width: frozenWidth() }}>
                <Overlays board={board} pane={{ frozenRows: true, frozenColumns: true }} />
              </div>
            </Show>
          </div>
        </Show>
        <div class="rows" role="rowgroup">
          <Rows board={board} slots={drawnRows.scrolled()} columns={drawnColumns} />
        </div>
        <Overlays board={board} pane={mainPane} />
        <Show when={frozen().columns > 0}>
          <div
            class="pane columns-pane"
            role="presentation"
            style={{
              width: frozenWidth(),
              height: `${rows().lengthPx - rows().startOf(frozen().rows)}px`,
            }}
          >
            <Overlays board={board} pane={{ frozenRows: false, frozenColumns: true }} />
          </div>
        </Show>
      </div>
      <CellEditor
        session={session}
        desk={desk}
        language={props.language}
        hands={() => props.place.hands()}
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
            left: `${activePlace().left + activePlace().width - 22}px`,
            top: `${activePlace().top}px`,
            'z-index': activePlace().isFrozen ? 5 : undefined,
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
      <Show when={session.isDrawn()}>
        <Ask session={session} desk={desk} language={props.language} ground={ground} onPlaced={setAsked} />
      </Show>
      {props.notes(ground)}
    </>
  );
}
