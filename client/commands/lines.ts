/** Rows and columns: inserting, deleting, making wider. */
import { insertHere, removeHere, widenHere } from '../sheet/desk-verbs.ts';
import type { TextKey } from '../text/text.tsx';
import type { Command, Workplace } from './command.ts';

const widerPx = 30;

/** Told with the number of lines when several are selected. */
function counted(side: 'rows' | 'columns', one: TextKey, many: TextKey): (place: Workplace) => string {
  return ({ desk, t }) => {
    const { count } = desk.linesIn(side);
    return count === 1 ? t(one) : t(many, { count });
  };
}

export const lines: readonly Command[] = [
  {
    id: 'insertLines',
    group: 'insert',
    label: 'command.insertLines',
    keys: ['Ctrl++'],
    edits: true,
    onlyByKey: true,
    run: (place) => insertHere(place, place.desk.sideOfSelection(), 'before'),
  },
  {
    id: 'insertRowAbove',
    group: 'insert',
    label: 'menu.insertRowAbove',
    labelNow: counted('rows', 'menu.insertRowAbove', 'menu.insertRowsAbove'),
    edits: true,
    run: (place) => insertHere(place, 'rows', 'before'),
  },
  {
    id: 'insertRowBelow',
    group: 'insert',
    label: 'menu.insertRowBelow',
    edits: true,
    run: (place) => insertHere(place, 'rows', 'after'),
  },
  {
    id: 'insertColumnLeft',
    group: 'insert',
    label: 'menu.insertColumnLeft',
    labelNow: counted('columns', 'menu.insertColumnLeft', 'menu.insertColumnsLeft'),
    edits: true,
    run: (place) => insertHere(place, 'columns', 'before'),
  },
  {
    id: 'insertColumnRight',
    group: 'insert',
    label: 'menu.insertColumnRight',
    edits: true,
    run: (place) => insertHere(place, 'columns', 'after'),
  },
  {
    id: 'deleteLines',
    group: 'insert',
    label: 'command.deleteLines',
    keys: ['Ctrl+-'],
    edits: true,
    onlyByKey: true,
    run: (place) => removeHere(place, place.desk.sideOfSelection()),
  },
  {
    id: 'deleteRows',
    group: 'insert',
    label: 'menu.deleteRow',
    labelNow: counted('rows', 'menu.deleteRow', 'menu.deleteRows'),
    edits: true,
    run: (place) => removeHere(place, 'rows'),
  },
  {
    id: 'deleteColumns',
    group: 'insert',
    label: 'menu.deleteColumn',
    labelNow: counted('columns', 'menu.deleteColumn', 'menu.deleteColumns'),
    edits: true,
    run: (place) => removeHere(place, 'columns'),
  },
  {
    id: 'wider',
    group: 'format',
    label: 'menu.wider',
    edits: true,
    run: (place) => widenHere(place, widerPx),
  },
  {
    id: 'narrower',
    group: 'format',
    label: 'menu.narrower',
    edits: true,
    run: (place) => widenHere(place, -widerPx),
  },
];
