/** From what a person typed to what the document keeps, and back to what the cell editor shows. */
import { functionStanding } from '../formula/function-names.ts';
import { type Language, english } from '../formula/language.ts';
import { editText } from '../formula/number-format.ts';
import type { Position, TextReference } from '../formula/reference.ts';
import type { CellPosition } from '../formula/relative.ts';
import { nameOfToken, textOfStored } from '../formula/stored.ts';
import { type Problem, findProblem } from '../formula/syntax.ts';
import { type Token, readTokens, wholeWorkbook, writeTokens } from '../formula/tokens.ts';
import { readTyped } from '../formula/typed-input.ts';
import type { Content } from './content.ts';
import { sheetLimits } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** A typed text, understood. A formula is still tokens: identities are looked up when it is written. */
export type Entry =
  | { readonly kind: 'content'; readonly content: Content; readonly format: string | undefined }
  /** `text` as typed, with its '=' */
  | { readonly kind: 'formula'; readonly tokens: readonly Token[]; readonly text: string };

export interface FormulaReading {
  readonly tokens: readonly Token[];
  readonly problem: Problem | undefined;
}

/**
 * Reads a formula's text (with its '=') in a language; English is accepted too where the language's own reading makes
 * no formula. Where both make one and the marks speak for the one, the names for the other, neither is guessed. The problem, if any, is the one that the person's own language has.
 */
export function readFormula(text: string, language: Language): FormulaReading {
  const body = text.slice(1);
  const tokens = readTokens(body, language);
  const problem = findProblem(tokens, functionStanding);
  if (language === english) return { tokens, problem };
  const inEnglish = readTokens(body, english);
  if (findProblem(inEnglish, functionStanding)) return { tokens, problem };
  if (problem) return { tokens: inEnglish, problem: undefined };
  return { tokens, problem: findSecondMeaning({ tokens, body, language }, inEnglish) };
}

/**
 * The number in a formula of two meanings: =MAX(1,5) is MAKS(1,5) by its marks, but its name is English, and then it is
 * MAKS(1;5). A formula with Danish names, or with names that are the same in both languages, is Danish.
 */
function findSecondMeaning(
  read: { readonly tokens: readonly Token[]; readonly body: string; readonly language: Language },
  inEnglish: readonly Token[],
): Problem | undefined {
  const { tokens, body, language } = read;
  const typed = ({ start, end }: Token): string => body.slice(start, end);
  const hasEnglishName = tokens.some(
    (token) =>
      token.kind === 'function' &&
      typed(token).toUpperCase() === token.text &&
      language.functionFromEnglish(token.text) !== token.text,
  );
  const decimal = tokens.find((token) => token.kind === 'number' && typed(token).includes(language.decimal));
  if (!hasEnglishName || !decimal || writeTokens(tokens) === writeTokens(inEnglish)) return undefined;
  return { kind: 'twoLanguages', start: decimal.start, end: decimal.end };
}

/** Reads what was typed into a cell. Never refuses: a formula that cannot be read is kept as a draft. */
export function readEntry(text: string, language: Language): Entry {
  const typed = readTyped(text, language.id);
  const content = (content: Content, format?: string): Entry => ({ kind: 'content', content, format });
  switch (typed.kind) {
    case 'empty':
      return content({ kind: 'empty' });
    case 'number':
      return content({ kind: 'number', value: typed.value }, typed.format);
    case 'boolean':
      return content({ kind: 'boolean', value: typed.value });
    case 'text':
      return content({ kind: 'text', value: typed.value });
    case 'ambiguous':
      // Not guessed: the text is kept and stands to the left, which shows that it is no number.
      return content({ kind: 'text', value: text });
    case 'formula': {
      const { tokens, problem } = readFormula(typed.text, language);
      return problem
        ? content({ kind: 'draft', text: typed.text })
        : { kind: 'formula', tokens, text: typed.text };
    }
  }
}

/** What the cell editor shows for a content: re-entering it gives the same content. */
export function entryText(
  content: Content,
  show: {
    readonly workbook: Workbook;
    readonly sheet: string;
    readonly number: string | undefined;
    readonly language: Language;
  },
): string {
  switch (content.kind) {
    case 'empty':
      return '';
    case 'number':
      return editText(content.value, show.number, show.language.id);
    case 'boolean':
      return content.value ? show.language.yes : show.language.no;
    case 'draft':
      return content.text;
    case 'formula':
      return textOfStored(content.stored, show.sheet, show.workbook, show.language);
    case 'text': {
      const read = readTyped(content.value, show.language.id);
      const isKept = read.kind === 'text' ? read.value === content.value : read.kind === 'ambiguous';
      return isKept ? content.value : `'${content.value}`;
    }
  }
}

/** Where a formula points that is no place of this workbook; undefined when it points to places only. */
export function findLostPlace(tokens: readonly Token[], workbook: Workbook): Problem | undefined {
  for (const { reference, start, end } of tokens) {
    if (!reference) continue;
    const { sheet, from, to = from } = reference;
    if (sheet !== undefined && workbook.sheetIdByName(sheet) === undefined) {
      return sheet.includes(']')
        ? { kind: 'otherWorkbook', start, end }
        : { kind: 'unknownSheet', text: sheet, start, end };
    }
    const isOutside = [from, to].some(
      ({ row, column }) => row >= sheetLimits.rows || column >= sheetLimits.columns,
    );
    if (isOutside) return { kind: 'outsideSheet', start, end };
  }
  return undefined;
}

/** The first name in a formula that nobody has given; names that the formula itself gives (LET) are not looked at. */
export function findLostName(tokens: readonly Token[], sheet: string, workbook: Workbook): Token | undefined {
  if (tokens.some(({ kind, text }) => kind === 'function' && (text === 'LET' || text === 'LAMBDA')))
    return undefined;
  return tokens.find((token) => token.kind === 'name' && nameOfToken(token, sheet, workbook) === undefined);
}

/**
 * Why a draft is no formula, in the language that it is read in. A draft that could be read by now, since the sheet that
 * it names has been made, is 'readable'. Undefined for any other content.
 */
export function problemOf(
  content: Content,
  language: Language,
  workbook: Workbook,
): Problem | { readonly kind: 'readable' } | undefined {
  if (content.kind !== 'draft') return undefined;
  const { tokens, problem } = readFormula(content.text, language);
  return problem ?? findLostPlace(tokens, workbook) ?? { kind: 'readable' };
}

/**
 * A stored formula as it reads when copied by so many rows and columns: what is not fixed with '$' moves along; what
 * would stand above the first row or left of the first column becomes #REF!.
 */
export function copiedFormula(
  stored: string,
  from: { readonly workbook: Workbook; readonly sheet: string },
  by: { readonly rows: number; readonly columns: number },
): readonly Token[] {
  return shiftedTokens(carriedTokens(stored, from), by);
}

/** A stored formula as its text reads on its sheet, so that it can be written at another place, sheet or workbook. */
export function carriedTokens(
  stored: string,
  from: { readonly workbook: Workbook; readonly sheet: string },
): readonly Token[] {
  // Through A1 text: a copy means what its text would mean at its new place.
  const text = textOfStored(stored, from.sheet, from.workbook, english);
  return readTokens(text.slice(1), english).map((token) =>
    token.kind === 'name' ? wholeName(token, from) : token,
  );
}

/** Tokens of a formula that stands so many rows and columns further on: see `copiedFormula`. */
export function shiftedTokens(
  tokens: readonly Token[],
  by: { readonly rows: number; readonly columns: number },
): readonly Token[] {
  if (by.rows === 0 && by.columns === 0) return tokens;
  return tokens.map((token) => withReference(token, (reference) => shifted(reference, by)));
}

/**
 * Tokens of a formula of the cell `at` as they read in the cell `to` of its block turned round: what lay two rows above
 * lies two columns to the left. An end of a reference that is fixed in one way only cannot turn: it is copied as ever.
 */
export function transposedTokens(
  tokens: readonly Token[],
  at: CellPosition,
  to: CellPosition,
): readonly Token[] {
  const by = { rows: to.row - at.row, columns: to.column - at.column };
  const turn = (end: Position): Position | undefined => {
    const isLoose = !end.rowFixed && !end.columnFixed && end.row >= 0 && end.column >= 0;
    if (!isLoose) return shifted({ from: end }, by)?.from;
    const row = to.row + end.column - at.column;
    const column = to.column + end.row - at.row;
    return row < 0 || column < 0 ? undefined : { ...end, row, column };
  };
  return tokens.map((token) =>
    withReference(token, ({ sheet, from, to: last }) => {
      const ends = [turn(from), last && turn(last)] as const;
      if (!ends[0] || (last && !ends[1])) return undefined;
      return { ...(sheet !== undefined && { sheet }), from: ends[0], ...(ends[1] && { to: ends[1] }) };
    }),
  );
}

/** The token with another reference; #REF! where there is none. */
function withReference(token: Token, change: (reference: TextReference) => TextReference | undefined): Token {
  if (!token.reference) return token;
  const reference = change(token.reference);
  if (reference) return { ...token, reference };
  return { kind: 'error', text: '#REF!', start: token.start, end: token.end };
}

/** A name with its sheet before it, so that a copy on another sheet means the same name. */
function wholeName(token: Token, from: { readonly workbook: Workbook; readonly sheet: string }): Token {
  const name = nameOfToken(token, from.sheet, from.workbook);
  if (name === undefined) return token;
  const scope = from.workbook.nameScope(name);
  const sheet = scope === undefined ? wholeWorkbook : from.workbook.sheetName(scope);
  return sheet === undefined ? token : { ...token, sheet };
}

function shifted(
  reference: TextReference,
  by: { readonly rows: number; readonly columns: number },
): TextReference | undefined {
  const shift = (end: Position): Position | undefined => {
    const row = end.row < 0 || end.rowFixed ? end.row : end.row + by.rows;
    const column = end.column < 0 || end.columnFixed ? end.column : end.column + by.columns;
    const isOutside = (end.row >= 0 && row < 0) || (end.column >= 0 && column < 0);
    return isOutside ? undefined : { ...end, row, column };
  };
  const from = shift(reference.from);
  const to = reference.to && shift(reference.to);
  if (!from || (reference.to && !to)) return undefined;
  return { ...(reference.sheet !== undefined && { sheet: reference.sheet }), from, ...(to && { to }) };
}
