/** The answer of a follow-up: go on or stop and why, the light with the rule that gives it, and where it is heading. */
import { For, type JSX, Show, createMemo } from 'solid-js';
import { formatValue } from '#model';
import { Behind } from '../register/behind.tsx';
import { resultOf } from './result-of.ts';
import { Warnings } from '../register/warnings.tsx';
import { useText } from '../text/text.tsx';
import { type Board, boardOf, percent, plain, sentence } from './board-answer.ts';
import { BoardPanel, Figure } from './board-parts.tsx';
import { kroner, monthName, shortAmount } from './case-answer.ts';
import { Lines } from './lines.tsx';
import type { PanelProps } from './side-panel.tsx';

type LightName = 'green' | 'yellow' | 'red' | 'none';
const lights: Readonly<Record<string, LightName>> = { Grøn: 'green', Gul: 'yellow', Rød: 'red' };
const words = ['optag', 'frafald', 'afgang', 'udgift', 'uger'] as const;
const choices = ['fortsæt', 'justér', 'udvid', 'stop'] as const;
/** Decisions shown beside the sheets; the sheet has all. */
const latest = 3;

export default function FollowUpPanel(props: PanelProps): JSX.Element {
  const board = createMemo(() => boardOf((key) => resultOf(props.session, key)));
  const state = (): 'waiting' | 'missing' | 'answer' => {
    if (board().number('followUpNet') === undefined) return 'waiting';
    return board().text('checkFilled') === 'OK' ? 'answer' : 'missing';
  };
  return (
    <BoardPanel state={state()}>
      <Answer {...props} board={board()} />
    </BoardPanel>
  );
}

/** Each light has a shape of its own, and its word. */
function Lamp(props: {
  readonly light: LightName;
  readonly isLarge?: boolean;
  readonly text?: string;
}): JSX.Element {
  const { t } = useText();
  const shapes: Readonly<Record<LightName, string>> = {
    green: 'M6 1 a5 5 0 1 0 .01 0 Z',
    yellow: 'M6 1 L11.4 10.6 H.6 Z',
    red: 'M1.5 1.5 H10.5 V10.5 H1.5 Z',
    none: 'M6 1.5 a4.5 4.5 0 1 0 .01 0 Z',
  };
  return (
    <span class="lamp" classList={{ large: props.isLarge === true }}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path class={props.light} d={shapes[props.light]} />
      </svg>
      {props.text ?? t(`boards.followUp.light.${props.light}`)}
    </span>
  );
}

function Answer(props: PanelProps & { readonly board: Board }): JSX.Element {
  const { t } = useText();
  const id = () => props.language.id;
  const number = (key: string): number => props.board.number(key) ?? 0;
  const say = (key: string): string => kroner(number(key), id());
  const share = (key: string): string => `${percent(props.board.number(key), id())} %`;
  const light = (key: string): LightName => lights[props.board.text(key)] ?? 'none';
  const decision = (): 'stop' | 'continue' | 'none' => {
    const said = props.board.text('decision');
    return said === 'Stop' ? 'stop' : said === 'Fortsæt' ? 'continue' : 'none';
  };
  const last = (): number => number('lastMonth');
  const month = (): string => monthName(props.board.numbers('months')[last() - 1] ?? 0, id());
  const reasonOfLight = (): string => {
    const values = { months: number('redInARow'), limit: number('stopMonths') };
    if (number('redInARow') === 0) return t('boards.followUp.notRed', values);
    return t(
      number('redInARow') >= number('stopMonths') ? 'boards.followUp.tooLongRed' : 'boards.followUp.redSoFar',
      values,
    );
  };
  const reasonOfNet = (): string => {
    const limit = props.board.number('stopNet');
    const net = say('followUpNet');
    if (limit === undefined) return t('boards.followUp.netFree', { net });
    return t(number('followUpNet') < limit ? 'boards.followUp.netTooLow' : 'boards.followUp.netFine', {
      net,
      limit: kroner(limit, id()),
    });
  };
  const months = createMemo(() => {
    const columns = ['planCumulated', 'forecastCumulated'].map((key) => props.board.numbers(key));
    return props.board.numbers('months').map((serial, i) => ({
      label: formatValue(serial ?? 0, 'mmm yy', id()).text,
      plan: columns[0]![i],
      forecast: columns[1]![i],
    }));
  });
  const paybackText = (key: string): string => {
    const serial = props.board.number(key);
    return serial === undefined ? t('boards.notPaid') : formatValue(serial, 'mmm yyyy', id()).text;
  };
  const log = createMemo(() => {
    const dates = props.board.numbers('logDate');
    const [choice, why, who] = ['logChoice', 'logWhy', 'logWho'].map((key) => props.board.texts(key));
    return choice!
      .flatMap((said, i) => {
        if (said === '' && why![i] === '') return [];
        const known = choices.find((one) => one === said);
        return [
          {
            serial: dates[i] ?? 0,
            date: dates[i] === undefined ? '' : formatValue(dates[i], 'dd-mm-yyyy', id()).text,
            said: known ? t(`boards.followUp.choice.${known}`) : said,
            rest: [why![i], who![i]].filter((text) => text !== '').join(' · '),
          },
        ];
      })
      .sort((a, b) => b.serial - a.serial)
      .slice(0, latest);
  });
  const range = (): string | undefined => {
    const [low, high] = [props.board.number('netLow'), props.board.number('netHigh')];
    if (low === undefined || high === undefined) return undefined;
    return t('boards.range', { low: kroner(low, id()), high: kroner(high, id()) });
  };
  return (
    <>
      <p class="answer" data-answer>
        <strong>{t(`boards.followUp.decision.${decision()}`)}</strong>
        <Show when={decision() === 'none'}>{t('boards.followUp.noneHelp')}</Show>
      </p>
      <Show when={decision() !== 'none'}>
        <p>
          <Lamp
            light={light('light')}
            isLarge
            text={t('boards.followUp.lightNow', {
              month: month(),
              light: t(`boards.followUp.light.${light('light')}`),
            })}
          />
        </p>
        <p>
          {reasonOfLight()} {sentence(reasonOfNet())}{' '}
          <Behind panel={props.panel} result="decision" label={t(`boards.followUp.decision.${decision()}`)} />
        </p>
      </Show>
      <Show when={props.session.isExample()}>
        <p class="callout">{t('result.exampleNote')}</p>
      </Show>
      <Warnings {...props} />
      <dl class="kpis">
        <Figure
          panel={props.panel}
          result="followUpNet"
          label={t('boards.followUp.kpiForecast')}
          value={shortAmount(number('followUpNet'), id())}
          isBad={number('followUpNet') < 0}
        />
        <Figure
          panel={props.panel}
          result="planNet"
          label={t('boards.followUp.kpiPlan')}
          value={shortAmount(number('planNet'), id())}
          isBad={number('planNet') < 0}
        />
        <Figure
          panel={props.panel}
          result="netDeviation"
          label={t('boards.followUp.kpiDeviation')}
          value={shortAmount(number('netDeviation'), id())}
          isBad={number('netDeviation') < 0}
        />
        <Figure
          panel={props.panel}
          result="paybackMonth"
          label={t('boards.followUp.kpiPayback')}
          value={paybackText('paybackMonth')}
        />
      </dl>
      <div class="year-table" tabIndex={0} role="region" aria-label={t('boards.followUp.measures')}>
        <table>
          <caption>
            {t('boards.followUp.measures')}{' '}
            <Behind panel={props.panel} result="light" label={t('boards.followUp.measures')} />
          </caption>
          <thead>
            <tr>
              <th scope="col" class="first">
                {t('boards.followUp.measure')}
              </th>
              <th scope="col">{t('boards.followUp.plan')}</th>
              <th scope="col">{t('boards.followUp.actual')}</th>
              <th scope="col" class="words">
                {t('boards.followUp.light5')}
              </th>
              <th scope="col">{t('boards.followUp.forecast')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={words}>
              {(word) => (
                <tr>
                  <th scope="row">{t(`boards.followUp.word.${word}`)}</th>
                  <td>{plain(props.board.number(`planSoFar_${word}`), id())}</td>
                  <td>{plain(props.board.number(`actualSoFar_${word}`), id())}</td>
                  <td class="words">
                    <Lamp light={light(`light_${word}`)} />
                  </td>
                  <td>{plain(props.board.number(`forecast_${word}`), id())}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Lines
        title={t('boards.followUp.chart')}
        labels={months().map(({ label }) => label)}
        lines={[
          {
            look: last() > 0 ? 'main' : 'forecast',
            label: t(last() > 0 ? 'boards.followUp.chartActual' : 'boards.followUp.chartForecast'),
            amountsKr: months().map(({ forecast }, i) => (last() === 0 || i < last() ? forecast : undefined)),
          },
          {
            look: 'forecast',
            label: t('boards.followUp.chartForecast'),
            amountsKr: months().map(({ forecast }, i) => (i >= last() - 1 ? forecast : undefined)),
          },
          {
            look: 'plan',
            label: t('boards.followUp.chartPlan'),
            amountsKr: months().map(({ plan }) => plan),
          },
        ]}
        language={props.language}
      />
      <Show when={range()}>
        {(text) => (
          <p>
            {text()} <Behind panel={props.panel} result="netLow" label={t('register.range')} />
          </p>
        )}
      </Show>
      <div class="part">
        <h3>{t('boards.followUp.ruleHeading')}</h3>
        <p>{t('boards.followUp.ruleLight', { yellow: share('yellowLimit'), red: share('redLimit') })}</p>
        <p>
          {sentence(
            t(
              props.board.number('stopNet') === undefined
                ? 'boards.followUp.ruleStopNoNet'
                : 'boards.followUp.ruleStop',
              { months: number('stopMonths'), net: say('stopNet') },
            ),
          )}
        </p>
        <p>{t('boards.followUp.ruleForecast')}</p>
      </div>
      <div class="part">
        <h3>{t('boards.followUp.log')}</h3>
        <Show when={log().length > 0} fallback={<p>{t('boards.followUp.noLog')}</p>}>
          <ul class="decisions">
            <For each={log()}>
              {(entry) => (
                <li>
                  {entry.date} <strong>{entry.said}</strong> {entry.rest}
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </>
  );
}
