/**
 * Texts that may mean several things. They are kept exactly as they were typed, and whoever typed them is asked; the answer
 * is an edit like any other. Nothing of a question stands in the document: it belongs to the person, not to the workbook.
 */
import type { LanguageId } from '../formula/language.ts';
import { type Alternative, type Meaning, type Today, readTyped } from '../formula/typed-input.ts';
import { type Result, refused } from '../result.ts';
import { writeContent } from './content.ts';
import type { Editor } from './editor.ts';
import { formatAt, isLocked, writeFormat } from './format.ts';
import { type Range, sizeOf } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** A cell whose text may mean several things. */
export interface Question {
  readonly at: CellId;
  /** as it was typed, and as it stands in the cell */
  readonly text: string;
  /** at least two; the last is the text itself */
  readonly alternatives: readonly Alternative[];
}

/** What a person who has just typed a block into the cells from a range's first cell on must be asked. */
export function questionsAbout(
  workbook: Workbook,
  range: Range,
  typed: {
    readonly texts: readonly (readonly string[])[];
    readonly language: LanguageId;
    readonly today: Today;
  },
): readonly Question[] {
  const sheet = workbook.livingSheet(range.sheet);
  if (!sheet) return [];
  const { texts, language, today } = typed;
  const known = new Map<string, readonly Alternative[] | undefined>();
  const alternativesOf = (text: string): readonly Alternative[] | undefined => {
    if (!known.has(text)) {
      const read = readTyped(text, language, today);
      known.set(text, read.kind === 'ambiguous' ? read.alternatives : undefined);
    }
    return known.get(text);
  };
  const questions: Question[] = [];
  const ask = (text: string, row: number, column: number): void => {
    const alternatives = alternativesOf(text);
    const at = alternatives && workbook.cellAt(sheet, range.firstRow + row, range.firstColumn + column);
    if (at) questions.push({ at, text, alternatives });
  };
  const { rows, columns } = sizeOf(range);
  const only = texts.length === 1 && texts[0]!.length === 1 ? texts[0]![0]! : undefined;
  // One text fills the whole range, as `setBlock` does it.
  if (only !== undefined && alternativesOf(only)) {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) ask(only, row, column);
  } else texts.forEach((cells, row) => cells.forEach((text, column) => ask(text, row, column)));
  return questions;
}

/** Whether the cell still holds the text that was asked about. */
export function isOpen(workbook: Workbook, { at, text }: Question): boolean {
  if (!workbook.positionOf(at)) return false;
  const content = workbook.contentAt(at);
  return content.kind === 'text' && content.value === text;
}

/**
 * Gives every cell that is asked about and can have this meaning the value that it has then, with the format that shows it
 * as it was typed where the cell has none. One undo step brings the texts back. A cell that has been changed since is left
 * alone. Concurrent: cell by cell as `setCell`.
 */
export function answerQuestions(
  editor: Editor,
  questions: readonly Question[],
  meaning: Meaning,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const open = questions.filter((question) => isOpen(workbook, question));
  const locked = open.find(({ at }) => isLocked(workbook, at));
  if (locked) return refused({ kind: 'locked', at: locked.at });
  const place = open.length === 0 ? undefined : { from: open[0]!.at, to: open.at(-1)!.at };
  return editor.edit(place, (write) => {
    for (const { at, alternatives } of open) {
      const chosen = alternatives.find((alternative) => alternative.meaning === meaning);
      if (!chosen || chosen.meaning === 'text') continue;
      const sheet = workbook.sheetOf(at.sheet)!;
      const content = { kind: 'number', value: chosen.value } as const;
      write.set(sheet.maps.cells, cellKey(at.row, at.column), writeContent(content));
      const hasFormat = formatAt(sheet, at.row, at.column).number !== undefined;
      if (chosen.format !== undefined && !hasFormat)
        writeFormat(write, sheet, at.row, at.column, { number: chosen.format });
    }
  });
}
