/** What changes cells: typing into them, taking back, clearing, filling. */
import { copyCells, done, fillRange } from '#model';
import { goToNote } from '../sheet/go-to-note.ts';
import type { Command, Workplace } from './command.ts';
import { typing } from './typing.ts';

/** Copies the first row or column into the rest; what my filter hides is passed over. */
function fillSeen({ desk, session }: Pick<Workplace, 'desk' | 'session'>, direction: 'down' | 'right'): void {
  const { editor } = session;
  const whole = desk.range();
  if (direction === 'right' || desk.tables.filtered().size === 0) {
    desk.apply((range) => fillRange(editor, range, direction));
    return;
  }
  const source = { ...whole, lastRow: whole.firstRow };
  desk.apply((range) => {
    const firstRow = Math.max(range.firstRow, whole.firstRow + 1);
    return firstRow > range.lastRow ? done(undefined) : copyCells(editor, source, { ...range, firstRow });
  });
}

function fill(direction: 'down' | 'right'): Command['run'] {
  return ({ desk, session }) => {
    fillSeen({ desk, session }, direction);
  };
}

export const editing: readonly Command[] = [
  {
    id: 'undo',
    group: 'edit',
    label: 'menu.undo',
    keys: ['Ctrl+Z'],
    keysCount: 'page',
    edits: true,
    isDisabled: ({ session }) => !session.steps().canUndo,
    run: ({ desk }) => desk.takeBack('undo'),
  },
  {
    id: 'redo',
    group: 'edit',
    label: 'menu.redo',
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    keysCount: 'page',
    edits: true,
    isDisabled: ({ session }) => !session.steps().canRedo,
    run: ({ desk }) => desk.takeBack('redo'),
  },
  ...typing,
  {
    id: 'today',
    group: 'edit',
    label: 'command.today',
    keys: ['Ctrl+;'],
    edits: true,
    run({ desk, language }) {
      const now = new Date();
      const [day, month] = [now.getDate(), now.getMonth() + 1].map((part) => String(part).padStart(2, '0'));
      const parts = [day, month, now.getFullYear()];
      const text = (language().id === 'da' ? parts : parts.toReversed()).join('-');
      desk.beginDraft({ text, mode: 'enter', place: 'cell' });
    },
  },
  {
    id: 'fillDown',
    group: 'edit',
    label: 'menu.fillDown',
    keys: ['Ctrl+D'],
    edits: true,
    run: fill('down'),
  },
  {
    id: 'fillRight',
    group: 'edit',
    label: 'menu.fillRight',
    keys: ['Ctrl+R'],
    edits: true,
    run: fill('right'),
  },
  {
    id: 'offerChoices',
    group: 'edit',
    label: 'command.offerChoices',
    keys: ['Alt+ArrowDown'],
    onlyByKey: true,
    run({ grid }) {
      const face = grid();
      if (face && !goToNote(() => face.focus())) face.offerChoices();
    },
  },
];
