/** The answer beside the sheets: does it pay, when, how little is enough, and the figures behind it, live. */
import { For, type JSX, Match, Show, Switch, createMemo } from 'solid-js';
import type { CellId } from '#model';
import { Behind } from '../register/behind.tsx';
import { Warnings } from '../register/warnings.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import {
  type CaseAnswer,
  type CaseState,
  type NeededBy,
  isMissing,
  kroner,
  monthName,
  neededKeys,
  points,
  ratio,
  readCase,
  shortAmount,
  thousands,
} from './case-answer.ts';
import { Curve } from './curve.tsx';
import type { PanelProps } from './side-panel.tsx';
import './case-panel.css';

export default function CasePanel(props: PanelProps): JSX.Element {
  const { t } = useText();
  const state = createMemo((): CaseState => readCase((key) => props.session.result(key)));
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
        <Match when={answer()}>{(found) => <Answer {...props} answer={found()} />}</Match>
      </Switch>
    </section>
  );
}

const neededTexts = {
  gap: ['result.needsGap', 'result.expectsGap'],
  lift: ['result.needsLift', 'result.expectsLift'],
  share: ['goingOn.needs', 'goingOn.expects'],
} as const satisfies Record<NeededBy, readonly [TextKey, TextKey]>;

interface MissingInput {
  readonly at: CellId;
  readonly label: string;
}

/** What must be filled in before there is an answer, each named by the text beside it, or above it in a table. */
function missingInputs(session: WorkbookSession): readonly MissingInput[] {
  const { workbook } = session;
  return neededKeys(session.result('effectKind')?.[0]).flatMap((key) => {
    // What is missing may be calculated; then the template says what to fill in.
    const area = session.resultArea(`${key}At`) ?? session.resultArea(key);
    const sheet = area && workbook.sheetOf(area.sheet);
    if (!area || !sheet || !isMissing(session.result(key) ?? [])) return [];
    const textAt = (row: number, column: number): string => {
      const at = workbook.cellAt(sheet, row, column);
      const content = at && workbook.contentAt(at);
      return content?.kind === 'text' ? content.value : '';
    };
    const { firstRow, lastRow, firstColumn } = area;
    const at = workbook.cellAt(sheet, firstRow, firstColumn);
    const text = firstRow === lastRow ? textAt(firstRow, 0) : textAt(firstRow - 1, firstColumn);
    return at ? [{ at, label: `${workbook.sheetName(sheet.id)}: ${text}` }] : [];
  });
}

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
    const { payback, horizonYears } = props.answer;
    if (payback.kind === 'in') return t('result.paysBack', { month: monthName(payback.month, id()) });
    return payback.kind === 'never'
      ? t('result.paysNever', { years: years(horizonYears) })
      : t('result.paysBackAtStart');
  };
  const details = (): string => {
    const { netKr, horizonYears } = props.answer;
    return t(netKr < 0 ? 'result.lossDetails' : 'result.details', {
      years: years(horizonYears),
      net: kroner(Math.abs(netKr), id()),
    });
  };
  /** What is needed, and what the person expects; in percent points of a gap, in percent of a lift. */
  const needs = (): { readonly atLeast: string; readonly expected?: string } | undefined => {
    const { needed } = props.answer;
    if (!needed) return undefined;
    if (needed.kind === 'nothing') return { atLeast: t('result.needsNothing') };
    if (needed.kind === 'outOfReach') return { atLeast: t('result.outOfReach') };
    const [atLeast, expected] = neededTexts[needed.by];
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
        <strong>{headline()};</strong> {sentence()}.
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
        <div class="kpi">
          <dd>{props.answer.bcr === undefined ? '–' : ratio(props.answer.bcr, id())}</dd>
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
            })}
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
      <p class="small">{t('result.isolated')}</p>
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
    const { years } = props.answer;
    const row = (
      key: TextKey,
      sign: 1 | -1,
      pick: (year: (typeof years)[number]) => number,
      total?: number,
    ) => {
      const amounts = years.map((year) => sign * pick(year));
      return { key, amounts, total: total ?? amounts.reduce((sum, kr) => sum + kr, 0) };
    };
    return [
      row('result.saving', 1, ({ saving }) => saving),
      row('result.cost', -1, ({ cost }) => cost),
      row('result.net', 1, ({ net }) => net),
      row('result.cumulated', 1, ({ cumulated }) => cumulated, props.answer.netKr),
      row('result.service', -1, ({ service }) => service),
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
