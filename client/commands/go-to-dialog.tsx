/** To a cell, a range or a name. */
import { For, type JSX, Show, createSignal, createUniqueId } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { placeOfText } from '../sheet/place-of-text.ts';
import type { CommandDialogProps } from './dialogs.ts';

export default function GoToDialog(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t, session, desk } = place;
  const listId = createUniqueId();
  const [unknown, setUnknown] = createSignal<string>();
  const names = session.workbook.definedNames
    .filter(({ id }) => session.workbook.cellsOfName(id) !== undefined)
    .map(({ text }) => text)
    .toSorted((a, b) => a.localeCompare(b, place.language().id));
  let box!: HTMLInputElement;
  const go = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = placeOfText(box.value, { session, desk });
    if (!found) {
      setUnknown(box.value.trim());
      box.focus();
      return;
    }
    desk.goTo(found.from, found.to);
    props.onClose();
  };
  return (
    <DialogFrame
      title={t('goTo.title')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <form class="dialog-form" onSubmit={go}>
        <label class="field">
          <span>{t('goTo.label')}</span>
          <input
            ref={box}
            class="text-input"
            data-first
            list={listId}
            autocomplete="off"
            spellcheck={false}
            aria-describedby={`${listId}-help`}
            aria-invalid={unknown() !== undefined}
          />
        </label>
        <datalist id={listId} aria-label={t('goTo.names')}>
          <For each={names}>{(name) => <option value={name} />}</For>
        </datalist>
        <button type="submit" class="button primary">
          {t('goTo.go')}
        </button>
      </form>
      <p id={`${listId}-help`}>{t('goTo.example')}</p>
      <Show when={unknown()}>
        {(text) => (
          <p class="callout bad" role="alert">
            {t('goTo.unknown', { text: text() })}
          </p>
        )}
      </Show>
    </DialogFrame>
  );
}
