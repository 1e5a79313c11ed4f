/** The clipboard's plain text, as spreadsheets write and read it: cells parted by tabs, rows by line breaks. */
import type { InBits } from '#model';

/** Cells with tabs, line breaks or leading quotes stand in quotes, with quotes doubled. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}

/** After so many rows others get their turn. */
const rowsPerBit = 200;

/** Reads a table bit by bit, and tells how many rows are read; a trailing line break adds no row. */
export function* readTable(text: string): InBits<string[][]> {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  let isStart = true;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
      continue;
    }
    // Only a quote that is closed again right before the cell's end is a quote; a lone one is the user's own.
    if (character === '"' && isStart && closesCell(text, i)) {
      isQuoted = true;
      isStart = false;
    } else if (character === '\t' || character === '\n' || character === '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
      isStart = true;
      if (character === '\t') continue;
      if (character === '\r' && text[i + 1] === '\n') i++;
      if (rows.push([]) % rowsPerBit === 0) yield rows.length;
    } else {
      cell += character;
      isStart = false;
    }
  }
  const last = rows.at(-1)!;
  if (cell !== '' || last.length > 0 || isStart === false) last.push(cell);
  else if (rows.length > 1) rows.pop();
  if (rows.length === 1 && rows[0]!.length === 0) rows[0]!.push('');
  return rows;
}

function closesCell(text: string, from: number): boolean {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') {
      i++;
      continue;
    }
    const next = text[i + 1];
    return next === undefined || next === '\t' || next === '\n' || next === '\r';
  }
  return false;
}

/** How many cells a table holds. */
export function cellCount(rows: readonly (readonly string[])[]): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

/** About how many cells a text has, without reading it: line breaks and tabs in quotes are counted too. */
export function countCells(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 9 || (code === 10 && i < text.length - 1)) count++;
  }
  return count;
}
