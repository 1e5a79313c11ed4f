/** The sheets of the workbook: new ones, copies, their names and their places. */
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

export const sheetCommands: readonly Command[] = [
  {
    id: 'addSheet',
    group: 'insert',
    label: 'grid.addSheet',
    keys: ['Shift+F11'],
    edits: true,
    run: (place) => place.desk.addSheet(nextName(place)),
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
    run: ({ desk }) => desk.copySheet(desk.sheet()!.id),
  },
  {
    id: 'moveSheetLeft',
    group: 'insert',
    label: 'lines.moveSheetLeft',
    edits: true,
    isDisabled: (place) => placeOf(place) < 1,
    run: ({ desk }) => desk.moveSheet(desk.sheet()!.id, -1),
  },
  {
    id: 'moveSheetRight',
    group: 'insert',
    label: 'lines.moveSheetRight',
    edits: true,
    isDisabled: (place) => placeOf(place) < 0 || placeOf(place) === place.session.sheets().length - 1,
    run: ({ desk }) => desk.moveSheet(desk.sheet()!.id, 1),
  },
  {
    id: 'deleteSheet',
    group: 'insert',
    label: 'grid.deleteSheet',
    edits: true,
    isDisabled: ({ session }) => session.sheets().length < 2,
    run: ({ desk }) => desk.deleteSheet(desk.sheet()!.id),
  },
];
