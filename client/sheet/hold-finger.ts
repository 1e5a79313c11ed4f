/**
 * A finger that stays where it is opens the menu of what lies under it, as the right mouse button does. Some browsers say
 * so themselves, others (an iPad's) never do: ours comes for all alike, and theirs behind it is passed over.
 */

const holdMs = 500;
/** A finger that lies still moves by so much. */
const stillPx = 10;

/** To be called when a finger comes down. Moving, lifting, scrolling or a second finger end it. */
export function holdFinger(down: PointerEvent, open: () => void): void {
  const isOther = (down.target as Element).closest('.cell-editor, .touch-handle, [data-resize]') !== null;
  if (down.pointerType !== 'touch' || !down.isPrimary || isOther) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  const stop = (): void => {
    clearTimeout(clock);
    waiting.abort();
  };
  const clock = setTimeout(() => {
    stop();
    passOverTheRest();
    open();
  }, holdMs);
  const onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - down.clientX, clientY - down.clientY) > stillPx) stop();
  };
  const how = { signal, capture: true };
  addEventListener('pointermove', onMove, how);
  for (const type of ['pointerdown', 'pointerup', 'pointercancel', 'contextmenu'])
    addEventListener(type, stop, how);
}

/** Lifting the finger is no tap then, and what the browser makes of the long press opens nothing more. */
function passOverTheRest(): void {
  const passing = new AbortController();
  const how = { signal: passing.signal, capture: true, passive: false };
  const pass = (event: Event): void => {
    if (event.cancelable) event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['contextmenu', 'touchend', 'click']) addEventListener(type, pass, how);
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, () => passing.abort(), { ...how, once: true });
}
