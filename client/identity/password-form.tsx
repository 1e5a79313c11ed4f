/** Changes the password of one's own account: the old one is asked for, and everywhere else one is signed out. */
import { type JSX, createSignal } from 'solid-js';
import { type ApiProblem, textOfProblem } from '../api.ts';
import { useText } from '../text/text.tsx';
import { changePassword } from './identity-api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { NewPasswordField } from './new-password-field.tsx';

export function PasswordForm(props: { onChanged(): void }): JSX.Element {
  const { t } = useText();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [isChanged, setChanged] = createSignal(false);
  const change = async (form: HTMLFormElement): Promise<void> => {
    setProblem(undefined);
    setChanged(false);
    const values = new FormData(form);
    const answer = await changePassword({
      current: String(values.get('current')),
      password: String(values.get('password')),
    });
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    form.reset();
    setChanged(true);
    props.onChanged();
  };
  const words = (why: ApiProblem): string =>
    why === 'wrongPassword' ? t('identity.account.wrongCurrent') : t(textOfProblem(why));
  return (
    <section aria-labelledby="password-heading">
      <h2 id="password-heading">{t('identity.account.password')}</h2>
      <p class="soft">{t('identity.account.passwordText')}</p>
      <form
        class="password-form"
        onSubmit={(event) => {
          event.preventDefault();
          void change(event.currentTarget);
        }}
      >
        <label class="field">
          <span>{t('identity.account.currentPassword')}</span>
          <input
            class="text-input"
            name="current"
            type="password"
            required
            maxLength={400}
            autocomplete="current-password"
          />
        </label>
        <NewPasswordField id="changed-password" label={t('identity.account.newPassword')} />
        <button type="submit" class="button">
          {t('identity.account.changePassword')}
        </button>
      </form>
      <ProblemNote text={problem() && words(problem()!)} />
      <p role="status">{isChanged() ? t('identity.account.passwordChanged') : ''}</p>
    </section>
  );
}
