/** What of the clipboard is put in, and which way round. */
import { For, type JSX, Show, createSignal } from 'solid-js';
import type { CopiedPart } from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import type { ClipboardText } from './clipboard.ts';
import { readClipboard, textOfEvent } from './clipboard-events.ts';
import './paste-special.css';

const parts: readonly CopiedPart[] = ['all', 'values', 'formulas', 'formats'];

export default function PasteSpecial(props: CommandDialogProps): JSX.Element {
  const { t, clipboard } = props.place;
  const [part, setPart] = createSignal<CopiedPart>('all');
  const [isTransposed, setTransposed] = createSignal(false);
  const [isUnread, setUnread] = createSignal(false);
  const put = (found: ClipboardText): void => {
    props.onClose();
    void clipboard.paste(found, { part: part(), isTransposed: isTransposed() });
  };
  const submit = async (): Promise<void> => {
    const found = await readClipboard();
    if (found) put(found);
    else setUnread(true);
  };
  return (
    <DialogFrame
      title={t('clipboard.special.title')}
      class="paste-special"
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onPaste={(event) => {
          event.preventDefault();
          put(textOfEvent(event));
        }}
      >
        <fieldset>
          <legend>{t('clipboard.special.what')}</legend>
          <For each={parts}>
            {(one) => (
              <label class="choice">
                <input
                  data-first={one === 'all' ? '' : undefined}
                  type="radio"
                  name="part"
                  value={one}
                  checked={part() === one}
                  onChange={() => setPart(one)}
                />
                <span>
                  <strong>{t(`clipboard.special.${one}`)}</strong>
                  <small>{t(`clipboard.special.${one}Help`)}</small>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <label class="choice">
          <input
            type="checkbox"
            checked={isTransposed()}
            onChange={(event) => setTransposed(event.currentTarget.checked)}
          />
          <span>{t('clipboard.special.transpose')}</span>
        </label>
        <button type="submit" class="button primary">
          {t('clipboard.special.paste')}
        </button>
      </form>
      <Show when={isUnread()} fallback={<p class="hint">{t('clipboard.special.keys')}</p>}>
        <p class="callout bad" role="alert">
          {t('clipboard.special.notRead')}
        </p>
      </Show>
    </DialogFrame>
  );
}
