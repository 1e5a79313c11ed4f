/** The budget's three figures on one line each: the year, the year with the three that follow, and the whole. */
import { For, type JSX } from 'solid-js';
import type { Language } from '#model';
import { Behind } from '../register/behind.tsx';
import type { PanelState } from '../register/panel-state.ts';
import { useText } from '../text/text.tsx';
import { kroner } from './case-answer.ts';

export function Three(props: {
  readonly panel: PanelState;
  readonly year1Kr: number;
  readonly years1To4Kr: number;
  readonly horizonKr: number;
  readonly language: Language;
}): JSX.Element {
  const { t } = useText();
  const lines = () =>
    [
      ['result.year1', 'year1', props.year1Kr],
      ['result.years1To4', 'years1To4', props.years1To4Kr],
      ['result.horizon', 'strategyNet', props.horizonKr],
    ] as const;
  return (
    <dl class="three">
      <For each={lines()}>
        {([key, result, kr]) => (
          <div>
            <dt>
              {t(key)} <Behind panel={props.panel} result={result} label={t(key)} />
            </dt>
            <dd classList={{ negative: kr < 0 }}>{kroner(kr, props.language.id)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
