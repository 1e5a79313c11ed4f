/** Typing into a cell, and emptying it. */
import { clearCells } from '#model';
import type { Command } from './command.ts';

export const typing: readonly Command[] = [
  {
    id: 'clear',
    group: 'edit',
    label: 'menu.clear',
    keys: ['Delete', 'Backspace'],
    edits: true,
    run: ({ desk, session }) => {
      desk.apply((range) => clearCells(session.editor, range));
    },
  },
  {
    id: 'edit',
    group: 'edit',
    label: 'command.edit',
    keys: ['F2'],
    onlyByKey: true,
    run: ({ desk }) => {
      desk.beginDraft({ mode: 'edit', place: 'cell' });
    },
  },
];
