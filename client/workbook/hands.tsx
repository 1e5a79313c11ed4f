/**
 * What a person can do beyond seeing the sheets, selecting and typing: commands with their keys and menus, the clipboard,
 * dragging, the toolbar. It is asked for when the sheet has been painted; what is asked of it before it is here, waits.
 */
import type { Component } from 'solid-js';
import { type Clipboard, createClipboard } from '../clipboard/clipboard.ts';
import { menuOfSelection, sheetMenu } from '../commands/cell-menu.ts';
import type { Command, Workplace } from '../commands/command.ts';
import { commandById, commands } from '../commands/commands.ts';
import { menuOf } from '../commands/menu-of.ts';
import { runCommand } from '../commands/pressed.ts';
import type { MenuItem } from '../parts/menu.tsx';
import type { Board } from '../sheet/board.ts';
import { addNewSheet } from '../sheet/desk-verbs.ts';
import { fillBeside, fillFromCorner } from '../sheet/fill-drag.ts';
import { type FormatBrush, createFormatBrush } from '../sheet/format-brush.ts';
import { moveByEdge } from '../sheet/move-drag.ts';
import { pointAtCells } from '../sheet/point-at-cells.ts';
import type { DragMode } from '../sheet/pointer.ts';
import { RenameTab } from '../sheet/rename-tab.tsx';
import { fitLine, fitLines, resizeLine } from '../sheet/resize-drag.ts';
import { Above } from './above.tsx';
import { createPageKeys } from './page-keys.ts';
import { Tools } from './tools.tsx';

export interface Hands {
  readonly commands: readonly Command[];
  readonly clipboard: Clipboard;
  readonly brush: FormatBrush;
  /** what dragging does beside selecting, asked in this order */
  readonly dragModes: readonly DragMode[];
  /** Carries out a command, given by id. */
  run(command: string): void;
  menuOfSelection(): readonly MenuItem[];
  menuOfSheet(): readonly MenuItem[];
  addSheet(name: string): void;
  /** Makes rows or columns as long as their content needs. */
  readonly fitLines: typeof fitLines;
  /** What pressing twice does at edges and corners; true when it was one. */
  pressTwice(board: Board, target: Element): boolean;
  readonly Tools: typeof Tools;
  readonly RenameTab: typeof RenameTab;
  readonly Above: Component<Parameters<typeof Above>[0]>;
}

/** Called with an owner, who closes. */
export function openHands(place: Workplace): Hands {
  const { session, desk, t, language } = place;
  createPageKeys(place);
  return {
    commands,
    clipboard: createClipboard({ session, desk, language, t }),
    brush: createFormatBrush({ session, desk, t }),
    dragModes: [resizeLine, pointAtCells, fillFromCorner, moveByEdge],
    run: (command) => runCommand(commandById(command), place),
    menuOfSelection: () => menuOf(menuOfSelection(place), place),
    menuOfSheet: () => menuOf(sheetMenu, place),
    addSheet: (name) => addNewSheet(place, name),
    fitLines,
    pressTwice: (board, target) => fitLine(board, target) || fillBeside(board, target),
    Tools,
    RenameTab,
    Above,
  };
}
