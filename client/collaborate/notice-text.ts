/** Why the server took no more of what was typed here, and where that stands, in the person's words. */
import { type Notice, type NoticeAbout, cellOfLost, nameOfCell, readRootName } from '#model';
import type { TextKey, Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';

const refusals: Partial<Record<Notice, TextKey>> = {
  readOnly: 'closed.refusedReadOnly',
  updateTooLarge: 'closed.refusedTooLarge',
  documentFull: 'closed.refusedFull',
  badContent: 'closed.refusedContent',
  unknownAuthor: 'closed.refusedAuthor',
  commentsOnly: 'rights.refused.commentsOnly',
  locked: 'rights.refused.locked',
  ownerOnly: 'rights.refused.ownerOnly',
  forgedAuthor: 'rights.refused.forgedAuthor',
  programOnly: 'rights.refused.programOnly',
  personalNumber: 'rights.refused.personalNumber',
};

export function textOfRefusedUpdate(
  { why, about }: { readonly why: Notice; readonly about: NoticeAbout },
  session: WorkbookSession,
  t: Translate,
): string {
  const place = placeOfNotice(about, session, t);
  const text = t(refusals[why] ?? 'closed.refused');
  return place === undefined ? text : `${text} ${t('rights.refused.where', { place })}`;
}

/** "B4 on Sheet1", or the sheet alone; undefined for what has no place on a sheet. */
export function placeOfNotice(
  { root = '', key = '' }: NoticeAbout,
  session: WorkbookSession,
  t: Translate,
): string | undefined {
  const { workbook } = session;
  const cell = cellOfLost(root, { key, lost: null });
  const at = cell && workbook.positionOf(cell);
  if (at) {
    const sheet = workbook.sheetName(cell.sheet) ?? '';
    return t('rights.refused.cell', { cell: nameOfCell(at.row, at.column), sheet });
  }
  const what = readRootName(root);
  const id = what?.kind === 'sheet' ? what.sheet : root === 'sheets' ? key.split('/')[0] : undefined;
  return id === undefined ? undefined : workbook.sheetName(id);
}
