/** The way to the list of comments, with how many threads have something new. Not there before the first comment. */
import MessageSquare from 'lucide-solid/icons/message-square';
import { type JSX, Show } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Comments } from './comments.ts';

export function CommentsButton(props: { readonly comments: Comments }): JSX.Element {
  const { t } = useText();
  const count = (): number => props.comments.newCount();
  return (
    <Show when={props.comments.threads().length + props.comments.resting().length > 0}>
      <button
        type="button"
        class="tool wide receipt-button"
        title={t('comments.commandList')}
        onClick={() => props.comments.openList()}
      >
        <MessageSquare size={17} aria-hidden="true" />
        <span class="name">{t('comments.tab')}</span>
        <Show when={count() > 0}>
          <span class="badge">
            {count()}
            <span class="visually-hidden"> {t(count() === 1 ? 'comments.newOne' : 'comments.newMany')}</span>
          </span>
        </Show>
      </button>
    </Show>
  );
}
