/** What was thrown away and can be taken back. */
import { For, type JSX, Show } from 'solid-js';
import type { WorkbookRow } from '../api.ts';
import { useText } from '../text/text.tsx';

export function DeletedWorkbooks(props: {
  readonly rows: readonly WorkbookRow[];
  onRestore(row: WorkbookRow): void;
}): JSX.Element {
  const { t } = useText();
  return (
    <Show when={props.rows.length > 0}>
      <details class="deleted">
        <summary>{t('start.deletedHeading', { count: props.rows.length })}</summary>
        <ul>
          <For each={props.rows}>
            {(row) => (
              <li>
                <span>{row.title}</span>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={t('start.restoreOf', { title: row.title })}
                  onClick={() => props.onRestore(row)}
                >
                  {t('start.restore')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
