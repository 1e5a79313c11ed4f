/** What is typed behind the key that opens a dialog is for the dialog, also while its code is on its way. */
import { onCleanup } from 'solid-js';
import { afterOthers } from '../parts/in-turns.ts';
import { isField, pressAgain } from '../sheet/held-keys.ts';

/**
 * Holds keys until what comes is drawn, and presses them there. Escape, and whatever is done with the mouse, calls it off:
 * nobody's keyboard hangs on a line that is gone. Called with an owner, whose end drops what is held.
 */
export function keepKeysFor(coming: Promise<unknown>, callOff: () => void): void {
  const held: KeyboardEvent[] = [];
  let isHolding = true;
  const stop = (): void => {
    isHolding = false;
    removeEventListener('keydown', onKey, true);
    removeEventListener('pointerdown', giveUp, true);
  };
  const giveUp = (): void => {
    stop();
    callOff();
  };
  const onKey = (event: KeyboardEvent): void => {
    // The keys that open something are the page's, and an input method's are its own.
    if (/^F\d/.test(event.key) || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') giveUp();
    else held.push(event);
  };
  addEventListener('keydown', onKey, true);
  addEventListener('pointerdown', giveUp, true);
  onCleanup(stop);
  // It is drawn behind its coming, in the same turn.
  void coming.then(afterOthers).then(() => {
    if (!isHolding) return;
    stop();
    held.forEach(pressThere);
  });
}

/** Enter in a field sends its form, as the browser would. */
function pressThere(event: KeyboardEvent): void {
  const field = document.activeElement;
  if (event.key !== 'Enter' || !isField(field)) pressAgain(event);
  else if (field.dispatchEvent(new KeyboardEvent('keydown', event))) field.form?.requestSubmit();
}
