/** The answer of a measurement: how results go with timely interviews and passive weeks, and who stands where. */
import { type JSX, Show, createMemo } from 'solid-js';
import { Behind } from '../register/behind.tsx';
import { resultOf } from './result-of.ts';
import { Warnings } from '../register/warnings.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import { type Board, boardOf, percent, plain } from './board-answer.ts';
import { BoardPanel, BoardTable, type TableRow } from './board-parts.tsx';
import { Scatter, type ScatterPoint } from './scatter.tsx';
import type { PanelProps } from './side-panel.tsx';

const readings: Readonly<Record<string, TextKey>> = {
  'Ingen sikker sammenhæng': 'boards.measurement.noPattern',
  'Bedre resultater følges med højere rettidighed': 'boards.measurement.timelyBetter',
  'Bedre resultater følges med lavere rettidighed': 'boards.measurement.timelyWorse',
};

export default function MeasurementPanel(props: PanelProps): JSX.Element {
  const board = createMemo(() => boardOf((key) => resultOf(props.session, key)));
  const state = (): 'waiting' | 'missing' | 'answer' => {
    if (board().text('checkFilled') === '') return 'waiting';
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
  const number = (key: string): number | undefined => props.board.number(key);
  const municipalities = createMemo(() => {
    const { board } = props;
    const column = (key: string): readonly (number | undefined)[] => board.numbers(key);
    const [rank, result, timeliness, passive, difference] = [
      'rankNumber',
      'rankResult',
      'rankTimeliness',
      'rankPassive',
      'rankDifference',
    ].map(column);
    const own = board.texts('rankOwn');
    return board.texts('rankName').flatMap((name, i) =>
      rank![i] === undefined
        ? []
        : [
            {
              name,
              rank: rank![i],
              result: result![i],
              timeliness: timeliness![i],
              passive: passive![i],
              difference: difference![i],
              isOwn: own[i] === 'egen',
            },
          ],
    );
  });
  const pointsOf = (pick: 'timeliness' | 'passive'): readonly ScatterPoint[] =>
    municipalities().flatMap(({ name, result, isOwn, ...one }) => {
      const x = one[pick];
      return x === undefined || result === undefined ? [] : [{ name, x, y: result, isOwn }];
    });
  const r = (key: string): string => plain(number(key), id(), 2);
  const correlation = (word: 'timeliness' | 'passive'): string => {
    const key = word === 'timeliness' ? 'measurementR' : 'passiveR';
    const n = number(`${word}Count`) ?? 0;
    if (number(key) === undefined) return t('boards.measurement.noCorrelation', { n });
    if (number(`${word}Low`) === undefined) return t('boards.measurement.correlationBare', { r: r(key), n });
    return t('boards.measurement.correlation', {
      r: r(key),
      low: r(`${word}Low`),
      high: r(`${word}High`),
      n,
    });
  };
  const spoken = (word: 'timeliness' | 'passive', title: TextKey): string =>
    t('boards.measurement.chartText', {
      title: t(title),
      n: pointsOf(word).length,
      correlation: correlation(word),
    });
  const own = (): string | undefined => {
    const [result, timely] = [number('ownResult'), number('ownTimeliness')];
    if (result === undefined || timely === undefined) return undefined;
    return t('boards.measurement.own', { name: props.board.text('ownName'), result, timely });
  };
  const ownDifference = (): string => {
    const places = number('ownDifference') ?? 0;
    if (places === 0) return t('boards.measurement.ownSame');
    return t(places > 0 ? 'boards.measurement.ownBetter' : 'boards.measurement.ownWorse', {
      places: Math.abs(places),
    });
  };
  const rows = (): readonly TableRow[] =>
    municipalities().map(({ rank, name, result, timeliness, passive, difference, isOwn }) => ({
      head: `${rank}. ${name}`,
      isStrong: isOwn,
      cells: [
        { text: result === undefined ? '–' : plainest(result) },
        { text: timeliness === undefined ? '–' : `${percent(timeliness, id())} %` },
        { text: passive === undefined ? '–' : plainest(passive) },
        { text: difference === undefined ? '–' : (difference > 0 ? '+' : '') + plain(difference, id()) },
      ],
    }));
  /** Without digits that say nothing. */
  const plainest = (value: number): string => plain(value, id(), Number.isInteger(value) ? 0 : 1);
  return (
    <>
      <p class="answer" data-answer>
        <strong>{t(readings[props.board.text('timelinessReading')] ?? 'boards.measurement.tooFew')}</strong>{' '}
        <Behind
          panel={props.panel}
          result="timelinessReading"
          label={t('boards.measurement.chartTimeliness')}
        />
      </p>
      <p class="callout">{t('boards.measurement.caution')}</p>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Warnings {...props} />
      <Show when={own()}>
        {(text) => (
          <p>
            {text()} {ownDifference()}{' '}
            <Behind panel={props.panel} result="ownDifference" label={t('boards.measurement.difference')} />
          </p>
        )}
      </Show>
      <Scatter
        title={t('boards.measurement.chartTimeliness')}
        detail={correlation('timeliness')}
        spoken={spoken('timeliness', 'boards.measurement.chartTimeliness')}
        xLabel={t('boards.measurement.timeliness')}
        yLabel={props.board.text('resultName') || t('boards.measurement.result')}
        points={pointsOf('timeliness')}
        xText={(value) => `${percent(value, id())} %`}
        yText={plainest}
      />
      <p>
        {t('boards.measurement.fields', {
          good: number('goodNotTimely') ?? 0,
          timely: number('timelyNotGood') ?? 0,
        })}{' '}
        <Behind panel={props.panel} result="goodNotTimely" label={t('boards.measurement.timeliness')} />
      </p>
      <Scatter
        title={t('boards.measurement.chartPassive')}
        detail={correlation('passive')}
        spoken={spoken('passive', 'boards.measurement.chartPassive')}
        xLabel={props.board.text('passiveName') || t('boards.measurement.passive')}
        yLabel={props.board.text('resultName') || t('boards.measurement.result')}
        points={pointsOf('passive')}
        xText={plainest}
        yText={plainest}
      />
      <p>
        <Behind panel={props.panel} result="passiveR" label={t('boards.measurement.chartPassive')} />
      </p>
      <BoardTable
        panel={props.panel}
        result="rankResult"
        title={t('boards.measurement.ranking')}
        head={[
          t('boards.measurement.municipality'),
          t('boards.measurement.result'),
          t('boards.measurement.timeliness'),
          t('boards.measurement.passive'),
          t('boards.measurement.difference'),
        ]}
        rows={rows()}
      />
      <p class="small">{t('boards.measurement.differenceHelp')}</p>
      <Show when={props.board.text('source')}>
        {(source) => <p class="small">{t('boards.measurement.source', { source: source() })}</p>}
      </Show>
    </>
  );
}
