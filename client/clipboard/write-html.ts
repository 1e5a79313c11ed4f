/**
 * Writes copied cells as the table that other spreadsheets read best. Each gets the value exactly, whatever its marks:
 * Excel x:num and x:str with mso-number-format, LibreOffice sdval and sdnum, Google Sheets and newer LibreOffice
 * data-sheets-*, in Google's own wrapping, outside of which Google reads the shown text anew. Formulas go along counted
 * from their own cell, so that they mean the right cells wherever they land. Excel reads no such formulas: it gets values
 * (its x:fmla says A1 without saying from where, and a formula of other cells is worse than a value).
 * Another workbook of ours finds the whole look, roles and all, in data-samregn-look.
 */
import {
  type CellFormat,
  type LanguageId,
  type Value,
  isDateFormat,
  isError,
  lineColour,
  readTyped,
  sidesOf,
  tintColours,
} from '#model';
import type { TableMerge } from './read-html.ts';

export interface CopiedCell {
  /** as the screen shows it */
  readonly shown: string;
  /** undefined for an empty cell, and for what could not be read as a formula */
  readonly value: Value | undefined;
  /** in English with its '=', its references counted from the cell */
  readonly formula: string | undefined;
  readonly format: CellFormat;
}

const strongRoles: ReadonlySet<unknown> = new Set(['heading', 'title', 'result', 'warning']);

export function writeHtml(
  rows: readonly (readonly CopiedCell[])[],
  table: { readonly mark: string; readonly language: LanguageId; readonly merges: readonly TableMerge[] },
): string {
  const looks = new Map<string, number>();
  const dresses: Dress[] = [];
  const covered = new Set<string>();
  const spans = new Map<string, string>();
  for (const { firstRow, lastRow, firstColumn, lastColumn } of table.merges) {
    spans.set(
      `${firstRow} ${firstColumn}`,
      ` rowspan="${lastRow - firstRow + 1}" colspan="${lastColumn - firstColumn + 1}"`,
    );
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++)
        if (row !== firstRow || column !== firstColumn) covered.add(`${row} ${column}`);
  }
  let body = '';
  for (const [row, line] of rows.entries()) {
    body += '<tr>';
    for (const [column, cell] of line.entries()) {
      if (covered.has(`${row} ${column}`)) continue;
      const json = JSON.stringify(cell.format);
      let look = looks.get(json);
      if (look === undefined) {
        look = looks.size;
        looks.set(json, look);
        dresses.push(dressOf(cell.format));
      }
      const { attributes, open, close } = dresses[look]!;
      const span = spans.get(`${row} ${column}`) ?? '';
      body += `<td${span} data-samregn-look="${look}"${attributes}${valueOf(cell)}>${open}${shownText(cell.shown)}${close}</td>`;
    }
    body += '</tr>\n';
  }
  const listed = `[${[...looks.keys()].join(',')}]`;
  const [decimal, group] = table.language === 'da' ? [',', '.'] : ['.', ','];
  const marks = `mso-displayed-decimal-separator:'\\${decimal}';mso-displayed-thousand-separator:'\\${group}'`;
  return (
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><meta name="generator" content="Samregn"></head><body>` +
    `<google-sheets-html-origin><table data-sheets-root="1" data-samregn="${attribute(table.mark)}" data-samregn-looks="${attribute(listed)}" style="border-collapse:collapse;${marks}">\n` +
    `${body}</table></google-sheets-html-origin></body></html>`
  );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function shownText(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replace(/\r\n|[\r\n]/g, `<br style="mso-data-placement:same-cell">`);
}

function valueOf({ value, formula, format }: CopiedCell): string {
  const code = format.number;
  let text = formula === undefined ? '' : ` data-sheets-formula="${attribute(formula)}"`;
  if (value === undefined || isError(value)) return text;
  if (typeof value === 'number') {
    text += ` data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:${value}}" x:num="${value}" sdval="${value}"`;
    if (code === undefined) return text;
    const kind = isDateFormat(code) ? 5 : code.includes('%') ? 3 : 2;
    const said = JSON.stringify({ 1: kind, 2: code, 3: 1 });
    return `${text} data-sheets-numberformat="${attribute(said)}" sdnum="1033;1033;${attribute(code)}"`;
  }
  if (typeof value === 'boolean')
    return `${text} data-sheets-value="{&quot;1&quot;:4,&quot;4&quot;:${Number(value)}}" sdval="${Number(value)}" sdnum="1033;0;BOOLEAN"`;
  return `${text} data-sheets-value="${attribute(JSON.stringify({ 1: 2, 2: value }))}" x:str${looksLikeNumber(value) ? ' sdnum="1033;0;@"' : ''}`;
}

/** A text that another program would take for a number, a date or a formula. */
function looksLikeNumber(text: string): boolean {
  return (
    /^\s*[=+@-]/.test(text) || readTyped(text, 'da').kind !== 'text' || readTyped(text, 'en').kind !== 'text'
  );
}

/** A look as styles for Excel and Google Sheets, and as attributes and elements for LibreOffice. */
interface Dress {
  readonly attributes: string;
  readonly open: string;
  readonly close: string;
}

function dressOf(format: CellFormat): Dress {
  const { align, vertical, colour, ground } = format;
  const style = styleOf(format);
  const attributes = [
    style && ` style="${style}"`,
    ground && ` bgcolor="#${tintColours[ground].ground}"`,
    align && ` align="${align}"`,
    vertical && ` valign="${vertical}"`,
  ];
  const elements = [
    (format.bold || strongRoles.has(format.role)) && 'b',
    format.italic && 'i',
    format.underline && 'u',
  ].filter((name) => name !== false);
  const font = colour ? `<font color="#${tintColours[colour].text}">` : '';
  return {
    attributes: attributes.filter(Boolean).join(''),
    open: elements.map((name) => `<${name}>`).join('') + font,
    close:
      (font && '</font>') +
      elements
        .toReversed()
        .map((name) => `</${name}>`)
        .join(''),
  };
}

function styleOf(format: CellFormat): string {
  const { number, role, align, vertical, colour, ground } = format;
  const styles: string[] = [];
  if (number !== undefined) styles.push(`mso-number-format:'${attribute(escaped(number))}'`);
  if (format.bold || strongRoles.has(role)) styles.push('font-weight:bold');
  if (format.italic) styles.push('font-style:italic');
  if (format.underline) styles.push('text-decoration:underline');
  if (colour) styles.push(`color:#${tintColours[colour].text}`);
  if (ground) styles.push(`background-color:#${tintColours[ground].ground}`);
  if (align) styles.push(`text-align:${align}`);
  if (vertical) styles.push(`vertical-align:${vertical}`);
  if (format.wrap) styles.push('white-space:normal');
  for (const [side, line] of Object.entries(sidesOf(format.border)))
    styles.push(`border-${side}:${line === 'double' ? '3px double' : '1px solid'} #${lineColour}`);
  return styles.join(';');
}

/** As Excel writes a format into a style: what is no letter or digit stands behind a backslash. */
function escaped(code: string): string {
  return code.replace(/[^\p{L}\p{N} ]/gu, (character) =>
    character === '"' ? '\\0022 ' : character === "'" ? '\\0027 ' : `\\${character}`,
  );
}
