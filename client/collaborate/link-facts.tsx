/** What is to be known of a link: what it gives, until when, and who came by it. */
import { For, type JSX, Show } from 'solid-js';
import type { ShareLink } from './links-api.ts';
import { createMoments } from '../begin/moments.ts';
import { useText } from '../text/text.tsx';

export function LinkFacts(props: { readonly link: ShareLink; readonly made: string }): JSX.Element {
  const { t } = useText();
  const moment = createMoments();
  const ending = (): string | undefined => {
    const { endsAt } = props.link;
    if (endsAt === null) return undefined;
    return Date.parse(endsAt) <= Date.now()
      ? t('identity.share.ended')
      : t('identity.share.until', { date: moment(Date.parse(endsAt)) });
  };
  const facts = (): readonly string[] => [
    t(`start.role.${props.link.role}`),
    t('share.createdAt', { date: props.made }),
    ...(ending() === undefined ? [] : [ending()!]),
    ...(props.link.hasCode ? [t('identity.share.codeSet')] : []),
  ];
  return (
    <div class="link-facts">
      <Show when={props.link.name !== ''}>
        <strong>{props.link.name}</strong>
      </Show>
      <span>{facts().join(' · ')}</span>
      <Show
        when={props.link.uses.length > 0}
        fallback={<span class="soft">{t('identity.share.unused')}</span>}
      >
        <details>
          <summary>{t('identity.share.uses', { count: props.link.uses.length })}</summary>
          <ul>
            <For each={props.link.uses}>
              {({ name, at }) => (
                <li>
                  {t('identity.share.usedBy', {
                    name: name ?? t('identity.share.guest'),
                    when: moment(Date.parse(at)),
                  })}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}
