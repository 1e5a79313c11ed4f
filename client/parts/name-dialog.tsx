/** Asks for the name that colleagues see. */
import { type JSX, createSignal } from 'solid-js';
import { type ApiProblem, type Person, renamePerson } from '../api.ts';
import { useText } from '../text/text.tsx';
import { DialogFrame } from './dialog-frame.tsx';

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
    <DialogFrame title={t('start.yourName')} problem={problem()} onClose={() => props.onClose()}>
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
    </DialogFrame>
  );
}
