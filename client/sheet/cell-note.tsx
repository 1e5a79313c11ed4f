/**
 * A note beside a cell: small, not modal, never in the way of what is being typed. It follows its cell while the sheet is
 * scrolled and stands at the sheet's edge when the cell is not in view. F6 goes to it, Escape puts it away, and either way
 * the person is back in the sheet.
 */
import { type JSX, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import { type Box, placeNote } from './note-place.ts';
import type { Point } from './selection.ts';
import './cell-note.css';

/** What the grid tells of where things are drawn. */
export interface NoteGround {
  /** undefined when the cell is not wholly in view */
  boxOf(point: Point): Box | undefined;
  /** what can be seen of the cells */
  room(): Box;
  /** the active cell and what is being typed */
  avoid(): readonly Box[];
  /** Gives the keyboard back to the sheet. */
  focusGrid(): void;
}

export interface CellNoteProps {
  readonly ground: NoteGround;
  readonly label: string;
  /** the cell, on the sheet that is open; `gone`: a boundary where it was */
  readonly at: (Point & { readonly gone?: 'row' | 'column' | undefined }) | undefined;
  readonly children: JSX.Element;
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

  const box = (): Box | undefined => {
    const { at } = props;
    const cell = at && props.ground.boxOf(at);
    if (!cell) return undefined;
    return {
      ...cell,
      ...(at.gone === 'row' && { height: 0 }),
      ...(at.gone === 'column' && { width: 0 }),
    };
  };
  const place = createMemo(() => {
    const cell = box();
    const { ground } = props;
    return placeNote(cell, size(), ground.room(), [...ground.avoid(), ...(cell ? [cell] : [])]);
  });

  const onPageKey = (event: KeyboardEvent): void => {
    const isPlainF6 = event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isPlainF6 || event.defaultPrevented || document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    if (note.contains(document.activeElement)) props.ground.focusGrid();
    else note.querySelector<HTMLElement>('button')?.focus();
  };
  document.addEventListener('keydown', onPageKey);
  onCleanup(() => document.removeEventListener('keydown', onPageKey));

  return (
    <div
      ref={note}
      class={`cell-note ${place().at}`}
      role="group"
      aria-label={props.label}
      aria-keyshortcuts="F6"
      style={{ left: `${place().left}px`, top: `${place().top}px` }}
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
