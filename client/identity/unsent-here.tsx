/** Says that edits of one's own lie in this browser which the server does not have, and where they are sent. */
import { For, type JSX, Show } from 'solid-js';
import { useText } from '../text/text.tsx';

export function UnsentHere(props: {
  /** how many edits of which workbooks */
  readonly unsent: ReadonlyMap<string, number>;
  titleOf(workbook: string): string | undefined;
  /** what else there is to say */
  readonly children?: JSX.Element;
}): JSX.Element {
  const { t } = useText();
  const count = (): number => [...props.unsent.values()].reduce((sum, one) => sum + one, 0);
  return (
    <Show when={count() > 0}>
      <p class="callout" role="status">
        {count() === 1 ? t('identity.unsentHere.one') : t('identity.unsentHere.many', { count: count() })}
        <For each={[...props.unsent.keys()]}>
          {(id, i) => (
            <>
              {i() === 0 ? ' ' : ', '}
              <a href={`/mappe/${encodeURIComponent(id)}`}>
                {props.titleOf(id) ?? t('identity.unsentHere.workbook')}
              </a>
            </>
          )}
        </For>
        {'. '}
        {props.children}
      </p>
    </Show>
  );
}
