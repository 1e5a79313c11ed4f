/** Sorting by one or several columns. Whether the first row holds headings is asked: guessed wrongly, it would move. */
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show, createSignal } from 'solid-js';
import { type Range, type SortKey, nameOfColumn } from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { nameOfBlock } from '../sheet/desk.ts';
import { knownHeader, sortTable, tableHere } from './sort-actions.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './table-dialogs.css';

export interface SortDialogProps extends CommandDialogProps {
  readonly direction?: SortKey['direction'];
}

export function SortAscending(props: CommandDialogProps): JSX.Element {
  return <SortDialog {...props} direction="ascending" />;
}

export function SortDescending(props: CommandDialogProps): JSX.Element {
  return <SortDialog {...props} direction="descending" />;
}

export default function SortDialog(props: SortDialogProps): JSX.Element {
  const { t } = props.place;
  const table = tableHere(props.place);
  return (
    <DialogFrame
      title={t('table.sortTitle')}
      class="table-dialog"
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <Show when={table && table.lastRow > table.firstRow && table} fallback={<p>{t('table.noTable')}</p>}>
        {(range) => <SortForm {...props} table={range()} />}
      </Show>
    </DialogFrame>
  );
}

function SortForm(props: SortDialogProps & { readonly table: Range }): JSX.Element {
  const { place, table } = props;
  const { desk, session, t } = place;
  const sheet = desk.sheet()!;
  const columns = Array.from(
    { length: table.lastColumn - table.firstColumn + 1 },
    (_, i) => table.firstColumn + i,
  );
  const active = Math.max(table.firstColumn, Math.min(desk.active().column, table.lastColumn));
  const [hasHeader, setHasHeader] = createSignal(knownHeader(place, table));
  const [isAsked, setAsked] = createSignal(false);
  const [by, setBy] = createSignal<readonly SortKey[]>([
    { column: active, direction: props.direction ?? 'ascending' },
  ]);
  const change = (index: number, key: Partial<SortKey>): void => {
    setBy(by().map((one, i) => (i === index ? { ...one, ...key } : one)));
  };
  const textIn = (row: number, column: number): string => {
    const at = session.workbook.cellAt(sheet, row, column);
    return at ? session.shown(sheet, at.row, at.column, place.language()).text : '';
  };
  const nameOf = (column: number): string => {
    const heading = hasHeader() ? textIn(table.firstRow, column) : '';
    const letter = t('table.column', { column: nameOfColumn(column) });
    return heading === '' ? letter : `${heading} (${nameOfColumn(column)})`;
  };
  const firstRow = columns
    .map((column) => textIn(table.firstRow, column))
    .filter((text) => text !== '')
    .slice(0, 4)
    .join(' · ');
  const sort = (event: SubmitEvent): void => {
    event.preventDefault();
    const header = hasHeader();
    if (header === undefined) {
      setAsked(true);
      return;
    }
    if (sortTable(place, table, { by: by(), hasHeader: header })) props.onClose();
  };
  return (
    <form class="table-form" onSubmit={sort}>
      <p>{t('table.sortWhat', { range: nameOfBlock(table) })}</p>
      <fieldset>
        <legend>{t('table.headerAsk', { text: firstRow })}</legend>
        <For each={[true, false]}>
          {(answer) => (
            <label class="choice">
              <input
                type="radio"
                name="has-header"
                checked={hasHeader() === answer}
                onChange={() => {
                  setHasHeader(answer);
                  setAsked(false);
                }}
              />
              {t(answer ? 'table.headerYes' : 'table.headerNo')}
            </label>
          )}
        </For>
        <ProblemNote text={isAsked() ? t('table.headerNeeded') : undefined} />
      </fieldset>
      <ol class="sort-keys">
        <For each={by()}>
          {(key, index) => (
            <li>
              <select
                class="text-input"
                aria-label={t(index() === 0 ? 'table.by' : 'table.thenBy')}
                value={key.column}
                onChange={(event) => change(index(), { column: Number(event.currentTarget.value) })}
              >
                <For each={columns}>{(column) => <option value={column}>{nameOf(column)}</option>}</For>
              </select>
              <select
                class="text-input"
                aria-label={t('table.direction')}
                value={key.direction}
                onChange={(event) =>
                  change(index(), {
                    direction: event.currentTarget.value === 'descending' ? 'descending' : 'ascending',
                  })
                }
              >
                <option value="ascending">{t('table.up')}</option>
                <option value="descending">{t('table.down')}</option>
              </select>
              <button
                type="button"
                class="button quiet"
                disabled={by().length === 1}
                aria-label={t('table.removeKey')}
                title={t('table.removeKey')}
                onClick={() => setBy(by().filter((_, i) => i !== index()))}
              >
                <X size={16} aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ol>
      <div class="table-buttons dialog-foot">
        <button
          type="button"
          class="button quiet"
          disabled={by().length >= columns.length}
          onClick={() => {
            const used = new Set(by().map(({ column }) => column));
            const next = columns.find((column) => !used.has(column));
            if (next !== undefined) setBy([...by(), { column: next, direction: 'ascending' }]);
          }}
        >
          {t('table.addKey')}
        </button>
        <span class="spring" />
        <button type="button" class="button" onClick={() => props.onClose()}>
          {t('app.cancel')}
        </button>
        <button type="submit" class="button primary">
          {t('table.sortNow')}
        </button>
      </div>
    </form>
  );
}
