/** The one list of commands. Each area has a file of its own; the order here is the order in which people see them. */
import { type Key, isPressed } from './chord.ts';
import { clipboard } from './clipboard.ts';
import { type Command, type Workplace, isCommandDisabled } from './command.ts';
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

export interface PressedCommand {
  readonly command: Command;
  readonly chord: string;
}

/** The command that a key means; 'page' finds only those whose keys count anywhere in the workbook. */
export function commandOf(key: Key, where: 'grid' | 'page'): PressedCommand | undefined {
  for (const command of commands) {
    if (command.keysCount === 'elsewhere' || (where === 'page' && command.keysCount !== 'page')) continue;
    const chord = command.keys?.find((keys) => isPressed(keys, key));
    if (chord !== undefined) return { command, chord };
  }
  return undefined;
}

/** Carries a command out, or says why not. */
export function runCommand(command: Command, place: Workplace, chord?: string): void {
  if (command.edits && !place.desk.mayEdit()) place.desk.sayReadOnly();
  else if (!isCommandDisabled(command, place)) command.run(place, chord);
}
