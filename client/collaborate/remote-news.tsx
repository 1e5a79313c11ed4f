/** Tells a screen reader politely what colleagues change on the sheet that is open, and when one of them mentions me. */
import { type JSX, createEffect, createSignal, on, onCleanup } from 'solid-js';
import {
  type CellKey,
  type SheetId,
  type WorkbookChange,
  linesOfKey,
  nameOfCell,
  watchWorkbook,
  writerOf,
} from '#model';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Colleagues } from './colleagues.ts';
import { type TellCell, openNews, textOfNews } from './news.ts';
import { nameOfPlace } from './last-edit.ts';

export function RemoteNews(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
}): JSX.Element {
  const { t, language } = useText();
  const { session, desk, colleagues } = props;
  const { workbook } = session;
  const { comments } = colleagues;
  const [spoken, setSpoken] = createSignal('');

  const tellCell: TellCell = (key) => {
    const sheet = desk.sheet();
    const [row, column] = linesOfKey(key);
    const at = sheet && workbook.positionOf({ sheet: sheet.id, row, column });
    if (!sheet || !at) return undefined;
    return {
      cell: nameOfCell(at.row, at.column),
      text: session.shown(sheet, row, column, language()).text,
    };
  };
  const news = openNews((gathered) => setSpoken(textOfNews(gathered, t, tellCell)));
  onCleanup(() => news.close());
  createEffect(
    on(
      () => desk.sheet()?.id,
      () => news.forget(),
    ),
  );

  /** Of everything that stands at a key only the last writer is known, and that is who is told of. */
  const byWriter = (sheet: SheetId, cells: Iterable<CellKey>): ReadonlyMap<number, readonly string[]> => {
    const found = new Map<number, string[]>();
    for (const key of cells) {
      const [row, column] = linesOfKey(key);
      const client = writerOf(workbook, { sheet, row, column })?.client;
      if (client === undefined) continue;
      const keys = found.get(client) ?? [];
      keys.push(key);
      found.set(client, keys);
    }
    return found;
  };
  const listen = (change: WorkbookChange): void => {
    const sheet = desk.sheet();
    const here = sheet && change.bySheet.get(sheet.id);
    // What comes when the line is up again is what one was away for, not news.
    if (change.isLocal || !here || !colleagues.areAnnounced() || session.connection.link().at !== 'live')
      return;
    const me = comments.me()?.id;
    for (const [client, cells] of byWriter(sheet.id, here.cells)) {
      const peer = colleagues.others().find((one) => one.client === client);
      if (peer?.person.id !== me || me === undefined) news.add({ who: peer?.person.name ?? '', cells });
    }
    if (here.cells.size === 0 && (here.rows || here.columns))
      news.add({ lines: here.rows ? 'rows' : 'columns' });
  };
  const watch = watchWorkbook(workbook, listen);
  onCleanup(() => watch.close());

  const told = new Set<string>();
  createEffect(() => {
    const me = comments.me()?.id ?? '';
    for (const thread of comments.threads()) {
      if (!comments.isNew(thread)) continue;
      for (const { id, by, mentions } of thread.messages) {
        if (!mentions.includes(me) || by.person === me || told.has(id)) continue;
        told.add(id);
        const cell = nameOfPlace(session, thread.cell) ?? '';
        setSpoken(t('comments.mentionsYou', { name: by.name || t('workbook.anonymous'), cell }));
      }
    }
  });

  return (
    <p class="visually-hidden remote-news" aria-live="polite">
      {spoken()}
    </p>
  );
}
