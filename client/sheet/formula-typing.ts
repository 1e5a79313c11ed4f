/**
 * A formula while a person types it: its references and brackets, where the caret stands, and pointing at cells, which
 * writes references into it. One for both places in which one types, the cell and the bar.
 */
import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js';
import {
  type Language,
  type ReferenceMark,
  type Sheet,
  type SheetId,
  type Sight,
  type Span,
  type TextReference,
  type Token,
  cycleFixed,
  isFormulaText,
  mergesOf,
  pointingPlace,
  referenceMarks,
  retyped,
  sightOf,
  typedTokens,
  writeReference,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk } from './desk.ts';
import {
  type Block,
  type Direction,
  type Point,
  type Selected,
  type Stride,
  blockOf,
  isSingle,
  movedPoint,
  single,
} from './selection.ts';

/** Cells that are being pointed at; `whole` when by the heads of rows or columns. */
export interface Pointed extends Selected {
  readonly sheet: SheetId;
  readonly whole: 'rows' | 'columns' | undefined;
}

interface KeptPointed extends Pointed {
  /** the draft in which its reference stands; any other text means that one has typed on */
  readonly text: string;
  readonly span: Span;
}

export interface PointingMove {
  readonly direction: Direction;
  readonly stride: Stride;
  readonly extends: boolean;
  /** lines in a screenful */
  readonly pageRows: number;
}

export interface FormulaTyping {
  readonly isFormula: Accessor<boolean>;
  readonly tokens: Accessor<readonly Token[]>;
  readonly marks: Accessor<readonly ReferenceMark[]>;
  readonly caret: Accessor<number>;
  /** The editor tells what is selected in its text. */
  noteSelected(selected: Span): void;
  /** what the editor must select: a new object each time */
  readonly wanted: Accessor<Span | undefined>;
  /** Puts a text in the place of what is typed, and the caret into it. */
  write(text: string, selected: Span): void;
  /** Whether a click on cells, or on another sheet's tab, is part of the formula. */
  canPoint(): boolean;
  readonly pointed: Accessor<Pointed | undefined>;
  /** Writes the reference to cells of the sheet that is open; false where none may stand. */
  pointAt(selected: Selected, whole?: 'rows' | 'columns'): boolean;
  /** Points by a key; false where the key does something else. */
  pointByKey(move: PointingMove): boolean;
  /** F4; false when no reference stands at the caret. */
  cycleFixed(): boolean;
}

export interface FormulaTypingOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Accessor<Language>;
}

export function createFormulaTyping(options: FormulaTypingOptions): FormulaTyping {
  const { session, desk } = options;
  const { draft, sheet } = desk;
  const { workbook } = session;
  const [selected, setSelected] = createSignal<Span>({ start: 0, end: 0 });
  const [wanted, setWanted] = createSignal<Span>();
  const [kept, setKept] = createSignal<KeptPointed>();

  const text = (): string => draft()?.text ?? '';
  const caret = (): number => selected().end;
  const tokens = createMemo(() => typedTokens(text(), options.language()));
  const marks = createMemo((): readonly ReferenceMark[] => {
    const at = draft()?.at;
    if (!at || tokens().length === 0) return [];
    session.trackEveryLayout();
    return referenceMarks(tokens(), at.sheet, workbook);
  });

  const pointed = createMemo((): KeptPointed | undefined => {
    const last = kept();
    return last && last.text === text() && last.span.end === caret() ? last : undefined;
  });

  const isTyping = createMemo(() => draft() !== undefined);
  createComputed(on(isTyping, () => setKept(undefined)));

  // Colleagues may insert, delete and rename while a formula is half typed: it goes on meaning what it meant.
  /** what the person sees while typing */
  let sight: Sight | undefined;
  createComputed(
    on(
      () => isTyping() && session.trackEveryLayout(),
      () => {
        const typing = draft();
        const before = sight;
        sight = typing && sightOf(workbook);
        if (!typing || !before) return;
        const half = { text: typing.text, sheet: typing.at.sheet, language: options.language() };
        const now = retyped(half, before, workbook);
        if (now !== typing.text) desk.changeDraft(now);
      },
    ),
  );

  const place = (): (Span & { readonly kind: 'insert' | 'replace' }) | undefined => {
    const now = pointed();
    if (now) return { kind: 'replace', ...now.span };
    return pointingPlace(tokens(), text(), caret());
  };

  const write = (next: string, span: Span): void => {
    desk.changeDraft(next);
    setSelected(span);
    setWanted({ ...span });
  };

  const pointAt: FormulaTyping['pointAt'] = (chosen, whole) => {
    const typing = draft();
    const now = sheet();
    const where = place();
    if (!typing || !now || !where) return false;
    const block = isSingle(chosen) && !whole ? blockOf(single(shownAt(chosen.focus, now))) : blockOf(chosen);
    const isElsewhere = now.id !== typing.at.sheet;
    const written = writeReference({
      ...(isElsewhere && { sheet: workbook.sheetName(now.id)! }),
      ...endsOf(block, whole),
    });
    const next = typing.text.slice(0, where.start) + written + typing.text.slice(where.end);
    const end = where.start + written.length;
    setKept({ ...chosen, sheet: now.id, whole, text: next, span: { start: where.start, end } });
    write(next, { start: end, end });
    return true;
  };

  /** Cells that are merged are meant by the one that shows. */
  const shownAt = (point: Point, now: Sheet): Point => {
    const merge = mergesOf(workbook, now.id).find(
      ({ area }) =>
        point.row >= area.firstRow &&
        point.row <= area.lastRow &&
        point.column >= area.firstColumn &&
        point.column <= area.lastColumn,
    );
    return merge ? { row: merge.area.firstRow, column: merge.area.firstColumn } : point;
  };

  return {
    isFormula: () => isFormulaText(text()),
    tokens,
    marks,
    caret,
    noteSelected(span) {
      const before = selected();
      if (before.start !== span.start || before.end !== span.end) setSelected(span);
    },
    wanted,
    write,
    canPoint: () => draft() !== undefined && place() !== undefined,
    pointed,
    pointAt,
    pointByKey({ direction, stride, extends: isExtending, pageRows }) {
      const before = pointed();
      const isThere = before !== undefined && before.sheet === sheet()?.id;
      // A reference that was typed is done: there an arrow ends the typing, as it does after a number.
      if (!sheet() || (!before && place()?.kind !== 'insert')) return false;
      const from = isThere ? before.focus : desk.active();
      const focus = movedPoint(from, { direction, stride, pageRows }, desk.terrain());
      return pointAt({ anchor: isExtending ? (isThere ? before.anchor : from) : focus, focus });
    },
    cycleFixed() {
      const cycled = cycleFixed(text(), selected(), options.language());
      if (!cycled) return false;
      write(cycled.text, cycled.selected);
      return true;
    },
  };
}

/** The ends of a reference to a block, as it is written. */
function endsOf(block: Block, whole: Pointed['whole']): Pick<TextReference, 'from' | 'to'> {
  const end = (row: number, column: number): TextReference['from'] => ({
    row: whole === 'columns' ? -1 : row,
    column: whole === 'rows' ? -1 : column,
    rowFixed: false,
    columnFixed: false,
  });
  const from = end(block.firstRow, block.firstColumn);
  const to = end(block.lastRow, block.lastColumn);
  const isOne = !whole && block.firstRow === block.lastRow && block.firstColumn === block.lastColumn;
  return isOne ? { from } : { from, to };
}
