/** A link that is shown once, to be copied and sent. */
import { type JSX, createSignal } from 'solid-js';
import { useText } from '../text/text.tsx';

export function OwnLink(props: { readonly path: string; readonly text: string }): JSX.Element {
  const { t } = useText();
  const [isCopied, setCopied] = createSignal(false);
  let field!: HTMLInputElement;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without permission the old way works: select, and let the browser copy.
      field.select();
      document.execCommand('copy');
    }
    setCopied(true);
  };
  return (
    <div class="own-link callout">
      <p>{props.text}</p>
      <label class="field">
        <span>{t('identity.organisation.link')}</span>
        <input
          ref={field}
          class="text-input"
          readOnly
          value={new URL(props.path, location.href).href}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" class="button" onClick={() => void copy()}>
        {t('identity.organisation.copy')}
      </button>
      <span role="status">{isCopied() ? t('identity.organisation.copied') : ''}</span>
    </div>
  );
}
