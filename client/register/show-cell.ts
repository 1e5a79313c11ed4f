/** From a cell to its assumption; a cell that has none becomes one, where the person may write. */
import { addAssumption, formatAt } from '#model';
import type { Desk } from '../sheet/desk.ts';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { PanelState } from './panel-state.ts';
import { lineAt, linesOf } from './register-view.ts';
import { tell } from './tell.ts';

interface ShowCell {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly panel: PanelState;
  readonly t: Translate;
  readonly language: 'da' | 'en';
}

/** Whether the active cell's value is an assumption. */
export function isAssumption({ session, desk }: Pick<ShowCell, 'session' | 'desk'>): boolean {
  const at = desk.activeCell();
  return at !== undefined && lineAt(linesOf(session), at) !== undefined;
}

/** The texts to the left of a cell: what its value is called, and its unit. */
function namesBeside({ session, desk }: ShowCell): { readonly label?: string; readonly unit?: string } {
  const sheet = desk.sheet();
  const { row, column } = desk.active();
  const names: { label?: string; unit?: string } = {};
  if (!sheet) return names;
  for (let left = 0; left < column; left++) {
    const at = session.workbook.cellAt(sheet, row, left);
    const content = at && session.workbook.contentAt(at);
    if (!at || content?.kind !== 'text') continue;
    if (formatAt(sheet, at.row, at.column).role === 'unit') names.unit ??= content.value.slice(0, 50);
    else names.label ??= content.value.slice(0, 200);
  }
  return names;
}

export function showActiveCell(options: ShowCell): void {
  const { session, desk, panel, t } = options;
  const at = desk.activeCell();
  const line = at && lineAt(linesOf(session), at);
  if (line) panel.show(line.assumption.id);
  if (!at || line) return;
  if (!desk.mayEdit()) {
    desk.say(() => t('register.noAssumption'));
    return;
  }
  const added = addAssumption(session.editor, at, namesBeside(options));
  if (tell(added, options) && added.ok) panel.show(added.value);
}
