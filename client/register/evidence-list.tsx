/** What studies say about an assumption: each with its source, and whether this assumption rests on it. */
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type Evidence, type Source, type Support, evidence, evidenceFor, formatValue } from '#model';
import { useText } from '../text/text.tsx';

/** Those that can support the assumption, and those that it already names. */
function entriesFor(key: string | undefined, chosen: readonly string[]): readonly Evidence[] {
  const fitting = key === undefined ? [] : evidenceFor(key);
  const others = evidence.filter(({ id }) => chosen.includes(id) && !fitting.some((one) => one.id === id));
  return [...fitting, ...others];
}

export function EvidenceList(props: {
  readonly assumptionKey: string | undefined;
  readonly chosen: readonly string[];
  readonly isReadOnly: boolean;
  choose(ids: readonly string[]): void;
}): JSX.Element {
  const { t, language } = useText();
  const entries = createMemo(() => entriesFor(props.assumptionKey, props.chosen));
  const toggle = (id: string, isChosen: boolean): void =>
    props.choose(isChosen ? [...props.chosen, id] : props.chosen.filter((one) => one !== id));
  const said = (support: Support): string => {
    if (support.sense === 'warning') return support.text;
    if (support.sense === 'direction') return t(`register.direction.${support.direction}`);
    const { text: share } = formatValue(support.netShare * 100, '0.0', language().id);
    return t('register.size', { share, measuredOn: support.measuredOn });
  };
  return (
    <Show when={entries().length > 0}>
      <fieldset class="evidence-list">
        <legend>{t('register.evidence')}</legend>
        <p class="small">{t('register.evidenceHelp')}</p>
        <For each={entries()}>
          {(entry) => (
            <div class="evidence-entry">
              <label>
                <input
                  type="checkbox"
                  checked={props.chosen.includes(entry.id)}
                  disabled={props.isReadOnly}
                  onChange={(event) => toggle(entry.id, event.currentTarget.checked)}
                />
                <strong>{entry.title}</strong>
              </label>
              <p>{entry.finding}</p>
              <For each={entry.supports.filter(({ key }) => key === props.assumptionKey)}>
                {(support) => <p class="support">{said(support)}</p>}
              </For>
              <p class="small">
                <SourceLink source={entry.source} />
              </p>
            </div>
          )}
        </For>
      </fieldset>
    </Show>
  );
}

function SourceLink(props: { readonly source: Source }): JSX.Element {
  const { t } = useText();
  /** A day, a month or a year: 19-09-2017, 02-2021, 2018. */
  const date = (): string | undefined => props.source.date?.split('-').toReversed().join('-');
  const text = (): string => [props.source.title, date()].filter(Boolean).join(', ');
  return (
    <>
      {t('register.source')}:{' '}
      <Show when={props.source.url} fallback={text()}>
        {(url) => (
          <a href={url()} target="_blank" rel="noreferrer">
            {text()}
          </a>
        )}
      </Show>
    </>
  );
}
