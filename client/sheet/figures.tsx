/** What is selected, in figures. */
import { type JSX, Show, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';
import { type InBits, type Sheet, formatValue } from '#model';
import type { Workplace } from '../commands/command.ts';
import { inTurns } from '../parts/in-turns.ts';
import { useText } from '../text/text.tsx';
import { nameOfBlock } from './desk.ts';

/** Cells that are summed; while colleagues type, more would keep the page busy all the time. */
const mostSummed = 200_000;
/** So many are summed at every change; of more a large paste or its undo would have them summed a hundred times. */
const fewSummed = 2000;
/** As long as the others change, they are summed so often. */
const pauseMs = 500;

interface Sums {
  readonly cells: string;
  readonly sum: number;
  readonly numbers: number;
  readonly filled: number;
}

/** What is selected, in figures; so many cells may take a while. */
function* sumsOf({ desk, session }: Workplace, sheet: Sheet): InBits<Sums> {
  const block = desk.block();
  const filtered = desk.tables.filtered();
  const columns = sheet.columns.lines.slice(block.firstColumn, block.lastColumn + 1);
  let sum = 0;
  let numbers = 0;
  let filled = 0;
  for (let index = block.firstRow; index <= block.lastRow; index++) {
    const row = sheet.rows.lineAt(index);
    // Rows that my filter hides do not count, as in Excel.
    if (row === undefined || filtered.has(index)) continue;
    for (const column of columns) {
      const value = session.valueAt({ sheet: sheet.id, row, column });
      if (value === undefined || value === '') continue;
      filled++;
      if (typeof value !== 'number') continue;
      numbers++;
      sum += value;
    }
    yield filled;
  }
  return { cells: nameOfBlock(block), sum, numbers, filled };
}

/** Sum, average and count of the selected numbers. */
export function Figures(props: { readonly place: Workplace }): JSX.Element {
  const { t } = useText();
  const { desk, session, language } = props.place;
  const [figures, setFigures] = createSignal<Sums>();
  createEffect(() => {
    const sheet = desk.sheet();
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const cells = (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
    if (!sheet || cells < 2 || cells > mostSummed) {
      setFigures(undefined);
      return;
    }
    desk.tables.filtered();
    const sum = (): (() => void) => untrack(() => inTurns(sumsOf(props.place, sheet), setFigures));
    if (cells <= fewSummed) {
      // One signal for any change anywhere is cheaper than one for each of thousands of cells.
      session.trackAnyValue();
      onCleanup(sum());
      return;
    }
    let stop: () => void = () => {};
    let clock: ReturnType<typeof setTimeout> | undefined;
    const sumIn = (ms: number): void => {
      clock ??= setTimeout(() => {
        clock = undefined;
        stop();
        stop = sum();
      }, ms);
    };
    sumIn(0);
    createEffect(on(session.trackAnyValue, () => sumIn(pauseMs), { defer: true }));
    onCleanup(() => {
      clearTimeout(clock);
      stop();
    });
  });
  const show = (value: number): string => {
    const code = Math.abs(value) >= 1000 || Number.isInteger(value) ? '#,##0.##' : '#,##0.####';
    return formatValue(value, code, language().id).text.replace(/[.,]$/, '').replace(/^-/, '−');
  };
  return (
    <p class="figures">
      <Show when={figures()}>
        {(found) => (
          <>
            <span>{found().cells}</span>
            <Show when={found().numbers > 0}>
              <span>{t('grid.sum', { sum: show(found().sum) })}</span>
              <span>{t('grid.average', { average: show(found().sum / found().numbers) })}</span>
            </Show>
            <span>{t('grid.count', { count: show(found().filled) })}</span>
          </>
        )}
      </Show>
    </p>
  );
}
