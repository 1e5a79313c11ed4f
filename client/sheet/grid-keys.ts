/** What keys do in the sheet while nothing is being typed. */
import type { Board } from './board.ts';
import { percentSign } from './cell-editor.tsx';
import { goToNote } from './cell-note.tsx';
import { usualSizePx } from './desk.ts';
import { intentOf } from './keyboard.ts';

export interface GridKeys {
  onKeyDown(event: KeyboardEvent): void;
  /** The person is at work in the sheet again: Tab goes from cell to cell. */
  stay(): void;
}

export interface GridKeysOptions {
  readonly board: Board;
  onMenu(): void;
  onChoices(): void;
  onAssumption(): void;
}

export function createGridKeys(options: GridKeysOptions): GridKeys {
  const { board } = options;
  const { desk, session } = board;
  let hasLeft = false;

  const pageRows = (): number => Math.max(1, Math.floor(board.size().height / usualSizePx.rows) - 1);

  /** The key goes on to the editor, which has the focus by then: so accents and input methods work as usual. */
  const beginTyping = (event: KeyboardEvent): void => {
    const at = desk.activeCell();
    const isDigit = /^[\d,.-]$/.test(event.key);
    const number = at && session.shown(board.sheet(), at.row, at.column, board.language()).format.number;
    // In a cell of percents the sign stands there while one types, as in Excel: what is seen is what is meant.
    const isPercent = isDigit && /%/.test(number ?? '');
    const began = desk.beginDraft({ text: isPercent ? percentSign : '', mode: 'enter', place: 'cell' });
    if (!began) event.preventDefault();
  };

  return {
    stay() {
      hasLeft = false;
    },
    onKeyDown(event) {
      // The editor stands in the grid: a key that ended the typing there has been dealt with.
      if (desk.draft() || event.defaultPrevented) return;
      const intent = intentOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        isComposing: event.isComposing,
      });
      if (!intent) return;
      if (intent.do === 'leave' && desk.questions().length > 0) {
        event.preventDefault();
        desk.dismissQuestions();
        return;
      }
      // After Escape, Tab goes to the next control as it does everywhere else.
      if (hasLeft && intent.do === 'step' && event.key === 'Tab') return;
      hasLeft = intent.do === 'leave';
      if (hasLeft) return;
      if (intent.do === 'type') {
        beginTyping(event);
        return;
      }
      event.preventDefault();
      switch (intent.do) {
        case 'note':
          if (!goToNote(board.focusGrid)) options.onChoices();
          return;
        case 'assumption':
          options.onAssumption();
          return;
        case 'menu':
          options.onMenu();
          return;
        case 'edit':
          desk.beginDraft({ mode: 'edit', place: 'cell' });
          return;
        default:
          desk.run(intent, pageRows());
      }
    },
  };
}
