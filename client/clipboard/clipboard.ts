/**
 * The clipboard of one open workbook. A paste is made ready bit by bit while the page goes on, is asked about where it may
 * hold personal numbers, and is then written, bit by bit too, as one undo step: before that nothing is shared, and giving
 * up leaves nothing.
 */
import { type Accessor, createSignal } from 'solid-js';
import {
  type CarriedBlock,
  type CellId,
  type CopiedPart,
  type EditRefusal,
  type InBits,
  type Landing,
  type Language,
  type Pasted,
  type Question,
  type Range,
  type Result,
  type Shifted,
  copiedCells,
  copyCells,
  moveCells,
  partOfCell,
  pasteAtOnce,
  pasteInBits,
  questionsAbout,
  rangeOfCell,
  refused,
  sizeOf,
  transposedBlock,
  typedCells,
  withoutCprNumbers,
} from '#model';
import { type CprAnswer, askAboutCpr, doubtfulNumbers } from '../privacy/cpr-question.ts';
import type { Desk } from '../sheet/desk.ts';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Copied, copySelection, rangeOfCopied } from './copied.ts';
import { landingsOf } from './landings.ts';
import { afterOthers, inTurns, workOn } from '../parts/in-turns.ts';
import { loadAhead } from '../parts/load-ahead.ts';
import type { CopiedTable, TableMerge } from './read-html.ts';
import { cellCount, countCells, readTable } from './table-text.ts';

/** Both forms of what lies on the clipboard; '' for one that is not there. */
export interface ClipboardText {
  readonly text: string;
  readonly html: string;
}

export interface PasteHow {
  readonly part: CopiedPart;
  readonly isTransposed: boolean;
}

/** A paste that takes a while. */
export interface PasteTask {
  readonly at: 'reading' | 'writing';
  /** cells */
  readonly done: number;
  /** about how many cells there are */
  readonly total: number;
  cancel(): void;
}

export interface Clipboard {
  copy(): ClipboardText;
  /** Nothing goes before it is pasted: a cut that is never pasted must not lose anything. */
  cut(): ClipboardText;
  /** Puts what lies on the clipboard into what is selected. A small paste is done when the call returns. */
  paste(from: ClipboardText, how?: PasteHow): Promise<void>;
  readonly task: Accessor<PasteTask | undefined>;
}

/** Most cells that are pasted at once; more would make an update that the server refuses. */
const maxPastedCells = 100_000;
/** A text that is counted to have so many times too many cells is not read at all. */
const mostInQuotes = 4;
/** No more cells take no time worth telling: they are pasted in one go, and what is pressed next comes behind them. */
const fewCells = 2000;
/** So often a paste begins again when colleagues move lines while it is written. */
const mostTries = 3;
/** A text that is so long takes a while to count and to read: the page has its turn before. */
const longText = 50_000;
/** From here on a person is told how many cells were pasted. */
const manyCells = 5000;

const everything: PasteHow = { part: 'all', isTransposed: false };
const nothing: ClipboardText = { text: '', html: '' };

/** What is ready to be written. */
interface Ready {
  readonly block: CarriedBlock;
  readonly merges: readonly TableMerge[];
  readonly valuesInstead: number;
  readonly numbers: readonly FoundNumber[];
}

/** Where a paste was begun. */
interface Where {
  readonly target: Range;
  /** the first cell of it */
  readonly first: CellId;
  /** as `whereSelected` tells it */
  readonly selected: string;
}

interface FoundNumber {
  readonly text: string;
  readonly digits: string;
}

export function createClipboard(options: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Accessor<Language>;
  readonly t: Translate;
}): Clipboard {
  const { session, desk, language, t } = options;
  const { workbook, editor } = session;
  let copied: (Copied & { readonly isCut: boolean }) | undefined;
  let tables: typeof import('./html.ts') | undefined;
  const [task, setTask] = createSignal<PasteTask>();

  const loadTables = async (): Promise<NonNullable<typeof tables>> => (tables ??= await import('./html.ts'));
  // A copy must be written while its event lasts, so what writes it must be there by then.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => loadAhead(loadTables));

  const copy = (isCut: boolean): ClipboardText => {
    const made = copySelection({ session, desk, language: language(), writeHtml: tables?.writeHtml });
    copied = made && { ...made, isCut };
    return made ? { text: made.text, html: made.html } : nothing;
  };

  /** The cells that a text was copied from, when it was copied here. */
  const ownRange = ({ text, html }: ClipboardText): Range | undefined => {
    if (!copied) return undefined;
    const mark = /data-samregn="([^"]*)"/.exec(html.slice(0, 2000))?.[1];
    const isOwn = mark === undefined ? !/<table/i.test(html) && text === copied.text : mark === copied.mark;
    return isOwn ? rangeOfCopied(session, copied) : undefined;
  };

  /** Works bit by bit, on few cells in one go; undefined when the person gave up. */
  const run = async <Done>(
    work: InBits<Done>,
    { total, isFew, at = 'reading' }: Pick<PasteTask, 'total'> & { isFew: boolean; at?: PasteTask['at'] },
  ): Promise<{ readonly value: Done } | undefined> => {
    let bit = isFew ? workOn(work, Infinity) : workOn(work);
    if (bit.done) return { value: bit.value };
    let isCancelled = false;
    const cancel = (): void => {
      isCancelled = true;
    };
    while (!bit.done) {
      setTask({ at, done: bit.value, total, cancel });
      await afterOthers();
      if (isCancelled) return undefined;
      bit = workOn(work);
    }
    // What comes next is no part of this turn.
    await afterOthers();
    return isCancelled ? undefined : { value: bit.value };
  };

  /** Whether my filter hides a row that a block of so many rows, put in at the selection, would reach. */
  const landsOnHidden = (rows: number): boolean => {
    const { firstRow, lastRow } = desk.range();
    const reach = Math.max(lastRow, firstRow + rows - 1);
    return [...desk.tables.filtered()].some((row) => row >= firstRow && row <= reach);
  };

  const pasteOwn = (range: Range, how: PasteHow): 'done' | 'stopped' | InBits<Ready> => {
    const isPlain = how.part === 'all' && !how.isTransposed;
    const { rows, columns } = sizeOf(range);
    const isFiltered = landsOnHidden(rows);
    if (copied?.isCut) {
      if (isFiltered) {
        desk.say(() => t('clipboard.cutOnHidden'), 'bad');
        return 'stopped';
      }
      if (!isPlain) {
        desk.say(() => t('clipboard.cutCells'), 'bad');
        return 'stopped';
      }
      if (desk.take(moveCells(editor, range, desk.range()))) selectPasted(range);
      copied = undefined;
      return 'done';
    }
    if (isPlain && !isFiltered && rows * columns <= fewCells) {
      if (desk.take(copyCells(editor, range, desk.range()))) selectPasted(range);
      return 'done';
    }
    if (how.part === 'values' && session.calculation()?.state() !== 'ready') {
      desk.say(() => t('clipboard.notCalculated'), 'bad');
      return 'stopped';
    }
    return ownCells(range, how.part);
  };

  function* ownCells(range: Range, part: CopiedPart): InBits<Ready> {
    const block = yield* copiedCells(workbook, range, part, (at) => session.valueAt(at));
    return { block, merges: [], valuesInstead: 0, numbers: [] };
  }

  /** Selects what was pasted, which begins at the selection and is as large as `like`. The view stays where one pasted. */
  const selectPasted = (like: Range): void => {
    const { firstRow, firstColumn, lastRow, lastColumn } = desk.range();
    const size = sizeOf(like);
    const anchor = { row: firstRow, column: firstColumn };
    const focus = {
      row: Math.max(lastRow, firstRow + size.rows - 1),
      column: Math.max(lastColumn, firstColumn + size.columns - 1),
    };
    desk.select({ anchor, focus }, anchor);
  };

  const isTooLarge = (count: number, told = count): boolean => {
    if (count <= maxPastedCells) return false;
    const number = (value: number): string => value.toLocaleString(language().id);
    desk.say(() => t('clipboard.tooLarge', { limit: number(maxPastedCells), count: number(told) }), 'bad');
    return true;
  };

  /** What came from outside, as cells; with `isCleaned` without its personal numbers. */
  function* foreignCells(
    { text, html }: ClipboardText,
    target: Range,
    isCleaned: boolean,
  ): InBits<Ready | 'tooLarge'> {
    const numbers: FoundNumber[] = [];
    const clean = (cell: string): string => {
      const found = doubtfulNumbers(cell);
      if (found.length === 0) return cell;
      for (const { start, end, digits } of found) numbers.push({ text: cell.slice(start, end), digits });
      return isCleaned ? withoutCprNumbers(cell, found) : cell;
    };
    const table = tables && html !== '' ? yield* tables.readHtml(html) : undefined;
    if (tables && table) {
      if (table.cells.reduce((sum, line) => sum + line.length, 0) > maxPastedCells) return 'tooLarge';
      const cells = cleanTable(table, clean);
      const at = { row: target.firstRow, column: target.firstColumn };
      const to = { workbook, sheet: target.sheet, ...at, language: language() };
      const { block, valuesInstead } = yield* tables.carryTable(cells, to);
      return { block, merges: table.merges, valuesInstead, numbers };
    }
    const texts = yield* readTable(text);
    if (cellCount(texts) > maxPastedCells) return 'tooLarge';
    const block = yield* typedCells(
      texts.map((line) => line.map(clean)),
      language(),
    );
    return { block, merges: [], valuesInstead: 0, numbers };
  }

  /**
   * Writes as one undo step; undefined when the person gave up, and what was written by then is taken back. When
   * colleagues move lines again and again in between, the rest of the page waits.
   */
  const writeInBits = async (
    landings: () => readonly Landing[],
    merges: readonly TableMerge[],
    size: { readonly total: number; readonly isFew: boolean },
  ): Promise<Result<Pasted, EditRefusal> | undefined> => {
    for (let left = mostTries; left > 0; left--) {
      const step = editor.openStep();
      let written: { readonly value: Result<Pasted, EditRefusal | Shifted> } | undefined;
      try {
        written = await run(pasteInBits(editor, landings(), merges), { ...size, at: 'writing' });
      } finally {
        if (written?.value.ok) step.close();
        else await new Promise<void>((tell) => void inTurns(step.giveUp(), tell));
      }
      if (!written) return undefined;
      const { value } = written;
      if (value.ok) return value;
      const { error } = value;
      if (error.kind !== 'shifted') return refused(error);
    }
    return pasteAtOnce(editor, landings(), merges);
  };

  const write = async (ready: Ready, { target, first, selected }: Where, how: PasteHow): Promise<void> => {
    const isAll = how.part === 'all';
    const parts = isAll
      ? ready.block
      : ready.block.map((line) => line.map((cell) => cell && partOfCell(cell, how.part)));
    const block = how.isTransposed ? transposedBlock(parts) : parts;
    const merges = isAll ? ready.merges.map((merge) => (how.isTransposed ? turned(merge) : merge)) : [];
    const count = block.reduce((sum, line) => sum + line.length, 0);
    // A cell may be put into all that is selected.
    const reach = sizeOf(target);
    const size = { total: count, isFew: Math.max(count, reach.rows * reach.columns) <= fewCells };
    // Colleagues may have put rows in above meanwhile: what was selected is where it is now.
    const landings = (): readonly Landing[] => {
      const now = workbook.positionOf(first);
      const rows = now ? now.row - target.firstRow : 0;
      const columns = now ? now.column - target.firstColumn : 0;
      const range: Range = {
        ...target,
        firstRow: target.firstRow + rows,
        lastRow: target.lastRow + rows,
        firstColumn: target.firstColumn + columns,
        lastColumn: target.lastColumn + columns,
      };
      return landingsOf(range, block, desk.tables.filtered());
    };
    const pasted = await writeInBits(landings, merges, size);
    if (!pasted) {
      desk.say(() => t('clipboard.takenBack'));
      return;
    }
    if (!desk.take(pasted) || !pasted.ok) return;
    if (count > fewCells) await afterOthers();
    const { firstRow, firstColumn, lastRow, lastColumn } = pasted.value.range;
    const anchor = { row: firstRow, column: firstColumn };
    // A paste takes nobody back who has gone elsewhere meanwhile.
    if (count > 1 && whereSelected() === selected)
      desk.select({ anchor, focus: { row: lastRow, column: lastColumn } }, anchor);
    const instead = ready.valuesInstead + pasted.value.valuesInstead;
    if (instead === 1) desk.say(() => t('clipboard.oneValueInstead'));
    else if (instead > 1) desk.say(() => t('clipboard.valuesInstead', { count: instead }));
    else if (count >= manyCells)
      desk.say(() => t('clipboard.done', { count: count.toLocaleString(language().id) }));
    if (how.part === 'formats') return;
    if (count > fewCells) await afterOthers();
    const landed = landings();
    const places = landed.length > 1 ? landed : [{ block, range: pasted.value.range }];
    const asked = await run(questionsIn(places), size);
    if (asked) desk.ask(asked.value);
  };

  /** The cells between which the selection reaches, as a text to compare. */
  const whereSelected = (): string => {
    const sheet = desk.sheet();
    const { anchor, focus } = desk.selected();
    return JSON.stringify([anchor, focus].map((at) => sheet && workbook.cellAt(sheet, at.row, at.column)));
  };

  /** What the pasted texts may mean, each where it stands. */
  function* questionsIn(landed: readonly Landing[]): InBits<readonly Question[]> {
    const today = { year: new Date().getFullYear() };
    const found: Question[] = [];
    for (const { block, range } of landed) {
      const { rows, columns } = sizeOf(range);
      const width = block.reduce((most, line) => Math.max(most, line.length), 0);
      for (const [row, line] of block.entries()) {
        for (const [column, cell] of line.entries()) {
          if (cell?.text === undefined) continue;
          for (let down = row; down < rows; down += block.length) {
            for (let right = column; right < columns; right += width) {
              const at = rangeOfCell(range.sheet, range.firstRow + down, range.firstColumn + right);
              const texts = [[cell.text]];
              found.push(...questionsAbout(workbook, at, { texts, language: language().id, today }));
            }
          }
        }
        yield row;
      }
    }
    return found;
  }

  const begin = async (from: ClipboardText, how: PasteHow): Promise<void> => {
    const target = desk.range();
    const sheet = workbook.livingSheet(target.sheet);
    const first = sheet && workbook.cellAt(sheet, target.firstRow, target.firstColumn);
    if (!first) return;
    const selected = whereSelected();
    const own = ownRange(from);
    const started = own && pasteOwn(own, how);
    if (started === 'done' || started === 'stopped') return;
    if (!own && from.text.length > longText) await afterOthers();
    // A table tells with its text how large it is, long before it is read; a text has tabs and breaks in quotes, too.
    const total = own ? sizeOf(own).rows * sizeOf(own).columns : countCells(from.text);
    if (isTooLarge(own ? total : total / mostInQuotes, total)) return;
    if (!own && !tables && /<table/i.test(from.html)) await loadTables();
    const size = { total, isFew: total <= fewCells && from.html.length <= longText };
    const made = await run(started ?? foreignCells(from, target, false), size);
    if (!made) {
      desk.say(() => t('clipboard.cancelled'));
      return;
    }
    if (made.value === 'tooLarge') {
      isTooLarge(Math.max(maxPastedCells + 1, total));
      return;
    }
    let ready = made.value;
    if (ready.numbers.length > 0 && how.part !== 'formats') {
      setTask(undefined);
      const answer: CprAnswer | undefined = await askAboutCpr(ready.numbers);
      const again = answer === 'remove' ? await run(foreignCells(from, target, true), size) : undefined;
      if (again && again.value !== 'tooLarge') ready = again.value;
      else if (answer !== 'keep') {
        desk.say(() => t('clipboard.cancelled'));
        return;
      }
    }
    await write(ready, { target, first, selected }, how);
  };

  return {
    copy: () => copy(false),
    cut: () => copy(true),
    task,
    async paste(from, how = everything) {
      if (!desk.mayEdit()) desk.whenAllowed(() => {});
      else if (task()) desk.say(() => t('clipboard.busy'), 'bad');
      else if (from.text === '' && from.html === '') desk.say(() => t('clipboard.nothing'), 'bad');
      else {
        try {
          await begin(from, how);
        } finally {
          setTask(undefined);
        }
      }
    },
  };
}

function turned({ firstRow, lastRow, firstColumn, lastColumn }: TableMerge): TableMerge {
  return { firstRow: firstColumn, lastRow: lastColumn, firstColumn: firstRow, lastColumn: lastRow };
}

/** The table with every text cleaned. A cell of which something was taken away holds what is left of its text. */
function cleanTable(table: CopiedTable, clean: (text: string) => string): CopiedTable {
  const cells = table.cells.map((line) =>
    line.map((cell) => {
      if (!cell) return cell;
      const exact =
        cell.value === undefined || typeof cell.value === 'boolean' ? cell.text : String(cell.value);
      const text = clean(exact);
      if (text === exact) return cell;
      return { text, ...(cell.look && { look: cell.look }) };
    }),
  );
  return { ...table, cells };
}
