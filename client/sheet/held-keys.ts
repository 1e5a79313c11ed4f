/** Keys that came before what they are for: they are held, and pressed again in their order. */
import { keyOf, typesCharacter } from '../commands/chord.ts';

export const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Holds every key that is pressed until something is done, which never fails. */
export async function holdKeys(until: Promise<unknown>): Promise<void> {
  const held: KeyboardEvent[] = [];
  const onKey = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  addEventListener('keydown', onKey, true);
  await until;
  removeEventListener('keydown', onKey, true);
  held.forEach(pressAgain);
}

/** Presses a key as it was pressed, and does what the browser would have done with it in a field. */
export function pressAgain(event: KeyboardEvent): void {
  const { key } = event;
  const again = new KeyboardEvent('keydown', event);
  if (!(document.activeElement ?? document.body).dispatchEvent(again)) return;
  const field = document.activeElement;
  if (!isField(field)) return;
  const { selectionStart: start, selectionEnd: end } = field;
  if (start === null || end === null) return;
  if (typesCharacter(keyOf(event))) field.setRangeText(key, start, end, 'end');
  else if (key === 'Backspace')
    field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
  else if (key === 'Delete') field.setRangeText('', start, start === end ? end + 1 : end, 'end');
  else return;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
