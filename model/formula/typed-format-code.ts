/**
 * A number format code as a person reads and types it in a language: in Danish `#.##0,00 "kr."`, `dd-mm-åååå`, `[t]:mm`,
 * `[Rød]`. Stored codes have Excel's English marks. A code that is pasted from elsewhere may have the marks of the other
 * language: where it cannot mean anything else it is read that way, and otherwise as the language has it.
 */
import { excelNumberFormat } from '../exchange/excel-number-format.ts';
import { type Result, done, refused } from '../result.ts';
import { codePieces, numberPlaces, swapMarks } from './format-code.ts';
import type { LanguageId } from './language.ts';

/** Longest code that is kept; Excel's own limit. */
const maxCodeLength = 255;
const maxSections = 4;

export type FormatCodeProblem =
  | { readonly kind: 'tooLong'; readonly limit: number }
  /** a quotation mark or square bracket that is not closed */
  | { readonly kind: 'open'; readonly mark: '"' | '[' }
  | { readonly kind: 'sections'; readonly limit: number }
  /** text outside of quotation marks; `suggestion` is the whole code with them */
  | { readonly kind: 'looseText'; readonly text: string; readonly suggestion: string }
  | { readonly kind: 'bracket'; readonly text: string }
  | { readonly kind: 'twoDecimalMarks' }
  /** places of a number and parts of a date together */
  | { readonly kind: 'mixed' }
  | { readonly kind: 'unreadable' };

const colours = {
  Rød: 'Red',
  Blå: 'Blue',
  Grøn: 'Green',
  Gul: 'Yellow',
  Sort: 'Black',
  Hvid: 'White',
  Cyan: 'Cyan',
  Magenta: 'Magenta',
} as const;

function isLiteral(piece: string): boolean {
  return /^["\\_*]/.test(piece);
}

/** A stored code in the marks and letters of a language. */
export function formatCodeText(stored: string, language: LanguageId): string {
  if (language === 'en') return stored;
  return codePieces(stored)
    .map((piece) => {
      if (isLiteral(piece)) return piece;
      if (piece.startsWith('[')) return bracketInDanish(piece);
      return swapMarks(piece)
        .replace(/general/gi, 'Standard')
        .replace(/y/g, 'å')
        .replace(/Y/g, 'Å')
        .replace(/h/g, 't')
        .replace(/H/g, 'T');
    })
    .join('');
}

function bracketInDanish(piece: string): string {
  const inner = piece.slice(1, -1);
  if (/^h+$/i.test(inner)) return `[${'t'.repeat(inner.length)}]`;
  const colour = Object.entries(colours).find(([, english]) => english.toLowerCase() === inner.toLowerCase());
  return colour ? `[${colour[0]}]` : piece;
}

/** The stored code that a typed one means; what is wrong with it otherwise. Nothing typed is the plain format. */
export function readFormatCode(
  text: string,
  language: LanguageId,
): Result<string | undefined, FormatCodeProblem> {
  const typed = text.trim();
  if (typed === '') return done(undefined);
  const pieces = codePieces(typed);
  const problem = problemOfText(typed, pieces);
  if (problem) return refused(problem);
  const bare = pieces.filter((piece) => !isLiteral(piece) && !piece.startsWith('['));
  const isDanish = marksOf(bare.flatMap(numberPlaces), language) === 'da';
  const stored = pieces.map((piece) => storedPiece(piece, isDanish)).join('');
  if (/^general$/i.test(stored)) return done(undefined);
  const why = excelNumberFormat(stored) === undefined ? problemOfCode(stored) : undefined;
  return why ? refused(why) : done(stored);
}

function storedPiece(piece: string, isDanish: boolean): string {
  if (isLiteral(piece)) return piece;
  if (piece.startsWith('[')) {
    const inner = piece.slice(1, -1);
    if (/^t+$/i.test(inner)) return `[${'h'.repeat(inner.length)}]`;
    const colour = Object.entries(colours).find(([danish]) => danish.toLowerCase() === inner.toLowerCase());
    return colour ? `[${colour[1]}]` : piece;
  }
  return (isDanish ? swapMarks(piece) : piece)
    .replace(/standard/gi, 'General')
    .replace(/å/g, 'y')
    .replace(/Å/g, 'Y')
    .replace(/t/g, 'h')
    .replace(/T/g, 'H');
}

/** The language whose marks the places of a number are written in. */
function marksOf(places: readonly string[], usual: LanguageId): LanguageId {
  for (const place of places) {
    const decimal = decimalMarkOf(place);
    if (decimal !== undefined) return decimal === ',' ? 'da' : 'en';
  }
  return usual;
}

const other = { '.': ',', ',': '.' } as const;
type Mark = keyof typeof other;

/** The decimal mark of some places, where they can be read in one way only. */
function decimalMarkOf(place: string): Mark | undefined {
  const parted = /[#0?]([.,])##0/.exec(place)?.[1] as Mark | undefined;
  if (parted) return other[parted];
  const inner = place.replace(/[.,]+$/, '');
  const marks = [...inner].filter((sign) => sign === '.' || sign === ',') as Mark[];
  const [first] = marks;
  const last = marks.at(-1);
  if (first !== undefined && last !== undefined && first !== last) return last;
  if (first !== undefined && marks.length > 1) return other[first];
  if (first !== undefined && inner.length - inner.indexOf(first) - 1 !== 3) return first;
  const scaling = /([.,])$/.exec(place)?.[1] as Mark | undefined;
  return first === undefined && scaling ? other[scaling] : undefined;
}

// ---------------------------------------------------------------------------------------------------------------------
// What is wrong with a code.

function problemOfText(typed: string, pieces: readonly string[]): FormatCodeProblem | undefined {
  if (typed.length > maxCodeLength) return { kind: 'tooLong', limit: maxCodeLength };
  if (pieces.some((piece) => /^"[^"]*$/.test(piece) || piece === '"')) return { kind: 'open', mark: '"' };
  // What belongs to no piece is a bracket that is not closed, or a sign at the end that should stand before another.
  if (pieces.join('') !== typed)
    return /\[[^\]]*$/.test(typed) ? { kind: 'open', mark: '[' } : { kind: 'unreadable' };
  const sections = pieces.filter((piece) => !isLiteral(piece) && !piece.startsWith('['));
  if (sections.join('').split(';').length > maxSections) return { kind: 'sections', limit: maxSections };
  return problemOfWords(pieces) ?? problemOfBrackets(pieces);
}

/** Words with the points and spaces between them: `t.kr.` and `mio. kr.` are one text each. */
const words = /[\p{L}æøå][\p{L}.]*(?: [\p{L}][\p{L}.]*)*/gu;
const codeWord = /^(?:å{1,4}|y{1,4}|m{1,5}|d{1,4}|t{1,2}|h{1,2}|s{1,2}|standard|general|e)$/i;

function problemOfWords(pieces: readonly string[]): FormatCodeProblem | undefined {
  for (const [i, piece] of pieces.entries()) {
    if (isLiteral(piece) || piece.startsWith('[')) continue;
    const plain = piece.replace(/am\/pm|a\/p/gi, (noon) => ' '.repeat(noon.length));
    for (const { 0: found, index } of plain.matchAll(words)) {
      if (found.split(/[. ]+/).every((word) => word === '' || codeWord.test(word))) continue;
      const quoted = `${piece.slice(0, index)}"${found}"${piece.slice(index + found.length)}`;
      return { kind: 'looseText', text: found, suggestion: pieces.with(i, quoted).join('') };
    }
  }
  return undefined;
}

const bracket =
  /^\[(?:t+|h+|m+|s+|(?:farve|color) ?\d{1,2}|(?:<=|>=|<>|<|>|=)-?\d+(?:[.,]\d+)?|\$[^\]]*)\]$/i;

function problemOfBrackets(pieces: readonly string[]): FormatCodeProblem | undefined {
  const names = new Set(
    Object.entries(colours)
      .flat()
      .map((name) => name.toLowerCase()),
  );
  const text = pieces.find(
    (piece) => piece.startsWith('[') && !bracket.test(piece) && !names.has(piece.slice(1, -1).toLowerCase()),
  );
  return text === undefined ? undefined : { kind: 'bracket', text };
}

function problemOfCode(stored: string): FormatCodeProblem {
  const bare = codePieces(stored)
    .filter((piece) => !isLiteral(piece) && !piece.startsWith('['))
    .join('');
  for (const section of bare.split(';')) {
    const isDate = /[ymdhs]/i.test(section.replace(/general/gi, ''));
    if (isDate && /[0#?]/.test(section.replace(/s\.0+/gi, ''))) return { kind: 'mixed' };
    if (!isDate && section.split('.').length > 2) return { kind: 'twoDecimalMarks' };
  }
  return { kind: 'unreadable' };
}
