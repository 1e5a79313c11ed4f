/** What a key means among commands, and how a command is carried out. */
import { type Key, isPressed } from './chord.ts';
import { type Command, type Workplace, isCommandDisabled } from './command.ts';
import { moving } from './moving.ts';
import { typing } from './typing.ts';

/** What is here with the sheet itself; all others come when it has been painted. */
export const firstCommands: readonly Command[] = [...moving, ...typing];

export interface PressedCommand {
  readonly command: Command;
  readonly chord: string;
}

/** The command that a key means; 'page' finds only those whose keys count anywhere in the workbook. */
export function commandOf(
  commands: readonly Command[],
  key: Key,
  where: 'grid' | 'page',
): PressedCommand | undefined {
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
