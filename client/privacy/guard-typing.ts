/**
 * The one way in for what people type and paste into fields: cells and formula bar, comments, names of sheets, titles,
 * the register, every dialog. A field's input is looked at before anybody else hears of it; when it may hold a personal
 * number, nobody does until the person has answered. So it is never shared, not even as half-typed text.
 * Fields to search in (type=search) share nothing and are left alone.
 */
import { withoutCprNumbers } from '#model';
import { askAboutCpr, cprQuestion, doubtfulNumbers } from './cpr-question.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const textTypes: ReadonlySet<string> = new Set(['text', 'email', 'tel', 'url']);

function fieldOf(target: EventTarget | null): Field | undefined {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && textTypes.has(target.type) ? target : undefined;
}

interface Written {
  readonly value: string;
  readonly caret: number;
}

/** Guards every field of the page until it is closed. */
export function guardTyping(): { close(): void } {
  const before = new WeakMap<Field, Written>();
  const ours = new WeakSet<Event>();
  /** fields whose change was held back and must still be told when they are left */
  const owed = new WeakSet<Field>();
  let asking: Field | undefined;

  const put = (field: Field, { value, caret }: Written): void => {
    field.value = value;
    const at = Math.min(caret, value.length);
    if (field.type !== 'email') field.setSelectionRange(at, at);
    const told = new InputEvent('input', { bubbles: true });
    ours.add(told);
    owed.add(field);
    field.dispatchEvent(told);
  };

  const onBeforeInput = (event: Event): void => {
    const field = fieldOf(event.target);
    if (field) before.set(field, { value: field.value, caret: field.selectionStart ?? 0 });
  };

  const onInput = (event: Event): void => {
    const field = fieldOf(event.target);
    if (!field || ours.has(event)) return;
    const { value } = field;
    const numbers = doubtfulNumbers(value);
    if (numbers.length === 0) return;
    event.stopImmediatePropagation();
    const caret = field.selectionStart ?? value.length;
    asking = field;
    const found = numbers.map(({ start, end, digits }) => ({ digits, text: value.slice(start, end) }));
    void askAboutCpr(found, field).then((answer) => {
      asking = undefined;
      field.focus({ preventScroll: true });
      if (answer === 'keep') put(field, { value, caret });
      else if (answer === 'remove') {
        const removed = numbers
          .filter(({ end }) => end <= caret)
          .reduce((sum, { start, end }) => sum + end - start, 0);
        put(field, { value: withoutCprNumbers(value, numbers), caret: caret - removed });
      } else put(field, before.get(field) ?? { value: '', caret: 0 });
    });
  };

  /** While the question comes up, the field keeps what it had: leaving it would take half a number. */
  const holdBack = (event: Event): void => {
    if (asking && event.target === asking) event.stopImmediatePropagation();
  };
  const holdKeys = (event: Event): void => {
    if (!asking || event.target !== asking) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const onChange = (event: Event): void => {
    const field = fieldOf(event.target);
    if (field && asking !== field) owed.delete(field);
    holdBack(event);
  };
  const onBlur = (event: Event): void => {
    const field = fieldOf(event.target);
    if (field && asking !== field && owed.delete(field))
      field.dispatchEvent(new Event('change', { bubbles: true }));
    holdBack(event);
  };

  const listeners = [
    ['beforeinput', onBeforeInput],
    ['input', onInput],
    ['change', onChange],
    ['blur', onBlur],
    ['focusout', holdBack],
    ['keydown', holdKeys],
    ['keypress', holdKeys],
  ] as const;
  for (const [name, listen] of listeners) window.addEventListener(name, listen, true);
  return {
    close() {
      for (const [name, listen] of listeners) window.removeEventListener(name, listen, true);
      cprQuestion()?.answer(undefined);
    },
  };
}
