/** The answer beside the sheets: does it pay, when, how little is enough, and the figures behind it, live. */
import { For, type JSX, Match, Show, Switch, createMemo } from 'solid-js';
import type { CellId, Language } from '#model';
import { type TextKey, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import {
  type CaseAnswer,
  type CaseState,
  type CheckKey,
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
  const warnings = (): readonly CheckKey[] => {
    const now = state();
    return now.kind === 'answer' ? now.warnings : [];
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
        <Match when={answer()}>
          {(found) => <Answer {...props} answer={found()} warnings={warnings()} />}
        </Match>
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

function Answer(
  props: PanelProps & { readonly answer: CaseAnswer; readonly warnings: readonly CheckKey[] },
): JSX.Element {
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
  const goToCheck = (key: CheckKey): void => {
    const area = props.session.resultArea(key);
    const sheet = area && props.session.workbook.sheetOf(area.sheet);
    const at = sheet && props.session.workbook.cellAt(sheet, area.firstRow, area.firstColumn);
    if (at) props.desk.goTo(at);
  };
  return (
    <>
      <p class="answer" data-answer>
        <strong>{headline()};</strong> {sentence()}.
      </p>
      <Show when={needs()?.expected}>{(text) => <p class="details">{text()}</p>}</Show>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Show when={props.warnings.length > 0}>
        <div class="callout bad">
          <strong>{t('result.checks')}</strong>
          <ul class="missing">
            <For each={props.warnings}>
              {(key) => (
                <li>
                  <button type="button" class="button quiet" onClick={() => goToCheck(key)}>
                    {t(`result.check.${key}` as TextKey)}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
      <dl class="kpis">
        <Kpi
          label={t('result.kpiNet', { years: years(props.answer.horizonYears) })}
          value={props.answer.netKr}
          language={props.language}
        />
        <div class="kpi">
          <dd>{props.answer.bcr === undefined ? '–' : ratio(props.answer.bcr, id())}</dd>
          <dt>{t('result.kpiBcr')}</dt>
        </div>
        <Kpi label={t('result.kpiDraw')} value={props.answer.deepestDrawKr} language={props.language} />
        <Kpi label={t('result.kpiService')} value={props.answer.serviceFrameKr} language={props.language} />
        <Kpi label={t('result.kpiState')} value={props.answer.stateNetKr} language={props.language} />
        <Show when={props.answer.presentValueKr !== undefined}>
          <Kpi
            label={t('result.kpiPresent')}
            value={props.answer.presentValueKr!}
            language={props.language}
          />
        </Show>
      </dl>
      <Curve answer={props.answer} language={props.language} />
      <YearTable {...props} />
      <dl class="three">
        <For
          each={
            [
              ['result.year1', props.answer.year1Kr],
              ['result.years1To4', props.answer.years1To4Kr],
              ['result.horizon', props.answer.netKr],
            ] as const
          }
        >
          {([key, kr]) => (
            <div>
              <dt>{t(key)}</dt>
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
      <Show when={range()}>{(text) => <p>{text()}</p>}</Show>
      <p class="callout">{t('result.ownEstimate')}</p>
      <p class="small">{t('result.isolated')}</p>
    </>
  );
}

function Kpi(props: {
  readonly label: string;
  readonly value: number;
  readonly language: Language;
}): JSX.Element {
  return (
    <div class="kpi">
      <dd classList={{ negative: props.value < 0 }}>{shortAmount(props.value, props.language.id)}</dd>
      <dt>{props.label}</dt>
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
