/** What keys do in the sheet while nothing is being typed: they are commands, or begin the typing. */
import { keyOf, typesCharacter } from '../commands/chord.ts';
import type { Workplace } from '../commands/command.ts';
import { commandOf, firstCommands, runCommand } from '../commands/pressed.ts';
import type { Board } from './board.ts';
import { percentSign } from './cell-editor.tsx';

export interface GridKeys {
  onKeyDown(event: KeyboardEvent): void;
  /** The next Tab leaves the sheet. */
  leave(): void;
  /** The person is at work in the sheet again: Tab goes from cell to cell. */
  stay(): void;
}

export function createGridKeys({ desk, session, sheet, language }: Board, place: () => Workplace): GridKeys {
  let hasLeft = false;

  /** The key goes on to the editor, which has the focus by then: so accents and input methods work as usual. */
  const beginTyping = (event: KeyboardEvent): void => {
    const at = desk.activeCell();
    const isDigit = /^[\d,.-]$/.test(event.key);
    const number = at && session.shown(sheet(), at.row, at.column, language()).format.number;
    // In a cell of percents the sign stands there while one types, as in Excel: what is seen is what is meant.
    const isPercent = isDigit && /%/.test(number ?? '');
    const began = desk.beginDraft({ text: isPercent ? percentSign : '', mode: 'enter', place: 'cell' });
    if (!began) event.preventDefault();
  };

  return {
    leave() {
      hasLeft = true;
    },
    stay() {
      hasLeft = false;
    },
    onKeyDown(event) {
      // The editor stands in the grid: a key that ended the typing there has been dealt with.
      if (desk.draft() || event.defaultPrevented) return;
      const key = keyOf(event);
      // After Escape, Tab goes to the next control as it does everywhere else.
      if (hasLeft && key.key === 'Tab') return;
      const pressed = commandOf(place().hands()?.commands ?? firstCommands, key, 'grid');
      if (pressed) {
        hasLeft = false;
        event.preventDefault();
        runCommand(pressed.command, place(), pressed.chord);
      } else if (typesCharacter(key)) {
        hasLeft = false;
        beginTyping(event);
      }
    },
  };
}
