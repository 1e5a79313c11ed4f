/** Rows and columns: inserting, deleting, making wider. */
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
    run: ({ desk }) => desk.insert(desk.sideOfSelection(), 'before'),
  },
  {
    id: 'insertRowAbove',
    group: 'insert',
    label: 'menu.insertRowAbove',
    labelNow: counted('rows', 'menu.insertRowAbove', 'menu.insertRowsAbove'),
    edits: true,
    run: ({ desk }) => desk.insert('rows', 'before'),
  },
  {
    id: 'insertRowBelow',
    group: 'insert',
    label: 'menu.insertRowBelow',
    edits: true,
    run: ({ desk }) => desk.insert('rows', 'after'),
  },
  {
    id: 'insertColumnLeft',
    group: 'insert',
    label: 'menu.insertColumnLeft',
    labelNow: counted('columns', 'menu.insertColumnLeft', 'menu.insertColumnsLeft'),
    edits: true,
    run: ({ desk }) => desk.insert('columns', 'before'),
  },
  {
    id: 'insertColumnRight',
    group: 'insert',
    label: 'menu.insertColumnRight',
    edits: true,
    run: ({ desk }) => desk.insert('columns', 'after'),
  },
  {
    id: 'deleteLines',
    group: 'insert',
    label: 'command.deleteLines',
    keys: ['Ctrl+-'],
    edits: true,
    onlyByKey: true,
    run: ({ desk }) => desk.remove(desk.sideOfSelection()),
  },
  {
    id: 'deleteRows',
    group: 'insert',
    label: 'menu.deleteRow',
    labelNow: counted('rows', 'menu.deleteRow', 'menu.deleteRows'),
    edits: true,
    run: ({ desk }) => desk.remove('rows'),
  },
  {
    id: 'deleteColumns',
    group: 'insert',
    label: 'menu.deleteColumn',
    labelNow: counted('columns', 'menu.deleteColumn', 'menu.deleteColumns'),
    edits: true,
    run: ({ desk }) => desk.remove('columns'),
  },
  {
    id: 'wider',
    group: 'format',
    label: 'menu.wider',
    edits: true,
    run: ({ desk }) => desk.widen(widerPx),
  },
  {
    id: 'narrower',
    group: 'format',
    label: 'menu.narrower',
    edits: true,
    run: ({ desk }) => desk.widen(-widerPx),
  },
];
