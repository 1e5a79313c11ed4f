/** Who is here: a face each, in the colour of their place in the sheet. A face leads to where its person is, or after them. */
import { For, type JSX, Show } from 'solid-js';
import { linesOfKey, nameOfCell } from '#model';
import type { Person } from '../api.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { createSteadyList } from '../sheet/steady-list.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Colleagues } from './colleagues.ts';
import type { Peer } from './presence.ts';
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
  readonly colleagues: Colleagues;
  readonly me: Person | undefined;
  /** to change the own name */
  onMe(): void;
  onMenu(label: string, items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void;
}): JSX.Element {
  const { t } = useText();
  const { session, colleagues } = props;
  const { others, following, nameOf } = colleagues;
  const clients = createSteadyList(() => others().map(({ client }) => client));
  const myName = (): string => props.me?.name || t('workbook.anonymous');
  /** The name, and where that person is. */
  const placeOf = (peer: Peer): string => {
    session.trackEveryLayout();
    const [row, column] = linesOfKey(peer.at?.from ?? '');
    const at = peer.at && session.workbook.positionOf({ sheet: peer.at.sheet, row, column });
    if (!peer.at || !at) return nameOf(peer);
    return t('colleagues.isAt', {
      name: nameOf(peer),
      cell: nameOfCell(at.row, at.column),
      sheet: session.sheetName(peer.at.sheet),
    });
  };
  const openMenu = (peer: Peer, button: HTMLElement): void => {
    const { left, bottom } = button.getBoundingClientRect();
    const isFollowed = following.peer()?.client === peer.client;
    const name = nameOf(peer);
    props.onMenu(
      name,
      [
        { label: t('colleagues.goTo', { name }), run: () => colleagues.goTo(peer) },
        isFollowed
          ? { label: t('colleagues.unfollow'), run: () => following.end() }
          : { label: t('colleagues.follow', { name }), run: () => following.begin(peer) },
      ],
      { x: left, y: bottom },
    );
  };
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
      <For each={clients()}>
        {(client) => (
          <Show when={others().find((one) => one.client === client)}>
            {(peer) => (
              <li>
                <button
                  type="button"
                  class={`face peer-${peer().person.colour % 8}`}
                  classList={{ followed: following.peer()?.client === client }}
                  data-peer={client}
                  title={placeOf(peer())}
                  aria-haspopup="menu"
                  onClick={(event) => openMenu(peer(), event.currentTarget)}
                >
                  <span aria-hidden="true">{initials(nameOf(peer()))}</span>
                  <span class="visually-hidden">{placeOf(peer())}</span>
                </button>
              </li>
            )}
          </Show>
        )}
      </For>
    </ul>
  );
}
