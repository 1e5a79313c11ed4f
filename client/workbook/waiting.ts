/**
 * What a person does before what it needs is here: keys of commands, copying and pasting, menus. It waits, in its order,
 * and is then carried out where it was done: what is selected with the mouse meanwhile changes nothing of that.
 */
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { CellId } from '#model';
import { isPressed, keyOf } from '../commands/chord.ts';
import { laterKeys } from '../commands/later-keys.ts';
import type { Desk } from '../sheet/desk.ts';
import { isField, pressAgain } from '../sheet/held-keys.ts';
import { keyDirections } from '../sheet/selection.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Hands } from './hands.tsx';

interface Place {
  readonly from: CellId;
  readonly to: CellId;
}

/** What it gives back is waited for by what is behind it. */
type Run = (hands: Hands) => unknown;

interface Waiting {
  readonly at: Place | undefined;
  readonly run: Run;
}

/** The browser makes events of its own of these. */
const clipboardKeys = ['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Shift+Insert', 'Ctrl+Insert', 'Shift+Delete'];

/** Listens as long as its owner lives, or until the hands are here. */
export function createHands(options: { readonly desk: Desk; readonly session: WorkbookSession }): {
  readonly hands: Accessor<Hands | undefined>;
  whenHere(run: Run): void;
  isWaiting(): boolean;
  arrive(hands: Hands): Promise<void>;
} {
  const { desk, session } = options;
  const [hands, setHands] = createSignal<Hands>();
  const waiting: Waiting[] = [];

  const here = (): Place | undefined => {
    const sheet = desk.sheet();
    const { anchor, focus } = desk.selected();
    const from = sheet && session.workbook.cellAt(sheet, anchor.row, anchor.column);
    const to = sheet && session.workbook.cellAt(sheet, focus.row, focus.column);
    return from && to && { from, to };
  };

  const whenHere = (run: Run): void => {
    const now = hands();
    if (now && waiting.length === 0) void run(now);
    else waiting.push({ at: here(), run });
  };

  const onKey = (event: KeyboardEvent): void => {
    const key = keyOf(event);
    const isAny = (chords: readonly string[]): boolean => chords.some((chord) => isPressed(chord, key));
    const isInSheet = event.target instanceof Element && event.target.closest('.grid-place') !== null;
    const isLater = isAny(laterKeys.page) || (isInSheet && !isField(event.target) && isAny(laterKeys.grid));
    // Behind one that waits all wait, or they would come before it.
    const isBehind = waiting.length > 0 && isInSheet && !isAny(clipboardKeys);
    // In a formula arrows point at cells, and F4 goes round the ways to write one.
    const isPointing =
      desk.draft()?.text.startsWith('=') === true && (event.key === 'F4' || event.key in keyDirections);
    const isModifier = ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key);
    // What is pressed again here has waited.
    if (!event.isTrusted || isModifier || event.isComposing || (!isLater && !isBehind && !isPointing)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push({ at: here(), run: () => pressAgain(event) });
  };
  addEventListener('keydown', onKey, true);
  const stop = (): void => removeEventListener('keydown', onKey, true);
  onCleanup(stop);

  const goTo = (place: Place | undefined, before: Place | undefined): void => {
    const isSame = JSON.stringify(place) === JSON.stringify(before);
    if (place && !isSame) desk.goTo(place.from, place.to);
  };

  return {
    hands,
    whenHere,
    isWaiting: () => waiting.length > 0,
    async arrive(arrived) {
      const last = here();
      let at = last;
      setHands(arrived);
      try {
        for (const one of waiting) {
          // Only where the person has gone elsewhere in between; what was pressed may itself have led here.
          goTo(one.at, at);
          await one.run(arrived);
          at = one.at;
        }
        if (waiting.length > 0) goTo(last, at);
      } finally {
        waiting.length = 0;
        stop();
      }
    },
  };
}
