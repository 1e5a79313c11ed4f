/** Everything about colleagues that stands over the sheet but is not part of it. Loaded when the sheet is drawn. */
import { type JSX, Show } from 'solid-js';
import { CommentNote } from '../comments/comment-note.tsx';
import type { NoteGround } from '../sheet/cell-note.tsx';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Colleagues } from './colleagues.ts';
import { FollowFrame } from './follow-frame.tsx';
import { LastEditNote } from './last-edit-note.tsx';
import { RemoteNews } from './remote-news.tsx';

export default function ColleagueNotes(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
  readonly ground: NoteGround;
}): JSX.Element {
  const { comments } = props.colleagues;
  return (
    <>
      <FollowFrame
        colleagues={props.colleagues}
        desk={props.desk}
        focusGrid={() => props.ground.focusGrid()}
      />
      <Show when={comments.opened()} keyed>
        {({ cell }) => (
          <CommentNote
            session={props.session}
            desk={props.desk}
            comments={comments}
            cell={cell}
            ground={props.ground}
          />
        )}
      </Show>
      <LastEditNote
        session={props.session}
        desk={props.desk}
        colleagues={props.colleagues}
        ground={props.ground}
      />
      <RemoteNews session={props.session} desk={props.desk} colleagues={props.colleagues} />
    </>
  );
}
