/** The server has seen what may be a personal number in what I wrote: where, unless I have answered for it already. */
import type { NoticeAbout } from '#model';
import { placeOfNotice } from '../collaborate/notice-text.ts';
import type { Desk } from '../sheet/desk.ts';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { doubtfulNumbers } from './cpr-question.ts';

export function tellPersonalNumber(
  about: NoticeAbout,
  { session, desk, t }: { readonly session: WorkbookSession; readonly desk: Desk; readonly t: Translate },
): void {
  const { root, key } = about;
  if (root === undefined || key === undefined) return;
  const value: unknown = session.workbook.doc.getMap(root).get(key);
  if (doubtfulNumbers(Array.isArray(value) ? value.join('\n') : String(value)).length === 0) return;
  const place = placeOfNotice(about, session, t);
  desk.say(
    () => (place === undefined ? t('rights.personalNumberSomewhere') : t('rights.personalNumber', { place })),
    'bad',
  );
}
