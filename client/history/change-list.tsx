/** Who changed what, newest first, by day and person. What is chosen above it is asked of the server. */
import { For, type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import {
  type CellId,
  type ChangeKind,
  cellKey,
  entryText,
  formatAt,
  linesOfKey,
  nameOfCell,
  restoreCells,
} from '#model';
import { whenSaved } from '../collaborate/when-saved.ts';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import { byDay } from './by-day.ts';
import { contentsOf, textOfAct } from './change-words.ts';
import { type HistoryChange, type HistoryPage, fetchHistory, historyFile } from './history-api.ts';
import type { HistoryProps } from './history-tab.tsx';
import { textOfDay, textOfTime } from './moments.ts';
import { Fetched } from './fetched.tsx';

const kinds = [
  'cell',
  'rows',
  'columns',
  'sheet',
  'format',
  'assumption',
  'comment',
  'name',
  'protection',
] as const satisfies readonly ChangeKind[];

const periods = { all: undefined, today: 0, week: 7, month: 30 } as const;
type Period = keyof typeof periods;

const dayMs = 24 * 60 * 60 * 1000;

/** How long after a change the list is asked for anew: so long as many changes together take. */
const settleMs = 1500;

/** The program's own edits are under this name in the log. */
const program = 'samregn';

export function ChangeList(props: HistoryProps): JSX.Element {
  const { t, language } = useText();
  const { session, desk, panel } = props;
  const [person, setPerson] = createSignal('');
  const [sheet, setSheet] = createSignal('');
  const [kind, setKind] = createSignal<ChangeKind | ''>('');
  const [period, setPeriod] = createSignal<Period>('all');
  const [page, setPage] = createSignal<HistoryPage>();
  const [hasFailed, setFailed] = createSignal(false);

  const cell = (): CellId | undefined => (panel.isCellHistory() ? desk.activeCell() : undefined);
  const cellName = (): string => {
    session.trackEveryLayout();
    const at = desk.activeCell();
    const place = at && session.workbook.positionOf(at);
    return place ? nameOfCell(place.row, place.column) : '';
  };
  const wish = () => {
    const days = periods[period()];
    const from = days === undefined ? undefined : new Date(new Date().setHours(0, 0, 0, 0) - days * dayMs);
    const at = cell();
    return {
      ...(person() && { person: person() }),
      ...(at ? { sheet: at.sheet, cell: cellKey(at.row, at.column) } : sheet() && { sheet: sheet() }),
      ...(kind() && { kind: kind() as ChangeKind }),
      ...(from && { from: from.toISOString() }),
    };
  };
  let asked = 0;
  const load = async (): Promise<void> => {
    const mine = ++asked;
    // What was just typed here belongs to the history too.
    if (session.connection.link().at === 'live') await whenSaved(session.connection);
    const answer = await fetchHistory(session.id, wish());
    if (mine !== asked) return;
    setFailed(!answer.ok);
    if (answer.ok) setPage({ ...answer.value, people: answer.value.people });
  };
  const loadMore = async (): Promise<void> => {
    const before = page();
    const last = before?.changes.at(-1);
    if (!before || !last) return;
    const mine = ++asked;
    const answer = await fetchHistory(session.id, { ...wish(), after: last.place });
    if (mine !== asked) return;
    setFailed(!answer.ok);
    if (answer.ok)
      setPage({
        ...answer.value,
        people: before.people,
        changes: [...before.changes, ...answer.value.changes],
      });
  };
  createEffect(
    on(
      () => JSON.stringify(wish()),
      () => void load(),
    ),
  );
  createEffect(
    on(
      () => session.trackContents(),
      () => {
        const timer = setTimeout(() => void load(), settleMs);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  onCleanup(() => asked++);

  const nameOf = (one: { readonly id: string; readonly name: string }): string =>
    one.id === program ? t('history.program') : one.name || t('history.someone');

  return (
    <>
      <div class="history-filters">
        <label>
          <span>{t('history.filter.person')}</span>
          <select
            class="text-input"
            value={person()}
            onChange={(event) => setPerson(event.currentTarget.value)}
          >
            <option value="">{t('history.filter.everybody')}</option>
            <For each={page()?.people ?? []}>{(one) => <option value={one.id}>{nameOf(one)}</option>}</For>
          </select>
        </label>
        <label>
          <span>{t('history.filter.time')}</span>
          <select
            class="text-input"
            value={period()}
            onChange={(event) => setPeriod(event.currentTarget.value as Period)}
          >
            <For each={Object.keys(periods) as Period[]}>
              {(one) => <option value={one}>{t(`history.period.${one}`)}</option>}
            </For>
          </select>
        </label>
        <label>
          <span>{t('history.filter.sheet')}</span>
          <select
            class="text-input"
            value={sheet()}
            disabled={panel.isCellHistory()}
            onChange={(event) => setSheet(event.currentTarget.value)}
          >
            <option value="">{t('history.filter.everySheet')}</option>
            <For each={session.sheets()}>
              {({ id }) => <option value={id}>{session.sheetName(id)}</option>}
            </For>
          </select>
        </label>
        <label>
          <span>{t('history.filter.kind')}</span>
          <select
            class="text-input"
            value={kind()}
            onChange={(event) => setKind(event.currentTarget.value as ChangeKind | '')}
          >
            <option value="">{t('history.group.all')}</option>
            <For each={kinds}>{(one) => <option value={one}>{t(`history.group.${one}`)}</option>}</For>
          </select>
        </label>
        <label class="history-tick">
          <input
            type="checkbox"
            checked={panel.isCellHistory()}
            onChange={(event) => panel.setCellHistory(event.currentTarget.checked)}
          />
          {t('history.thisCell', { cell: cellName() })}
        </label>
      </div>
      <Fetched
        hasFailed={hasFailed()}
        isHere={page() !== undefined}
        empty={
          page()?.changes.length === 0
            ? t(Object.keys(wish()).length > 0 ? 'history.noneFound' : 'history.none')
            : undefined
        }
        onRetry={() => void load()}
      >
        <For each={byDay(page()!.changes)}>
          {(day) => (
            <div class="history-day">
              <h2>{textOfDay(day.date, { t, language: language(), now: new Date() })}</h2>
              <For each={day.stretches}>
                {(stretch) => (
                  <div class="history-stretch">
                    <p class="by">
                      <strong>{nameOf(stretch.person)}</strong>{' '}
                      <span>{textOfTime(new Date(stretch.changes[0]!.at), language())}</span>
                    </p>
                    <ul>
                      <For each={stretch.changes}>
                        {(change) => <ChangeLine {...props} change={change} />}
                      </For>
                    </ul>
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
        <Show when={page()!.isMore}>
          <button type="button" class="button" onClick={() => void loadMore()}>
            {t('history.more')}
          </button>
        </Show>
      </Fetched>
      <Show when={props.role === 'owner'}>
        <p class="history-files">
          <a href={historyFile(session.id, 'csv')} download="">
            {t('history.fileCsv')}
          </a>
          <a href={historyFile(session.id, 'jsonl')} download="">
            {t('history.fileJson')}
          </a>
        </p>
      </Show>
    </>
  );
}

function ChangeLine(props: HistoryProps & { readonly change: HistoryChange }): JSX.Element {
  const { t, language } = useText();
  const { session, desk } = props;
  const { workbook } = session;
  const { change } = props;
  const { facts } = change;
  const [row, column] = linesOfKey(change.cell);
  const at: CellId = { sheet: change.sheet, row, column };
  const place = (): string => facts.at ?? t('history.act.nowhere');
  const where = (): string =>
    facts.on === undefined ? place() : t('history.onSheet', { cell: place(), sheet: facts.on });
  const isHere = (): boolean => {
    session.trackEveryLayout();
    return change.cell !== '' && workbook.positionOf(at) !== undefined;
  };
  const contents = () => contentsOf(change, { workbook, language: language() });
  /** Whether putting back would change anything. */
  const isOther = (): boolean => {
    session.trackContents();
    const holder = workbook.sheetOf(change.sheet);
    if (!holder) return false;
    const { number } = formatAt(holder, row, column);
    const now = entryText(workbook.contentAt(at), {
      workbook,
      sheet: at.sheet,
      number,
      language: language(),
    });
    return now !== contents().before;
  };
  const putBack = (): void => {
    const restored = restoreCells(session.editor, [{ at, stored: facts.before }]);
    const cell = where();
    if (restored.ok) {
      desk.say(() => t('history.isBack', { cell }));
      desk.goTo(at);
    } else if (restored.error.kind === 'gone') desk.say(() => t('history.cellGone'), 'bad');
    else desk.say(() => textOfRefusal(restored.error, { t, language: language().id }, ''), 'bad');
  };
  const putBackLabel = (): string =>
    contents().before === ''
      ? t('history.putBackEmpty', { cell: where() })
      : t('history.putBackLong', { cell: where(), text: contents().before });
  return (
    <li>
      <Show
        when={change.kind === 'cell'}
        fallback={<Sentence {...props} isHere={isHere()} onGo={() => desk.goTo(at)} />}
      >
        <Show when={isHere()} fallback={<span class="place">{where()}</span>}>
          <button
            type="button"
            class="place"
            aria-label={t('history.goTo', { cell: where() })}
            onClick={() => desk.goTo(at)}
          >
            {where()}
          </button>
        </Show>
        <Show when={props.desk.mayEdit() && isHere() && isOther()}>
          <button
            type="button"
            class="put-back"
            aria-label={putBackLabel()}
            title={putBackLabel()}
            onClick={putBack}
          >
            {t('history.putBack')}
          </button>
        </Show>
        <p class="contents">
          <Content text={contents().before} kind="old" />
          <span aria-hidden="true"> → </span>
          <Content text={contents().after} kind="new" />
        </p>
      </Show>
    </li>
  );
}

function Sentence(
  props: HistoryProps & { readonly change: HistoryChange; readonly isHere: boolean; onGo(): void },
): JSX.Element {
  const { t } = useText();
  const text = (): string => textOfAct(props.change, t);
  const isOnSheet = (): boolean => props.change.facts.on !== undefined && props.change.kind !== 'sheet';
  return (
    <p>
      {text()}
      <Show when={isOnSheet()}>
        <span class="soft"> · {props.change.facts.on}</span>
      </Show>
      <Show when={props.isHere}>
        {' '}
        <button type="button" class="place" onClick={() => props.onGo()}>
          {t('history.goTo', { cell: props.change.facts.at ?? '' })}
        </button>
      </Show>
    </p>
  );
}

function Content(props: { readonly text: string; readonly kind: 'old' | 'new' }): JSX.Element {
  const { t } = useText();
  const Tag = (): JSX.Element => (props.kind === 'old' ? <del>{props.text}</del> : <ins>{props.text}</ins>);
  return (
    <Show when={props.text !== ''} fallback={<em>{t('history.empty')}</em>}>
      <Tag />
    </Show>
  );
}
