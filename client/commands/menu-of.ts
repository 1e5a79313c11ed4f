/** Menus made of commands: their words, their keys, and whether they can be used now. */
import type { MenuItem } from '../parts/menu.tsx';
import { shownChord } from './chord.ts';
import { type Workplace, isCommandDisabled } from './command.ts';
import { commandById } from './commands.ts';
import { runCommand } from './pressed.ts';

/** Items for commands, given by id; a line stands between the groups. */
export function menuOf(groups: readonly (readonly string[])[], place: Workplace): readonly MenuItem[] {
  return groups.flatMap((ids, group) =>
    ids.map((id, i): MenuItem => {
      const command = commandById(id);
      const chord = command.keys?.[0];
      const isOn = command.isOn?.(place);
      return {
        label: command.labelNow?.(place) ?? place.t(command.label),
        ...(chord !== undefined && { keys: shownChord(chord, place.language().id) }),
        ...(isOn !== undefined && { isOn }),
        isDisabled: isCommandDisabled(command, place),
        beginsGroup: group > 0 && i === 0,
        run: () => runCommand(command, place),
      };
    }),
  );
}
