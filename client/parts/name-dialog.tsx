/** Asks for the name that colleagues see. */
import { Dialog } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show, createSignal } from 'solid-js';
import { type ApiProblem, type Person, renamePerson, textOfProblem } from '../api.ts';
import { useText } from '../text/text.tsx';
import './dialog.css';

export default function NameDialog(props: {
  readonly person: Person | undefined;
  onNamed(person: Person): void;
  onClose(): void;
}): JSX.Element {
  const { t } = useText();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const save = async (name: string): Promise<void> => {
    setProblem(undefined);
    const answer = await renamePerson(name);
    if (answer.ok) props.onNamed(answer.value);
    else setProblem(answer.error);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-overlay" />
        <div class="dialog-place">
          <Dialog.Content class="dialog">
            <div class="dialog-head">
              <Dialog.Title class="dialog-title">{t('start.yourName')}</Dialog.Title>
              <Dialog.CloseButton class="button quiet" aria-label={t('app.close')}>
                <X size={18} aria-hidden="true" />
              </Dialog.CloseButton>
            </div>
            <Show when={problem()}>
              {(what) => (
                <p class="callout bad" role="alert">
                  {t(textOfProblem(what()))}
                </p>
              )}
            </Show>
            <form
              class="dialog-form"
              onSubmit={(event) => {
                event.preventDefault();
                const name = new FormData(event.currentTarget).get('name');
                if (typeof name === 'string' && name.trim() !== '') void save(name);
              }}
            >
              <label class="field">
                <span class="visually-hidden">{t('start.yourName')}</span>
                <input
                  class="text-input"
                  name="name"
                  maxLength={60}
                  autocomplete="name"
                  value={props.person?.name ?? ''}
                  placeholder={t('start.yourNameHelp')}
                />
              </label>
              <button type="submit" class="button primary">
                {t('start.saveName')}
              </button>
            </form>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
