/** Working with the others: to them, after them, and comments to each other. */
import type { Peer } from '../collaborate/presence.ts';
import type { Command, Workplace } from './command.ts';

/** The only other person; of several, one is chosen among the faces at the top of the page. */
function oneColleague({ colleagues, desk, t }: Workplace): Peer | undefined {
  const others = colleagues.others();
  if (others.length === 0) desk.say(() => t('colleagues.alone'));
  else if (others.length > 1) document.querySelector<HTMLElement>('.people [data-peer]')?.focus();
  return others.length === 1 ? others[0] : undefined;
}

async function tellLastEdit({ session, desk, t, language, me }: Workplace): Promise<void> {
  const at = desk.activeCell();
  if (!at) return;
  const { lastEditsOf, nameOfPlace, textOfLastEdit } = await import('../collaborate/last-edit.ts');
  const edit = await lastEditsOf(session).of(at);
  const cell = nameOfPlace(session, at);
  if (cell === undefined) return;
  const text = textOfLastEdit(edit, { t, language: language(), now: new Date(), me: me()?.id, cell });
  desk.say(() => (text.includes(cell) ? text : t('colleagues.last.asked', { cell, text })));
}

export const colleagues: readonly Command[] = [
  {
    id: 'comment',
    group: 'colleagues',
    label: 'comments.command',
    keys: ['Shift+F2'],
    isDisabled: ({ colleagues: { comments }, desk }) => {
      const at = desk.activeCell();
      return !at || (!desk.mayComment() && comments.at(at).length === 0);
    },
    run: ({ colleagues: { comments }, desk }) => {
      const at = desk.activeCell();
      if (at) comments.open(at);
    },
  },
  {
    id: 'comments',
    group: 'colleagues',
    label: 'comments.commandList',
    run: ({ colleagues: { comments } }) => comments.openList(),
  },
  {
    id: 'lastEdit',
    group: 'colleagues',
    label: 'colleagues.command.last',
    run: (place) => void tellLastEdit(place),
  },
  {
    id: 'history',
    group: 'colleagues',
    label: 'workbook.showHistory',
    run: ({ panel }) => panel.showHistory('everything'),
  },
  {
    id: 'cellHistory',
    group: 'colleagues',
    label: 'history.commandCell',
    run: ({ panel }) => panel.showHistory('cell'),
  },
  {
    id: 'goToColleague',
    group: 'colleagues',
    label: 'colleagues.command.goTo',
    isDisabled: (place) => place.colleagues.others().length === 0,
    run: (place) => {
      const peer = oneColleague(place);
      if (peer) place.colleagues.goTo(peer);
    },
  },
  {
    id: 'followColleague',
    group: 'colleagues',
    label: 'colleagues.command.follow',
    labelNow: ({ colleagues: { following }, t }) =>
      t(following.target() ? 'colleagues.command.unfollow' : 'colleagues.command.follow'),
    isDisabled: ({ colleagues: { following, others } }) => !following.target() && others().length === 0,
    run: (place) => {
      const { following } = place.colleagues;
      if (following.target()) {
        following.end();
        return;
      }
      const peer = oneColleague(place);
      if (peer) following.begin(peer);
    },
  },
  {
    id: 'announceColleagues',
    group: 'colleagues',
    label: 'colleagues.command.announce',
    isOn: ({ colleagues: { areAnnounced } }) => areAnnounced(),
    run: ({ colleagues: { areAnnounced, setAnnounced }, desk, t }) => {
      setAnnounced(!areAnnounced());
      const now = areAnnounced() ? 'colleagues.command.announceOn' : 'colleagues.command.announceOff';
      desk.say(() => t(now));
    },
  },
];
