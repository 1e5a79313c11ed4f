/** What is done with CPR numbers in an organisation's workbooks: as the installation does, or as it chooses. */
import { For, type JSX, Show } from 'solid-js';
import { type CprRule, cprRules } from '#model';
import { useText } from '../text/text.tsx';
import type { OrganisationDetails } from './identity-api.ts';

export function CprChoice(props: {
  readonly cpr: OrganisationDetails['cpr'];
  readonly mayChange: boolean;
  onChoose(rule: CprRule | null): void;
}): JSX.Element {
  const { t } = useText();
  return (
    <section aria-labelledby="cpr-heading">
      <h2 id="cpr-heading">{t('identity.cpr.title')}</h2>
      <p class="soft">{t('identity.cpr.text')}</p>
      <Show
        when={props.mayChange}
        fallback={<p>{t(`identity.cpr.${props.cpr.own ?? props.cpr.installation}`)}</p>}
      >
        <label class="field">
          <span>{t('identity.cpr.rule')}</span>
          <select
            class="text-input"
            onChange={({ currentTarget }) =>
              props.onChoose(cprRules.find((rule) => rule === currentTarget.value) ?? null)
            }
          >
            <option value="" selected={props.cpr.own === null}>
              {t('identity.cpr.asInstallation', { rule: t(`identity.cpr.${props.cpr.installation}`) })}
            </option>
            <For each={cprRules}>
              {(rule) => (
                <option value={rule} selected={props.cpr.own === rule}>
                  {t(`identity.cpr.${rule}`)}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
    </section>
  );
}
