/** What this person had open last, one's own and shared, a click away. */
import { For, type JSX, Show } from 'solid-js';
import type { WorkbookRow } from '../api.ts';
import { useText } from '../text/text.tsx';
import { createMoments } from './moments.ts';
import { lastOpened, recentOf } from './opened.ts';

const most = 4;

export function RecentWorkbooks(props: { readonly rows: readonly WorkbookRow[] }): JSX.Element {
  const { t } = useText();
  const moment = createMoments();
  const opened = lastOpened();
  const recent = () => recentOf(props.rows, opened, most);
  return (
    <Show when={recent().length > 0}>
      <section aria-labelledby="recent-heading">
        <h2 id="recent-heading">{t('pages.start.recent')}</h2>
        <ul class="recent">
          <For each={recent()}>
            {(row) => (
              <li>
                <a href={`/mappe/${encodeURIComponent(row.id)}`}>{row.title}</a>
                <span>
                  {t(row.role === 'owner' ? 'pages.start.own' : 'pages.start.shared')} ·{' '}
                  {t('pages.start.openedAt', { when: moment(row.openedMs) })}
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
