/** Says beside a cell who changed it last, when the mouse has rested there a while. Keys have a command for it. */
import { type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { CellId } from '#model';
import type { NoteGround } from '../sheet/cell-note.tsx';
import type { Desk } from '../sheet/desk.ts';
import { type NotePlace, placeNote } from '../sheet/note-place.ts';
import type { Point } from '../sheet/selection.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Colleagues } from './colleagues.ts';
import { lastEditsOf, nameOfPlace, textOfLastEdit } from './last-edit.ts';
import './last-edit-note.css';

const restMs = 900;

export function LastEditNote(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
  readonly ground: NoteGround;
}): JSX.Element {
  const { t, language } = useText();
  const { session, desk, colleagues } = props;
  const [shown, setShown] = createSignal<{ readonly text: string; readonly point: Point }>();
  let note: HTMLParagraphElement | undefined;

  const ask = async (at: CellId, point: Point, isWanted: () => boolean): Promise<void> => {
    const edit = await lastEditsOf(session).of(at);
    if (!isWanted() || edit.by === 'nobody' || edit.by === 'unreachable') return;
    const cell = nameOfPlace(session, at);
    if (cell === undefined) return;
    const me = colleagues.comments.me()?.id;
    setShown({ text: textOfLastEdit(edit, { t, language: language(), now: new Date(), me, cell }), point });
  };

  createEffect(
    on(colleagues.hovered, (point) => {
      let isOver = true;
      const rest = setTimeout(() => {
        const sheet = desk.sheet();
        const at = point && sheet && session.workbook.cellAt(sheet, point.row, point.column);
        if (at && !desk.draft() && !colleagues.comments.opened()) void ask(at, point, () => isOver);
      }, restMs);
      onCleanup(() => {
        isOver = false;
        clearTimeout(rest);
        // The mouse may go over to what is said, to read it under a magnifier.
        if (!note?.matches(':hover')) setShown(undefined);
      });
    }),
  );
  createEffect(() => {
    if (!shown()) return;
    const onKey = (): void => {
      setShown(undefined);
    };
    document.addEventListener('keydown', onKey);
    onCleanup(() => document.removeEventListener('keydown', onKey));
  });

  const place = (): NotePlace | undefined => {
    const now = shown();
    const box = now && props.ground.boxOf(now.point);
    const size = { width: 300, height: 28 };
    return (
      box && placeNote(box, size, { room: props.ground.room(), avoid: [box], spots: ['below', 'above'] })
    );
  };
  return (
    <Show when={place()}>
      {(at) => (
        <p
          ref={note}
          class="last-edit"
          aria-hidden="true"
          style={{ left: `${at().left}px`, top: `${at().top - 4}px` }}
          onPointerLeave={() => setShown(undefined)}
        >
          {shown()?.text}
        </p>
      )}
    </Show>
  );
}
