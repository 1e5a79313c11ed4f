/** One thread: what has been said, what can be done about one's own, an answer, and whether it is dealt with. */
import { For, type JSX, Show, createSignal } from 'solid-js';
import type { Author, Message, Thread } from '#model';
import { textOfMoment } from '../collaborate/receipt-text.ts';
import { useText } from '../text/text.tsx';
import type { Comments, Writing } from './comments.ts';
import { Composer } from './composer.tsx';
import { partsOf } from './mentions.ts';

export interface ThreadProps {
  readonly comments: Comments;
  readonly thread: Thread;
  /** the cell as people call it, such as "B4" */
  readonly cell: string;
  readonly takesFocus?: boolean;
}

/** What an author is called today; what they were called when they wrote it, where they are not known any more. */
export function nameOfAuthor(comments: Comments, by: Author, anonymous: string): string {
  return comments.people().find(({ id }) => id === by.person)?.name || by.name || anonymous;
}

export function ThreadView(props: ThreadProps): JSX.Element {
  const { t, language } = useText();
  const { comments } = props;
  const [editing, setEditing] = createSignal<string>();
  const time = (at: number): string => textOfMoment(at, { t, language: language(), now: new Date() });
  const name = (by: Author): string => nameOfAuthor(comments, by, t('workbook.anonymous'));
  const isMine = (message: Message): boolean => message.by.person === comments.me()?.id;
  const namesIn = ({ mentions }: Message): readonly string[] =>
    comments.people().flatMap((person) => (mentions.includes(person.id) ? [person.name] : []));
  const writingOf = ({ text, mentions }: Message): Writing => ({
    text,
    mentions: comments.people().filter(({ id }) => mentions.includes(id)),
  });
  return (
    <article class="thread" classList={{ resolved: props.thread.resolved !== undefined }}>
      <ol>
        <For each={props.thread.messages.map(({ id }) => id)}>
          {(id) => {
            const message = (): Message => props.thread.messages.find((one) => one.id === id)!;
            const at = { thread: props.thread.id, message: id };
            return (
              <Show when={props.thread.messages.some((one) => one.id === id)}>
                <li>
                  <p class="by">
                    <strong>{name(message().by)}</strong> <time>{time(message().at)}</time>
                    <Show when={message().editedAt !== undefined}> · {t('comments.edited')}</Show>
                  </p>
                  <Show
                    when={editing() === id}
                    fallback={
                      <p class="words">
                        <For each={partsOf(message().text, namesIn(message()))}>
                          {(part) => (
                            <Show when={part.isMention} fallback={part.text}>
                              <mark>{part.text}</mark>
                            </Show>
                          )}
                        </For>
                      </p>
                    }
                  >
                    <Composer
                      comments={comments}
                      label={t('comments.editOf', { time: time(message().at) })}
                      send={t('comments.save')}
                      draftKey={`edit ${props.thread.id} ${id}`}
                      initial={writingOf(message())}
                      takesFocus
                      onSend={(writing) => {
                        const isTaken = comments.edit(at, writing);
                        if (isTaken) setEditing(undefined);
                        return isTaken;
                      }}
                      onCancel={() => setEditing(undefined)}
                    />
                  </Show>
                  <Show when={comments.mayWrite() && isMine(message()) && editing() !== id}>
                    <div class="own">
                      <button
                        type="button"
                        class="link"
                        aria-label={t('comments.editOf', { time: time(message().at) })}
                        onClick={() => setEditing(id)}
                      >
                        {t('comments.edit')}
                      </button>
                      <button
                        type="button"
                        class="link"
                        aria-label={t('comments.removeOf', { time: time(message().at) })}
                        onClick={() => comments.remove(at)}
                      >
                        {t('comments.remove')}
                      </button>
                    </div>
                  </Show>
                </li>
              </Show>
            );
          }}
        </For>
      </ol>
      <Show when={props.thread.resolved}>
        {(resolved) => (
          <p class="resolved-by">
            {t('comments.resolvedBy', { name: name(resolved().by), time: time(resolved().at) })}
          </p>
        )}
      </Show>
      <Show when={comments.mayWrite()}>
        <Show
          when={!props.thread.resolved}
          fallback={
            <button
              type="button"
              class="button quiet settle"
              aria-label={t('comments.reopenOf', { cell: props.cell })}
              onClick={() => comments.reopen(props.thread.id)}
            >
              {t('comments.reopen')}
            </button>
          }
        >
          <Composer
            comments={comments}
            label={t('comments.reply')}
            send={t('comments.send')}
            draftKey={`reply ${props.thread.id}`}
            takesFocus={props.takesFocus ?? false}
            onSend={(writing) => comments.reply(props.thread.id, writing)}
          >
            <button
              type="button"
              class="button quiet settle"
              aria-label={t('comments.resolveOf', { cell: props.cell })}
              onClick={() => comments.resolve(props.thread.id)}
            >
              {t('comments.resolve')}
            </button>
          </Composer>
        </Show>
      </Show>
    </article>
  );
}
