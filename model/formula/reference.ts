/** References as people write them: B4, $B$4, B4:C9, B:C, 4:9, Ark2!B4, 'Mine tal'!B4. Positions count from 0. */

/** The end of a reference; row or column is -1 in a reference to whole columns or whole rows. */
export interface Position {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface TextReference {
  /** as written; undefined on the formula's own sheet */
  readonly sheet?: string;
  readonly from: Position;
  /** undefined for a single cell */
  readonly to?: Position;
}

/** The largest sheet that Excel can hold; a reference beyond it is not read as a reference. */
export const excelLimits = { rows: 1_048_576, columns: 16_384 } as const;

const sheetPart = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const cellPart = /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(])/uy;
const columnsPart = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(])/uy;
const rowsPart = /(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_])/uy;

/** "A" -> 0, "AA" -> 26. */
export function columnOfName(name: string): number {
  let column = 0;
  for (let i = 0; i < name.length; i++) column = column * 26 + (name.charCodeAt(i) & 31);
  return column - 1;
}

/** 0 -> "A", 26 -> "AA". */
export function nameOfColumn(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** "B4" for row 3, column 1. */
export function nameOfCell(row: number, column: number): string {
  return nameOfColumn(column) + (row + 1);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isInside(position: Position): boolean {
  return position.row < excelLimits.rows && position.column < excelLimits.columns;
}

/** Reads a reference that starts at `at`; undefined when something else stands there. */
export function readReference(
  text: string,
  at: number,
): { readonly reference: TextReference; readonly end: number } | undefined {
  const prefix = matchAt(sheetPart, text, at);
  const start = at + (prefix?.[0].length ?? 0);
  const sheet = prefix ? (prefix[1]?.replaceAll("''", "'") ?? prefix[2]!) : undefined;
  const give = (length: number, from: Position, to?: Position) => {
    if (!isInside(from) || (to && !isInside(to))) return undefined;
    const ends = to ? { from, to } : { from };
    return { reference: sheet === undefined ? ends : { sheet, ...ends }, end: start + length };
  };
  const columns = matchAt(columnsPart, text, start);
  if (columns) {
    const end = (mark: string, name: string): Position => ({
      row: -1,
      column: columnOfName(name),
      rowFixed: false,
      columnFixed: mark === '$',
    });
    return give(columns[0].length, end(columns[1]!, columns[2]!), end(columns[3]!, columns[4]!));
  }
  const rows = matchAt(rowsPart, text, start);
  if (rows) {
    const end = (mark: string, number: string): Position => ({
      row: Number(number) - 1,
      column: -1,
      rowFixed: mark === '$',
      columnFixed: false,
    });
    return give(rows[0].length, end(rows[1]!, rows[2]!), end(rows[3]!, rows[4]!));
  }
  const first = readCell(text, start);
  if (!first) return undefined;
  const second = text[start + first.length] === ':' ? readCell(text, start + first.length + 1) : undefined;
  return second
    ? give(first.length + 1 + second.length, first.position, second.position)
    : give(first.length, first.position);
}

function readCell(
  text: string,
  at: number,
): { readonly position: Position; readonly length: number } | undefined {
  const cell = matchAt(cellPart, text, at);
  if (!cell) return undefined;
  return {
    position: {
      row: Number(cell[4]) - 1,
      column: columnOfName(cell[2]!),
      rowFixed: cell[3] === '$',
      columnFixed: cell[1] === '$',
    },
    length: cell[0].length,
  };
}

/** Reads a text that is nothing but one reference, such as what a person types to go to a cell. */
export function readWholeReference(text: string): TextReference | undefined {
  const found = readReference(text, 0);
  return found && found.end === text.length ? found.reference : undefined;
}

/** A sheet name as it stands before '!', in quotes where Excel wants them. */
export function quoteSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
  const looksLikeCell =
    /^[A-Za-z]{1,3}\d+$/.test(name) || /^[Rr]\d*[Cc]?\d*$/.test(name) || /^[Cc]\d*$/.test(name);
  return isPlain && !looksLikeCell ? name : `'${name.replaceAll("'", "''")}'`;
}

function writePosition(position: Position): string {
  const column = position.column < 0 ? '' : (position.columnFixed ? '$' : '') + nameOfColumn(position.column);
  const row = position.row < 0 ? '' : (position.rowFixed ? '$' : '') + (position.row + 1);
  return column + row;
}

export function writeReference(reference: TextReference): string {
  const prefix = reference.sheet === undefined ? '' : `${quoteSheetName(reference.sheet)}!`;
  const from = writePosition(reference.from);
  return prefix + (reference.to ? `${from}:${writePosition(reference.to)}` : from);
}
