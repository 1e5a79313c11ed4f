/** Where a comment is written: plain text, with colleagues mentioned by '@'. Ctrl+Enter sends. */
import { For, type JSX, Show, createMemo, createSignal, createUniqueId, onMount } from 'solid-js';
import { commentLimits } from '#model';
import type { NamedPerson } from '../api.ts';
import { matches } from '../parts/folded.ts';
import { useText } from '../text/text.tsx';
import type { Comments, Writing } from './comments.ts';
import { mentionAt, withMention } from './mentions.ts';

/** As many names as are looked through at a glance. */
const mostOffered = 6;

export function Composer(props: {
  readonly comments: Comments;
  readonly label: string;
  readonly send: string;
  /** under which what is not sent yet is kept */
  readonly draftKey: string;
  /** what stands there at first, when nothing is kept */
  readonly initial?: Writing;
  readonly takesFocus?: boolean;
  /** true when it was taken */
  onSend(writing: Writing): boolean;
  onCancel?(): void;
  /** what else can be done, at the end of the line */
  readonly children?: JSX.Element;
}): JSX.Element {
  const { t } = useText();
  const { comments } = props;
  let area!: HTMLTextAreaElement;
  const listId = createUniqueId();
  const kept = comments.draftOf(props.draftKey);
  const [writing, setWriting] = createSignal(kept.text === '' ? (props.initial ?? kept) : kept);
  const [caret, setCaret] = createSignal(0);
  const [chosen, setChosen] = createSignal(0);
  const [isDismissed, setDismissed] = createSignal(false);

  const change = (next: Writing): void => {
    setWriting(next);
    comments.keepDraft(props.draftKey, next);
  };
  const asked = createMemo(() => (isDismissed() ? undefined : mentionAt(writing().text, caret())));
  const offered = createMemo((): readonly NamedPerson[] => {
    const wanted = asked()?.wanted;
    if (wanted === undefined) return [];
    const others = comments.people().filter(({ id }) => id !== comments.me()?.id);
    return others.filter(({ name }) => matches(name, wanted)).slice(0, mostOffered);
  });
  const current = (): number => Math.min(chosen(), offered().length - 1);

  const mention = (person: NamedPerson): void => {
    const { text, caret: at } = withMention(writing().text, {
      from: asked()!.from,
      caret: caret(),
      name: person.name,
    });
    change({ text, mentions: [...writing().mentions, person] });
    area.value = text;
    area.setSelectionRange(at, at);
    setCaret(at);
    area.focus();
  };

  const send = (): void => {
    if (writing().text.trim() === '' || !props.onSend(writing())) return;
    comments.keepDraft(props.draftKey, { text: '', mentions: [] });
    setWriting({ text: '', mentions: [] });
    area.value = '';
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const count = offered().length;
    if (count > 0 && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      setChosen((current() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (count > 0 && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) {
      event.preventDefault();
      mention(offered()[current()]!);
    } else if (count > 0 && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setDismissed(true);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };

  onMount(() => {
    comments.fetchPeople();
    area.value = writing().text;
    if (props.takesFocus) area.focus({ preventScroll: true });
  });

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={area}
        class="text-input"
        rows={2}
        maxLength={commentLimits.text}
        aria-label={props.label}
        placeholder={t('comments.placeholder')}
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls={offered().length > 0 ? listId : undefined}
        aria-activedescendant={offered().length > 0 ? `${listId}-${current()}` : undefined}
        onInput={() => {
          change({ ...writing(), text: area.value });
          setCaret(area.selectionStart);
          setChosen(0);
          setDismissed(false);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={() => setCaret(area.selectionStart)}
        onClick={() => setCaret(area.selectionStart)}
      />
      <Show when={offered().length > 0}>
        <ul class="mention-list" id={listId} role="listbox" aria-label={t('comments.people')}>
          <For each={offered()}>
            {(person, i) => (
              <li
                id={`${listId}-${i()}`}
                role="option"
                aria-selected={i() === current()}
                onPointerDown={(event) => {
                  event.preventDefault();
                  mention(person);
                }}
              >
                {person.name}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="row-of-buttons">
        <button type="submit" class="button primary" disabled={writing().text.trim() === ''}>
          {props.send}
        </button>
        <Show when={props.onCancel}>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              comments.keepDraft(props.draftKey, { text: '', mentions: [] });
              props.onCancel?.();
            }}
          >
            {t('app.cancel')}
          </button>
        </Show>
        <span class="composer-keys">{t('comments.sendKeys')}</span>
        {props.children}
      </div>
    </form>
  );
}
