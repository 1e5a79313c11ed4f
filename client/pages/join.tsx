/** Opens a shared link: the secret behind # is handed to the server once, which remembers that this browser may come in. */
import { type JSX, Show, createSignal, onMount } from 'solid-js';
import { fetchPerson, textOfProblem } from '../api.ts';
import { redeemLink } from '../collaborate/links-api.ts';
import { useText } from '../text/text.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { goToPage } from '../parts/ways.tsx';

export default function JoinPage(): JSX.Element {
  const { t } = useText();
  const [problem, setProblem] = createSignal<string>();
  /** what the link asks for before it opens */
  const [asks, setAsks] = createSignal<'code' | 'name'>();
  let given: { code?: string; name?: string } = {};

  const join = async (): Promise<void> => {
    setProblem(undefined);
    const token = location.hash.slice(1);
    if (token === '') {
      setProblem(t('join.noToken'));
      return;
    }
    // Where a name is not enough elsewhere, the link itself makes somebody of a guest.
    const person = await fetchPerson();
    const joined = person.ok || person.error === 'signIn' ? await redeemLink(token, given) : person;
    const isWrong = !joined.ok && joined.error === 'wrongCode';
    if (isWrong || (!joined.ok && joined.error === 'signIn' && given.name === undefined)) {
      if (isWrong && given.code !== undefined) setProblem(t('identity.problem.wrongCode'));
      setAsks(isWrong ? 'code' : 'name');
      return;
    }
    setAsks(undefined);
    if (joined.ok) void goToPage(`/mappe/${encodeURIComponent(joined.value.workbook)}`, { replace: true });
    else
      setProblem(
        joined.error === 'notFound' || joined.error === 'invalid'
          ? t('join.unknown')
          : t(textOfProblem(joined.error)),
      );
  };
  onMount(() => void join());

  const answer = (form: HTMLFormElement): void => {
    const text = String(new FormData(form).get('answer')).trim();
    given = asks() === 'code' ? { ...given, code: text } : { ...given, name: text };
    void join();
  };

  return (
    <main class="page-message">
      <Show when={asks()}>
        {(what) => (
          <form
            class="join-form"
            onSubmit={(event) => {
              event.preventDefault();
              answer(event.currentTarget);
            }}
          >
            <h1>{t(`identity.join.${what()}`)}</h1>
            <Show when={what() === 'name'}>
              <p>{t('identity.join.nameText')}</p>
            </Show>
            <ProblemNote text={problem()} />
            <label class="field">
              <span>{t(`identity.join.${what()}Field`)}</span>
              <input
                class="text-input"
                name="answer"
                required
                maxLength={60}
                minLength={what() === 'code' ? 4 : 1}
                autocomplete={what() === 'code' ? 'one-time-code' : 'name'}
              />
            </label>
            <button type="submit" class="button primary">
              {t('identity.join.open')}
            </button>
          </form>
        )}
      </Show>
      <Show
        when={asks() === undefined && problem()}
        fallback={
          <Show when={asks() === undefined}>
            <div role="status">
              <h1>{t('join.heading')}</h1>
            </div>
          </Show>
        }
      >
        {(text) => (
          <>
            <h1>{t('join.failed')}</h1>
            <p role="alert">{text()}</p>
            <div class="row-of-buttons">
              <button type="button" class="button" onClick={() => void join()}>
                {t('app.retry')}
              </button>
              <a class="button primary" href="/">
                {t('app.backToStart')}
              </a>
            </div>
          </>
        )}
      </Show>
    </main>
  );
}
