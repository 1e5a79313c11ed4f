/** Opens a shared link: the secret behind # is handed to the server once, which remembers that this browser may come in. */
import { A, useNavigate } from '@solidjs/router';
import { type JSX, Show, createSignal, onMount } from 'solid-js';
import { fetchPerson, redeemLink, textOfProblem } from '../api.ts';
import { useText } from '../text/text.tsx';

export default function JoinPage(): JSX.Element {
  const { t } = useText();
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<string>();

  const join = async (): Promise<void> => {
    setProblem(undefined);
    const token = location.hash.slice(1);
    if (token === '') {
      setProblem(t('join.noToken'));
      return;
    }
    const person = await fetchPerson();
    const joined = person.ok ? await redeemLink(token) : person;
    if (joined.ok) navigate(`/mappe/${encodeURIComponent(joined.value.workbook)}`, { replace: true });
    else
      setProblem(
        joined.error === 'notFound' || joined.error === 'invalid'
          ? t('join.unknown')
          : t(textOfProblem(joined.error)),
      );
  };
  onMount(() => void join());

  return (
    <main class="page-message">
      <Show
        when={problem()}
        fallback={
          <div role="status">
            <h1>{t('join.heading')}</h1>
          </div>
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
              <A class="button primary" href="/">
                {t('app.backToStart')}
              </A>
            </div>
          </>
        )}
      </Show>
    </main>
  );
}
