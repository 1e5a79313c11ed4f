/** The answer of a portfolio: which cases give most for the money, municipality by municipality and year by year. */
import { type JSX, Show, createMemo } from 'solid-js';
import { Behind } from '../register/behind.tsx';
import { resultOf } from './result-of.ts';
import { Warnings } from '../register/warnings.tsx';
import { useText } from '../text/text.tsx';
import { type Board, boardOf, percent, plain } from './board-answer.ts';
import { BoardPanel, BoardTable, Figure, type TableRow } from './board-parts.tsx';
import { kroner, shortAmount, thousands } from './case-answer.ts';
import { Lines } from './lines.tsx';
import type { PanelProps } from './side-panel.tsx';

export default function PortfolioPanel(props: PanelProps): JSX.Element {
  const board = createMemo(() => boardOf((key) => resultOf(props.session, key)));
  const state = (): 'waiting' | 'missing' | 'answer' => {
    if (board().number('portfolioNet') === undefined) return 'waiting';
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
  const amount = (kr: number | undefined) => ({
    text: thousands(kr ?? 0, id()),
    isBad: Math.round((kr ?? 0) / 1000) < 0,
  });
  const ranking = createMemo((): readonly TableRow[] => {
    const { board } = props;
    const municipality = board.texts('rankMunicipality');
    const [rank, rate, net] = ['rankNumber', 'rankPerKrone', 'rankNet'].map((key) => board.numbers(key));
    const payback = board.texts('rankPayback');
    return board.texts('rankCase').flatMap((name, i): readonly TableRow[] => {
      if (rank![i] === undefined) return [];
      const paid = payback[i] ?? '';
      const when = /^\d+$/.test(paid) ? paid : paid === 'Senere' ? t('boards.later') : t('boards.notPaid');
      return [
        {
          head: `${rank![i]}. ${name}`,
          cells: [
            { text: municipality[i] ?? '', isText: true },
            { text: plain(rate![i], id(), 2), isBad: (rate![i] ?? 0) < 0 },
            amount(net![i]),
            { text: when },
          ],
        },
      ];
    });
  });
  const municipalities = createMemo((): readonly TableRow[] => {
    const { board } = props;
    const column = (key: string): readonly (number | undefined)[] => board.numbers(key);
    const [cases, cost, net, rate] = [
      'municipalityCases',
      'municipalityCost',
      'municipalityNet',
      'municipalityPerKrone',
    ].map(column);
    return board.texts('municipality').flatMap((name, i): readonly TableRow[] =>
      name === ''
        ? []
        : [
            {
              head: name,
              cells: [
                { text: plain(cases![i], id()) },
                amount(cost![i]),
                amount(net![i]),
                { text: plain(rate![i], id(), 2), isBad: (rate![i] ?? 0) < 0 },
              ],
            },
          ],
    );
  });
  const years = createMemo(() => {
    const { board } = props;
    const columns = ['yearCost', 'yearSaving', 'yearNet', 'yearCumulated'].map((key) => board.numbers(key));
    const all = board.texts('years').map((year, i) => ({
      year: year === 'Senere' ? t('boards.later') : year,
      amounts: columns.map((column) => column[i] ?? 0),
    }));
    const last = all.findLastIndex(({ amounts }) => amounts.slice(0, 2).some((kr) => Math.abs(kr) >= 0.5));
    return all.slice(0, last + 1);
  });
  const cases = (): number =>
    props.board.numbers('municipalityCases').reduce((sum: number, count) => sum + (count ?? 0), 0);
  const counted = (count: number, word: 'case' | 'municipality'): string =>
    count === 1 ? t(`boards.portfolio.${word}One`) : t(`boards.portfolio.${word}Many`, { count });
  const estimate = (): number | undefined => props.board.number('estimateShare');
  return (
    <>
      <p class="answer" data-answer>
        <strong>
          {t(number('portfolioNet') < 0 ? 'boards.portfolio.headlineLoss' : 'boards.portfolio.headline', {
            net: kroner(Math.abs(number('portfolioNet')), id()),
          })}
          ;
        </strong>{' '}
        {t('boards.portfolio.details', {
          cases: counted(cases(), 'case'),
          municipalities: counted(municipalities().length, 'municipality'),
        })}
        . <Behind panel={props.panel} result="portfolioNet" label={t('boards.net')} />
      </p>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Warnings {...props} />
      <dl class="kpis">
        <Figure
          panel={props.panel}
          result="netPerKrone"
          label={t('boards.perKrone')}
          value={plain(props.board.number('netPerKrone'), id(), 2)}
        />
        <Figure
          panel={props.panel}
          result="cost"
          label={t('boards.portfolio.kpiCost')}
          value={shortAmount(number('cost'), id())}
        />
        <Figure
          panel={props.panel}
          result="persons"
          label={t('boards.portfolio.kpiPersons')}
          value={plain(number('persons'), id())}
        />
        <Figure
          panel={props.panel}
          result="doubleCounted"
          label={t('boards.portfolio.kpiDouble')}
          value={shortAmount(number('doubleCounted'), id())}
        />
      </dl>
      <BoardTable
        panel={props.panel}
        result="rankPerKrone"
        title={t('boards.portfolio.ranking')}
        unit={t('result.thousand')}
        head={[
          t('boards.portfolio.case'),
          t('boards.portfolio.municipality'),
          t('boards.perKrone'),
          t('boards.net'),
          t('boards.paidIn'),
        ]}
        rows={ranking()}
      />
      <BoardTable
        panel={props.panel}
        result="municipalityNet"
        title={t('boards.portfolio.municipalities')}
        unit={t('result.thousand')}
        head={[
          '',
          t('boards.portfolio.cases'),
          t('boards.portfolio.cost'),
          t('boards.net'),
          t('boards.perKrone'),
        ]}
        rows={municipalities()}
      />
      <Lines
        title={t('boards.portfolio.chart')}
        labels={years().map(({ year }) => year)}
        lines={[
          {
            look: 'main',
            label: t('boards.portfolio.chart'),
            amountsKr: years().map(({ amounts }) => amounts[3]),
          },
        ]}
        language={props.language}
      />
      <BoardTable
        panel={props.panel}
        result="yearNet"
        title={t('boards.portfolio.years')}
        unit={t('result.thousand')}
        head={[
          t('boards.year'),
          t('boards.portfolio.cost'),
          t('boards.saving'),
          t('boards.net'),
          t('boards.cumulated'),
        ]}
        rows={years().map(({ year, amounts }) => ({ head: year, cells: amounts.map(amount) }))}
      />
      <Show when={(estimate() ?? 0) > 0}>
        <p class="callout">
          {t('boards.portfolio.estimate', { share: percent(estimate(), id()) })}{' '}
          <Behind panel={props.panel} result="estimateShare" label={t('register.grade.estimate')} />
        </p>
      </Show>
    </>
  );
}
