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
function textOfProblem(problem: Problem, typed: string, language: Language, t: Translate): string {
  switch (problem.kind) {
    case 'unknownFunction':
    case 'missingFunction':
    case 'unsteadyFunction':
      return t(`problemIn.${problem.kind}`, { text: language.functionFromEnglish(problem.text) });
    case 'unknownSheet':
      return t('problemIn.unknownSheet', { text: problem.text });
    default: {
      const text = typed.slice(problem.start + 1, problem.end + 1);
      return t(`problemIn.${problem.kind}`, { text, separator: language.separator });
    }
  }
}

/** The explanation of a cell's error; undefined when it has none. */
export function textOfError(
  cell: { readonly at: CellId; readonly content: Content; readonly value: Value | undefined },
  from: { readonly session: WorkbookSession; readonly language: Language; readonly t: Translate },
): string | undefined {
  const { t, session } = from;
  const problem = problemOf(cell.content, from.language, session.workbook);
  if (problem?.kind === 'readable') return t('problemIn.readable');
  if (problem && cell.content.kind === 'draft')
    return `${textOfProblem(problem, cell.content.text, from.language, t)} ${t('error.typed')}`;
  if (!isError(cell.value)) return undefined;
  const { error, cause, unknown } = cell.value;
  const sentences = [t(`error.${error}`)];
  if (unknown) sentences.push(t('error.unknown', { name: from.language.functionFromEnglish(unknown) }));
  if (cause && (cause.sheet !== cell.at.sheet || cause.key !== `${cell.at.row}.${cell.at.column}`)) {
    const [row, column] = linesOfKey(cause.key);
    const position = session.workbook.positionOf({ sheet: cause.sheet, row, column });
    if (position) {
      const name = nameOfCell(position.row, position.column);
      const prefix =
        cause.sheet === cell.at.sheet
          ? ''
          : `${quoteSheetName(session.workbook.sheetName(cause.sheet) ?? '')}!`;
      sentences.push(t('error.cause', { cell: prefix + name }));
    }
  }
  return sentences.join(' ');
}
