/**
 * A command is one thing that a person can tell the open workbook to do. It is said once, and menus, buttons, keys, the
 * command palette and the page of keys all take it from the one list in commands.ts.
 */
import type { Accessor } from 'solid-js';
import type { AccessRole, Language, SheetId, Side } from '#model';
import type { Person } from '../api.ts';
import type { Colleagues } from '../collaborate/colleagues.ts';
import type { Clipboard } from '../clipboard/clipboard.ts';
import type { MenuItem } from '../parts/menu.tsx';
import type { Desk } from '../sheet/desk.ts';
import type { FormatBrush } from '../sheet/format-brush.ts';
import type { TextKey, Translate } from '../text/text.tsx';
import type { PanelState } from '../register/panel-state.ts';
import type { Hands } from '../workbook/hands.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { DialogName } from './dialogs.ts';

/** Where a command is found in the palette and on the page of keys, in this order. */
export const commandGroups = [
  'edit',
  'move',
  'select',
  'insert',
  'format',
  'formula',
  'data',
  'view',
  'colleagues',
  'file',
  'help',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** A point of the window, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A menu at a point of the window. */
export interface OpenMenu {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: Spot;
}

/** What commands may ask of the grid that is drawn. */
export interface GridFace {
  /** rows in a screenful */
  pageRows(): number;
  focus(): void;
  /** a point just below the active cell */
  belowActive(indentPx: number): Spot;
  /** Lets the next Tab leave the grid. */
  leave(): void;
  /** Makes rows or columns, given by position, as long as their content needs. */
  fit(side: Side, lines: readonly number[]): void;
  /** Offers what may stand in the active cell. */
  offerChoices(): void;
}

/** Where a command is carried out: the open workbook and the person at it. */
export interface Workplace {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  /** all that comes after the first paint; undefined until it is here */
  readonly hands: Accessor<Hands | undefined>;
  /** Does at once what needs it, or in its turn when it is here: what was selected by then is what is meant. */
  whenHere(run: (hands: Hands) => unknown): void;
  /** whether something waits for the hands */
  isWaiting(): boolean;
  /** with the hands */
  readonly clipboard: Clipboard;
  readonly t: Translate;
  readonly language: Accessor<Language>;
  readonly role: Accessor<AccessRole>;
  readonly me: Accessor<Person | undefined>;
  readonly colleagues: Colleagues;
  /** undefined as long as no sheet is drawn */
  readonly grid: Accessor<GridFace | undefined>;
  /** what stands beside the sheets */
  readonly panel: PanelState;
  /** Opens a dialog; what is half typed is taken first. */
  open(dialog: DialogName): void;
  openCellMenu(at: Spot): void;
  /** Lets the person type another name for a sheet where its tab stands. */
  renameSheet(id: SheetId): void;
  openMenu(menu: OpenMenu): void;
  /** gives the look of cells to others; with the hands */
  readonly brush: FormatBrush;
}

export interface Command {
  /** unique, camelCase */
  readonly id: string;
  readonly group: CommandGroup;
  /** what it does, in the imperative: on menus, in the palette, on the page of keys */
  readonly label: TextKey;
  /** the same, told of what is selected now */
  labelNow?(place: Workplace): string;
  /** chords such as "Ctrl+D"; the first one is shown on menus */
  readonly keys?: readonly string[];
  /**
   * 'grid' (usual): its keys count where the sheet has the focus; 'page': anywhere in the workbook but in dialogs;
   * 'elsewhere': whoever handles them lists them here, such as the browser's clipboard and the cell editor
   */
  readonly keysCount?: 'grid' | 'page' | 'elsewhere';
  /** changes the workbook: not for those who may only look */
  readonly edits?: true;
  /** of no use in a list to choose from, such as moving by an arrow */
  readonly onlyByKey?: true;
  isDisabled?(place: Workplace): boolean;
  /** whether what it switches is on */
  isOn?(place: Workplace): boolean;
  run(place: Workplace, chord?: string): void;
}

export function isCommandDisabled(command: Command, place: Workplace): boolean {
  return (command.edits === true && !place.desk.mayEdit()) || (command.isDisabled?.(place) ?? false);
}
