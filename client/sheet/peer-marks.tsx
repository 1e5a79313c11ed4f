/** Where colleagues are, with their names. */
import { For, type JSX, createMemo } from 'solid-js';
import { linesOfKey } from '#model';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';
import type { Point } from './selection.ts';

export function PeerMarks(props: { readonly board: Board }): JSX.Element {
  const { t } = useText();
  const { session, sheet } = props.board;
  const peers = createMemo(() => {
    const now = sheet();
    session.trackLayout(now.id);
    return session.presence.peers().flatMap((peer) => {
      if (peer.isMe || peer.at?.sheet !== now.id) return [];
      const point = (key: string): Point | undefined => {
        const [row, column] = linesOfKey(key);
        const at = { row: now.rows.indexOf(row), column: now.columns.indexOf(column) };
        return at.row < 0 || at.column < 0 ? undefined : at;
      };
      const from = point(peer.at.from);
      const to = point(peer.at.to);
      return from && to ? [{ peer, from, to }] : [];
    });
  });
  return (
    <For each={peers()}>
      {({ peer, from, to }) => (
        <Mark board={props.board} class={`peer peer-${peer.person.colour % 8}`} from={from} to={to}>
          <span class="peer-tag">{peer.person.name || t('workbook.anonymous')}</span>
        </Mark>
      )}
    </For>
  );
}
