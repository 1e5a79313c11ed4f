/**
 * Formulas that say the same as seen from their own cells, such as those filled down a column, are written for the engine
 * and read by it once. Otherwise reading 26,000 formulas of 200 kinds takes a third of a case's first calculation.
 *
 * A pattern is the stored formula with every reference written as the distance from the formula's cell, or as the place
 * where it is fixed. It goes to the engine in place of the text; what the engine made of the first one's text stands for
 * all.
 */
import type { HyperFormula } from 'hyperformula';
import { type Places, type StoredEnd, areaOf, piecesOf } from '../formula/stored.ts';
import { engineText, maxCellsNamed, sizeOfArea } from './engine-text.ts';
import { factsOf } from './formula-facts.ts';

/** The cell that a formula stands in, by position. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The parts of the engine that are reached into, as far as they are used. */
interface Inside {
  readonly _parser: { parse(text: string, at: unknown): unknown };
}

interface Pattern {
  /** the text of the first formula of this pattern, and where that stands */
  readonly text: string;
  readonly at: { readonly sheet: number; readonly row: number; readonly col: number };
  /** what the engine made of it */
  read?: unknown;
}

/** No text for the engine begins so. */
const mark = '=\u0001';

/** A longer formula is hardly filled down, and near the limits its length in A1 text decides. */
const maxLength = 4000;

/** Formulas of more patterns go to the engine as text. */
const maxPatterns = 50_000;

/** The patterns of one engine, whose own numbers for sheets are in them. */
export class FormulaPatterns {
  readonly #places: Places;
  readonly #engineSheet: (sheet: string) => number | undefined;
  readonly #patterns = new Map<string, Pattern>();

  constructor(places: Places, engine: HyperFormula, engineSheet: (sheet: string) => number | undefined) {
    this.#places = places;
    this.#engineSheet = engineSheet;
    const parser = (engine as unknown as Inside)._parser;
    const parse = parser.parse.bind(parser);
    parser.parse = (text, at) => {
      const pattern = this.#patterns.get(text);
      return pattern ? (pattern.read ??= parse(pattern.text, pattern.at)) : parse(text, at);
    };
  }

  /** What the engine gets for a formula; undefined when it must not reach it. */
  contentOf(stored: string, at: FormulaPlace): string | undefined {
    const pattern = this.#patternOf(stored, at);
    if (pattern !== undefined && this.#patterns.has(pattern)) return pattern;
    const text = engineText(stored, at.sheet, this.#places);
    const sheet = this.#engineSheet(at.sheet);
    const isFull = this.#patterns.size >= maxPatterns;
    if (text === undefined || pattern === undefined || sheet === undefined || isFull) return text;
    this.#patterns.set(pattern, { text, at: { sheet, row: at.row, col: at.column } });
    return pattern;
  }

  #patternOf(stored: string, at: FormulaPlace): string | undefined {
    if (stored.length > maxLength) return undefined;
    const pieces = piecesOf(stored);
    const { hasWord, hasOffset, hasLet } = factsOf(pieces);
    // What these come to is not to be told from the pattern.
    if (hasWord || hasOffset || hasLet) return undefined;
    let pattern = `${mark}${this.#engineSheet(at.sheet)} `;
    let cells = 0;
    for (const piece of pieces) {
      if (typeof piece === 'string') pattern += piece;
      else if (piece.kind === 'named') {
        const isThere = this.#places.nameText(piece.name) !== undefined;
        pattern += `\`#${isThere ? piece.name : ''}\``;
      } else {
        const area = areaOf(piece, at.sheet, this.#places);
        if (!area) {
          pattern += '`!`';
          continue;
        }
        cells += sizeOfArea(area);
        const sheet = piece.sheet === undefined ? '' : this.#engineSheet(piece.sheet);
        if (sheet === undefined) return undefined;
        pattern += `\`${sheet}!${endIn(piece.from, area.firstRow, area.firstColumn, at)}`;
        if (piece.to) pattern += `:${endIn(piece.to, area.lastRow, area.lastColumn, at)}`;
        pattern += '`';
      }
    }
    return cells > maxCellsNamed ? undefined : pattern;
  }
}

function endIn(end: StoredEnd, row: number, column: number, at: FormulaPlace): string {
  return `${end.rowFixed ? `$${row}` : row - at.row}.${end.columnFixed ? `$${column}` : column - at.column}`;
}
