/** Why a cell shows an error, in the person's words: what is wrong, and in which cell it began. */
import {
  type CellId,
  type Content,
  type Language,
  type Problem,
  type Value,
  isError,
  linesOfKey,
  nameOfCell,
  problemOf,
  quoteSheetName,
} from '#model';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';

/** `typed` as it was typed, with its '='. */
export function textOfProblem(problem: Problem, typed: string, language: Language, t: Translate): string {
  switch (problem.kind) {
    case 'unknownFunction':
    case 'missingFunction':
    case 'unsteadyFunction':
      return t(`problemIn.${problem.kind}`, { text: language.functionFromEnglish(problem.text) });
    case 'unknownSheet':
      return t('problemIn.unknownSheet', { text: problem.text });
    default: {
      const written = typed.slice(problem.start + 1, problem.end + 1);
      // A character that cannot be seen is told by its number.
      const text = /^\p{C}$/u.test(written) ? `U+${codeOf(written)}` : written;
      return t(`problemIn.${problem.kind}`, { text, separator: language.separator });
    }
  }
}

function codeOf(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}

interface FaultyCell {
  readonly at: CellId;
  readonly content: Content;
  readonly value: Value | undefined;
}

/** The cell in which a cell's error arose; undefined when it is its own, or gone. */
export function causeOfError({ at, value }: FaultyCell, session: WorkbookSession): CellId | undefined {
  const cause = isError(value) ? value.cause : undefined;
  if (!cause || (cause.sheet === at.sheet && cause.key === `${at.row}.${at.column}`)) return undefined;
  const [row, column] = linesOfKey(cause.key);
  const there = { sheet: cause.sheet, row, column };
  return session.workbook.positionOf(there) && there;
}

/** What a cell is called in a sentence about `seenFrom`: with its sheet when that is another one. */
export function nameOfCause(at: CellId, seenFrom: CellId, { workbook }: WorkbookSession): string {
  const position = workbook.positionOf(at);
  if (!position) return '';
  const name = nameOfCell(position.row, position.column);
  return at.sheet === seenFrom.sheet ? name : `${quoteSheetName(workbook.sheetName(at.sheet) ?? '')}!${name}`;
}

/** The explanation of a cell's error; undefined when it has none. */
export function textOfError(
  cell: FaultyCell,
  from: { readonly session: WorkbookSession; readonly language: Language; readonly t: Translate },
): string | undefined {
  const { t, session } = from;
  const problem = problemOf(cell.content, from.language, session.workbook);
  if (problem?.kind === 'readable') return t('problemIn.readable');
  if (problem && cell.content.kind === 'draft')
    return `${textOfProblem(problem, cell.content.text, from.language, t)} ${t('error.typed')}`;
  if (!isError(cell.value)) return undefined;
  const { error, unknown } = cell.value;
  const sentences = [t(`error.${error}`)];
  if (unknown) sentences.push(t('error.unknown', { name: from.language.functionFromEnglish(unknown) }));
  const cause = causeOfError(cell, session);
  if (cause) sentences.push(t('error.cause', { cell: nameOfCause(cause, cell.at, session) }));
  return sentences.join(' ');
}
