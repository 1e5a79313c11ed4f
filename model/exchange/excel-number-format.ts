/**
 * A number format code that Excel takes for certain. Our own reader shows any code as well as it can; Excel's file reader
 * offers to repair the whole file for one that it cannot read, such as `#,##0 kr.` without quotes.
 */

/** Excel's own limit. */
const maxCodeLength = 255;
const maxSections = 4;

/** Characters that Excel shows as they stand, without quotes. */
const plain = /^[-$+/():!^&'~{}<>= ]$/;
const pieces = /"[^"]*"?|\\[^]|_[^]|\*[^]|\[[^\]]*\]|general|am\/pm|a\/p|e[+-]|y+|m+|d+|h+|s+|[^]/giu;
const bracket =
  /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?(?:[1-9]|[1-4]\d|5[0-6])|h+|m+|s+|(?:<=|>=|<>|<|>|=)-?\d+(?:\.\d+)?|\$[^-\]"]*(?:-[0-9a-f]{1,8})?)\]$/i;

interface Section {
  readonly text: string;
  readonly kind: 'date' | 'text' | 'general' | 'number';
}

/** One part of a code between semicolons; undefined when Excel could not read it. */
function readSection(codes: readonly string[]): Section | undefined {
  let text = '';
  const seen = { date: false, text: false, general: false, digit: false };
  let points = 0;
  let powers = 0;
  let fills = 0;
  for (const code of codes) {
    const lower = code.toLowerCase();
    if (code.startsWith('"')) text += code.length > 1 && code.endsWith('"') ? code : `${code}"`;
    else if (code.startsWith('[')) {
      if (!bracket.test(code)) return undefined;
      if (/^\[[hms]/i.test(code)) seen.date = true;
      text += code;
    } else if (/^[\\_*]./u.test(code)) {
      if (code.startsWith('*') && ++fills > 1) return undefined;
      text += code;
    } else if (lower === 'general') {
      seen.general = true;
      text += 'General';
    } else if (/^(?:[ymdhs]|am\/pm|a\/p)/.test(lower)) {
      seen.date = true;
      text += lower === 'am/pm' || lower === 'a/p' ? code.toUpperCase() : lower;
    } else if (/^e[+-]$/.test(lower)) {
      if (!seen.digit) return undefined;
      powers++;
      text += code.toUpperCase();
    } else if (/^[0#?]$/.test(code)) {
      seen.digit = true;
      text += code;
    } else if (code === '@') {
      seen.text = true;
      text += code;
    } else if (code === '.') {
      points++;
      text += code;
    } else if (code === ',') {
      if (!seen.digit && points > 0) return undefined;
      text += seen.digit ? code : '\\,';
    } else if (code === '%' || plain.test(code)) text += code;
    // What is left is meant as it stands: letters, signs and marks of other languages.
    else text += `\\${code}`;
  }
  if (points > 1 || powers > 1) return undefined;
  const { date, general, digit } = seen;
  // A point or comma means something only among digits, or as a mark in a date.
  if (points > 0 && !digit && !date) return undefined;
  // Digits in a date are fractions of a second, which need a point before them.
  if (Number(date) + Number(seen.text) + Number(general) > 1) return undefined;
  if (digit && (seen.text || general || (date && points === 0))) return undefined;
  return { text, kind: date ? 'date' : seen.text ? 'text' : general ? 'general' : 'number' };
}

/** The code as Excel takes it; undefined when it makes no sense to Excel. */
export function excelNumberFormat(code: string): string | undefined {
  if (/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(code)) return undefined;
  const sections: string[][] = [[]];
  for (const [piece] of code.matchAll(pieces)) {
    if (piece === ';') sections.push([]);
    else sections.at(-1)!.push(piece);
  }
  if (sections.length > maxSections) return undefined;
  const read = sections.map(readSection);
  if (read.some((section) => !section)) return undefined;
  const texts = read.map((section) => section!.text);
  const isTextEarly = read.some((section, i) => section!.kind === 'text' && i < read.length - 1);
  const isBadFourth = read.length === maxSections && !['text', 'number'].includes(read[3]!.kind);
  const conditions = codes(texts).filter((text) => /^\[[<>=]/.test(text)).length;
  if (isTextEarly || isBadFourth || conditions > 2) return undefined;
  const whole = texts.join(';');
  return whole.length > 0 && whole.length <= maxCodeLength ? whole : undefined;
}

function codes(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(pieces) ?? []);
}
