/** All comments of the workbook in one list, by what they are about; also those whose cells are deleted. */
import { For, type JSX, Show, createEffect, createMemo, createSignal } from 'solid-js';
import { type Thread, nameOfCell } from '#model';
import { textOfMoment } from '../collaborate/receipt-text.ts';
import type { Desk } from '../sheet/desk.ts';
import { createSteadyList } from '../sheet/steady-list.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Comments } from './comments.ts';
import { ThreadView, nameOfAuthor } from './thread-view.tsx';
import './comments.css';

const filters = ['open', 'mentions', 'mine', 'resolved', 'all'] as const;
type Filter = (typeof filters)[number];

/** Of the list of sheets: every sheet, or the cells that are deleted. */
const everywhere = '';
const deleted = '-';

export function CommentList(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly comments: Comments;
}): JSX.Element {
  const { t, language } = useText();
  const { session, desk, comments } = props;
  const [filter, setFilter] = createSignal<Filter>('open');
  const [sheet, setSheet] = createSignal(everywhere);
  const isMentioned = ({ messages }: Thread): boolean =>
    messages.some(({ mentions }) => mentions.includes(comments.me()?.id ?? ''));
  const isMine = ({ messages }: Thread): boolean =>
    messages.some(({ by }) => by.person === comments.me()?.id);
  const isWanted: Readonly<Record<Filter, (thread: Thread) => boolean>> = {
    open: ({ resolved }) => !resolved,
    mentions: isMentioned,
    mine: isMine,
    resolved: ({ resolved }) => resolved !== undefined,
    all: () => true,
  };
  const all = createMemo(() => [...comments.threads(), ...comments.resting()]);
  const isGone = ({ id }: Thread): boolean => comments.resting().some((one) => one.id === id);
  const shown = createMemo(() =>
    all().filter((thread) => {
      const isHere = sheet() === deleted ? isGone(thread) : thread.cell.sheet === sheet();
      return isWanted[filter()](thread) && (sheet() === everywhere || isHere);
    }),
  );
  const ids = createSteadyList(() => shown().map(({ id }) => id));
  const nameOf = ({ cell }: Thread): string => {
    const at = session.workbook.positionOf(cell);
    if (at) return nameOfCell(at.row, at.column);
    const name = session.workbook.livingSheet(cell.sheet) && session.sheetName(cell.sheet);
    return name ? t('comments.goneOn', { sheet: name }) : t('comments.gone');
  };
  // Of these all is said here; the others are read at their cells.
  createEffect(() => comments.markRead(shown().filter(isGone)));
  const goTo = (thread: Thread): void => {
    desk.goTo(thread.cell);
    comments.open(thread.cell);
  };
  return (
    <section class="comment-list" aria-label={t('comments.tab')}>
      <Show when={all().length > 0} fallback={<p class="panel-wait">{t('comments.none')}</p>}>
        <div class="comment-filter">
          <div>
            <label for="comment-filter">{t('comments.show')}</label>
            <select
              id="comment-filter"
              class="text-input"
              value={filter()}
              onChange={(event) => setFilter(event.currentTarget.value as Filter)}
            >
              <For each={filters}>
                {(one) => (
                  <option value={one}>
                    {t(`comments.filter.${one}`)} ({all().filter((thread) => isWanted[one](thread)).length})
                  </option>
                )}
              </For>
            </select>
          </div>
          <div>
            <label for="comment-sheet">{t('comments.onSheet')}</label>
            <select
              id="comment-sheet"
              class="text-input"
              value={sheet()}
              onChange={(event) => setSheet(event.currentTarget.value)}
            >
              <option value={everywhere}>{t('comments.everySheet')}</option>
              <For each={session.sheets()}>
                {({ id }) => <option value={id}>{session.sheetName(id)}</option>}
              </For>
              <Show when={comments.resting().length > 0}>
                <option value={deleted}>{t('comments.deletedCells')}</option>
              </Show>
            </select>
          </div>
        </div>
        <Show when={shown().length > 0} fallback={<p class="panel-wait">{t('comments.noneHere')}</p>}>
          <ul>
            <For each={ids()}>
              {(id) => (
                <Show when={shown().find((one) => one.id === id)}>
                  {(thread) => (
                    <li classList={{ resolved: thread().resolved !== undefined }}>
                      <Show
                        when={isGone(thread())}
                        fallback={
                          <Summary
                            thread={thread()}
                            comments={comments}
                            where={`${nameOf(thread())} · ${session.sheetName(thread().cell.sheet)}`}
                            time={textOfMoment(thread().messages.at(-1)!.at, {
                              t,
                              language: language(),
                              now: new Date(),
                            })}
                            goTo={t('comments.goTo', { cell: nameOf(thread()) })}
                            onGoTo={() => goTo(thread())}
                          />
                        }
                      >
                        <p class="where">{nameOf(thread())}</p>
                        <p class="gone-help">{t('comments.goneHelp')}</p>
                        <ThreadView comments={comments} thread={thread()} cell={nameOf(thread())} />
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </section>
  );
}

function Summary(props: {
  readonly thread: Thread;
  readonly comments: Comments;
  readonly where: string;
  readonly time: string;
  readonly goTo: string;
  onGoTo(): void;
}): JSX.Element {
  const { t } = useText();
  const first = (): Thread['messages'][number] => props.thread.messages[0]!;
  const replies = (): number => props.thread.messages.length - 1;
  return (
    <>
      <p class="where">
        {props.where}
        <Show when={props.comments.isNew(props.thread)}>
          <span class="new">{t('comments.new')}</span>
        </Show>
        <Show when={props.thread.resolved}>
          <span class="settled">{t('comments.resolved')}</span>
        </Show>
      </p>
      <p class="words">
        <strong>{nameOfAuthor(props.comments, first().by, t('workbook.anonymous'))}: </strong>
        {first().text}
      </p>
      <div class="row-of-buttons">
        <button type="button" class="button" onClick={() => props.onGoTo()}>
          {props.goTo}
        </button>
        <span class="soft">
          <Show when={replies() > 0}>
            {replies() === 1 ? t('comments.reply1') : t('comments.replies', { count: replies() })} ·{' '}
          </Show>
          {props.time}
        </span>
      </div>
    </>
  );
}
