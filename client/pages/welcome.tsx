/** What stands behind a one-time link: the first account, an invitation, or a new password. */
import { type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type ApiProblem } from '../api.ts';
import { type Ticket, lookAtTicket, takeTicket } from '../identity/identity-api.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useText } from '../text/text.tsx';
import { RefusalNote } from '../parts/problem-note.tsx';
import { NewPasswordField } from '../identity/new-password-field.tsx';
import '../identity/identity.css';

export default function WelcomePage(): JSX.Element {
  const { t } = useText();
  // The secret behind # is no part of the address that is asked for, and is not left in the history.
  const token = location.hash.slice(1);
  const [ticket, setTicket] = createSignal<Ticket | 'gone'>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  onMount(async () => {
    const answer = await lookAtTicket(token);
    if (answer.ok) setTicket(answer.value);
    else if (answer.error === 'notFound' || answer.error === 'invalid') setTicket('gone');
    else setProblem(answer.error);
  });
  const known = (): Ticket | undefined => {
    const now = ticket();
    return now === 'gone' ? undefined : now;
  };
  const heading = (): string => {
    const now = known();
    if (!now) return ticket() === 'gone' ? t('identity.welcome.gone') : t('app.loading');
    const kind = now.kind === 'operator' && !now.isFirst ? 'anotherOperator' : now.kind;
    return t(`identity.welcome.${kind}`, { organisation: now.organisation ?? '' });
  };
  const text = (now: Ticket): string => {
    if (now.kind === 'operator') return t('identity.welcome.operatorText');
    if (now.kind === 'reset') return t('identity.welcome.resetText', { login: now.login ?? '' });
    return t(now.isSignedIn ? 'identity.welcome.invitationSignedIn' : 'identity.welcome.invitationText');
  };
  createEffect(() => {
    document.title = `${heading()} – ${t('app.name')}`;
  });
  const take = async (form: HTMLFormElement, now: Ticket): Promise<void> => {
    const values = new FormData(form);
    const given = (name: string): string => String(values.get(name) ?? '').trim();
    setProblem(undefined);
    const answer = await takeTicket(
      needsAccount(now)
        ? {
            token,
            account: {
              password: String(values.get('password')),
              ...(now.kind !== 'reset' && { name: given('name'), login: given('login') }),
            },
            ...(now.isFirst && { organisation: given('organisation') }),
            keepsGuest: true,
          }
        : { token },
    );
    if (answer.ok) location.assign('/');
    else setProblem(answer.error);
  };
  const needsAccount = (now: Ticket): boolean => now.kind !== 'invitation' || !now.isSignedIn;
  return (
    <div>
      <PageHead />
      <main class="identity narrow">
        <h1>{heading()}</h1>
        <Show when={ticket() === 'gone'}>
          <p>{t('identity.welcome.goneText')}</p>
          <a href="/">{t('app.backToStart')}</a>
        </Show>
        <RefusalNote problem={problem()} />
        <Show when={known()}>
          {(now) => (
            <form
              class="card"
              onSubmit={(event) => {
                event.preventDefault();
                void take(event.currentTarget, now());
              }}
            >
              <p>{text(now())}</p>
              <Show when={now().isFirst}>
                <label class="field">
                  <span>{t('identity.welcome.organisation')}</span>
                  <input
                    class="text-input"
                    name="organisation"
                    required
                    maxLength={120}
                    placeholder={t('identity.welcome.organisationHelp')}
                  />
                </label>
              </Show>
              <Show when={needsAccount(now())}>
                <Show when={now().kind !== 'reset'}>
                  <label class="field">
                    <span>{t('identity.welcome.name')}</span>
                    <input class="text-input" name="name" required maxLength={60} autocomplete="name" />
                  </label>
                  <label class="field">
                    <span>{t('identity.signIn.login')}</span>
                    <input class="text-input" name="login" required maxLength={80} autocomplete="username" />
                  </label>
                </Show>
                <NewPasswordField id="new-password" label={t('identity.signIn.password')} />
              </Show>
              <button type="submit" class="button primary">
                {t(
                  now().kind === 'reset'
                    ? 'identity.welcome.set'
                    : needsAccount(now())
                      ? 'identity.welcome.create'
                      : 'identity.welcome.join',
                )}
              </button>
            </form>
          )}
        </Show>
      </main>
    </div>
  );
}
