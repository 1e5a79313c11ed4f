/** Finding one's way: to a cell or name, to text, to what is known of a value, and to any command by its name. */
import type { Command } from './command.ts';

export const finding: readonly Command[] = [
  {
    id: 'palette',
    group: 'help',
    label: 'command.palette',
    keys: ['Ctrl+Shift+K', 'Ctrl+Shift+P'],
    keysCount: 'page',
    run: (place) => place.open('palette'),
  },
  {
    id: 'find',
    group: 'edit',
    label: 'command.find',
    keys: ['Ctrl+F'],
    keysCount: 'page',
    run: (place) => place.open('find'),
  },
  {
    id: 'replace',
    group: 'edit',
    label: 'command.replace',
    keys: ['Ctrl+H'],
    keysCount: 'page',
    edits: true,
    run: (place) => place.open('replace'),
  },
  {
    id: 'goTo',
    group: 'move',
    label: 'command.goTo',
    keys: ['F5', 'Ctrl+G'],
    keysCount: 'page',
    run: (place) => place.open('goTo'),
  },
  {
    id: 'assumption',
    group: 'formula',
    label: 'register.show',
    labelNow: ({ hands, t }) => t(hands()?.isAssumption() ? 'register.show' : 'register.make'),
    keys: ['Alt+ArrowUp'],
    isDisabled: ({ desk, hands }) => !desk.mayEdit() && !hands()?.isAssumption(),
    run: ({ hands }) => hands()?.showAssumption(),
  },
  {
    id: 'cellMenu',
    group: 'edit',
    label: 'menu.cell',
    keys: ['Shift+F10', 'ContextMenu'],
    onlyByKey: true,
    run: ({ grid, openCellMenu }) => {
      const face = grid();
      if (face) openCellMenu(face.belowActive(20));
    },
  },
];
