/** What my filter shows of one column: some of its values, or those that meet a condition. Colleagues see no difference. */
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js';
import { type Value, compareValues, editText, formatAt, nameOfColumn } from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { hasColumnFilter, withColumn } from './filter-actions.ts';
import {
  type ConditionKind,
  conditionKinds,
  kindOfCondition,
  operandsOf,
  readConditionTyped,
} from './filter-condition.ts';
import { type ColumnFilter, type SheetFilter, keyOfValue } from './sheet-filter.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './table-dialogs.css';

/** More values than this are found by typing a part of them. */
const mostListed = 500;

export default function FilterDialog(props: CommandDialogProps): JSX.Element {
  const { desk, session, t } = props.place;
  const sheet = desk.sheet();
  const filter = desk.tables.filter();
  const { column } = desk.active();
  const line = sheet?.columns.lineAt(column);
  const heading = (): string => {
    const text =
      sheet && filter && line !== undefined
        ? session.shown(sheet, filter.header, line, props.place.language()).text
        : '';
    return text || t('table.column', { column: nameOfColumn(column) });
  };
  return (
    <DialogFrame
      title={t('table.filterTitle', { column: heading() })}
      description={t('table.onlyMine')}
      class="table-dialog"
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <Show
        when={filter && line !== undefined && hasColumnFilter(props.place) && { filter, line }}
        fallback={<p>{t('table.noFilter')}</p>}
      >
        {(found) => <FilterForm {...props} filter={found().filter} line={found().line} />}
      </Show>
    </DialogFrame>
  );
}

interface Choice {
  readonly key: string;
  readonly text: string;
  readonly value: Value | undefined;
  readonly count: number;
}

function FilterForm(
  props: CommandDialogProps & { readonly filter: SheetFilter; readonly line: string },
): JSX.Element {
  const { desk, session, t, language } = props.place;
  const sheet = desk.sheet()!;
  const now = props.filter.by[props.line];

  const choices = ((): readonly Choice[] => {
    const found = new Map<string, { text: string; value: Value | undefined; count: number }>();
    for (const row of desk.tables.bodyOf(props.filter)) {
      const rowLine = sheet.rows.lineAt(row)!;
      const value = desk.tables.valueAt({ sheet: sheet.id, row: rowLine, column: props.line });
      const key = keyOfValue(value);
      const known = found.get(key);
      if (known) known.count++;
      else {
        const { text } = session.shown(sheet, rowLine, props.line, language());
        found.set(key, { text: key === '' ? t('table.blank') : text, value, count: 1 });
      }
    }
    return [...found]
      .map(([key, choice]) => ({ key, ...choice }))
      .sort((a, b) => compareValues(a.value, b.value, 'ascending'));
  })();

  const [way, setWay] = createSignal<ColumnFilter['kind']>(now?.kind ?? 'values');
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(
    new Set(now?.kind === 'values' ? now.values : choices.map(({ key }) => key)),
  );
  const [search, setSearch] = createSignal('');
  const matching = createMemo(() => {
    const wanted = search().trim().toLowerCase();
    return wanted === '' ? choices : choices.filter(({ text }) => text.toLowerCase().includes(wanted));
  });
  const listed = (): readonly Choice[] => matching().slice(0, mostListed);
  const areAll = (): boolean => matching().every(({ key }) => chosen().has(key));
  const choose = (keys: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen());
    for (const key of keys) {
      if (isChosen) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };

  const condition = now?.kind === 'condition' ? now.condition : undefined;
  const [kind, setKind] = createSignal<ConditionKind>(
    (condition && kindOfCondition(condition)) ?? 'contains',
  );
  const shownOperand = (value: number): string => {
    const first = desk.tables.bodyOf(props.filter)[0];
    const row = first === undefined ? undefined : sheet.rows.lineAt(first);
    const format = row === undefined ? undefined : formatAt(sheet, row, props.line).number;
    return editText(value, format, language().id);
  };
  const [typed, setTyped] = createSignal<readonly string[]>(
    condition?.kind === 'text'
      ? [condition.text]
      : condition?.kind === 'compare'
        ? [shownOperand(condition.value)]
        : condition?.kind === 'between'
          ? [shownOperand(condition.min), shownOperand(condition.max)]
          : [],
  );
  const [problem, setProblem] = createSignal<string>();

  const set = (by: ColumnFilter | undefined): void => {
    desk.tables.setFilter(withColumn(props.filter, props.line, by));
    props.onClose();
  };
  const apply = (event: SubmitEvent): void => {
    event.preventDefault();
    if (way() === 'condition') {
      const read = readConditionTyped(kind(), typed(), language());
      if (read) set({ kind: 'condition', condition: read });
      else setProblem(t('table.badCondition'));
      return;
    }
    if (chosen().size === 0) setProblem(t('table.noneChosen'));
    else if (choices.every(({ key }) => chosen().has(key))) set(undefined);
    else set({ kind: 'values', values: [...chosen()] });
  };

  return (
    <form class="table-form" onSubmit={apply}>
      <div class="ways" role="radiogroup" aria-label={t('table.ways')}>
        <For each={['values', 'condition'] as const}>
          {(one) => (
            <label class="choice">
              <input
                type="radio"
                name="filter-way"
                checked={way() === one}
                onChange={() => {
                  setWay(one);
                  setProblem(undefined);
                }}
              />
              {t(one === 'values' ? 'table.byValues' : 'table.byCondition')}
            </label>
          )}
        </For>
      </div>
      <Show
        when={way() === 'values'}
        fallback={
          <div class="condition">
            <select
              class="text-input"
              aria-label={t('table.condition')}
              value={kind()}
              onChange={(event) => setKind(event.currentTarget.value as ConditionKind)}
            >
              <For each={conditionKinds}>
                {(one) => <option value={one}>{t(`table.conditions.${one}`)}</option>}
              </For>
            </select>
            <For each={Array.from({ length: operandsOf(kind()) }, (_, i) => i)}>
              {(i) => (
                <input
                  class="text-input"
                  autocomplete="off"
                  aria-label={t(
                    operandsOf(kind()) === 1 ? 'table.operand' : i === 0 ? 'table.least' : 'table.most',
                  )}
                  value={typed()[i] ?? ''}
                  onInput={(event) => {
                    const next = [...typed()];
                    next[i] = event.currentTarget.value;
                    setTyped(next);
                  }}
                />
              )}
            </For>
          </div>
        }
      >
        <label class="field">
          <span>{t('table.search')}</span>
          <input
            class="text-input"
            type="search"
            autocomplete="off"
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <div class="values" role="group" aria-label={t('table.values')} tabIndex={0}>
          <label class="choice all">
            <input
              type="checkbox"
              checked={areAll()}
              onChange={(event) =>
                choose(
                  matching().map(({ key }) => key),
                  event.currentTarget.checked,
                )
              }
            />
            {t('table.all')}
          </label>
          <For each={listed()}>
            {(choice) => (
              <label class="choice">
                <input
                  type="checkbox"
                  checked={chosen().has(choice.key)}
                  onChange={(event) => choose([choice.key], event.currentTarget.checked)}
                />
                <span class="value">{choice.text}</span>
                <span class="how-many">{choice.count.toLocaleString(language().id)}</span>
              </label>
            )}
          </For>
        </div>
        <Show when={matching().length > mostListed}>
          <p>{t('table.more', { count: (matching().length - mostListed).toLocaleString(language().id) })}</p>
        </Show>
      </Show>
      <ProblemNote text={problem()} />
      <div class="table-buttons dialog-foot">
        <button type="button" class="button quiet" disabled={!now} onClick={() => set(undefined)}>
          {t('table.clearColumn')}
        </button>
        <span class="spring" />
        <button type="button" class="button" onClick={() => props.onClose()}>
          {t('app.cancel')}
        </button>
        <button type="submit" class="button primary">
          {t('table.apply')}
        </button>
      </div>
    </form>
  );
}
