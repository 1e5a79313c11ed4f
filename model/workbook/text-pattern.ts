/** What a person looks for in cells, and what stands there instead when it is replaced. */
import { type Result, done, refused } from '../result.ts';

export interface PatternOptions {
  /** capital and small letters are different */
  readonly matchCase: boolean;
  /** the whole text must be what is looked for */
  readonly wholeCell: boolean;
  /** what is looked for is a regular expression, and $1 stands for its first group in what replaces it */
  readonly isRegular: boolean;
}

export interface TextPattern {
  isIn(text: string): boolean;
  /** The text with every occurrence replaced; the same text when there is none. */
  replaced(text: string, by: string): string;
}

/** `why` is the JavaScript engine's own word for what is wrong with a regular expression, in English. */
export interface BadPattern {
  readonly kind: 'badPattern';
  readonly why: string;
}

/** More cannot be compiled by every engine, which says so only when it is used. */
const maxPatternLength = 1000;

export interface LongPattern {
  readonly kind: 'patternTooLong';
  /** in characters */
  readonly limit: number;
}

/** Reads what is looked for; an empty text is found nowhere. */
export function readPattern(
  wanted: string,
  options: PatternOptions,
): Result<TextPattern, BadPattern | LongPattern> {
  if (wanted.length > maxPatternLength) return refused({ kind: 'patternTooLong', limit: maxPatternLength });
  const source = options.isRegular ? wanted : wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const flags = options.matchCase ? 'gu' : 'giu';
  let expression: RegExp;
  try {
    expression = new RegExp(options.wholeCell ? `^(?:${source})$` : source, flags);
    // Some expressions are found to be too large only now.
    expression.test('');
  } catch (error) {
    return refused({ kind: 'badPattern', why: error instanceof Error ? error.message : '' });
  }
  const isIn = (text: string): boolean => {
    if (wanted === '') return false;
    expression.lastIndex = 0;
    return expression.test(text);
  };
  return done({
    isIn,
    replaced(text, by) {
      if (!isIn(text)) return text;
      expression.lastIndex = 0;
      return options.isRegular ? text.replace(expression, by) : text.replace(expression, () => by);
    },
  });
}
