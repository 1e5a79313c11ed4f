/** What notes beside cells are told of the grid. */
import type { Accessor } from 'solid-js';
import { type Board, cellFont } from './board.ts';
import type { NoteGround } from './cell-note.tsx';
import type { Box } from './note-place.ts';
import { textWidth } from './text-width.ts';

/** How far the list of function names reaches below the cell in which a formula is typed. */
const functionHelpPx = 220;

/** `asked`: where something is asked. */
export function noteGroundOn(board: Board, asked: Accessor<Box | undefined>): NoteGround {
  const { desk } = board;
  return {
    room: () => ({ left: board.headWidth(), top: board.headHeight(), ...board.size() }),
    seenOf: board.seenOf,
    boxOf(point) {
      const box = board.drawnBox(point);
      const seen = board.seenOf(point);
      // Scrolled by parts of a pixel, the two may differ in the last digit.
      return seen && seen.width > box.width - 1 && seen.height > box.height - 1 ? box : undefined;
    },
    avoid() {
      const typing = desk.draft();
      const box = board.drawnBox(desk.active());
      if (typing?.place !== 'cell') return [box];
      // The editor grows with the text, and the names of functions are offered below it.
      const isFormula = typing.text.startsWith('=');
      const width = Math.max(box.width, textWidth(typing.text, cellFont) * (isFormula ? 1.2 : 1) + 40);
      return [{ ...box, width, height: box.height + (isFormula ? functionHelpPx : 0) }];
    },
    asked,
    show: board.show,
    focusGrid: board.focusGrid,
  };
}
