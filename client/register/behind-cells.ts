/** The filled cells that results come from, kept as long as the session of which they are asked. */
import { type CellSet, openPrecedents, resultKeys } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

const opened = new WeakMap<WorkbookSession, ReturnType<typeof openPrecedents>>();

/** The cells that some results come from, or all of them; reactive. */
export function cellsBehind(session: WorkbookSession, results?: readonly string[]): CellSet {
  session.trackContents();
  let precedents = opened.get(session);
  if (!precedents) {
    precedents = openPrecedents(session.workbook);
    opened.set(session, precedents);
    session.onClose(() => precedents?.close());
  }
  return precedents.behind(results ?? resultKeys(session.workbook));
}
