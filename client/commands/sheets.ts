/** The sheets of the workbook: new ones, copies, their names and their places. */
import { protectSheet } from '#model';
import { addNewSheet, copyToNewSheet, moveTab, removeSheet } from '../sheet/desk-verbs.ts';
import type { Command, Workplace } from './command.ts';

const placeOf = ({ desk, session }: Workplace): number =>
  session.sheets().findIndex(({ id }) => id === desk.sheet()?.id);

/** "Ark2", or the next number that is free. */
function nextName({ session, t }: Workplace): string {
  for (let number = session.sheets().length + 1; ; number++) {
    const name = t('grid.newSheetName', { number });
    if (session.workbook.sheetIdByName(name) === undefined) return name;
  }
}

function isSheetProtected({ desk, session }: Workplace): boolean {
  session.trackEveryLayout();
  const sheet = desk.sheet();
  return sheet !== undefined && session.workbook.isProtected(sheet.id);
}

export const sheetCommands: readonly Command[] = [
  {
    id: 'addSheet',
    group: 'insert',
    label: 'grid.addSheet',
    keys: ['Shift+F11'],
    edits: true,
    run: (place) => addNewSheet(place, nextName(place)),
  },
  {
    id: 'renameSheet',
    group: 'insert',
    label: 'grid.renameSheet',
    edits: true,
    isDisabled: (place) => placeOf(place) < 0,
    run: ({ desk, renameSheet }) => renameSheet(desk.sheet()!.id),
  },
  {
    id: 'copySheet',
    group: 'insert',
    label: 'lines.copySheet',
    edits: true,
    isDisabled: (place) => placeOf(place) < 0,
    run: (place) => copyToNewSheet(place, place.desk.sheet()!.id),
  },
  {
    id: 'moveSheetLeft',
    group: 'insert',
    label: 'lines.moveSheetLeft',
    edits: true,
    isDisabled: (place) => placeOf(place) < 1,
    run: (place) => moveTab(place, place.desk.sheet()!.id, -1),
  },
  {
    id: 'moveSheetRight',
    group: 'insert',
    label: 'lines.moveSheetRight',
    edits: true,
    isDisabled: (place) => placeOf(place) < 0 || placeOf(place) === place.session.sheets().length - 1,
    run: (place) => moveTab(place, place.desk.sheet()!.id, 1),
  },
  {
    id: 'protectSheet',
    group: 'insert',
    label: 'rights.protectSheet',
    labelNow: (place) => place.t(isSheetProtected(place) ? 'rights.unprotectSheet' : 'rights.protectSheet'),
    edits: true,
    isDisabled: ({ desk, role }) => role() !== 'owner' || desk.sheet() === undefined,
    run(place) {
      const { session, desk, t } = place;
      const wasProtected = isSheetProtected(place);
      const isTaken = desk.take(
        protectSheet(session.editor, desk.sheet()!.id, wasProtected ? 'none' : 'onlyInputs'),
      );
      if (isTaken) desk.say(() => t(wasProtected ? 'rights.unprotected' : 'rights.protected'));
    },
  },
  {
    id: 'deleteSheet',
    group: 'insert',
    label: 'grid.deleteSheet',
    edits: true,
    isDisabled: ({ session }) => session.sheets().length < 2,
    run: (place) => removeSheet(place, place.desk.sheet()!.id),
  },
];
