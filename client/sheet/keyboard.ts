/** Turns a key into an intent. The grid carries intents out; menus and buttons name the same ones. */
import type { Direction, Stride } from './selection.ts';

export type Intent =
  | { readonly do: 'move'; readonly direction: Direction; readonly stride: Stride; readonly extends: boolean }
  | { readonly do: 'home'; readonly extends: boolean; readonly wholeSheet: boolean }
  | { readonly do: 'end'; readonly extends: boolean; readonly wholeSheet: boolean }
  /** Enter and Tab, outside the editor */
  | { readonly do: 'step'; readonly direction: Direction }
  | { readonly do: 'edit' }
  /** the character itself reaches the editor, which is opened for it */
  | { readonly do: 'type' }
  | { readonly do: 'clear' | 'undo' | 'redo' | 'selectAll' | 'selectRow' | 'selectColumn' }
  | { readonly do: 'fillDown' | 'fillRight' | 'bold' | 'insertLines' | 'deleteLines' | 'menu' | 'leave' }
  /** to a note beside a cell */
  | { readonly do: 'note' }
  /** to what is known of a cell's value */
  | { readonly do: 'assumption' };

export interface Key {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** true while an input method composes a character */
  readonly isComposing: boolean;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The intent of a key pressed in the grid outside the editor; undefined leaves it to the browser. */
export function intentOf(key: Key): Intent | undefined {
  if (key.isComposing) return undefined;
  const direction = arrows[key.key];
  // On a Danish keyboard Ctrl and Alt together are AltGr, which types characters.
  const isAltGr = key.ctrl && key.alt;
  if (direction === 'down' && key.alt && !key.ctrl && !key.shift) return { do: 'note' };
  if (direction === 'up' && key.alt && !key.ctrl && !key.shift) return { do: 'assumption' };
  if (direction && !key.alt) {
    return { do: 'move', direction, stride: key.ctrl ? 'edge' : 'cell', extends: key.shift };
  }
  if (key.ctrl && !isAltGr) return controlIntent(key);
  if (key.alt && !isAltGr) return undefined;
  switch (key.key) {
    case 'PageUp':
      return { do: 'move', direction: 'up', stride: 'page', extends: key.shift };
    case 'PageDown':
      return { do: 'move', direction: 'down', stride: 'page', extends: key.shift };
    case 'Home':
      return { do: 'home', extends: key.shift, wholeSheet: false };
    case 'End':
      return { do: 'end', extends: key.shift, wholeSheet: false };
    case 'Enter':
      return { do: 'step', direction: key.shift ? 'up' : 'down' };
    case 'Tab':
      return { do: 'step', direction: key.shift ? 'left' : 'right' };
    case 'F2':
      return { do: 'edit' };
    case 'Escape':
      return { do: 'leave' };
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' };
    case 'ContextMenu':
      return { do: 'menu' };
    case 'F10':
      return key.shift ? { do: 'menu' } : undefined;
    case ' ':
      return key.shift ? { do: 'selectRow' } : { do: 'type' };
    case 'Dead':
    case 'Process':
    case 'Unidentified':
      return { do: 'type' };
    default:
      return [...key.key].length === 1 ? { do: 'type' } : undefined;
  }
}

function controlIntent(key: Key): Intent | undefined {
  switch (key.key.toLowerCase()) {
    case 'home':
      return { do: 'home', extends: key.shift, wholeSheet: true };
    case 'end':
      return { do: 'end', extends: key.shift, wholeSheet: true };
    case 'z':
      return { do: key.shift ? 'redo' : 'undo' };
    case 'y':
      return { do: 'redo' };
    case 'a':
      return { do: 'selectAll' };
    case 'b':
      return { do: 'bold' };
    case 'd':
      return { do: 'fillDown' };
    case 'r':
      return { do: 'fillRight' };
    case ' ':
      return { do: 'selectColumn' };
    case '+':
      return { do: 'insertLines' };
    case '-':
      return { do: 'deleteLines' };
    default:
      return undefined;
  }
}
