/** The answer beside the sheets: does it pay, when, how little is enough, and the figures behind it, live. */
import { For, type JSX, Match, Show, Switch, createMemo } from 'solid-js';
import { Behind } from '../register/behind.tsx';
import { resultOf } from './result-of.ts';
import { Warnings } from '../register/warnings.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import {
  type CaseAnswer,
  type CaseState,
  type NeededBy,
  type Stop,
  isOutdated,
  kroner,
  monthName,
  points,
  ratio,
  readCase,
  shortAmount,
  thousands,
} from './case-answer.ts';
import { Curve } from './curve.tsx';
import { missingInputs } from './missing-inputs.ts';
import type { PanelProps } from './side-panel.tsx';
import './case-panel.css';

export default function CasePanel(props: PanelProps): JSX.Element {
  const { t } = useText();
  const read = (key: string) => resultOf(props.session, key);
  const found = createMemo((): CaseState => readCase(read));
  const state = createMemo((): CaseState => {
    const now = found();
    const isCalculating = props.session.calculation()?.state() === 'calculating';
    return now.kind === 'answer' && isCalculating && isOutdated(read) ? { kind: 'waiting' } : now;
  });
  const answer = (): CaseAnswer | undefined => {
    const now = state();
    return now.kind === 'answer' ? now.answer : undefined;
  };
  return (
    <section class="case-panel" aria-labelledby="case-heading" aria-live="off">
      <h2 id="case-heading" class="visually-hidden">
        {t('result.heading')}
      </h2>
      <Switch>
        <Match when={state().kind === 'none'}>
          <p>{t('result.noResult')}</p>
        </Match>
        <Match when={state().kind === 'waiting'}>
          <p class="waiting">{t('result.waiting')}</p>
        </Match>
        <Match when={state().kind === 'missing'}>
          <Missing {...props} />
        </Match>
        <Match when={answer()}>{(one) => <Answer {...props} answer={one()} />}</Match>
      </Switch>
    </section>
  );
}

const neededTexts = {
  gap: ['result.needsGap', 'result.expectsGap'],
  lift: ['result.needsLift', 'result.expectsLift'],
  share: ['goingOn.needs', 'goingOn.expects'],
} as const satisfies Record<NeededBy, readonly [TextKey, TextKey]>;

/** How large an effect may be lost, and what the person says that the effort has. */
const lostTexts = {
  gap: ['stop.losesGap', 'stop.hasGap'],
  lift: ['stop.losesLift', 'stop.hasLift'],
  share: ['stop.losesLift', 'stop.hasLift'],
} as const satisfies Record<NeededBy, readonly [TextKey, TextKey]>;

function Missing(props: PanelProps): JSX.Element {
  const { t } = useText();
  const missing = createMemo(() => missingInputs(props.session));
  return (
    <>
      <p class="answer">
        <strong>{t('result.missingHeading')}</strong>
      </p>
      <p>
        {missing().length === 1
          ? t('result.missingOne')
          : t('result.missingCount', { count: missing().length })}
      </p>
      <ul class="missing">
        <For each={missing()}>
          {({ at, label }) => (
            <li>
              <button type="button" class="button quiet" onClick={() => props.desk.goTo(at)}>
                {t('result.goTo', { label })}
              </button>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

function Answer(props: PanelProps & { readonly answer: CaseAnswer }): JSX.Element {
  const { t } = useText();
  const id = () => props.language.id;
  const years = (count: number): string =>
    count === 1 ? t('result.yearOne') : t('result.yearMany', { count });
  const headline = (): string => {
    const { payback, stop, horizonYears } = props.answer;
    if (stop?.eaten.kind === 'in') return t('stop.eatenUp', { month: monthName(stop.eaten.month, id()) });
    if (stop)
      return stop.eaten.kind === 'never'
        ? t('stop.neverEaten', { years: years(horizonYears) })
        : t('stop.eatenAtStart');
    if (payback.kind === 'in') return t('result.paysBack', { month: monthName(payback.month, id()) });
    return payback.kind === 'never'
      ? t('result.paysNever', { years: years(horizonYears) })
      : t('result.paysBackAtStart');
  };
  const details = (): string => {
    const { netKr, stop, horizonYears } = props.answer;
    const [loss, gain] = stop
      ? (['stop.costs', 'stop.saves'] as const)
      : (['result.lossDetails', 'result.details'] as const);
    return t(netKr < 0 ? loss : gain, {
      years: years(horizonYears),
      net: kroner(Math.abs(netKr), id()),
    });
  };
  /** What is needed, and what the person expects; in percent points of a gap, in percent of a lift. */
  const needs = (): { readonly atLeast: string; readonly expected?: string } | undefined => {
    const { needed, stop } = props.answer;
    if (!needed) return undefined;
    if (needed.kind === 'nothing') return { atLeast: t(stop ? 'stop.savesNothing' : 'result.needsNothing') };
    if (needed.kind === 'outOfReach') return { atLeast: t(stop ? 'stop.outOfReach' : 'result.outOfReach') };
    const [atLeast, expected] = (stop ? lostTexts : neededTexts)[needed.by];
    const size = (share: number): string => points(share, id()) + (needed.by === 'gap' ? '' : ' %');
    return {
      atLeast: t(atLeast, { needed: size(needed.needed) }),
      expected: t(expected, { expected: size(needed.expected) }),
    };
  };
  const sentence = (): string => [details(), needs()?.atLeast].filter(Boolean).join('; ');
  const range = (): string | undefined => {
    const { lowKr, highKr } = props.answer;
    if (lowKr === undefined || highKr === undefined) return undefined;
    return t('result.range', { low: kroner(lowKr, id()), high: kroner(highKr, id()) });
  };
  return (
    <>
      <p class="answer" data-answer>
        <strong>{headline()};</strong> {sentence()}.{' '}
        <Behind
          panel={props.panel}
          result={props.answer.stop ? 'eatenUpWeek' : 'paybackWeek'}
          label={t(props.answer.stop ? 'stop.chartEaten' : 'boards.paidIn')}
        />
      </p>
      <p class="details">
        {needs()?.expected}{' '}
        <Behind panel={props.panel} result="breakEvenEffect" label={t('register.needed')} />
      </p>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Warnings {...props} />
      <dl class="kpis">
        <Kpi
          {...props}
          result="netTotal"
          label={t('result.kpiNet', { years: years(props.answer.horizonYears) })}
          value={props.answer.netKr}
        />
        <Show when={props.answer.stop} fallback={<BeginKpis {...props} />}>
          {(stop) => <StopKpis {...props} stop={stop()} />}
        </Show>
        <Kpi {...props} result="netState" label={t('result.kpiState')} value={props.answer.stateNetKr} />
        <Show when={props.answer.presentValueKr !== undefined}>
          <Kpi
            {...props}
            result="presentValue"
            label={t('result.kpiPresent')}
            value={props.answer.presentValueKr!}
          />
        </Show>
      </dl>
      <Curve answer={props.answer} language={props.language} />
      <YearTable {...props} />
      <Behind panel={props.panel} result="yearNet" label={t('result.tableTitle')} />
      <dl class="three">
        <For
          each={
            [
              ['result.year1', 'year1', props.answer.year1Kr],
              ['result.years1To4', 'years1To4', props.answer.years1To4Kr],
              ['result.horizon', 'netTotal', props.answer.netKr],
            ] as const
          }
        >
          {([key, result, kr]) => (
            <div>
              <dt>
                {t(key)} <Behind panel={props.panel} result={result} label={t(key)} />
              </dt>
              <dd classList={{ negative: kr < 0 }}>{kroner(kr, id())}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.answer.ruleYears}>
        {(rule) => (
          <p>
            {t(props.answer.isWithinRule ? 'result.withinRule' : 'result.outsideRule', {
              years: years(rule()),
            })}{' '}
            <Behind panel={props.panel} result="withinRule" label={t('boards.paidIn')} />
          </p>
        )}
      </Show>
      <Show when={range()}>
        {(text) => (
          <p>
            {text()} <Behind panel={props.panel} result="netLow" label={t('register.range')} />
          </p>
        )}
      </Show>
      <p class="callout">{t('result.ownEstimate')}</p>
      <Show when={props.answer.ifAllKr !== undefined}>
        <p>
          {t('choices.ifAll', { net: kroner(props.answer.ifAllKr!, id()) })}{' '}
          <Behind panel={props.panel} result="netIfAll" label={t('choices.yearIfAll')} />
        </p>
      </Show>
      <p class="small">
        {t(`choices.${props.answer.tax}`)} {t('result.isolated')}
      </p>
    </>
  );
}

/** Of a case that asks whether to begin. */
function BeginKpis(props: PanelProps & { readonly answer: CaseAnswer }): JSX.Element {
  const { t } = useText();
  return (
    <>
      <div class="kpi">
        <dd>{props.answer.bcr === undefined ? '–' : ratio(props.answer.bcr, props.language.id)}</dd>
        <dt>
          {t('result.kpiBcr')}
          <Behind panel={props.panel} result="bcr" label={t('result.kpiBcr')} />
        </dt>
      </div>
      <Kpi {...props} result="deepestDraw" label={t('result.kpiDraw')} value={props.answer.deepestDrawKr} />
      <Kpi
        {...props}
        result="serviceFrame"
        label={t('result.kpiService')}
        value={props.answer.serviceFrameKr}
      />
    </>
  );
}

/** Of an effort that is stopped. */
function StopKpis(props: PanelProps & { readonly answer: CaseAnswer; readonly stop: Stop }): JSX.Element {
  const { t } = useText();
  return (
    <>
      <Kpi {...props} result="cost" label={t('stop.kpiSaved')} value={props.answer.costKr} />
      <Kpi {...props} result="saving" label={t('stop.kpiLost')} value={-props.answer.savingKr} />
      <Kpi {...props} result="highestSaving" label={t('stop.kpiHighest')} value={props.stop.highestKr} />
      <Kpi
        {...props}
        result="serviceFrame"
        label={t('stop.kpiService')}
        value={props.answer.serviceFrameKr}
      />
    </>
  );
}

function Kpi(
  props: PanelProps & {
    /** the result's key */
    readonly result: string;
    readonly label: string;
    readonly value: number;
  },
): JSX.Element {
  return (
    <div class="kpi">
      <dd classList={{ negative: props.value < 0 }}>{shortAmount(props.value, props.language.id)}</dd>
      <dt>
        {props.label}
        <Behind panel={props.panel} result={props.result} label={props.label} />
      </dt>
    </div>
  );
}

function YearTable(props: PanelProps & { readonly answer: CaseAnswer }): JSX.Element {
  const { t } = useText();
  const rows = createMemo(() => {
    const { years, stop, tax, ifAllKr, netKr } = props.answer;
    const row = (
      key: TextKey,
      sign: 1 | -1,
      pick: (year: (typeof years)[number]) => number,
      total?: number,
    ) => {
      const amounts = years.map((year) => sign * pick(year));
      return { key, amounts, total: total ?? amounts.reduce((sum, kr) => sum + kr, 0) };
    };
    const sign = stop ? -1 : 1;
    return [
      row(stop ? 'stop.lost' : 'result.saving', sign, ({ saving }) => saving),
      ...(tax === 'without' ? [] : [row('choices.yearTax', sign, (year) => year.tax)]),
      row(stop ? 'stop.saved' : 'result.cost', stop ? 1 : -1, ({ cost }) => cost),
      row('result.net', 1, ({ net }) => net),
      row('result.cumulated', 1, ({ cumulated }) => cumulated, netKr),
      ...(ifAllKr === undefined ? [] : [row('choices.yearIfAll', 1, ({ ifAll }) => ifAll)]),
      row(stop ? 'stop.service' : 'result.service', stop ? 1 : -1, ({ service }) => service),
      row('result.state', 1, ({ stateNet }) => stateNet),
    ];
  });
  return (
    <div class="year-table" tabIndex={0} role="region" aria-label={t('result.tableTitle')}>
      <table>
        <caption>
          {t('result.tableTitle')} <span>({t('result.thousand')})</span>
        </caption>
        <thead>
          <tr>
            <td />
            <For each={props.answer.years}>{({ year }) => <th scope="col">{year}</th>}</For>
            <th scope="col">{t('result.total')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr classList={{ strong: row.key === 'result.net' }}>
                <th scope="row">{t(row.key)}</th>
                <For each={[...row.amounts, row.total]}>
                  {(kr) => (
                    <td classList={{ negative: Math.round(kr / 1000) < 0 }}>
                      {thousands(kr, props.language.id)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
