/**
 * A formula that somebody is typing says B4 and means the cell that they see there. When a colleague meanwhile inserts a
 * row above it, or renames its sheet, the half-typed text is rewritten so that it still says the cell that was meant.
 */
import type { Language } from '../formula/language.ts';
import { writeReference } from '../formula/reference.ts';
import {
  type Naming,
  identify,
  nameOfToken,
  textOfName,
  textOfReference,
  writeIdentity,
} from '../formula/stored.ts';
import { type Token, readTokens } from '../formula/tokens.ts';
import type { Workbook } from './workbook.ts';

/** What each position and each name stood for at one moment. */
export type Sight = Naming;

/** What a person sees now. Cheap: it holds on to the orders of lines, which are never changed but replaced. */
export function sightOf(workbook: Workbook): Sight {
  const sheets = new Map(
    workbook.sheets.map(({ id, rows, columns }) => {
      const axis = ({
        lines,
        slots,
      }: {
        readonly lines: readonly string[];
        readonly slots: readonly string[];
      }) => ({
        lineAt: (index: number) => lines[index],
        slotAt: (index: number) => slots[index],
      });
      return [id, { rows: axis(rows), columns: axis(columns) }];
    }),
  );
  const ids = new Map(workbook.sheets.map(({ id }) => [workbook.sheetName(id)?.toLowerCase(), id]));
  const key = (text: string, scope: string | undefined): string => `${scope ?? ''} ${text.toLowerCase()}`;
  const names = new Map(workbook.definedNames.map(({ id, text, scope }) => [key(text, scope), id]));
  return {
    sheetIdByName: (name) => ids.get(name.toLowerCase()),
    sheetPlaces: (sheet) => sheets.get(sheet),
    nameIdByText: (text, sheet) =>
      (sheet === undefined ? undefined : names.get(key(text, sheet))) ?? names.get(key(text, undefined)),
  };
}

export interface HalfTyped {
  /** as typed, with its '=' */
  readonly text: string;
  readonly sheet: string;
  readonly language: Language;
}

/**
 * The text that means now what `typed` meant in `before`. What has not changed its place stays as it was typed; what has
 * been deleted reads #REF!. Text that is no formula is given back as it is.
 */
export function retyped(typed: HalfTyped, before: Sight, now: Workbook): string {
  const { text, language } = typed;
  if (!text.startsWith('=')) return text;
  let result = '=';
  let end = 0;
  const body = text.slice(1);
  for (const token of readTokens(body, language)) {
    result +=
      body.slice(end, token.start) +
      (meantBy(token, typed, before, now) ?? body.slice(token.start, token.end));
    end = token.end;
  }
  return result;
}

/** How a token must read now; undefined when as it is. */
function meantBy(
  token: Token,
  { sheet, language }: HalfTyped,
  before: Sight,
  now: Workbook,
): string | undefined {
  if (token.kind === 'name') {
    const id = nameOfToken(token, sheet, before);
    if (id === undefined || nameOfToken(token, sheet, now) === id) return undefined;
    return textOfName(id, sheet, now);
  }
  const meant = token.reference && identify(token.reference, sheet, before);
  if (!meant) return undefined;
  const still = identify(token.reference!, sheet, now);
  if (still && writeIdentity(still) === writeIdentity(meant)) return undefined;
  const reference = textOfReference(meant, sheet, now, 'asWhole');
  return reference ? writeReference(reference) : language.errorFromEnglish('#REF!');
}
