/**
 * Keys that are pressed together, as text: "Ctrl+Shift+V", "Alt+ArrowDown", "F2", "Ctrl++". On a Danish keyboard Ctrl and
 * Alt together are AltGr, which types characters, and ^ and the backtick are dead keys: no command may need any of these.
 */
export interface Key {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** true while an input method composes a character */
  readonly isComposing: boolean;
}

interface Chord {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const modifiers = ['Ctrl+', 'Shift+', 'Alt+'] as const;

/** Reads a chord as commands write it. */
export function readChord(text: string): Chord {
  let key = text;
  const held = new Set<string>();
  for (let found: string | undefined = ''; found !== undefined;) {
    found = modifiers.find((modifier) => key.startsWith(modifier) && key.length > modifier.length);
    if (found === undefined) break;
    held.add(found);
    key = key.slice(found.length);
  }
  return {
    key: key === 'Space' ? ' ' : key,
    ctrl: held.has('Ctrl+'),
    shift: held.has('Shift+'),
    alt: held.has('Alt+'),
  };
}

/** Signs such as ; and + stand behind Shift on some keyboards and not on others: what counts is the sign. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);
}

/** Whether a pressed key is the chord. */
export function isPressed(chord: string, key: Key): boolean {
  if (key.isComposing || (key.ctrl && key.alt)) return false;
  const wanted = readChord(chord);
  if (wanted.ctrl !== key.ctrl || wanted.alt !== key.alt) return false;
  if (wanted.shift !== key.shift && !isSign(wanted.key)) return false;
  return wanted.key.toLowerCase() === key.key.toLowerCase();
}

export function keyOf(event: KeyboardEvent): Key {
  return {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    isComposing: event.isComposing,
  };
}

/** Whether a key types a character into a cell, an accent or an input method's first key among them. */
export function typesCharacter(key: Key): boolean {
  if (key.isComposing) return false;
  const isAltGr = key.ctrl && key.alt;
  if ((key.ctrl || key.alt) && !isAltGr) return false;
  return ['Dead', 'Process', 'Unidentified'].includes(key.key) || [...key.key].length === 1;
}

const shownKeys: Readonly<Record<string, { readonly da: string; readonly en: string }>> = {
  ArrowUp: { da: '↑', en: '↑' },
  ArrowDown: { da: '↓', en: '↓' },
  ArrowLeft: { da: '←', en: '←' },
  ArrowRight: { da: '→', en: '→' },
  ' ': { da: 'Mellemrum', en: 'Space' },
  Escape: { da: 'Esc', en: 'Esc' },
  ContextMenu: { da: 'Menutast', en: 'Menu key' },
};

/** The chord as a person reads it on a menu. */
export function shownChord(chord: string, language: 'da' | 'en'): string {
  const { key, ctrl, shift, alt } = readChord(chord);
  const shown = shownKeys[key]?.[language] ?? key;
  return [ctrl && 'Ctrl', shift && 'Shift', alt && 'Alt', shown].filter(Boolean).join('+');
}
