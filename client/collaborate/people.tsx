/** Who is here: a face each, in the colour of their place in the sheet. Clicking one goes to where that person is. */
import { For, type JSX, createMemo } from 'solid-js';
import { linesOfKey } from '#model';
import type { Person } from '../api.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import './people.css';

function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  const letters = words.length > 1 ? words[0]![0]! + words[1]![0]! : (words[0] ?? '?').slice(0, 2);
  return letters.toLocaleUpperCase('da');
}

export function People(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly me: Person | undefined;
  /** to change the own name */
  onMe(): void;
}): JSX.Element {
  const { t } = useText();
  const others = createMemo(() => props.session.presence.peers().filter(({ isMe }) => !isMe));
  const goTo = (peer: ReturnType<typeof others>[number]): void => {
    if (!peer.at) return;
    const [row, column] = linesOfKey(peer.at.from);
    props.desk.goTo({ sheet: peer.at.sheet, row, column });
  };
  const myName = (): string => props.me?.name || t('workbook.anonymous');
  return (
    <ul class="people" aria-label={t('workbook.people')}>
      <li>
        <button
          type="button"
          class={`face peer-${(props.me?.colour ?? 0) % 8}`}
          title={t('workbook.you', { name: myName() })}
          onClick={() => props.onMe()}
        >
          <span aria-hidden="true">{initials(myName())}</span>
          <span class="visually-hidden">{t('workbook.you', { name: myName() })}</span>
        </button>
      </li>
      <For each={others()}>
        {(peer) => {
          const name = (): string => peer.person.name || t('workbook.anonymous');
          return (
            <li>
              <button
                type="button"
                class={`face peer-${peer.person.colour % 8}`}
                title={name()}
                onClick={() => goTo(peer)}
              >
                <span aria-hidden="true">{initials(name())}</span>
                <span class="visually-hidden">{name()}</span>
              </button>
            </li>
          );
        }}
      </For>
    </ul>
  );
}
