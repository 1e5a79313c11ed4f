/** How many rows of the table are shown, and the way back to all of them. */
import { type JSX, Show } from 'solid-js';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import { clearFilter } from './filter-actions.ts';
import './filter-marks.css';

export function FilterStatus(props: { readonly desk: Desk }): JSX.Element {
  const { t, language } = useText();
  const { desk } = props;
  const counted = (): { readonly shown: string; readonly total: string } | undefined => {
    const counts = desk.tables.isFiltering() ? desk.tables.counts() : undefined;
    const text = (count: number): string => count.toLocaleString(language().id);
    return counts && { shown: text(counts.shown), total: text(counts.total) };
  };
  return (
    <Show when={counted()}>
      {(counts) => (
        <p class="filter-status">
          <span role="status">{t('table.shown', counts())}</span>
          <button type="button" class="button quiet" onClick={() => clearFilter({ desk, t })}>
            {t('table.clear')}
          </button>
        </p>
      )}
    </Show>
  );
}
