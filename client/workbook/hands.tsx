/**
 * What a person can do beyond seeing the sheets, selecting and typing: commands with their keys and menus, the clipboard,
 * dragging, the toolbar. It is asked for when the sheet has been painted; what is asked of it before it is here, waits.
 */
import { type Component, createEffect } from 'solid-js';
import { type NoticeAbout, assumptionsOf } from '#model';
import { rememberOpened } from '../begin/opened.ts';
import { type Clipboard, createClipboard } from '../clipboard/clipboard.ts';
import { type Comments, createComments } from '../comments/comments.ts';
import { noteWhoIsHere } from '../collaborate/forget-copies.ts';
import { type Receipts, createReceipts } from '../collaborate/receipts.ts';
import { tellPersonalNumber } from '../privacy/tell-personal-number.ts';
import { AssumptionMark } from '../register/assumption-mark.tsx';
import { isAssumption, showActiveCell } from '../register/show-cell.ts';
import { createFormulaAid } from '../sheet/formula-aid.tsx';
import { createFormulaTyping } from '../sheet/formula-typing.ts';
import { foldGroup, showBetween, showLevel } from '../sheet/line-actions.ts';
import { type Trace, createTrace } from '../sheet/trace.ts';
import { FilterStatus } from '../table/filter-status.tsx';
import { menuOfSelection, sheetMenu } from '../commands/cell-menu.ts';
import type { Command, Workplace } from '../commands/command.ts';
import { commandById, commands } from '../commands/commands.ts';
import { menuOf } from '../commands/menu-of.ts';
import { runCommand } from '../commands/pressed.ts';
import type { MenuItem } from '../parts/menu.tsx';
import type { Board } from '../sheet/board.ts';
import { addNewSheet } from '../sheet/desk-verbs.ts';
import { Figures } from '../sheet/figures.tsx';
import { GroupLevels, GroupMarks } from '../sheet/group-marks.tsx';
import { fillBeside, fillFromCorner } from '../sheet/fill-drag.ts';
import { type FormatBrush, createFormatBrush } from '../sheet/format-brush.ts';
import { moveByEdge } from '../sheet/move-drag.ts';
import { holdFinger } from '../sheet/hold-finger.ts';
import { pointAtCells } from '../sheet/point-at-cells.ts';
import type { DragMode } from '../sheet/pointer.ts';
import { RenameTab } from '../sheet/rename-tab.tsx';
import { fitLine, fitLines, resizeLine } from '../sheet/resize-drag.ts';
import { Above } from './above.tsx';
import { createPageKeys } from './page-keys.ts';
import { StoppedNotes } from './stopped-notes.tsx';
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
  readonly trace: Trace;
  readonly comments: Comments;
  readonly receipts: Receipts;
  readonly formulaAid: typeof createFormulaAid;
  /** Shows what is known of the active cell's value. */
  showAssumption(): void;
  /** whether the active cell is in the register of assumptions */
  isAssumption(): boolean;
  /** The server has seen what may be a personal number. */
  tellPersonalNumber(about: NoticeAbout): void;
  /** whether anything is known of values that are there */
  hasAssumptions(): boolean;
  readonly foldGroup: typeof foldGroup;
  readonly showBetween: typeof showBetween;
  readonly showLevel: typeof showLevel;
  /** Makes rows or columns as long as their content needs. */
  readonly fitLines: typeof fitLines;
  /** Opens a menu when a finger stays where it came down. */
  readonly holdFinger: typeof holdFinger;
  /** What pressing twice does at edges and corners; true when it was one. */
  pressTwice(board: Board, target: Element): boolean;
  readonly Tools: typeof Tools;
  readonly RenameTab: typeof RenameTab;
  readonly Figures: typeof Figures;
  readonly GroupMarks: typeof GroupMarks;
  readonly GroupLevels: typeof GroupLevels;
  readonly FilterStatus: typeof FilterStatus;
  readonly AssumptionMark: typeof AssumptionMark;
  readonly StoppedNotes: typeof StoppedNotes;
  readonly Above: Component<Parameters<typeof Above>[0]>;
}

/** Called with an owner, who closes. */
export function openHands(place: Workplace): Hands {
  const { session, desk, t, language, me, panel } = place;
  createPageKeys(place);
  desk.typeFormulasWith(createFormulaTyping({ session, desk, language }));
  const about = { session, desk };
  createEffect(() => {
    const person = me();
    if (person) void noteWhoIsHere(person).then(() => rememberOpened(session.id, Date.now()));
  });
  return {
    commands,
    clipboard: createClipboard({ session, desk, language, t }),
    brush: createFormatBrush({ session, desk, t }),
    dragModes: [resizeLine, pointAtCells, fillFromCorner, moveByEdge],
    run: (command) => runCommand(commandById(command), place),
    menuOfSelection: () => menuOf(menuOfSelection(place), place),
    menuOfSheet: () => menuOf(sheetMenu, place),
    addSheet: (name) => addNewSheet(place, name),
    trace: createTrace(session),
    comments: createComments({
      ...about,
      me,
      openList() {
        panel.openTab('comments');
        panel.setWanted(true);
      },
    }),
    receipts: createReceipts({ session, me: () => me()?.id, language, mayEdit: desk.mayEdit }),
    formulaAid: createFormulaAid,
    showAssumption: () => showActiveCell({ ...about, panel, t, language: language().id }),
    isAssumption: () => isAssumption(about),
    tellPersonalNumber: (notice) => tellPersonalNumber(notice, { ...about, t }),
    hasAssumptions: () => assumptionsOf(session.workbook).length > 0,
    foldGroup,
    showBetween,
    showLevel,
    fitLines,
    holdFinger,
    pressTwice: (board, target) => fitLine(board, target) || fillBeside(board, target),
    Tools,
    RenameTab,
    Figures,
    GroupMarks,
    GroupLevels,
    FilterStatus,
    AssumptionMark,
    StoppedNotes,
    Above,
  };
}
