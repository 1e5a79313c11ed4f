/** What one person knows of the others at a workbook, for every part of the page. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { linesOfKey } from '#model';
import type { Comments } from '../comments/comments.ts';
import type { Desk } from '../sheet/desk.ts';
import type { Point } from '../sheet/selection.ts';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Following, createFollowing } from './following.ts';
import type { Peer } from './presence.ts';
import { shareTyping } from './share-typing.ts';

export interface Colleagues {
  /** everybody else's windows */
  readonly others: Accessor<readonly Peer[]>;
  nameOf(peer: Peer): string;
  goTo(peer: Peer): void;
  readonly following: Following;
  /** they come with the hands */
  readonly comments: Comments;
  /** whether what colleagues change is told to screen readers; remembered on this computer */
  readonly areAnnounced: Accessor<boolean>;
  setAnnounced(areAnnounced: boolean): void;
  /** the cell of the open sheet that the mouse is over */
  readonly hovered: Accessor<Point | undefined>;
  setHovered(point: Point | undefined): void;
}

export interface ColleaguesOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly t: Translate;
  readonly comments: Accessor<Comments>;
}

const announcedKey = 'samregn:announce';

export function createColleagues({ session, desk, t, comments }: ColleaguesOptions): Colleagues {
  const others = createMemo(() => session.presence.peers().filter(({ isMe }) => !isMe));
  const [areAnnounced, setAnnounced] = createSignal(localStorage.getItem(announcedKey) !== 'off');
  const [hovered, setHovered] = createSignal<Point | undefined>(undefined, {
    equals: (a, b) => a?.row === b?.row && a?.column === b?.column,
  });
  const nameOf = ({ person }: Peer): string => person.name || t('workbook.anonymous');
  shareTyping({ session, desk });
  return {
    others,
    nameOf,
    goTo(peer) {
      const [row, column] = linesOfKey(peer.at?.from ?? '');
      const at = peer.at && { sheet: peer.at.sheet, row, column };
      if (at && session.workbook.positionOf(at)) desk.goTo(at);
      else desk.say(() => t('colleagues.nowhere', { name: nameOf(peer) }));
    },
    following: createFollowing(others),
    get comments() {
      return comments();
    },
    areAnnounced,
    setAnnounced(next) {
      localStorage.setItem(announcedKey, next ? 'on' : 'off');
      setAnnounced(next);
    },
    hovered,
    setHovered: (point) => {
      setHovered(point);
    },
  };
}
