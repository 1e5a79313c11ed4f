/** How the keyboard reaches the notes beside cells, and comes back. */
import { onCleanup } from 'solid-js';

/** Gives the keyboard to the note after the one that has it, behind the last to the sheet; false when there is none. */
export function goToNote(focusGrid: () => void): boolean {
  const notes = [...document.querySelectorAll('.cell-note:not(.waiting)')];
  if (notes.length === 0) return false;
  const next = notes[notes.findIndex((note) => note.contains(document.activeElement)) + 1];
  if (next) next.querySelector<HTMLElement>('button')?.focus();
  else focusGrid();
  return true;
}

/** Lets F6 go round the sheet and its notes, as long as its owner lives. */
export function listenForF6(focusGrid: () => void): void {
  const onKey = (event: KeyboardEvent): void => {
    const isPlainF6 = event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isPlainF6 || event.defaultPrevented || document.querySelector('[role=dialog]')) return;
    if (goToNote(focusGrid)) event.preventDefault();
  };
  document.addEventListener('keydown', onKey);
  onCleanup(() => document.removeEventListener('keydown', onKey));
}
