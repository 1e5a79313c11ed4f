/** What the panels of the boards are made of: key figures, tables that scroll by themselves, and a place for no answer. */
import { For, type JSX, Show } from 'solid-js';
import { Behind } from '../register/behind.tsx';
import type { PanelState } from '../register/panel-state.ts';
import { useText } from '../text/text.tsx';
import './boards.css';

export function Figure(props: {
  readonly panel: PanelState;
  /** the key of the result that it shows */
  readonly result: string;
  readonly label: string;
  readonly value: string;
  readonly isBad?: boolean | undefined;
}): JSX.Element {
  return (
    <div class="kpi">
      <dd classList={{ negative: props.isBad === true }}>{props.value}</dd>
      <dt>
        {props.label}
        <Behind panel={props.panel} result={props.result} label={props.label} />
      </dt>
    </div>
  );
}

export interface TableCell {
  readonly text: string;
  readonly isBad?: boolean;
  /** names and words stand to the left */
  readonly isText?: boolean;
}

export interface TableRow {
  readonly head: string;
  readonly cells: readonly TableCell[];
  readonly isStrong?: boolean;
}

export function BoardTable(props: {
  readonly panel: PanelState;
  /** the key of the result that it shows */
  readonly result: string;
  readonly title: string;
  readonly unit?: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}): JSX.Element {
  return (
    <div class="year-table" tabIndex={0} role="region" aria-label={props.title}>
      <table>
        <caption>
          {props.title} <Show when={props.unit}>{(unit) => <span>({unit()})</span>}</Show>{' '}
          <Behind panel={props.panel} result={props.result} label={props.title} />
        </caption>
        <thead>
          <tr>
            <For each={props.head}>
              {(text, i) => (
                <Show when={text !== ''} fallback={<td />}>
                  <th scope="col" classList={{ first: i() === 0 }}>
                    {text}
                  </th>
                </Show>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr classList={{ strong: row.isStrong === true }}>
                <th scope="row">{row.head}</th>
                <For each={row.cells}>
                  {(cell) => (
                    <td classList={{ negative: cell.isBad === true, words: cell.isText === true }}>
                      {cell.text}
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

/** The frame of a panel: its answer, or that something is missing or on its way. */
export function BoardPanel(props: {
  readonly state: 'waiting' | 'missing' | 'answer';
  readonly children: JSX.Element;
}): JSX.Element {
  const { t } = useText();
  return (
    <section class="case-panel board" aria-labelledby="case-heading">
      <h2 id="case-heading" class="visually-hidden">
        {t('result.heading')}
      </h2>
      <Show when={props.state === 'waiting'}>
        <p class="waiting">{t('result.waiting')}</p>
      </Show>
      <Show when={props.state === 'missing'}>
        <p class="answer">
          <strong>{t('boards.missing')}</strong>
        </p>
        <p>{t('boards.missingHelp')}</p>
      </Show>
      <Show when={props.state === 'answer'}>{props.children}</Show>
    </section>
  );
}
