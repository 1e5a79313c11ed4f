/**
 * A note beside a cell: small, not modal, never in the way of what is being typed. It follows its cell while the sheet is
 * scrolled. F6 goes round the sheet and its notes, Alt and Down goes to the first, Escape puts a note away, and either
 * way the person is back in the sheet.
 */
import { type JSX, createEffect, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import type { Box, NotePlace } from './note-place.ts';
import type { Point } from './selection.ts';
import './cell-note.css';

/** What the grid tells of where things are drawn. */
export interface NoteGround {
  /** undefined when the cell is not wholly in view */
  boxOf(point: Point): Box | undefined;
  /** the part of a cell that is in view */
  seenOf(point: Point): Box | undefined;
  /** what can be seen of the cells */
  room(): Box;
  /** the active cell and what is being typed */
  avoid(): readonly Box[];
  /** where something is asked: no other note may stand there */
  asked(): Box | undefined;
  /** Scrolls to a cell. */
  show(point: Point): void;
  /** Gives the keyboard back to the sheet. */
  focusGrid(): void;
}

export interface CellNoteProps {
  readonly class: string;
  readonly label: string;
  readonly ground: NoteGround;
  readonly children: JSX.Element;
  /** undefined: it is not shown for the moment */
  place(size: { readonly width: number; readonly height: number }): NotePlace | undefined;
  /** Makes room for a note that is not shown when the keyboard comes to it; without, the keyboard passes it by. */
  onReach?(): void;
  /** Told where it stands by now. */
  onPlaced?(box: Box | undefined): void;
  onClose(): void;
}

export function CellNote(props: CellNoteProps): JSX.Element {
  let note!: HTMLDivElement;
  const [size, setSize] = createSignal({ width: 340, height: 110 });
  onMount(() => {
    const watcher = new ResizeObserver(() => setSize({ width: note.offsetWidth, height: note.offsetHeight }));
    watcher.observe(note);
    onCleanup(() => watcher.disconnect());
  });
  const place = createMemo(() => props.place(size()));
  createEffect(() => {
    const now = place();
    props.onPlaced?.(now && { left: now.left, top: now.top, ...size() });
  });
  onCleanup(() => props.onPlaced?.(undefined));

  const state = (): string => place()?.at ?? (props.onReach ? 'away' : 'waiting');
  return (
    <div
      ref={note}
      class={`cell-note ${props.class} ${state()}`}
      role="group"
      aria-label={props.label}
      aria-keyshortcuts="F6 Alt+ArrowDown"
      style={{ left: `${place()?.left ?? 0}px`, top: `${place()?.top ?? 0}px` }}
      onFocusIn={() => place() || props.onReach?.()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.ground.focusGrid();
        props.onClose();
      }}
    >
      {props.children}
    </div>
  );
}
