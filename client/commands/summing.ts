/** The sum of what stands above or to the left, and formulas shown instead of what they come to. */
import type { Point } from '../sheet/selection.ts';
import { nameOfBlock } from '../sheet/desk.ts';
import { runBefore } from '../sheet/sum-above.ts';
import type { Command, Workplace } from './command.ts';

function sum({ desk, session, language }: Workplace): void {
  const sheet = desk.sheet();
  if (!sheet) return;
  const isNumber = ({ row, column }: Point): boolean => {
    const at = session.workbook.cellAt(sheet, row, column);
    return at !== undefined && typeof session.valueAt(at) === 'number';
  };
  const run = runBefore(desk.active(), isNumber);
  const name = language().functionFromEnglish('SUM');
  desk.beginDraft({ text: `=${name}(${run ? nameOfBlock(run) : ''})`, mode: 'edit', place: 'cell' });
}

export const summing: readonly Command[] = [
  { id: 'sum', group: 'formula', label: 'command.sum', keys: ['Alt+='], edits: true, run: sum },
  {
    id: 'showFormulas',
    group: 'view',
    label: 'command.showFormulas',
    // The key to the left of 1 on a Danish keyboard, where English Excel has the backtick, which is a dead key here.
    keys: ['Ctrl+½'],
    isOn: ({ desk }) => desk.showsFormulas(),
    run: ({ desk }) => desk.setShowsFormulas(!desk.showsFormulas()),
  },
];
