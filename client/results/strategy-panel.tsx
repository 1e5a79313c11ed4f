/** The answer of a strategy: when it pays for itself, whether a published year can be right, year by year, effort by effort. */
import { type JSX, Show, createMemo } from 'solid-js';
import { Behind } from '../register/behind.tsx';
import { resultOf } from './result-of.ts';
import { Warnings } from '../register/warnings.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import { type Board, boardOf, percent, plain, sentence } from './board-answer.ts';
import { BoardPanel, BoardTable, Figure, type TableRow } from './board-parts.tsx';
import { kroner, shortAmount, thousands } from './case-answer.ts';
import { type Line, Lines } from './lines.tsx';
import type { PanelProps } from './side-panel.tsx';
import { Three } from './three.tsx';

const verdictTexts: Readonly<Record<string, TextKey>> = {
  OK: 'boards.strategy.agrees',
  'Anden fordeling': 'boards.strategy.otherProfile',
  'Ikke fordelingen': 'boards.strategy.notTheProfile',
};

export default function StrategyPanel(props: PanelProps): JSX.Element {
  const board = createMemo(() => boardOf((key) => resultOf(props.session, key)));
  const state = (): 'waiting' | 'missing' | 'answer' => {
    if (board().number('strategyNet') === undefined) return 'waiting';
    return board().text('checkFilled') === 'OK' ? 'answer' : 'missing';
  };
  return (
    <BoardPanel state={state()}>
      <Answer {...props} board={board()} />
    </BoardPanel>
  );
}

function Answer(props: PanelProps & { readonly board: Board }): JSX.Element {
  const { t } = useText();
  const id = () => props.language.id;
  const number = (key: string): number => props.board.number(key) ?? 0;
  const say = (kr: number | undefined): string => kroner(kr ?? 0, id());
  const year = (key: string): string =>
    props.board.number(key) === undefined ? t('boards.notPaid') : String(props.board.number(key));
  const details = (): string => {
    const net = say(Math.abs(number('strategyNet')));
    const share = props.board.number('breakEvenShare');
    if (number('strategyNet') >= 0) return t('boards.strategy.gain', { net, share: percent(share, id()) });
    if (share === undefined || share < 0) return t('boards.strategy.loss', { net });
    return t('boards.strategy.lossShare', { net, share: percent(share, id()) });
  };
  const verdict = (): TextKey | undefined => verdictTexts[props.board.text('profileVerdict')];
  const years = createMemo(() => {
    const columns = ['years', 'yearInvestment', 'yearSaving', 'yearNet', 'yearCumulated', 'yearService'].map(
      (key) => props.board.numbers(key),
    );
    return (columns[0] ?? []).flatMap((of, i) =>
      of === undefined ? [] : [{ of, amounts: columns.slice(1).map((column) => column[i] ?? 0) }],
    );
  });
  const yearRows = (): readonly TableRow[] =>
    years().map(({ of, amounts }) => ({
      head: String(of),
      cells: amounts.map((kr) => ({ text: thousands(kr, id()), isBad: Math.round(kr / 1000) < 0 })),
    }));
  const efforts = createMemo(() => {
    const { board } = props;
    const column = (key: string): readonly (number | undefined)[] => board.numbers(key);
    const [investment, saving, net] = ['effortInvestment', 'effortSaving', 'effortNet'].map(column);
    const payback = board.texts('effortPayback');
    return board.texts('effortName').flatMap((name, i) => {
      const amounts = [investment![i] ?? 0, saving![i] ?? 0, net![i] ?? 0];
      return amounts.every((kr) => kr === 0) ? [] : [{ i, name, amounts, payback: payback[i] ?? '' }];
    });
  });
  const effortRows = (): readonly TableRow[] =>
    efforts().map(({ i, name, amounts, payback }) => ({
      head: `${i + 1}. ${name}`,
      cells: [
        ...amounts.map((kr) => ({ text: thousands(kr, id()), isBad: Math.round(kr / 1000) < 0 })),
        { text: /^\d+$/.test(payback) ? payback : t('boards.notPaid') },
      ],
    }));
  const lines = createMemo((): readonly Line[] => {
    const count = years().length;
    const all = props.board.numbers('effortCumulated');
    const width = props.board.texts('effortName').length;
    return [
      {
        look: 'main',
        label: t('boards.strategy.chartAll'),
        amountsKr: props.board.numbers('yearCumulated').slice(0, count),
      },
      ...(efforts().length > 1
        ? efforts().map(({ i }): Line => ({
            look: 'thin',
            label: t('boards.strategy.chartEffort'),
            mark: String(i + 1),
            amountsKr: Array.from({ length: count }, (_, of) => all[of * width + i]),
          }))
        : []),
      ...(verdict()
        ? [
            {
              look: 'plan' as const,
              label: t('boards.strategy.chartEven'),
              amountsKr: props.board.numbers('evenCumulated').slice(0, count),
            },
          ]
        : []),
    ];
  });
  const range = (): string | undefined => {
    const [low, high] = [props.board.number('netLow'), props.board.number('netHigh')];
    if (low === undefined || high === undefined) return undefined;
    return t('boards.range', { low: say(low), high: say(high) });
  };
  const paidAt = (): number | undefined => {
    const at = years().findIndex(({ of }) => of === props.board.number('paybackYear'));
    return at === -1 ? undefined : at;
  };
  return (
    <>
      <p class="answer" data-answer>
        <strong>
          {props.board.number('paybackYear') === undefined
            ? t('boards.strategy.paysNever')
            : t('boards.strategy.paysBack', { year: year('paybackYear') })}
          ;
        </strong>{' '}
        {sentence(details())} <Behind panel={props.panel} result="paybackYear" label={t('boards.paidIn')} />
      </p>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Warnings {...props} />
      <Show when={verdict()}>
        {(key) => (
          <div class="callout part">
            <h3>{t('boards.strategy.profile')}</h3>
            <p>{t(key(), { published: year('publishedYear'), year: year('paybackYear') })}</p>
            <p>
              {t('boards.strategy.spread', {
                even: year('evenYear'),
                earliest: year('earliestYear'),
                latest: year('latestYear'),
              })}{' '}
              <Behind panel={props.panel} result="evenYear" label={t('boards.strategy.profile')} />
            </p>
          </div>
        )}
      </Show>
      <dl class="kpis">
        <Figure
          panel={props.panel}
          result="strategyNet"
          label={t('boards.strategy.kpiNet')}
          value={shortAmount(number('strategyNet'), id())}
          isBad={number('strategyNet') < 0}
        />
        <Figure
          panel={props.panel}
          result="bcr"
          label={t('boards.strategy.kpiBcr')}
          value={plain(props.board.number('bcr'), id(), 2)}
        />
        <Figure
          panel={props.panel}
          result="investment"
          label={t('boards.strategy.kpiInvestment')}
          value={shortAmount(number('investment'), id())}
        />
        <Figure
          panel={props.panel}
          result="serviceFrame"
          label={t('boards.strategy.kpiService')}
          value={shortAmount(number('serviceFrame'), id())}
        />
        <Figure
          panel={props.panel}
          result="doubleCounted"
          label={t('boards.strategy.kpiDouble')}
          value={shortAmount(number('doubleCounted'), id())}
        />
        <Figure
          panel={props.panel}
          result="personsOnce"
          label={t('boards.strategy.kpiPersons')}
          value={plain(number('personsOnce'), id())}
        />
      </dl>
      <Lines
        title={t('boards.strategy.chart')}
        labels={years().map(({ of }) => String(of))}
        lines={lines()}
        paidAt={paidAt()}
        language={props.language}
      />
      <BoardTable
        panel={props.panel}
        result="yearNet"
        title={t('boards.perYear')}
        unit={t('result.thousand')}
        head={[
          t('boards.year'),
          t('boards.strategy.investment'),
          t('boards.saving'),
          t('boards.net'),
          t('boards.cumulated'),
          t('boards.strategy.service'),
        ]}
        rows={yearRows()}
      />
      <Three
        panel={props.panel}
        year1Kr={number('year1')}
        years1To4Kr={number('years1To4')}
        horizonKr={number('strategyNet')}
        language={props.language}
      />
      <BoardTable
        panel={props.panel}
        result="effortNet"
        title={t('boards.strategy.efforts')}
        unit={t('result.thousand')}
        head={['', t('boards.strategy.investment'), t('boards.saving'), t('boards.net'), t('boards.paidIn')]}
        rows={effortRows()}
      />
      <p>
        {t(
          props.board.text('withinRule') === 'ja'
            ? 'boards.strategy.withinRule'
            : 'boards.strategy.outsideRule',
          { years: number('ruleYears') },
        )}{' '}
        <Behind panel={props.panel} result="withinRule" label={t('boards.paidIn')} />
      </p>
      <Show when={range()}>
        {(text) => (
          <p>
            {text()} <Behind panel={props.panel} result="netLow" label={t('register.range')} />
          </p>
        )}
      </Show>
    </>
  );
}
