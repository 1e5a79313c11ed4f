/** The sentence about what was just done, below the sheet. */
import { type JSX, Show, createEffect, onCleanup } from 'solid-js';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';

export function SaidNote(props: { readonly desk: Desk }): JSX.Element {
  const { t } = useText();
  const { desk } = props;
  // What was said stays long enough to be read, then goes.
  createEffect(() => {
    const said = desk.said();
    if (!said) return;
    const timer = setTimeout(() => desk.hush(), Math.max(5000, said.text().length * 90));
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <div class="said-place" role="status">
      <Show when={desk.said()} keyed>
        {(said) => (
          <p class="said" classList={{ bad: said.tone === 'bad' }}>
            <span>{said.text()}</span>
            <button type="button" class="button quiet" onClick={() => desk.hush()}>
              {t('app.close')}
            </button>
          </p>
        )}
      </Show>
    </div>
  );
}
