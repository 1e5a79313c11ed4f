/** Who changed a cell last, in words. The server says it from its log; what it has said of an entry is not asked again. */
import { type CellId, type Language, cellKey, nameOfCell, writerOf } from '#model';
import { type LastEdit, fetchLastEdit } from '../api.ts';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { textOfMoment } from './receipt-text.ts';

/** 'nobody': nothing was ever written there; 'unreachable': the server did not answer. */
export type KnownEdit = LastEdit | { readonly by: 'unsaved' | 'unreachable' };

export interface LastEdits {
  of(at: CellId): Promise<KnownEdit>;
}

const opened = new WeakMap<WorkbookSession, LastEdits>();

export function lastEditsOf(session: WorkbookSession): LastEdits {
  const before = opened.get(session);
  if (before) return before;
  const { workbook, connection } = session;
  const known = new Map<string, LastEdit>();
  const edits: LastEdits = {
    async of(at) {
      const writer = writerOf(workbook, at);
      if (!writer) return { by: 'nobody' };
      const isMine = writer.client === workbook.doc.clientID;
      if (isMine && connection.unsaved() > 0) return { by: 'unsaved' };
      const key = `${writer.client} ${writer.clock}`;
      const before = known.get(key);
      if (before) return before;
      const answer = await fetchLastEdit(session.id, at.sheet, cellKey(at.row, at.column));
      if (!answer.ok) return { by: 'unreachable' };
      known.set(key, answer.value);
      return answer.value;
    },
  };
  opened.set(session, edits);
  return edits;
}

export interface LastEditSpeaker {
  readonly t: Translate;
  readonly language: Language;
  readonly now: Date;
  /** my id */
  readonly me: string | undefined;
  /** what the cell is called now */
  readonly cell: string;
}

export function textOfLastEdit(edit: KnownEdit, { t, language, now, me, cell }: LastEditSpeaker): string {
  switch (edit.by) {
    case 'nobody':
      return t('colleagues.last.nobody', { cell });
    case 'unknown':
      return t('colleagues.last.unknown');
    case 'unsaved':
      return t('colleagues.last.mineNow');
    case 'unreachable':
      return t('colleagues.last.offline', { cell });
    case 'person': {
      const name = edit.person.name || t('workbook.anonymous');
      const isMine = edit.person.id === me;
      const time = edit.at && textOfMoment(new Date(edit.at).getTime(), { t, language, now });
      const text = time
        ? t(isMine ? 'colleagues.last.mine' : 'colleagues.last.by', { name, time })
        : t(isMine ? 'colleagues.last.mineNoTime' : 'colleagues.last.byNoTime', { name });
      if (!edit.broughtBy) return text;
      return t('colleagues.last.broughtBy', {
        text,
        name: edit.broughtBy.name || t('workbook.anonymous'),
      });
    }
  }
}

/** What the cell is called now; undefined when it is gone. */
export function nameOfPlace(session: WorkbookSession, at: CellId): string | undefined {
  const position = session.workbook.positionOf(at);
  return position && nameOfCell(position.row, position.column);
}
