/** The templates that fewer begin with, by what they are for. */
import { For, type JSX, Show } from 'solid-js';
import type { TemplateRow } from '../api.ts';
import { useText } from '../text/text.tsx';
import { byArea } from './template-areas.ts';

export function OtherTemplates(props: {
  readonly templates: readonly TemplateRow[];
  readonly isCreating: boolean;
  onCreate(template: TemplateRow): void;
}): JSX.Element {
  const { t } = useText();
  return (
    <Show when={byArea(props.templates).length > 0}>
      <section aria-labelledby="more-heading">
        <h2 id="more-heading">{t('library.begin.more')}</h2>
        <p class="more-help">{t('library.begin.moreHelp')}</p>
        <For each={byArea(props.templates)}>
          {({ area, templates }) => (
            <div class="area">
              <h3>{t(`library.begin.area.${area}`)}</h3>
              <ul>
                <For each={templates}>
                  {(template) => (
                    <li>
                      <div lang="da">
                        <h4>{template.title}</h4>
                        <p>{template.purpose}</p>
                        <p class="audience">{template.audience}</p>
                      </div>
                      <button
                        type="button"
                        class="button"
                        aria-label={t('library.begin.create', { title: template.title })}
                        disabled={props.isCreating}
                        onClick={() => props.onCreate(template)}
                      >
                        {t('library.begin.createShort')}
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
