/** The ways in: by one's organisation, by an account, or by a name where that is enough. */
import { For, type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type ApiProblem, textOfProblem } from '../api.ts';
import { type WaysIn, addressOfSignIn, fetchWaysIn, signInWithAccount } from '../identity/identity-api.ts';
import { forgetLeftCopies, noteWhoIsHere } from '../collaborate/forget-copies.ts';
import { unsavedByWorkbook } from '../collaborate/unsaved-by-workbook.ts';
import { LeftBehind } from '../identity/left-behind.tsx';
import { UnsentHere } from '../identity/unsent-here.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useText } from '../text/text.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import '../identity/identity.css';

export default function SignInPage(): JSX.Element {
  const { t } = useText();
  const asked = new URLSearchParams(location.search);
  const params = { side: asked.get('side'), fejl: asked.get('fejl') };
  const [ways, setWays] = createSignal<WaysIn>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [keepsGuest, setKeepsGuest] = createSignal(true);
  /** edits that somebody whose session is over could not send */
  const [left, setLeft] = createSignal(0);
  /** edits that the guest who is here could not send */
  const [unsent, setUnsent] = createSignal<ReadonlyMap<string, number>>(new Map());
  /** Only a page of our own. */
  const page = (): string => (/^\/(?![/\\])/.test(params.side ?? '') ? params.side! : '/');
  createEffect(() => {
    document.title = `${t('identity.signIn.title')} – ${t('app.name')}`;
  });
  onMount(async () => {
    const answer = await fetchWaysIn();
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    setWays(answer.value);
    const { asker } = answer.value;
    if (!asker) setLeft(await forgetLeftCopies());
    // A guest who has signed in is not that guest any more, and can send nothing as one.
    else if (asker.isGuest) {
      await noteWhoIsHere({ id: asker.person });
      setUnsent(unsavedByWorkbook());
    }
  });
  const signIn = async (form: HTMLFormElement): Promise<void> => {
    const values = new FormData(form);
    setProblem(undefined);
    const answer = await signInWithAccount({
      login: String(values.get('login')),
      password: String(values.get('password')),
      keepsGuest: keepsGuest(),
    });
    // Another person has other workbooks: everything that the page holds is read anew.
    if (answer.ok) location.assign(page());
    else setProblem(answer.error);
  };
  const failure = (): string | undefined => {
    const why = problem();
    if (why) return t(textOfProblem(why));
    if (params.fejl === null) return undefined;
    return t(params.fejl === 'unavailable' ? 'identity.signIn.unavailable' : 'identity.signIn.failed');
  };
  return (
    <div>
      <PageHead />
      <main class="identity narrow">
        <h1>{t('identity.signIn.title')}</h1>
        <ProblemNote text={failure()} />
        <LeftBehind count={left()} />
        <UnsentHere unsent={unsent()} titleOf={() => undefined}>
          {t('identity.unsentHere.beforeSignIn')}
        </UnsentHere>
        <Show when={ways()}>
          {(here) => (
            <>
              <Show when={here().organisations.length > 0}>
                <section aria-labelledby="organisations-heading">
                  <h2 id="organisations-heading">{t('identity.signIn.organisations')}</h2>
                  <p class="soft">{t('identity.signIn.organisationHelp')}</p>
                  <For each={here().organisations}>
                    {({ key, name }) => (
                      <a
                        class="button primary wide"
                        rel="external"
                        href={addressOfSignIn(key, page(), here().guests === 'all' && keepsGuest())}
                      >
                        {t('identity.signIn.with', { name })}
                      </a>
                    )}
                  </For>
                </section>
              </Show>
              <Show when={here().hasAccounts}>
                <form
                  class="card"
                  onSubmit={(event) => {
                    event.preventDefault();
                    void signIn(event.currentTarget);
                  }}
                >
                  <h2>{t('identity.signIn.account')}</h2>
                  <label class="field">
                    <span>{t('identity.signIn.login')}</span>
                    <input class="text-input" name="login" required autocomplete="username" maxLength={200} />
                  </label>
                  <label class="field">
                    <span>{t('identity.signIn.password')}</span>
                    <input
                      class="text-input"
                      name="password"
                      type="password"
                      required
                      autocomplete="current-password"
                      maxLength={400}
                    />
                  </label>
                  <button type="submit" class="button primary">
                    {t('identity.signIn.submit')}
                  </button>
                  <p class="soft">{t('identity.signIn.forgotten')}</p>
                </form>
              </Show>
              <Show when={!here().hasAccounts && here().organisations.length === 0}>
                <p class="callout">{t('identity.signIn.none')}</p>
              </Show>
              <Show
                when={here().guests === 'all'}
                fallback={
                  <Show when={here().guests === 'links'}>
                    <p class="soft">{t('identity.signIn.links')}</p>
                  </Show>
                }
              >
                <label class="tick">
                  <input
                    type="checkbox"
                    checked={keepsGuest()}
                    onChange={(event) => setKeepsGuest(event.currentTarget.checked)}
                  />
                  {t('identity.signIn.keep')}
                </label>
                <a href={page()}>{t('identity.signIn.guest')}</a>
              </Show>
              <a href="/privatliv">{t('identity.account.privacy')}</a>
            </>
          )}
        </Show>
      </main>
    </div>
  );
}
