/** The name that colleagues see, on the start page. */
import { type JSX, createSignal } from 'solid-js';
import { type ApiProblem, type Person, renamePerson } from '../api.ts';
import { useText } from '../text/text.tsx';

export function MyName(props: {
  readonly person: Person;
  onNamed(person: Person): void;
  onProblem(problem: ApiProblem): void;
}): JSX.Element {
  const { t } = useText();
  const [isSaved, setSaved] = createSignal(false);
  const save = async (name: string): Promise<void> => {
    const answer = await renamePerson(name);
    setSaved(answer.ok);
    if (answer.ok) props.onNamed(answer.value);
    else props.onProblem(answer.error);
  };
  return (
    <form
      class="my-name"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get('name');
        if (typeof name === 'string' && name.trim() !== '') void save(name);
      }}
    >
      <label class="field">
        <span>{t('start.yourName')}</span>
        <input
          class="text-input"
          name="name"
          maxLength={60}
          autocomplete="name"
          value={props.person.name ?? ''}
          placeholder={t('start.yourNameHelp')}
        />
      </label>
      <button type="submit" class="button">
        {t('start.saveName')}
      </button>
      <span role="status">{isSaved() ? t('start.nameSaved') : ''}</span>
    </form>
  );
}
