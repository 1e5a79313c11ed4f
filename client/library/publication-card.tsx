/** What an owner here tells about a workbook. */
import { For, type JSX, Show } from 'solid-js';
import type { Publication } from './library-api.ts';
import { useText } from '../text/text.tsx';
import { toldValue } from './told-value.ts';

export function PublicationCard(props: {
  readonly publication: Publication;
  readonly isCreating: boolean;
  onCopy(): void;
}): JSX.Element {
  const { t, language } = useText();
  const one = (): Publication => props.publication;
  const date = (): string =>
    new Date(one().changedAt).toLocaleDateString(language().id === 'da' ? 'da-DK' : 'en-GB', {
      dateStyle: 'long',
    });
  return (
    <article class="card" aria-labelledby={`told-${one().id}`}>
      <h3 id={`told-${one().id}`}>{one().title}</h3>
      <p class="meta">
        <span>{one().municipality}</span>
        <span>{t(`library.groups.${one().targetGroup}`)}</span>
        <span>{t(`library.efforts.${one().effort}`)}</span>
      </p>
      <p class="summary">{one().summary}</p>
      <Show when={one().results.length > 0} fallback={<p class="soft">{t('library.noResults')}</p>}>
        <details>
          <summary>{t('library.results')}</summary>
          <dl class="told">
            <For each={one().results}>
              {(result) => (
                <div>
                  <dt>{result.label}</dt>
                  <dd>{toldValue(result, language().id)}</dd>
                </div>
              )}
            </For>
          </dl>
        </details>
      </Show>
      <p class="soft">{t('library.changed', { date: date() })}</p>
      <Show when={one().contact !== ''}>
        <p class="soft">{t('library.contact', { contact: one().contact })}</p>
      </Show>
      <Show when={one().offers === 'copy'}>
        <button
          type="button"
          class="button"
          aria-label={t('library.copyOf', { title: one().title })}
          disabled={props.isCreating}
          onClick={() => props.onCopy()}
        >
          {t('library.copy')}
        </button>
      </Show>
    </article>
  );
}
