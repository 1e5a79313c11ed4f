/** Says that edits lie in this browser which the server does not have, of somebody whose session is over. */
import { type JSX, Show } from 'solid-js';
import { useText } from '../text/text.tsx';

export function LeftBehind(props: { readonly count: number }): JSX.Element {
  const { t } = useText();
  return (
    <Show when={props.count > 0}>
      <p class="callout" role="status">
        {props.count === 1
          ? t('identity.leftBehind.one')
          : t('identity.leftBehind.many', { count: props.count })}
      </p>
    </Show>
  );
}
