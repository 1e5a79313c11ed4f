/** The one list of commands. Each area has a file of its own; the order here is the order in which people see them. */
import { clipboard } from './clipboard.ts';
import type { Command } from './command.ts';
import { colleagues } from './colleagues.ts';
import { arranging } from './arranging.ts';
import { editing } from './editing.ts';
import { finding } from './finding.ts';
import { formulas } from './formula.ts';
import { formatting } from './format.ts';
import { helping } from './helping.ts';
import { lines } from './lines.ts';
import { moving } from './moving.ts';
import { pageCommands } from './pages.ts';
import { sheetCommands } from './sheets.ts';
import { summing } from './summing.ts';
import { tabling } from './tabling.ts';

export const commands: readonly Command[] = [
  ...clipboard,
  ...editing,
  ...moving,
  ...lines,
  ...sheetCommands,
  ...formatting,
  ...arranging,
  ...tabling,
  ...finding,
  ...colleagues,
  ...formulas,
  ...summing,
  ...pageCommands,
  ...helping,
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandById(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new Error(`There is no command called ${id}.`);
  return command;
}
