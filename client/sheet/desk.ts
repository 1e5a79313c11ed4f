/**
 * What one person does at the sheets of one workbook: which sheet, what is selected, what is being typed. The selection
 * and the half-typed text are kept by identity, so they stay on their cells while colleagues insert and delete around
 * them. Every change goes through a verb of the model; what it refuses is told in the person's words.
 */
import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js';
import {
  type Breach,
  type CellFormat,
  type CellId,
  type EditRefusal,
  type Language,
  type Meaning,
  type Place,
  type Question,
  type Range,
  type Result,
  type Sheet,
  type SheetId,
  type Side,
  type Undone,
  answerQuestions,
  cellKey,
  closedFormula,
  done,
  isLocked,
  isSet,
  isOpen,
  quoteSheetName,
  nameOfCell,
  questionsAbout,
  rangeOfCell,
  setCell,
  standingBreach,
} from '#model';
import { type Tables, createTables } from '../table/tables.ts';
import type { TextKey, Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { inTurns } from '../parts/in-turns.ts';
import { textOfError } from './error-text.ts';
import type { FormulaTyping } from './formula-typing.ts';
import { holdKeys } from './held-keys.ts';
import { plainTyping } from './plain-typing.ts';
import { createOwnRule } from './own-rule.ts';
import { textOfBreach, textOfRefusal } from './refusal-text.ts';
import { seenParts } from './seen-parts.ts';
import { type SheetLayout, createSheetLayout } from './sheet-layout.ts';
import {
  type Block,
  type Direction,
  type Extent,
  type Point,
  type Selected,
  type Terrain,
  blockOf,
  isSingle,
  movedPoint,
  nextInBlock,
  single,
} from './selection.ts';

/** A cell's text while it is being typed. */
export interface Draft {
  readonly at: CellId;
  readonly text: string;
  /** 'enter': arrows finish and move on; 'edit': they move in the text */
  readonly mode: 'enter' | 'edit';
  /** where the person types */
  readonly place: 'cell' | 'bar';
}

export interface Said {
  /** its sentence, which may come after what it tells of: not every text is here at first */
  readonly text: Accessor<string>;
  readonly tone: 'calm' | 'bad';
  /** a new number for the same text makes it be said again */
  readonly number: number;
}

/** The width in pixels of a column, the height of a row, that nobody has chosen. */
export const usualSizePx = { columns: 110, rows: 26 } as const;

interface KeptSelection {
  readonly anchor: CellId;
  readonly focus: CellId;
  readonly active: CellId;
  /** where they stood last: the way back when a line is deleted */
  readonly last: { readonly anchor: Point; readonly focus: Point; readonly active: Point };
  /** what the person should see of it now */
  readonly inView: Point;
}

export interface Desk {
  readonly sheet: Accessor<Sheet | undefined>;
  openSheet(id: SheetId): void;
  /** Shows a sheet that has just been made. */
  showSheet(id: SheetId): void;
  readonly selected: Accessor<Selected>;
  /** the cell that typing goes to, inside the selection */
  readonly active: Accessor<Point>;
  /** where the person's own last move went: a new object for each, none for what colleagues do */
  readonly inView: Accessor<Point | undefined>;
  readonly activeCell: Accessor<CellId | undefined>;
  readonly block: Accessor<Block>;
  /** what is hidden and merged on the open sheet */
  readonly layout: SheetLayout;
  /** my filters, and what I have said of headings */
  readonly tables: Tables;
  /** what the keyboard moves over */
  terrain(): Terrain;
  /** Runs a verb on what is selected as far as I see it, as one step; true when it was taken. */
  apply(verb: (range: Range) => Result<unknown, EditRefusal>): boolean;
  readonly extent: Accessor<Extent>;
  /** `inView` is what the person should see of it; the end that moves, unless said otherwise. */
  select(selected: Selected, inView?: Point): void;
  /** Goes to a cell on any sheet. */
  goTo(at: CellId, to?: CellId): void;
  readonly draft: Accessor<Draft | undefined>;
  /** the draft as a formula: its references, and pointing at cells; only text until the hands are here */
  readonly formula: FormulaTyping;
  /** Lets formulas be typed with all that helps with them. */
  typeFormulasWith(formula: FormulaTyping): void;
  /** Begins typing into the active cell: afresh with `text`, or into what stands there. */
  beginDraft(how: {
    readonly text?: string;
    readonly mode: Draft['mode'];
    readonly place: Draft['place'];
  }): boolean;
  changeDraft(text: string): void;
  setDraftMode(mode: Draft['mode']): void;
  /** Writes what was typed and goes on from there; true when it was taken. */
  commitDraft(then?: Direction): boolean;
  cancelDraft(): void;
  /** Writes into the active cell what was chosen instead of typed. */
  choose(text: string): void;
  /** Tab and Enter: to the next cell, inside the selected block when there is one. */
  step(direction: Direction): void;
  takeBack(which: 'undo' | 'redo'): void;
  /** Tells a refusal of what was typed, if any; true when there was none. */
  take(result: Result<unknown, EditRefusal>, typed?: string): boolean;
  /** Runs what changes the workbook, or says that one may not. */
  whenAllowed(run: () => void): void;
  /** Says that one may only look, or only comment. */
  sayReadOnly(): void;
  /** what is selected, for a verb */
  range(): Range;
  linesIn(side: Side): { readonly first: number; readonly count: number };
  /** columns when whole columns are selected, otherwise rows */
  sideOfSelection(): Side;
  /** the last row and column with content */
  lastFilled(): Point;
  /** the sheet's last cell */
  lastPoint(): Point;
  isFilled(point: Point): boolean;
  /** the look of the active cell */
  activeFormat(): CellFormat | undefined;
  /** formulas are shown instead of what they come to: on my screen only */
  readonly showsFormulas: Accessor<boolean>;
  setShowsFormulas(isOn: boolean): void;
  /** Opens the sheet that stands so many places on; round to the other end. */
  openNextSheet(by: number): void;
  /** The text of a cell as its editor shows it. */
  entryOf(at: CellId): string;
  isLocked(at: CellId): boolean;
  readonly mayEdit: Accessor<boolean>;
  readonly mayComment: Accessor<boolean>;
  /** Asks what has just been written means, and still what was asked before. */
  ask(questions: readonly Question[]): void;
  /** what I have typed that may mean several things, as long as it stands there; the latest first */
  readonly questions: Accessor<readonly Question[]>;
  /** Answers every question that can have this meaning; 'text' leaves all as they were typed. */
  answer(meaning: Meaning): void;
  dismissQuestions(): void;
  readonly said: Accessor<Said | undefined>;
  say(text: Said['text'], tone?: Said['tone']): void;
  hush(): void;
}

export interface DeskOptions {
  readonly session: WorkbookSession;
  readonly language: Accessor<Language>;
  readonly t: Translate;
  readonly mayEdit: Accessor<boolean>;
  /** also some who may not edit */
  readonly mayComment: Accessor<boolean>;
}

export function createDesk(options: DeskOptions): Desk {
  const { session, language, t, mayEdit, mayComment } = options;
  const { workbook, editor } = session;
  const [sheetId, setSheetId] = createSignal<SheetId>();
  const [kept, setKept] = createSignal<ReadonlyMap<SheetId, KeptSelection>>(new Map());
  const [draft, setDraft] = createSignal<Draft>();
  const [said, setSaid] = createSignal<Said>();
  const [showsFormulas, setShowsFormulas] = createSignal(false);
  /** where a run of Tab began: Enter goes back to that column */
  let tabColumn: number | undefined;
  // Whoever has not chosen a sheet stays on the one that is shown, also when colleagues put others before it.
  const sheet = createMemo((shown: Sheet | undefined): Sheet | undefined => {
    const living = session.sheets();
    const find = (wanted: SheetId | undefined) => living.find(({ id }) => id === wanted);
    return find(sheetId()) ?? find(shown?.id) ?? living[0];
  }, undefined);

  const extent = createMemo((): Extent => {
    const now = sheet();
    if (!now) return { rows: 0, columns: 0 };
    session.trackLayout(now.id);
    return { rows: now.rows.size, columns: now.columns.size };
  });

  const clamp = (point: Point): Point => ({
    row: Math.max(0, Math.min(point.row, extent().rows - 1)),
    column: Math.max(0, Math.min(point.column, extent().columns - 1)),
  });

  const places = createMemo(() => {
    const now = sheet();
    const origin = { row: 0, column: 0 };
    const selection = now && kept().get(now.id);
    if (!now || !selection) return { anchor: origin, focus: origin, active: origin };
    session.trackLayout(now.id);
    const place = (at: CellId, last: Point): Point => {
      const row = now.rows.indexOf(at.row);
      const column = now.columns.indexOf(at.column);
      return clamp({ row: row < 0 ? last.row : row, column: column < 0 ? last.column : column });
    };
    return {
      anchor: place(selection.anchor, selection.last.anchor),
      focus: place(selection.focus, selection.last.focus),
      active: place(selection.active, selection.last.active),
    };
  });

  const selected = createMemo((): Selected => ({ anchor: places().anchor, focus: places().focus }));
  const active = (): Point => places().active;
  const tables = createTables({ session, sheet });
  const layout = createSheetLayout({ session, sheet, filtered: tables.filtered });
  /** What is selected takes in whatever is merged with it. */
  const block = createMemo(() => layout.cover(blockOf(selected())));

  const cellAt = (point: Point): CellId | undefined => {
    const now = sheet();
    return now && workbook.cellAt(now, point.row, point.column);
  };
  const activeCell = createMemo(() => cellAt(active()));

  const keep = (next: Selected, activePoint: Point = next.anchor, inView: Point = next.focus): void => {
    const now = sheet();
    if (!now) return;
    const points = {
      anchor: clamp(next.anchor),
      focus: clamp(next.focus),
      active: layout.home(clamp(activePoint)),
    };
    const anchor = cellAt(points.anchor);
    const focus = cellAt(points.focus);
    const at = cellAt(points.active);
    if (!anchor || !focus || !at) return;
    const selection = { anchor, focus, active: at, last: points, inView: clamp(inView) };
    setSheetId(now.id);
    setKept(new Map(kept()).set(now.id, selection));
    session.presence.tell({
      at: {
        sheet: now.id,
        from: cellKey(anchor.row, anchor.column),
        to: cellKey(focus.row, focus.column),
      },
    });
  };

  const select = (next: Selected, inView: Point = next.focus): void => {
    tabColumn = undefined;
    keep(next, next.anchor, inView);
  };

  const rangeOf = (where: Block): Range => ({ sheet: sheet()!.id, ...where });

  let sayings = 0;
  const say: Desk['say'] = (text, tone = 'calm'): void => {
    setSaid({ text, tone, number: ++sayings });
  };

  /** Tells a refusal; true when there was none. */
  const tookIt = (result: Result<unknown, EditRefusal>, typed = ''): boolean => {
    if (result.ok) return true;
    say(() => textOfRefusal(result.error, { t, language: language().id }, typed), 'bad');
    return false;
  };

  const goTo = (at: CellId, to: CellId = at): void => {
    setSheetId(at.sheet);
    const position = workbook.positionOf(at);
    const end = workbook.positionOf(to);
    if (position && end) select({ anchor: position, focus: end });
  };

  const changeDraft = (text: string): void => {
    const typing = draft();
    if (typing) setDraft({ ...typing, text });
  };
  const filled = (point: Point): boolean => {
    const at = cellAt(point);
    return at !== undefined && workbook.contentAt(at).kind !== 'empty';
  };

  const terrain = (): Terrain => ({
    extent: extent(),
    isFilled: filled,
    isHidden: (side, index) => layout.hidden(side).has(index),
    blockAt: (point) => layout.mergeAt(point)?.area ?? blockOf(single(point)),
  });

  const [formula, setFormula] = createSignal(plainTyping);

  /** The cell that was typed into may stand on another sheet than the one where cells were pointed at. */
  const returnToDraft = ({ at }: Draft): void => {
    if (workbook.livingSheet(at.sheet)) setSheetId(at.sheet);
  };

  const entryOf = (at: CellId): string => session.entryOf(at, language());

  /** To where an undone edit was; where its sheet is gone, as after undoing that it was added, one stays where one is. */
  const returnTo = (place: Place | undefined): void => {
    if (place && workbook.livingSheet(place.from.sheet)) goTo(place.from, place.to);
  };

  const isStop = (point: Point): boolean => {
    const home = layout.home(point);
    const isHome = home.row === point.row && home.column === point.column;
    return isHome && !layout.hidden('rows').has(point.row) && !layout.hidden('columns').has(point.column);
  };

  const step = (direction: Direction): void => {
    const from = isSingle(selected()) ? selected().focus : active();
    if (!isSingle(selected())) {
      const next = nextInBlock(from, block(), direction, isStop);
      keep(selected(), next, next);
      return;
    }
    const isSideways = direction === 'left' || direction === 'right';
    const start = isSideways ? (tabColumn ?? from.column) : tabColumn;
    const base = isSideways || start === undefined ? from : { row: from.row, column: start };
    const next = movedPoint(base, { direction, stride: 'cell', pageRows: 1 }, terrain());
    keep(single(next));
    tabColumn = isSideways ? start : undefined;
  };

  const refuse = (why: TextKey): void => say(() => t(why), 'bad');
  const sayReadOnly = (): void => refuse(mayComment() ? 'rights.commentsOnly' : 'refusal.readOnly');

  const refuseLocked = (at: CellId): boolean => {
    if (!mayEdit()) {
      sayReadOnly();
      return true;
    }
    if (!isLocked(workbook, at)) return false;
    refuse(workbook.isProtected(at.sheet) ? 'grid.locked' : 'refusal.locked');
    return true;
  };

  const whenAllowed = (run: () => void): void => {
    if (mayEdit()) run();
    else sayReadOnly();
  };

  const linesIn = (side: Side): { readonly first: number; readonly count: number } => {
    const { firstRow, lastRow, firstColumn, lastColumn } = block();
    return side === 'rows'
      ? { first: firstRow, count: lastRow - firstRow + 1 }
      : { first: firstColumn, count: lastColumn - firstColumn + 1 };
  };

  const isWholeRows = (): boolean => block().firstColumn === 0 && block().lastColumn === extent().columns - 1;
  const isWholeColumns = (): boolean => block().firstRow === 0 && block().lastRow === extent().rows - 1;
  const sideOfSelection = (): Side => (isWholeColumns() && !isWholeRows() ? 'columns' : 'rows');

  const apply: Desk['apply'] = (verb) => {
    const [first, ...others] = seenParts(block(), tables.filtered()).map(rangeOf);
    if (!first) return true;
    if (others.length === 0) return tookIt(verb(first));
    return tookIt(
      editor.asOneStep(() => {
        for (const range of [first, ...others]) {
          const result = verb(range);
          if (!result.ok) return result;
        }
        return done(undefined);
      }),
    );
  };

  // A large paste is taken back over several turns: until then it is one step that is under way.
  let isTakingBack = false;
  const takeBack = (which: 'undo' | 'redo'): void =>
    whenAllowed(() => {
      if (isTakingBack) return;
      const told = (undone: Undone | undefined): void => {
        isTakingBack = false;
        if (!undone) return;
        returnTo(undone.place);
        if (undone.kept > 0) say(() => t('refusal.kept'));
      };
      isTakingBack = true;
      inTurns(editor.takingBack(which), told);
    });

  const [asked, setAsked] = createSignal<readonly Question[]>([]);
  const questions = createMemo(() => {
    session.trackAnyValue();
    return asked().filter((question) => isOpen(workbook, question));
  });

  const ask = (found: readonly Question[]): void => {
    if (found.length === 0) return;
    const keyOf = ({ at }: Question): string => `${at.sheet} ${cellKey(at.row, at.column)}`;
    const again = new Set(found.map(keyOf));
    setAsked([...found, ...questions().filter((question) => !again.has(keyOf(question)))]);
  };

  const answer = (meaning: Meaning): void =>
    whenAllowed(() => {
      const open = questions();
      if (meaning !== 'text' && !tookIt(answerQuestions(editor, open, meaning))) return;
      const isAnswered = ({ alternatives }: Question): boolean =>
        alternatives.some((alternative) => alternative.meaning === meaning);
      setAsked(open.filter((question) => !isAnswered(question)));
    });

  const ownRule = createOwnRule(session);
  createEffect(() => {
    const typing = draft();
    if (typing) ownRule.verdictOn(typing.at, typing.text, language());
    else ownRule.forget();
  });

  const commitDraft = (then?: Direction): boolean => {
    const typing = draft();
    if (!typing) return true;
    // A formula that could not be read is tried again: what it names may exist by now.
    const isDraft = workbook.contentAt(typing.at).kind === 'draft';
    const isChanged = isDraft || typing.text !== entryOf(typing.at);
    const closed = closedFormula(typing.text, language());
    const typed = { text: closed ?? typing.text, language: language() };
    const verdict = isChanged && ownRule.verdictOn(typing.at, typed.text, language());
    if (verdict && verdict.is === 'asked') {
      // What is typed on meanwhile is for the cell to which this leads.
      void holdKeys(verdict.answered.then(() => draft() === typing && commitDraft(then)));
      return false;
    }
    const broken = verdict && verdict.is === 'broken' ? verdict.validation : undefined;
    const sayBroken = (breach: Pick<Breach, 'rule' | 'message'>): void =>
      say(() => textOfBreach(workbook, { ...breach, at: typing.at }, { t, language: language().id }), 'bad');
    if (broken?.strictness === 'stop') {
      sayBroken(broken);
      return false;
    }
    const result = isChanged ? setCell(editor, typing.at, typed) : done(undefined);
    const taken = tookIt(result, typing.text);
    // What a validation does not allow, or no cell can hold, stays in the editor, to be put right.
    if (!result.ok && ['invalid', 'textTooLong'].includes(result.error.kind)) return false;
    setDraft(undefined);
    returnToDraft(typing);
    if (taken && closed !== undefined) say(() => t('formula.closed', { text: closed }));
    const content = workbook.contentAt(typing.at);
    // What cannot be read is told at once: the cell that shows it is left.
    if (taken && isChanged && content.kind === 'draft') {
      const draftCell = { at: typing.at, content, value: undefined };
      say(() => textOfError(draftCell, { session, language: language(), t }) ?? '', 'bad');
    }
    const place = isChanged && taken && workbook.positionOf(typing.at);
    if (place) {
      const where = rangeOfCell(typing.at.sheet, place.row, place.column);
      const today = { year: new Date().getFullYear() };
      ask(questionsAbout(workbook, where, { texts: [[typing.text]], language: language().id, today }));
    }
    const breach = place ? (broken ?? standingBreach(workbook, typing.at)) : undefined;
    if (breach) sayBroken(breach);
    if (then) step(then);
    return taken;
  };

  const beginDraft: Desk['beginDraft'] = ({ text, mode, place }) => {
    const at = activeCell();
    if (!at || refuseLocked(at)) return false;
    setDraft({ at, text: text ?? entryOf(at), mode, place });
    return true;
  };

  const lastFilled = (): Point => {
    const now = sheet()!;
    let last = { row: 0, column: 0 };
    for (const key of now.maps.cells.keys()) {
      if (!isSet(now.maps.cells, key)) continue;
      const dot = key.indexOf('.');
      const row = now.rows.indexOf(key.slice(0, dot));
      const column = now.columns.indexOf(key.slice(dot + 1));
      last = { row: Math.max(last.row, row), column: Math.max(last.column, column) };
    }
    return last;
  };

  const desk: Desk = {
    sheet,
    openSheet(id) {
      // Whoever types a formula may look for cells on another sheet; there the bar is what one types in.
      if (formula().canPoint()) setDraft({ ...draft()!, place: 'bar' });
      else commitDraft();
      setSheetId(id);
      keep(selected(), active(), active());
    },
    showSheet: setSheetId,
    selected,
    active,
    inView: () => {
      const now = sheet();
      return now && kept().get(now.id)?.inView;
    },
    activeCell,
    block,
    layout,
    tables,
    terrain,
    apply,
    extent,
    select,
    goTo,
    draft,
    beginDraft,
    get formula() {
      return formula();
    },
    typeFormulasWith: (typing) => {
      setFormula(() => typing);
    },
    changeDraft,
    setDraftMode(mode) {
      const typing = draft();
      if (typing) setDraft({ ...typing, mode });
    },
    commitDraft,
    cancelDraft() {
      const typing = draft();
      setDraft(undefined);
      if (typing) returnToDraft(typing);
    },
    choose(text) {
      const at = activeCell();
      if (at && !refuseLocked(at)) tookIt(setCell(editor, at, { text, language: language() }), text);
    },
    step,
    takeBack,
    take: tookIt,
    whenAllowed,
    sayReadOnly,
    range: () => rangeOf(block()),
    linesIn,
    sideOfSelection,
    lastFilled,
    lastPoint: () => ({ row: extent().rows - 1, column: extent().columns - 1 }),
    isFilled: filled,
    activeFormat() {
      const at = activeCell();
      const now = sheet();
      return at && now && session.shown(now, at.row, at.column, language()).format;
    },
    showsFormulas,
    setShowsFormulas,
    openNextSheet(by) {
      const living = session.sheets();
      const index = living.findIndex(({ id }) => id === sheet()?.id);
      const next = living[(index + by + living.length) % living.length];
      if (next) desk.openSheet(next.id);
    },
    entryOf,
    isLocked: (at) => isLocked(workbook, at),
    mayEdit,
    mayComment,
    ask,
    questions,
    answer,
    dismissQuestions: () => setAsked([]),
    said,
    say,
    hush: () => setSaid(undefined),
  };
  return desk;
}

/** "B4" or "B4:C9", with the sheet in front when it is not the one that is open. */
export function nameOfBlock(block: Block, sheetName?: string): string {
  const first = nameOfCell(block.firstRow, block.firstColumn);
  const last = nameOfCell(block.lastRow, block.lastColumn);
  const cells = first === last ? first : `${first}:${last}`;
  return sheetName === undefined ? cells : `${quoteSheetName(sheetName)}!${cells}`;
}
