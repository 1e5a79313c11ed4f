/** The sheets of the workbook as tabs, and what is selected, in figures. */
import Plus from 'lucide-solid/icons/plus';
import { For, type JSX, Show, createEffect, createSignal, onCleanup, untrack } from 'solid-js';
import { type InBits, type Sheet, formatValue } from '#model';
import type { Workplace } from '../commands/command.ts';
import { FilterStatus } from '../table/filter-status.tsx';
import { inTurns } from '../parts/in-turns.ts';
import { useText } from '../text/text.tsx';
import { nameOfBlock } from './desk.ts';
import './sheet-tabs.css';

export interface SheetTabsProps {
  readonly place: Workplace;
  onSheetMenu(sheet: string, at: { readonly x: number; readonly y: number }): void;
  /** the sheet whose name is being typed */
  readonly renaming: string | undefined;
  onRenamed(): void;
}

/** Cells that are summed; while colleagues type, more would keep the page busy all the time. */
const mostSummed = 200_000;

export function SheetTabs(props: SheetTabsProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props.place;
  const isOpen = (id: string): boolean => desk.sheet()?.id === id;

  const move = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const sheets = session.sheets();
    const next = sheets[(index + step + sheets.length) % sheets.length]!;
    desk.openSheet(next.id);
    document.querySelector<HTMLElement>(`#tab-${CSS.escape(next.id)}`)?.focus();
  };

  return (
    <div class="sheet-tabs">
      <div class="tabs" role="tablist" aria-label={t('grid.sheets')}>
        <For each={session.sheets()}>
          {(sheet, i) => (
            <Show
              when={props.renaming === sheet.id}
              fallback={
                <button
                  type="button"
                  id={`tab-${sheet.id}`}
                  role="tab"
                  class="sheet-tab"
                  aria-selected={isOpen(sheet.id)}
                  aria-controls="sheet-panel"
                  tabIndex={isOpen(sheet.id) ? 0 : -1}
                  onMouseDown={(event) => {
                    // The formula that is being typed keeps the keyboard: the tab is where one points.
                    if (desk.formula.canPoint()) event.preventDefault();
                  }}
                  onClick={() => desk.openSheet(sheet.id)}
                  onDblClick={() => props.place.whenHere(({ run }) => run('renameSheet'))}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    desk.openSheet(sheet.id);
                    props.onSheetMenu(sheet.id, menuPoint(event.currentTarget));
                  }}
                  onKeyDown={(event) => {
                    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
                      event.preventDefault();
                      props.onSheetMenu(sheet.id, menuPoint(event.currentTarget));
                    } else move(event, i());
                  }}
                >
                  {session.sheetName(sheet.id)}
                </button>
              }
            >
              {props.place
                .hands()
                ?.RenameTab({ place: props.place, sheet: sheet.id, onRenamed: props.onRenamed })}
            </Show>
          )}
        </For>
      </div>
      <Show when={desk.mayEdit()}>
        <button
          type="button"
          class="add-sheet"
          title={t('grid.addSheet')}
          aria-label={t('grid.addSheet')}
          onClick={() => props.place.whenHere(({ run }) => run('addSheet'))}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      </Show>
      <FilterStatus desk={desk} />
      <Figures place={props.place} />
    </div>
  );
}

function menuPoint(element: Element): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.top };
}

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
function Figures(props: { readonly place: Workplace }): JSX.Element {
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
    // One signal for any change anywhere is cheaper than one for each of thousands of cells.
    session.trackAnyValue();
    desk.tables.filtered();
    onCleanup(untrack(() => inTurns(sumsOf(props.place, sheet), setFigures)));
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
            <span>{t('grid.count', { count: found().filled })}</span>
          </>
        )}
      </Show>
    </p>
  );
}
