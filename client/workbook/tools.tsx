/** The toolbar with what stands at its end. */
import type { JSX } from 'solid-js';
import { ReceiptButton } from '../collaborate/receipt-button.tsx';
import type { Receipts } from '../collaborate/receipts.ts';
import { CommentsButton } from '../comments/comments-button.tsx';
import type { Comments } from '../comments/comments.ts';
import type { Workplace } from '../commands/command.ts';
import { Toolbar } from '../sheet/toolbar.tsx';

export function Tools(props: {
  readonly place: Workplace;
  readonly receipts: Receipts;
  readonly comments: Comments;
}): JSX.Element {
  return (
    <Toolbar place={props.place}>
      <CommentsButton comments={props.comments} />
      <ReceiptButton receipts={props.receipts} />
    </Toolbar>
  );
}
