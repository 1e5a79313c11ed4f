import type { JSX } from 'solid-js';
import { useText } from '../text/text.tsx';

/** Where somebody chooses a password, named for password managers, with what one must be. `id`: one of the page's own. */
export function NewPasswordField(props: { readonly id: string; readonly label: string }): JSX.Element {
  const { t } = useText();
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        class="text-input"
        name="password"
        type="password"
        required
        maxLength={400}
        autocomplete="new-password"
        aria-describedby={`${props.id}-help`}
      />
      <p id={`${props.id}-help`} class="soft">
        {t('identity.welcome.passwordHelp')}
      </p>
    </div>
  );
}
