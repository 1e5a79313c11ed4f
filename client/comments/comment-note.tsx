/** The comments of one cell, beside it. They follow the cell; where it is deleted meanwhile, what is written stays. */
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show, createEffect, createMemo, on, onMount } from 'solid-js';
import { type CellId, type Thread, nameOfCell } from '#model';
import { CellNote, type NoteGround } from '../sheet/cell-note.tsx';
import type { Desk } from '../sheet/desk.ts';
import { type Box, placeNote } from '../sheet/note-place.ts';
import { createSteadyList } from '../sheet/steady-list.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Comments } from './comments.ts';
import { Composer } from './composer.tsx';
import { ThreadView } from './thread-view.tsx';
import './comments.css';

const isSameCell = (a: CellId, b: CellId | undefined): boolean =>
  a.sheet === b?.sheet && a.row === b.row && a.column === b.column;

export function CommentNote(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly comments: Comments;
  readonly cell: CellId;
  readonly ground: NoteGround;
}): JSX.Element {
  const { t } = useText();
  const { session, desk, comments } = props;
  let close!: HTMLButtonElement;
  const threads = createMemo((): readonly Thread[] =>
    [...comments.at(props.cell), ...comments.resting()].filter(({ cell }) => isSameCell(cell, props.cell)),
  );
  const ids = createSteadyList(() => threads().map(({ id }) => id));
  const open = createMemo(() => threads().filter(({ resolved }) => !resolved));
  const point = createMemo(() => {
    session.trackEveryLayout();
    return session.workbook.positionOf(props.cell);
  });
  const name = (): string => {
    const at = point();
    return at ? nameOfCell(at.row, at.column) : t('comments.gone');
  };
  const box = createMemo((): Box | undefined => {
    const at = point();
    return at && props.cell.sheet === desk.sheet()?.id ? props.ground.boxOf(at) : undefined;
  });
  const leave = (): void => {
    props.ground.focusGrid();
    comments.close();
  };

  createEffect(() => comments.markRead(threads()));
  // Whoever goes on to another cell is done here; what is half written is kept.
  createEffect(
    on(
      desk.inView,
      () => {
        if (!isSameCell(props.cell, desk.activeCell())) comments.close();
      },
      { defer: true },
    ),
  );
  onMount(() => {
    if (!comments.mayWrite()) close.focus();
  });

  return (
    <CellNote
      class="comment-note"
      label={point() ? t('comments.at', { cell: name() }) : t('comments.atGone')}
      ground={props.ground}
      place={(size) =>
        placeNote(box(), size, {
          room: props.ground.room(),
          avoid: [...props.ground.avoid(), box()].filter((one) => one !== undefined),
        })
      }
      onClose={() => comments.close()}
    >
      <header>
        <h2>{point() ? t('comments.at', { cell: name() }) : t('comments.atGone')}</h2>
        <button
          ref={close}
          type="button"
          class="button quiet icon"
          aria-label={t('app.close')}
          title={t('app.close')}
          onClick={leave}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <div class="comment-body">
        <For each={ids()}>
          {(id) => (
            <Show when={threads().find((one) => one.id === id)}>
              {(thread) => (
                <ThreadView
                  comments={comments}
                  thread={thread()}
                  cell={name()}
                  takesFocus={open()[0]?.id === id}
                />
              )}
            </Show>
          )}
        </For>
        <Show when={comments.mayWrite() && open().length === 0 && point()}>
          <Composer
            comments={comments}
            label={t('comments.write')}
            send={t('comments.send')}
            draftKey={`new ${props.cell.sheet} ${props.cell.row} ${props.cell.column}`}
            takesFocus
            onSend={(writing) => comments.start(props.cell, writing)}
          />
        </Show>
        <Show when={!comments.mayWrite()}>
          <p class="resolved-by">{t('comments.readOnly')}</p>
        </Show>
      </div>
    </CellNote>
  );
}
