/** Two versions side by side, or one and the workbook as it is now: what was typed, and what comes out of it. */
import { For, type JSX, Match, Show, Switch, createEffect, createSignal } from 'solid-js';
import {
  type CellDifference,
  type CellId,
  type CellSide,
  type Difference,
  type Value,
  formatValue,
  isError,
  linesOfKey,
  restoreCells,
} from '#model';
import type { ApiProblem } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import { textOfAct, textOfKept } from './change-words.ts';
import { type VersionRow, fetchDifference } from './history-api.ts';
import type { HistoryProps } from './history-tab.tsx';

export default function DifferenceDialog(
  props: HistoryProps & {
    readonly version: VersionRow;
    readonly versions: readonly VersionRow[];
    nameOf(version: VersionRow): string;
    onClose(): void;
  },
): JSX.Element {
  const { t, language } = useText();
  const { session, desk } = props;
  const [before, setBefore] = createSignal(props.version.number);
  /** undefined: as it is now */
  const [after, setAfter] = createSignal<number>();
  const [difference, setDifference] = createSignal<Difference>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  /** of which cells more are asked for */
  const [asking, setAsking] = createSignal<'inputs' | 'values'>();
  let region: HTMLDivElement | undefined;
  let asked = 0;
  createEffect(() => {
    const mine = ++asked;
    setDifference(undefined);
    setAsking(undefined);
    setProblem(undefined);
    void fetchDifference(session.id, before(), { than: after() }).then((answer) => {
      if (mine !== asked) return;
      if (answer.ok) setDifference(answer.value);
      else setProblem(answer.error);
    });
  });
  const loadMore = async (sort: 'inputs' | 'values'): Promise<void> => {
    if (asking()) return;
    const mine = asked;
    setAsking(sort);
    setProblem(undefined);
    const than = after();
    const answer = await fetchDifference(session.id, before(), { than, from: difference()?.[sort].length });
    // Something else is compared meanwhile.
    if (mine !== asked) return;
    setAsking(undefined);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    const { inputCount, valueCount } = answer.value;
    setDifference((one) => one && { ...one, inputCount, valueCount, [sort]: grown(one, answer.value, sort) });
    // With the last of them the button is gone.
    if (document.activeElement === document.body) region?.focus();
  };
  const isNothing = (one: Difference): boolean =>
    one.inputCount + one.valueCount + one.things.length + one.results.length + one.formatCount === 0;
  const valueText = (value: Value | undefined, number: string | undefined): string => {
    if (value === undefined) return '–';
    if (isError(value)) return language().errorFromEnglish(value.error);
    return formatValue(value, number, language().id).text;
  };
  const sideText = (cell: CellDifference, side: CellSide): string => {
    const text = textOfKept(
      { workbook: session.workbook, language: language() },
      { stored: side.stored, text: side.text, sheet: cell.sheet, cell: cell.cell },
    );
    // Of a formula also what it comes to.
    return side.text === undefined ? text : `${text} (${valueText(side.value, cell.number)})`;
  };
  const putBack = (cell: CellDifference): void => {
    const [row, column] = linesOfKey(cell.cell);
    const at: CellId = { sheet: cell.sheet, row, column };
    const restored = restoreCells(session.editor, [{ at, stored: cell.before.stored }]);
    const where = t('history.onSheet', { cell: cell.at, sheet: cell.sheetName });
    if (restored.ok) desk.say(() => t('history.isBack', { cell: where }));
    else if (restored.error.kind === 'gone') desk.say(() => t('history.cellGone'), 'bad');
    else desk.say(() => textOfRefusal(restored.error, { t, language: language().id }, ''), 'bad');
    if (restored.ok)
      setDifference((one) => {
        if (!one) return one;
        const inputs = one.inputs.filter((other) => other !== cell);
        return { ...one, inputs, inputCount: one.inputCount - 1 };
      });
  };
  const delta = (one: Value | undefined, other: Value | undefined, number: string | undefined): string =>
    typeof one === 'number' && typeof other === 'number' ? valueText(other - one, number) : '';

  return (
    <DialogFrame
      class="difference-dialog"
      title={t('history.difference.title')}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <div class="difference-choice">
        <label>
          <span>{t('history.difference.before')}</span>
          <select
            class="text-input"
            value={before()}
            onChange={(event) => setBefore(Number(event.currentTarget.value))}
          >
            <For each={props.versions}>
              {(one) => (
                <option value={one.number} selected={one.number === before()}>
                  {props.nameOf(one)}
                </option>
              )}
            </For>
          </select>
        </label>
        <label>
          <span>{t('history.difference.after')}</span>
          <select
            class="text-input"
            onChange={(event) =>
              setAfter(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
            }
          >
            <option value="">{t('history.difference.now')}</option>
            <For each={props.versions}>
              {(one) => <option value={one.number}>{props.nameOf(one)}</option>}
            </For>
          </select>
        </label>
      </div>
      <Switch>
        <Match when={problem() && !difference()}>{''}</Match>
        <Match when={!difference()}>
          <p role="status">{t('history.difference.comparing')}</p>
        </Match>
        <Match when={isNothing(difference()!)}>
          <p role="status">{t('history.difference.none')}</p>
        </Match>
        <Match when={difference()}>
          {(one) => (
            <div
              ref={region}
              class="difference-scroll"
              tabIndex={0}
              role="region"
              aria-label={t('history.difference.title')}
            >
              <Show when={one().results.length > 0}>
                <table class="difference-table">
                  <caption>{t('history.difference.results')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('history.difference.result')}</th>
                      <th scope="col" class="number">
                        {t('history.difference.before')}
                      </th>
                      <th scope="col" class="number">
                        {t('history.difference.after')}
                      </th>
                      <th scope="col" class="number">
                        {t('history.difference.change')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={one().results}>
                      {(result) => (
                        <tr>
                          <th scope="row">
                            {result.label}
                            <Show when={result.unit}>
                              <span class="soft"> ({result.unit})</span>
                            </Show>
                          </th>
                          <td class="number">{valueText(result.before, result.number)}</td>
                          <td class="number">{valueText(result.after, result.number)}</td>
                          <td class="number">{delta(result.before, result.after, result.number)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </Show>
              <Show when={one().inputCount > 0}>
                <CellTable
                  caption={t('history.difference.inputs', { count: one().inputCount })}
                  cells={one().inputs}
                  count={one().inputCount}
                  text={sideText}
                  isAsking={asking() === 'inputs'}
                  onMore={() => void loadMore('inputs')}
                  onPutBack={desk.mayEdit() && after() === undefined ? putBack : undefined}
                />
              </Show>
              <Show when={one().things.length > 0}>
                <h3>{t('history.difference.things', { count: one().things.length })}</h3>
                <ul>
                  <For each={one().things}>
                    {(thing) => (
                      <li>
                        {textOfAct(thing, t)}
                        <Show when={thing.sheetName}>
                          <span class="soft"> · {thing.sheetName}</span>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={one().formatCount > 0}>
                <p>{t('history.difference.formats', { count: one().formatCount })}</p>
              </Show>
              <Show when={one().valueCount > 0}>
                <CellTable
                  caption={t('history.difference.values', { count: one().valueCount })}
                  cells={one().values}
                  count={one().valueCount}
                  text={(cell, side) => valueText(side.value, cell.number)}
                  isAsking={asking() === 'values'}
                  onMore={() => void loadMore('values')}
                />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </DialogFrame>
  );
}

/** The workbook may have changed since the first were listed: none comes twice. */
function grown(shown: Difference, more: Difference, sort: 'inputs' | 'values'): readonly CellDifference[] {
  const keyOf = ({ sheet, cell }: CellDifference): string => `${sheet} ${cell}`;
  const known = new Set(shown[sort].map(keyOf));
  return [...shown[sort], ...more[sort].filter((cell) => !known.has(keyOf(cell)))];
}

function CellTable(props: {
  readonly caption: string;
  readonly cells: readonly CellDifference[];
  readonly count: number;
  text(cell: CellDifference, side: CellSide): string;
  readonly isAsking: boolean;
  onMore(): void;
  readonly onPutBack?: ((cell: CellDifference) => void) | undefined;
}): JSX.Element {
  const { t } = useText();
  const where = (cell: CellDifference): string =>
    t('history.onSheet', { cell: cell.at, sheet: cell.sheetName });
  return (
    <>
      <table class="difference-table">
        <caption>
          {props.caption}
          <Show when={props.cells.length < props.count}>
            {' '}
            <span class="soft">{t('history.difference.listed', { count: props.cells.length })}</span>
          </Show>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('history.difference.cell')}</th>
            <th scope="col" class="number">
              {t('history.difference.before')}
            </th>
            <th scope="col" class="number">
              {t('history.difference.after')}
            </th>
            <Show when={props.onPutBack}>
              <td />
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.cells}>
            {(cell) => (
              <tr>
                <th scope="row">
                  <Show when={cell.label}>{cell.label} </Show>
                  <span class="soft">{where(cell)}</span>
                </th>
                <td class="number">{props.text(cell, cell.before) || t('history.empty')}</td>
                <td class="number">{props.text(cell, cell.after) || t('history.empty')}</td>
                <Show when={props.onPutBack}>
                  {(onPutBack) => (
                    <td class="act">
                      <button
                        type="button"
                        class="button quiet"
                        aria-label={t('history.putBackLong', {
                          cell: where(cell),
                          text: props.text(cell, cell.before),
                        })}
                        onClick={() => onPutBack()(cell)}
                      >
                        {t('history.putBack')}
                      </button>
                    </td>
                  )}
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.cells.length < props.count}>
        <button type="button" class="button more" onClick={() => props.onMore()}>
          {t(props.isAsking ? 'history.difference.comparing' : 'history.difference.more')}
        </button>
      </Show>
    </>
  );
}
