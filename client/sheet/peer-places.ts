/** Where colleagues are on the sheet that is open: places by identity, looked up anew whenever rows or columns move. */
import { type Accessor, createMemo } from 'solid-js';
import { linesOfKey } from '#model';
import type { Peer } from '../collaborate/presence.ts';
import type { Board } from './board.ts';
import { type Block, type Point, blockOf } from './selection.ts';

export interface PeerPlace {
  readonly peer: Peer;
  /** what is selected; undefined when it is on another sheet, or gone */
  readonly block: Block | undefined;
  /** what stands half typed on this sheet */
  readonly typing: { readonly at: Point; readonly text: string } | undefined;
}

export function createPeerPlaces(board: Board): Accessor<ReadonlyMap<number, PeerPlace>> {
  const { session, sheet } = board;
  return createMemo(() => {
    const now = sheet();
    session.trackLayout(now.id);
    const pointAt = (key: string): Point | undefined => {
      const [row, column] = linesOfKey(key);
      const at = { row: now.rows.indexOf(row), column: now.columns.indexOf(column) };
      return at.row < 0 || at.column < 0 ? undefined : at;
    };
    const places = new Map<number, PeerPlace>();
    for (const peer of session.presence.peers()) {
      if (peer.isMe) continue;
      const anchor = peer.at?.sheet === now.id ? pointAt(peer.at.from) : undefined;
      const focus = peer.at?.sheet === now.id ? pointAt(peer.at.to) : undefined;
      const block = anchor && focus && blockOf({ anchor, focus });
      const at = peer.typing?.sheet === now.id ? pointAt(peer.typing.cell) : undefined;
      const typing = at && { at, text: peer.typing!.text };
      if (block || typing) places.set(peer.client, { peer, block, typing });
    }
    return places;
  });
}
