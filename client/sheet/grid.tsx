/**
 * The grid: only rows and columns that can be seen are in the page, and scrolling turns the same elements round. It shows
 * what the session says and tells the desk what a person does; it keeps nothing of its own but how far it is scrolled.
 */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import {
  type Accessor,
  For,
  type JSX,
  Show,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
} from 'solid-js';
import {
  type CellId,
  type Language,
  type Sheet,
  helpAt,
  isInputRole,
  isLocked,
  linesOfKey,
  nameOfCell,
  nameOfColumn,
  sizeOfLine,
} from '#model';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { Ask } from './ask.tsx';
import { CellEditor, type EditorPlace, percentSign } from './cell-editor.tsx';
import { choicesAt } from './choices.ts';
import { type NoteGround, goToNote, listenForF6 } from './cell-note.tsx';
import { type Desk, usualSizePx } from './desk.ts';
import { textOfError } from './error-text.ts';
import { intentOf } from './keyboard.ts';
import type { Box } from './note-place.ts';
import { type Point, isSingle, single } from './selection.ts';
import { type Slot, createSlots } from './slots.ts';
import { forgetWidths, textWidth } from './text-width.ts';
import { type Track, scrollToSee, trackOf, visibleSpan } from './viewport.ts';
import './grid.css';

export interface GridProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  onMenu(at: { readonly x: number; readonly y: number }): void;
  /** Offers what may stand in the active cell. */
  onChoices(choices: readonly string[], at: { readonly x: number; readonly y: number }): void;
  /** whether a cell carries the mark that something of mine in it was overridden */
  isOverridden(at: CellId): boolean;
  /** What stands beside cells, drawn over the sheet. */
  notes(ground: NoteGround): JSX.Element;
  /** Shows what is known of the active cell's value. */
  onAssumption(): void;
}

const headWidthPx = 48;
const headHeightPx = 26;
const cellPaddingPx = 8;
const font = '13.5px "IBM Plex Sans", system-ui, sans-serif';
const boldFont = `600 ${font}`;
/** Lines drawn beyond the edge of view, so that fast scrolling meets no gap. */
const spare = { rows: 6, columns: 2 } as const;
/** How far the list of function names reaches below the cell in which a formula is typed. */
const functionHelpPx = 220;

function cellElementId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

/** What a cell needs to know of the grid around it. */
interface Board {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly sheet: Accessor<Sheet>;
  readonly language: Accessor<Language>;
  readonly columns: Accessor<Track>;
  readonly rowLines: Accessor<readonly string[]>;
  readonly columnLines: Accessor<readonly string[]>;
  isOverridden(at: CellId): boolean;
}

export function Grid(props: GridProps): JSX.Element {
  const { t } = useText();
  const { session, desk } = props;
  let scroller!: HTMLDivElement;
  let grid!: HTMLDivElement;
  const [scroll, setScroll] = createSignal({ top: 0, left: 0 });
  const [size, setSize] = createSignal({ width: 800, height: 500 });
  const [hasLeft, setHasLeft] = createSignal(false);

  const sheet = createMemo(() => desk.sheet()!);

  const trackFor = (side: 'rows' | 'columns'): Track => {
    const now = sheet();
    session.trackLayout(now.id);
    const axis = now[side];
    const mark = side === 'rows' ? 'r' : 'c';
    const exceptions = new Map<number, number>();
    for (const key of now.maps.sizes.keys()) {
      if (!key.startsWith(mark)) continue;
      const line = key.slice(1);
      const index = axis.indexOf(line);
      const chosen = sizeOfLine(now, side, line);
      if (index >= 0 && chosen !== undefined) exceptions.set(index, chosen);
    }
    return trackOf(axis.size, usualSizePx[side], exceptions);
  };
  const rows = createMemo(() => trackFor('rows'));
  const columns = createMemo(() => trackFor('columns'));
  const rowLines = createMemo(() => {
    session.trackLayout(sheet().id);
    return sheet().rows.lines;
  });
  const columnLines = createMemo(() => {
    session.trackLayout(sheet().id);
    return sheet().columns.lines;
  });
  const frozen = createMemo(() => {
    session.sheets();
    const { rows: rowCount, columns: columnCount } = session.workbook.frozenOf(sheet().id);
    return { rows: Math.min(rowCount, rows().count), columns: Math.min(columnCount, columns().count) };
  });

  const rowPool = createSlots();
  const columnPool = createSlots();
  const frozenRowPool = createSlots();
  const frozenColumnPool = createSlots();
  const rowSlots = createMemo(() => {
    const span = visibleSpan(rows(), scroll().top, size().height, spare.rows);
    const first = Math.max(span.first, frozen().rows);
    return rowPool.fit({ first, end: Math.max(first, span.end) });
  });
  const columnSlots = createMemo(() => {
    const span = visibleSpan(columns(), scroll().left, size().width, spare.columns);
    const first = Math.max(span.first, frozen().columns);
    return columnPool.fit({ first, end: Math.max(first, span.end) });
  });
  const frozenRowSlots = createMemo(() => frozenRowPool.fit({ first: 0, end: frozen().rows }));
  const frozenColumnSlots = createMemo(() => frozenColumnPool.fit({ first: 0, end: frozen().columns }));

  const board: Board = {
    session,
    desk,
    sheet,
    language: () => props.language,
    columns,
    rowLines,
    columnLines,
    isOverridden: (at) => props.isOverridden(at),
  };

  onMount(() => {
    const watcher = new ResizeObserver(() => {
      setSize({ width: scroller.clientWidth - headWidthPx, height: scroller.clientHeight - headHeightPx });
    });
    watcher.observe(scroller);
    onCleanup(() => watcher.disconnect());
    void document.fonts.ready.then(forgetWidths);
  });

  /** The stretch of a track that is seen beyond the frozen lines. */
  const seen = (side: 'rows' | 'columns'): { readonly fromPx: number; readonly lengthPx: number } => {
    const track = side === 'rows' ? rows() : columns();
    const frozenPx = track.startOf(frozen()[side]);
    const from = side === 'rows' ? scroller.scrollTop : scroller.scrollLeft;
    const length = side === 'rows' ? size().height : size().width;
    return { fromPx: from + frozenPx, lengthPx: Math.max(length - frozenPx, 1) };
  };

  /** Brings a point into view; not along a side on which everything is selected, since one part is as good as another. */
  const show = (point: Point): void => {
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const isAllRows = firstRow === 0 && lastRow === rows().count - 1;
    const isAllColumns = firstColumn === 0 && lastColumn === columns().count - 1;
    if (point.row >= frozen().rows && !isAllRows) {
      const { fromPx, lengthPx } = seen('rows');
      scroller.scrollTop += scrollToSee(rows(), point.row, { fromPx, lengthPx }) - fromPx;
    }
    if (point.column >= frozen().columns && !isAllColumns) {
      const { fromPx, lengthPx } = seen('columns');
      scroller.scrollLeft += scrollToSee(columns(), point.column, { fromPx, lengthPx }) - fromPx;
    }
  };

  // My own moves bring the place into view; a colleague's changes never scroll me.
  createEffect(on(desk.inView, (point) => point && show(point), { defer: true }));
  createEffect(
    on(
      () => sheet().id,
      () => {
        setScroll({ top: 0, left: 0 });
        scroller.scrollTo(0, 0);
        show(desk.active());
      },
    ),
  );

  const pageRows = (): number => Math.max(1, Math.floor(size().height / usualSizePx.rows) - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    // The editor stands in the grid: a key that ended the typing there has been dealt with.
    if (desk.draft() || event.defaultPrevented) return;
    const intent = intentOf({
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
      isComposing: event.isComposing,
    });
    if (!intent) return;
    if (intent.do === 'leave' && desk.questions().length > 0) {
      event.preventDefault();
      desk.dismissQuestions();
      return;
    }
    // After Escape, Tab goes to the next control as it does everywhere else.
    if (hasLeft() && intent.do === 'step' && event.key === 'Tab') return;
    setHasLeft(intent.do === 'leave');
    if (intent.do === 'leave') return;
    if (intent.do === 'type') {
      beginTyping(event);
      return;
    }
    event.preventDefault();
    if (intent.do === 'note') {
      if (!goToNote(backToGrid)) offerChoices();
      return;
    }
    if (intent.do === 'assumption') {
      props.onAssumption();
      return;
    }
    if (intent.do === 'menu') props.onMenu(belowActive(20));
    else if (intent.do === 'edit') desk.beginDraft({ mode: 'edit', place: 'cell' });
    else desk.run(intent, pageRows());
  };

  /** Where something opens that belongs to the active cell. */
  const belowActive = (indentPx: number): { readonly x: number; readonly y: number } => {
    const { row, column } = desk.active();
    const box = scroller.getBoundingClientRect();
    return {
      x: box.left + headWidthPx + columns().startOf(column) - scroller.scrollLeft + indentPx,
      y: box.top + headHeightPx + rows().startOf(row + 1) - scroller.scrollTop,
    };
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

  /** The key goes on to the editor, which has the focus by then: so accents and input methods work as usual. */
  const beginTyping = (event: KeyboardEvent): void => {
    const at = desk.activeCell();
    const isDigit = /^[\d,.-]$/.test(event.key);
    // In a cell of percents the sign stands there while one types, as in Excel: what is seen is what is meant.
    const isPercent = at && isDigit && /%/.test(numberFormatOf(at.row, at.column) ?? '');
    const began = desk.beginDraft({ text: isPercent ? percentSign : '', mode: 'enter', place: 'cell' });
    if (!began) event.preventDefault();
  };

  const numberFormatOf = (row: string, column: string): string | undefined =>
    session.shown(sheet(), row, column, props.language).format.number;

  const pointAt = (event: {
    readonly clientX: number;
    readonly clientY: number;
  }): Point & { readonly inHead: 'rows' | 'columns' | 'both' | undefined } => {
    const box = scroller.getBoundingClientRect();
    const x = event.clientX - box.left - headWidthPx;
    const y = event.clientY - box.top - headHeightPx;
    const along = (track: Track, at: number, scrolled: number, frozenCount: number): number =>
      track.indexAt(at < track.startOf(frozenCount) ? at : at + scrolled);
    const inHead = x < 0 && y < 0 ? 'both' : x < 0 ? 'rows' : y < 0 ? 'columns' : undefined;
    return {
      row: along(rows(), y, scroller.scrollTop, frozen().rows),
      column: along(columns(), x, scroller.scrollLeft, frozen().columns),
      inHead,
    };
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('.cell-editor, .choose, .resize')) return;
    const isOnScrollbar = event.offsetX > scroller.clientWidth || event.offsetY > scroller.clientHeight;
    if (event.target === scroller && isOnScrollbar) return;
    event.preventDefault();
    if (!desk.commitDraft()) return;
    grid.focus({ preventScroll: true });
    setHasLeft(false);
    const { inHead, ...start } = pointAt(event);
    const last = { row: rows().count - 1, column: columns().count - 1 };
    const spread = (anchor: Point, focus: Point): void => {
      if (inHead === 'both') desk.select({ anchor: { row: 0, column: 0 }, focus: last });
      else if (inHead === 'rows')
        desk.select({
          anchor: { row: anchor.row, column: 0 },
          focus: { row: focus.row, column: last.column },
        });
      else if (inHead === 'columns')
        desk.select({
          anchor: { row: 0, column: anchor.column },
          focus: { row: last.row, column: focus.column },
        });
      else desk.select({ anchor, focus });
    };
    const anchor = event.shiftKey ? desk.selected().anchor : start;
    spread(anchor, start);
    const onMove = (move: PointerEvent): void => {
      const { inHead: _, ...point } = pointAt(move);
      spread(anchor, point);
    };
    const onUp = (): void => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', onUp);
      removeEventListener('pointercancel', onUp);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onUp);
  };

  const onDoubleClick = (event: MouseEvent): void => {
    if ((event.target as Element).closest('.resize') || pointAt(event).inHead) return;
    desk.beginDraft({ mode: 'edit', place: 'cell' });
  };

  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { inHead, ...point } = pointAt(event);
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const isInside =
      point.row >= firstRow &&
      point.row <= lastRow &&
      point.column >= firstColumn &&
      point.column <= lastColumn;
    if (!isInside && !inHead) desk.select(single(point));
    props.onMenu({ x: event.clientX, y: event.clientY });
  };

  const onCopy = (event: ClipboardEvent, isCut: boolean): void => {
    if (desk.draft()) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', isCut ? desk.cut() : desk.copyText());
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (desk.draft()) return;
    event.preventDefault();
    desk.paste(event.clipboardData?.getData('text/plain') ?? '');
  };

  const box = (from: Point, to: Point): JSX.CSSProperties => {
    const left = Math.min(from.column, to.column);
    const right = Math.max(from.column, to.column);
    const top = Math.min(from.row, to.row);
    const bottom = Math.max(from.row, to.row);
    return {
      left: `${headWidthPx + columns().startOf(left) - 1}px`,
      top: `${headHeightPx + rows().startOf(top) - 1}px`,
      width: `${columns().startOf(right + 1) - columns().startOf(left) + 1}px`,
      height: `${rows().startOf(bottom + 1) - rows().startOf(top) + 1}px`,
    };
  };

  const peerBoxes = createMemo(() => {
    const now = sheet();
    session.trackLayout(now.id);
    return session.presence.peers().flatMap((peer) => {
      if (peer.isMe || peer.at?.sheet !== now.id) return [];
      const point = (key: string): Point | undefined => {
        const [row, column] = linesOfKey(key);
        const at = { row: now.rows.indexOf(row), column: now.columns.indexOf(column) };
        return at.row < 0 || at.column < 0 ? undefined : at;
      };
      const from = point(peer.at.from);
      const to = point(peer.at.to);
      return from && to ? [{ peer, from, to }] : [];
    });
  });

  const Rows = (some: { readonly slots: readonly Slot[] }): JSX.Element => (
    <For each={some.slots}>
      {(slot) => (
        <Row
          slot={slot}
          board={board}
          rows={rows()}
          columns={columnSlots()}
          frozenColumns={frozenColumnSlots()}
          startWidthPx={headWidthPx + columns().startOf(frozen().columns)}
        />
      )}
    </For>
  );

  const backToGrid = (): void => grid.focus({ preventScroll: true });
  const placeOf = (point: Point): EditorPlace => ({
    left: headWidthPx + columns().startOf(point.column),
    top: headHeightPx + rows().startOf(point.row),
    width: columns().sizeOf(point.column),
    height: rows().sizeOf(point.row),
    roomPx: Math.max(160, scroll().left + size().width - columns().startOf(point.column) - 8),
  });

  const activeId = (): string => cellElementId(desk.active().row, desk.active().column);

  const drawnBox = ({ row, column }: Point): Box => {
    const scrolled = (index: number, frozenCount: number, by: number): number =>
      index < frozenCount ? 0 : by;
    return {
      left: headWidthPx + columns().startOf(column) - scrolled(column, frozen().columns, scroll().left),
      top: headHeightPx + rows().startOf(row) - scrolled(row, frozen().rows, scroll().top),
      width: columns().sizeOf(column),
      height: rows().sizeOf(row),
    };
  };
  /** The part of a cell that is neither scrolled away nor under frozen lines. */
  const seenOf = (point: Point): Box | undefined => {
    const box = drawnBox(point);
    const startOf = (side: 'rows' | 'columns', at: number): number =>
      at < frozen()[side] ? 0 : (side === 'rows' ? rows() : columns()).startOf(frozen()[side]);
    const left = Math.max(box.left, headWidthPx + startOf('columns', point.column));
    const top = Math.max(box.top, headHeightPx + startOf('rows', point.row));
    const width = Math.min(box.left + box.width, headWidthPx + size().width) - left;
    const height = Math.min(box.top + box.height, headHeightPx + size().height) - top;
    return width > 0 && height > 0 ? { left, top, width, height } : undefined;
  };
  const [asked, setAsked] = createSignal<Box>();
  const ground: NoteGround = {
    room: () => ({ left: headWidthPx, top: headHeightPx, ...size() }),
    seenOf,
    boxOf(point) {
      const box = drawnBox(point);
      const seen = seenOf(point);
      // Scrolled by parts of a pixel, the two may differ in the last digit.
      return seen && seen.width > box.width - 1 && seen.height > box.height - 1 ? box : undefined;
    },
    avoid() {
      const typing = desk.draft();
      const box = drawnBox(desk.active());
      if (typing?.place !== 'cell') return [box];
      // The editor grows with the text, and the names of functions are offered below it.
      const isFormula = typing.text.startsWith('=');
      const width = Math.max(box.width, textWidth(typing.text, font) * (isFormula ? 1.2 : 1) + 40);
      return [{ ...box, width, height: box.height + (isFormula ? functionHelpPx : 0) }];
    },
    asked,
    show,
    focusGrid: backToGrid,
  };
  listenForF6(backToGrid);

  const sheetView = (
    <div
      ref={scroller}
      class="grid-place"
      onScroll={() => setScroll({ top: scroller.scrollTop, left: scroller.scrollLeft })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDblClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, true)}
      onPaste={onPaste}
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
        aria-activedescendant={activeId()}
        style={{
          width: `${headWidthPx + columns().lengthPx}px`,
          height: `${headHeightPx + rows().lengthPx}px`,
        }}
      >
        <div class="head" role="row" aria-rowindex={1}>
          <div
            class="start"
            role="presentation"
            style={{ width: `${headWidthPx + columns().startOf(frozen().columns)}px` }}
          >
            <div class="corner" role="columnheader" aria-colindex={1}>
              <span class="visually-hidden">{t('grid.nameBox')}</span>
            </div>
            <For each={frozenColumnSlots()}>{(slot) => <ColumnHead slot={slot} board={board} />}</For>
          </div>
          <For each={columnSlots()}>{(slot) => <ColumnHead slot={slot} board={board} />}</For>
        </div>
        <Show when={frozen().rows > 0}>
          <div class="frozen-rows" role="rowgroup" style={{ height: `${rows().startOf(frozen().rows)}px` }}>
            <Rows slots={frozenRowSlots()} />
          </div>
        </Show>
        <div class="rows" role="rowgroup">
          <Rows slots={rowSlots()} />
        </div>
        <Show when={!isSingle(desk.selected())}>
          <div
            class="selection"
            aria-hidden="true"
            style={box(desk.selected().anchor, desk.selected().focus)}
          />
        </Show>
        <div class="active" aria-hidden="true" style={box(desk.active(), desk.active())} />
        <For each={peerBoxes()}>
          {({ peer, from, to }) => (
            <div class={`peer peer-${peer.person.colour % 8}`} aria-hidden="true" style={box(from, to)}>
              <span class="peer-tag">{peer.person.name || t('workbook.anonymous')}</span>
            </div>
          )}
        </For>
      </div>
      <CellEditor
        session={session}
        desk={desk}
        language={props.language}
        onDone={backToGrid}
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

function ColumnHead(props: { readonly slot: Slot; readonly board: Board }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const index = (): number => props.slot.index();
  const isSelected = (): boolean => {
    const { firstColumn, lastColumn } = board.desk.block();
    return index() >= firstColumn && index() <= lastColumn;
  };
  const onResize = (event: PointerEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const line = board.columnLines()[index()];
    if (line === undefined) return;
    const startX = event.clientX;
    const width = board.columns().sizeOf(index());
    const onUp = (up: PointerEvent): void => {
      removeEventListener('pointerup', onUp);
      if (up.clientX !== startX) board.desk.resize('columns', [line], width + up.clientX - startX);
    };
    addEventListener('pointerup', onUp);
  };
  return (
    <div
      class="column-head"
      classList={{ chosen: isSelected() }}
      role="columnheader"
      aria-colindex={index() + 2}
      style={{
        left: `${headWidthPx + board.columns().startOf(index())}px`,
        width: `${board.columns().sizeOf(index())}px`,
      }}
    >
      {nameOfColumn(index())}
      <span
        class="resize"
        aria-hidden="true"
        title={t('grid.columnWidth', { column: nameOfColumn(index()) })}
        onPointerDown={onResize}
      />
    </div>
  );
}

interface RowProps {
  readonly slot: Slot;
  readonly board: Board;
  readonly rows: Track;
  readonly columns: readonly Slot[];
  readonly frozenColumns: readonly Slot[];
  readonly startWidthPx: number;
}

function Row(props: RowProps): JSX.Element {
  const index = (): number => props.slot.index();
  const isSelected = (): boolean => {
    const { firstRow, lastRow } = props.board.desk.block();
    return index() >= firstRow && index() <= lastRow;
  };
  return (
    <div
      class="row"
      role="row"
      aria-rowindex={index() + 2}
      style={{
        transform: `translateY(${props.rows.startOf(index())}px)`,
        height: `${props.rows.sizeOf(index())}px`,
      }}
    >
      <div class="start" role="presentation" style={{ width: `${props.startWidthPx}px` }}>
        <div class="row-head" classList={{ chosen: isSelected() }} role="rowheader" aria-colindex={1}>
          {index() + 1}
        </div>
        <For each={props.frozenColumns}>{(slot) => <Cell row={index} slot={slot} board={props.board} />}</For>
      </div>
      <For each={props.columns}>{(slot) => <Cell row={index} slot={slot} board={props.board} />}</For>
    </div>
  );
}

function Cell(props: {
  readonly row: Accessor<number>;
  readonly slot: Slot;
  readonly board: Board;
}): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const column = (): number => props.slot.index();
  const rowLine = (): string => board.rowLines()[props.row()] ?? '';
  const columnLine = (): string => board.columnLines()[column()] ?? '';
  const shown = createMemo(() =>
    board.session.shown(board.sheet(), rowLine(), columnLine(), board.language()),
  );
  const widthPx = (): number => board.columns().sizeOf(column());
  const textPx = createMemo(() =>
    textWidth(shown().text, shown().format.bold || isStrong(shown().format.role) ? boldFont : font),
  );
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
    if (isNumber || align !== 'left' || format.wrap || needed <= width) return undefined;
    for (let next = column() + 1; width < needed && next < board.columns().count; next++) {
      const line = board.columnLines()[next];
      if (line === undefined || !board.session.isEmpty(board.sheet(), rowLine(), line)) break;
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
  const at = () => ({ sheet: board.sheet().id, row: rowLine(), column: columnLine() });
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
  /** One string: a class that changes beside a classList would wipe what the list has set. */
  const classes = createMemo(() => {
    const { align, format, isNumber, text: whole, error, isDraft } = shown();
    const marks = [
      format.bold && 'bold',
      format.italic && 'italic',
      format.wrap && 'wrap',
      isNumber && whole.startsWith('−') && 'negative',
      (error !== undefined || isDraft) && 'faulty',
      isOverridden() && 'overridden',
    ].filter(Boolean);
    return `cell ${align} role-${format.role ?? 'none'} ${marks.join(' ')}`;
  });
  /** What a screen reader says of the cell that has the focus. */
  const spoken = (): string => {
    const parts = [nameOfCell(props.row(), column()), shown().text || t('grid.empty')];
    if (isInputRole(shown().format.role)) parts.push(t('grid.input'));
    else if (isLocked(board.session.workbook, at())) parts.push(t('grid.lockedShort'));
    const help = helpAt(board.session.workbook, at());
    if (help) parts.push(help);
    const why = explanation();
    if (why) parts.push(why);
    if (isOverridden()) parts.push(t('receipt.mark'));
    return parts.join(', ');
  };
  return (
    <div
      id={cellElementId(props.row(), column())}
      class={classes()}
      role="gridcell"
      aria-colindex={column() + 2}
      aria-selected={isSelected()}
      aria-readonly={isActive() && isLocked(board.session.workbook, at()) ? 'true' : undefined}
      aria-label={isActive() ? spoken() : undefined}
      title={explanation()}
      style={{
        left: `${headWidthPx + board.columns().startOf(column())}px`,
        width: `${widthPx()}px`,
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
