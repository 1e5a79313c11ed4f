/**
 * Reads a table that was copied in Excel, LibreOffice, Google Sheets, another workbook of ours or a web page. The text is
 * parsed by DOMParser, which runs no scripts and loads nothing, and never stands in the page. A large table is read in
 * pieces between its rows, so that the page can go on meanwhile.
 *
 * What each program says beside the text that it shows: Excel x:num, x:str and mso-number-format (its displayed marks
 * stand in the table's style); LibreOffice sdval and sdnum="language;language;code"; Google Sheets, and newer
 * LibreOffice, data-sheets-value, data-sheets-numberformat and data-sheets-formula, with references counted from the cell.
 * Of Excel's older x:fmla only formulas without references are taken: nothing says which cell they were written for.
 */
import { type FormatChange, type InBits, type LanguageId, nearestTint, plainFormat } from '#model';
import {
  type Declarations,
  borderOf,
  colourIn,
  numberFormatOf,
  plainCssText,
  readDeclarations,
  readStyleSheet,
  storedCode,
} from './css-text.ts';

/** One cell of a table, not yet understood as a content. */
export interface TableCell {
  /** as it is shown */
  readonly text: string;
  /** exactly, where the program says so */
  readonly value?: number | string | boolean;
  /** in English with its '=', its references counted from the cell */
  readonly formula?: string;
  readonly look?: FormatChange;
}

export interface CopiedTable {
  /** row by row; a hole is covered by a cell that reaches over it */
  readonly cells: readonly (readonly (TableCell | undefined)[])[];
  readonly merges: readonly TableMerge[];
  /** what says that it was copied here, see `ownMark` */
  readonly mark: string | undefined;
  /** whose marks the shown numbers have; undefined where nothing says so */
  readonly language: LanguageId | undefined;
}

export interface TableMerge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A longer text is read in pieces of about this many characters. */
const pieceLength = 60_000;
/** A cell that is said to reach further is thought to reach so far. */
const maxSpan = 1000;
const maxColumns = 2000;

/** Reads the table in a text; undefined when it has none, or has words beside it that a table could not hold. */
export function* readHtml(html: string): InBits<CopiedTable | undefined> {
  if (!/<table[\s>]/i.test(html)) return undefined;
  const pieces = html.length > pieceLength * 2 ? yield* piecesOf(html) : undefined;
  const parser = new DOMParser();
  const parse = (text: string): Document => parser.parseFromString(unstyled(text), 'text/html');
  const frame = pieces ? pieces.frame : html;
  const page = parse(frame);
  if (hasWordsBeside(page.body)) return undefined;
  const tables = [...page.querySelectorAll('table')].filter(
    (table) => !table.parentElement?.closest('table'),
  );
  const styles = readStyleSheet([...frame.matchAll(styleElements)].map((match) => match[1]!).join('\n'));
  const reading = new Reading(styles, looksIn(tables[0]));
  const rowsIn = (root: ParentNode): readonly HTMLTableRowElement[] =>
    [...root.querySelectorAll('table')]
      .filter((table) => !table.parentElement?.closest('table'))
      .flatMap((table) => [...table.rows]);
  if (pieces) {
    let cells = 0;
    for (const rows of pieces.rows) {
      for (const row of rowsIn(parse(`<table>${rows}</table>`))) {
        cells += row.cells.length;
        reading.add(row);
      }
      yield cells;
    }
  } else for (const row of rowsIn(page)) reading.add(row);
  const marks = plainCssText(
    styles.get('table')?.get('mso-displayed-decimal-separator') ??
      readDeclarations(tables[0]?.getAttribute(styleMark) ?? '').get('mso-displayed-decimal-separator') ??
      '',
  );
  return {
    cells: reading.finish(),
    merges: reading.merges.filter(
      ({ firstRow, lastRow, firstColumn, lastColumn }) => firstRow < lastRow || firstColumn < lastColumn,
    ),
    mark: tables[0]?.getAttribute('data-samregn') ?? undefined,
    language: marks === ',' ? 'da' : marks === '.' ? 'en' : undefined,
  };
}

/** The looks that a table of ours lists, each once. */
function looksIn(table: Element | undefined): readonly FormatChange[] {
  const listed = parsed(table?.getAttribute('data-samregn-looks'));
  return Array.isArray(listed) ? listed.map((look: unknown) => ownLook(look)) : [];
}

/** Anybody may have written it: only attributes that a look has, and of their own kind. What they mean the model checks. */
function ownLook(look: unknown): FormatChange {
  if (typeof look !== 'object' || look === null) return plainFormat;
  const known = Object.entries(plainFormat).map(([attribute, plain]) => {
    const value: unknown = (look as Record<string, unknown>)[attribute];
    const isFit = typeof plain === 'boolean' ? typeof value === 'boolean' : typeof value === 'string';
    return [attribute, isFit ? value : plain];
  });
  return Object.fromEntries(known) as FormatChange;
}

function parsed(json: string | null | undefined): unknown {
  if (!json) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // It was to be what another program wrote; then it is as if it had not been there.
    return undefined;
  }
}

/** Whether something to read stands outside of every table: then the plain text, which has all of it, is taken instead. */
function hasWordsBeside(node: Node): boolean {
  for (const child of node.childNodes) {
    if (child instanceof Text && child.data.trim() !== '') return true;
    if (!(child instanceof Element) || /^(?:table|style|script|title|meta|template)$/i.test(child.tagName))
      continue;
    if (hasWordsBeside(child)) return true;
  }
  return false;
}

const styleElements = /<style\b[^>]*>([^]*?)<\/style>/gi;
/** Stands for the attribute `style`. */
const styleMark = 'data-style';

/**
 * The text without style elements and with its style attributes under another name: a style that is parsed is tried, and
 * our content security policy, which rightly forbids it, would complain of each.
 */
function unstyled(html: string): string {
  return html
    .replace(styleElements, '')
    .replace(tags, (tag) =>
      tag.replace(
        /("[^"]*"|'[^']*')|([\s"'])style(?=\s*=)/gi,
        (whole, quoted: string | undefined, before: string) =>
          quoted === undefined ? `${before}${styleMark}` : whole,
      ),
    );
}

const tags = /<!--[^]*?-->|<(\/?)([a-z]+)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** A large page as its frame without rows, and its rows in pieces; undefined when it has tables in tables or several. */
function* piecesOf(
  html: string,
): InBits<{ readonly frame: string; readonly rows: readonly string[] } | undefined> {
  const rows: string[] = [];
  let tables = 0;
  let first = -1;
  let start = -1;
  let last = -1;
  for (const match of html.matchAll(tags)) {
    const [tag, slash, name] = match;
    if (/^table$/i.test(name ?? '') && slash === '' && ++tables > 1) return undefined;
    if (!/^tr$/i.test(name ?? '')) continue;
    if (slash === '/') {
      last = match.index + tag.length;
      continue;
    }
    if (first < 0) {
      first = match.index;
      start = first;
    } else if (match.index - start > pieceLength && last > start) {
      rows.push(html.slice(start, last));
      start = match.index;
      yield 0;
    }
  }
  if (first < 0 || last <= start) return undefined;
  rows.push(html.slice(start, last));
  return { frame: html.slice(0, first) + html.slice(last), rows };
}

/** A table as it is being read, row by row. */
class Reading {
  readonly merges: TableMerge[] = [];
  readonly #cells: (TableCell | undefined)[][] = [];
  readonly #styles: ReadonlyMap<string, Declarations>;
  readonly #looks: readonly FormatChange[];
  /** the same words for a style stand in thousands of cells */
  readonly #known = new Map<string, FormatChange>();
  /** how many rows more each column is covered from above */
  #covered: number[] = [];

  constructor(styles: ReadonlyMap<string, Declarations>, looks: readonly FormatChange[]) {
    this.#styles = styles;
    this.#looks = looks;
  }

  add(row: HTMLTableRowElement): void {
    // Excel ends its tables with a row of widths that nobody sees.
    const isHidden = /display:\s*none/i.test(row.getAttribute(styleMark) ?? '');
    if (row.cells.length === 0 || (isHidden && (row.textContent ?? '').trim() === '')) return;
    const line: (TableCell | undefined)[] = [];
    const rowAt = this.#cells.length;
    const below: number[] = this.#covered.map((rows) => Math.max(0, rows - 1));
    let column = 0;
    for (const cell of row.cells) {
      while ((this.#covered[column] ?? 0) > 0) column++;
      if (column >= maxColumns) break;
      const columns = span(cell.getAttribute('colspan'));
      const rows = span(cell.getAttribute('rowspan'));
      line[column] = this.#cell(cell);
      for (let i = 0; i < columns; i++) if (rows > 1) below[column + i] = rows - 1;
      if (columns > 1 || rows > 1)
        this.merges.push({
          firstRow: rowAt,
          lastRow: rowAt + rows - 1,
          firstColumn: column,
          lastColumn: column + columns - 1,
        });
      column += columns;
      if (line.length < column) line.length = Math.min(column, maxColumns);
    }
    this.#covered = below;
    this.#cells.push(line);
  }

  /** A cell that reaches beyond all others, as a headline of a web page may, ends where they end. */
  finish(): readonly (readonly (TableCell | undefined)[])[] {
    const rows = this.#cells.length;
    const width = this.#cells.reduce((most, line) => Math.max(most, line.findLastIndex(Boolean) + 1), 0);
    for (const [i, merge] of this.merges.entries())
      this.merges[i] = {
        ...merge,
        lastRow: Math.min(merge.lastRow, rows - 1),
        lastColumn: Math.min(merge.lastColumn, width - 1),
      };
    return this.#cells.map((line) => Array.from(line.slice(0, width)));
  }

  #cell(cell: HTMLTableCellElement): TableCell {
    const text = textOf(cell);
    const value = exactValue(cell, text);
    const formula = formulaOf(cell);
    const look = this.#lookOf(cell, text, value);
    return {
      text,
      ...(value !== undefined && { value }),
      ...(formula !== undefined && { formula }),
      look,
    };
  }

  #lookOf(cell: HTMLTableCellElement, text: string, value: TableCell['value']): FormatChange {
    const own = this.#looks[Number(cell.getAttribute('data-samregn-look') ?? -1)];
    if (own) return own;
    const marks = ['class', styleMark, 'align', 'valign', 'bgcolor', 'sdnum', 'data-sheets-numberformat'];
    const inner =
      cell.firstElementChild?.outerHTML.match(/<(?:b|strong|i|em|u|font)\b[^>]*>/gi)?.join('') ?? '';
    const isNumber =
      value === undefined ? /\d/.test(text) && !/[a-zæøå]{4}/i.test(text) : typeof value === 'number';
    const key = `${marks.map((mark) => cell.getAttribute(mark) ?? '').join('|')}|${inner}|${isNumber}`;
    let look = this.#known.get(key);
    if (!look) this.#known.set(key, (look = this.#readLook(cell, isNumber)));
    return look;
  }

  #readLook(cell: HTMLTableCellElement, isNumber: boolean): FormatChange {
    const rules = [...cell.classList].map((name) => this.#styles.get(`.${name.toLowerCase()}`));
    const inline = readDeclarations(cell.getAttribute(styleMark) ?? '');
    const styles: Declarations = new Map([...rules, inline].flatMap((one) => [...(one ?? [])]));
    const holds = (selector: string): boolean => {
      const inner = cell.querySelector(selector);
      return inner !== null && (inner.textContent ?? '').trim() === (cell.textContent ?? '').trim();
    };
    const weight = styles.get('font-weight') ?? '';
    const decoration = `${styles.get('text-decoration') ?? ''} ${styles.get('text-decoration-line') ?? ''}`;
    const text =
      colourIn(styles.get('color')) ?? colourIn(cell.querySelector('font')?.getAttribute('color') ?? '');
    const ground =
      colourIn(styles.get('background-color')) ??
      colourIn(styles.get('background')) ??
      colourIn(cell.getAttribute('bgcolor') ?? '');
    const align = wordIn(['left', 'center', 'right'], styles.get('text-align') ?? cell.getAttribute('align'));
    const vertical = styles.get('vertical-align') ?? cell.getAttribute('valign') ?? '';
    const { role: _role, ...plain } = plainFormat;
    return {
      ...plain,
      number: numberFormatIn(cell, styles),
      bold: /^(?:bold|[6-9]00)/i.test(weight) || holds('b, strong'),
      italic: /italic/i.test(styles.get('font-style') ?? '') || holds('i, em'),
      underline: /underline/i.test(decoration) || holds('u'),
      colour: text === undefined ? undefined : nearestTint(text, 'text'),
      ground: ground === undefined ? undefined : nearestTint(ground, 'ground'),
      // Numbers to the right and text to the left is how they stand anyway.
      align: align === (isNumber ? 'right' : 'left') ? undefined : align,
      vertical: /^top/i.test(vertical) ? 'top' : /^middle/i.test(vertical) ? 'middle' : undefined,
      wrap: /^(?:normal|pre-wrap|break-spaces)/i.test(styles.get('white-space') ?? ''),
      border: borderOf(styles),
    };
  }
}

function wordIn<Word extends string>(
  words: readonly Word[],
  text: string | null | undefined,
): Word | undefined {
  return words.find((word) => word === text?.trim().toLowerCase());
}

function span(text: string | null): number {
  const wanted = Number.parseInt(text ?? '1', 10);
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 1), maxSpan) : 1;
}

const inert = /^(?:style|script|template|noscript|comment|object|iframe)$/i;
const blocks = /^(?:p|div|li|tr|h[1-6])$/i;

/** What a cell shows: spaces as a browser shows them, lines where it breaks them. */
function textOf(cell: Element): string {
  const only = cell.childNodes.length === 1 ? cell.firstChild : undefined;
  if (only instanceof Text) return spaced(only.data).trim();
  let text = '';
  const visit = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) text += spaced(child.data);
      else if (child instanceof Element && !inert.test(child.tagName)) {
        if (child.tagName === 'BR') text += '\n';
        else {
          const isBlock = blocks.test(child.tagName);
          if (isBlock && text.trim() !== '' && !text.endsWith('\n')) text += '\n';
          visit(child);
          if (/^t[dh]$/i.test(child.tagName)) text += ' ';
        }
      }
    }
  };
  visit(cell);
  return text.replace(/ *\n */g, '\n').replace(/^\s+|\s+$/g, '');
}

function spaced(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replaceAll('\u00a0', ' ');
}

/** What a program says that the cell holds; undefined when only what it shows is known. */
function exactValue(cell: Element, text: string): TableCell['value'] {
  const sheets = sheetsEntry(cell.getAttribute('data-sheets-value'));
  if (sheets) {
    const kind = sheets[1];
    const value = typeof kind === 'number' ? sheets[kind] : undefined;
    if (kind === 2 && typeof value === 'string') return value;
    if (kind === 3 && typeof value === 'number' && Number.isFinite(value)) return value;
    if (kind === 4 && (typeof value === 'number' || typeof value === 'boolean')) return Boolean(value);
  }
  const calc = cell.getAttribute('sdval');
  if (calc !== null && calc !== '' && Number.isFinite(Number(calc)))
    return /;BOOLEAN/i.test(cell.getAttribute('sdnum') ?? '') ? Number(calc) !== 0 : Number(calc);
  const excel = cell.getAttribute('x:num');
  if (excel !== null && excel !== '' && Number.isFinite(Number(excel))) return Number(excel);
  if (cell.hasAttribute('x:str')) return cell.getAttribute('x:str') || text;
  return undefined;
}

/** {"1":3,"3":12.5}, or as it was written before 2018: [null,3,null,12.5]. */
function sheetsEntry(json: string | null): Readonly<Record<number, unknown>> | undefined {
  const entry = parsed(json);
  return typeof entry === 'object' && entry !== null
    ? (entry as Readonly<Record<number, unknown>>)
    : undefined;
}

function numberFormatIn(cell: Element, styles: Declarations): string | undefined {
  const code = sheetsEntry(cell.getAttribute('data-sheets-numberformat'))?.[2];
  if (typeof code === 'string') return storedCode(code);
  const calc = /^\d*;\d*;([^]+)$/.exec(cell.getAttribute('sdnum') ?? '')?.[1];
  if (calc !== undefined) return /^BOOLEAN$/i.test(calc) ? undefined : storedCode(calc);
  return numberFormatOf(styles.get('mso-number-format'));
}

function formulaOf(cell: Element): string | undefined {
  const formula = cell.getAttribute('data-sheets-formula') ?? cell.getAttribute('x:fmla');
  return formula?.startsWith('=') ? formula : undefined;
}
