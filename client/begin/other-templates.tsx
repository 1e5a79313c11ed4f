/** The templates that fewer begin with, by what they are for. */
import { For, type JSX, Show } from 'solid-js';
import type { TemplateRow } from '../api.ts';
import { useText } from '../text/text.tsx';
import { byArea } from './template-areas.ts';
import { TemplateCard } from './template-card.tsx';

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
              <TemplateGallery {...props} templates={templates} />
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}

/** Templates side by side, each with its picture. */
export function TemplateGallery(props: {
  readonly templates: readonly TemplateRow[];
  readonly isCreating: boolean;
  onCreate(template: TemplateRow): void;
}): JSX.Element {
  const { t } = useText();
  return (
    <div class="offers">
      <For each={props.templates}>
        {(template) => (
          <TemplateCard
            offer={{
              title: template.title,
              text: template.purpose,
              audience: template.audience,
              picture: template.picture,
              button: t('library.begin.createShort'),
              buttonLabel: t('library.begin.create', { title: template.title }),
            }}
            isBusy={props.isCreating}
            onBegin={() => props.onCreate(template)}
          />
        )}
      </For>
    </div>
  );
}
