/**
 * Writes a neutral workbook as xlsx through hucre. Nothing of hucre's shows outside this file. Its sharp edges that are
 * coded around here: text that reads like an error becomes one, "_x0041_" in text is not escaped, and the package says
 * neither which application made it nor in which language.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type WriteSheet,
  writeXlsx as writePackage,
} from 'hucre';
import {
  type NeutralArea,
  type NeutralCell,
  type NeutralCondition,
  type NeutralLook,
  type NeutralSheet,
  type NeutralValidation,
  type NeutralWorkbook,
  lineColour,
  sidesOf,
  tintColours,
} from '#model';
import { pageOf } from './xlsx-page.ts';

/** The colours of the workbook on screen, so that a printout and the page are recognised as one. */
const colours = {
  input: 'FFF8E1',
  inputLine: 'ECD9A0',
  calculation: 'F1F3F6',
  result: 'EAF5EF',
  heading: 'FAFBFC',
  note: '51606F',
  unit: '7B8895',
  warning: '8A5A00',
  warningFill: 'FFFAF0',
} as const;

/** On every computer with Excel; LibreOffice has a face of the same widths. */
const font = { name: 'Calibri', size: 11 } as const;
const titleSize = 15;

/** What a role adds to the plain look. */
interface RoleLook {
  readonly bold?: true;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly line?: string;
}

const inputLook: RoleLook = { fill: colours.input, line: colours.inputLine };
const roleLooks: Readonly<Record<NonNullable<NeutralLook['role']>, RoleLook>> = {
  input: inputLook,
  optionalInput: inputLook,
  setting: inputLook,
  calculation: { fill: colours.calculation },
  result: { fill: colours.result, bold: true },
  title: { size: titleSize, bold: true },
  heading: { fill: colours.heading, bold: true },
  note: { colour: colours.note },
  unit: { colour: colours.unit },
  warning: { fill: colours.warningFill, colour: colours.warning, bold: true },
};

/** The lines of a border; double ones as Excel draws them under a total. */
function linesOf(border: NonNullable<NeutralLook['border']>): NonNullable<CellStyle['border']> {
  const lines = Object.entries(sidesOf(border)).map(([side, style]) => [
    side,
    { style, color: { rgb: lineColour } },
  ]);
  return Object.fromEntries(lines) as NonNullable<CellStyle['border']>;
}

/** One digit of the font is seven pixels wide, and a column's width in a file is counted in digits. */
const pixelsPerDigit = 7;
const pointsPerPixel = 0.75;

/** Where a cell stands, as far as its style goes. */
interface Setting {
  readonly isProtected: boolean;
  /** a note beside a figure, which would touch it without some air */
  readonly isAside: boolean;
}

function styleOf(look: NeutralLook, { isProtected, isAside }: Setting): CellStyle {
  const role = look.role === undefined ? {} : roleLooks[look.role];
  const isBold = look.bold || role.bold === true;
  const colour = look.colour === undefined ? role.colour : tintColours[look.colour].text;
  const fill = look.ground === undefined ? role.fill : tintColours[look.ground].ground;
  const hasOwnFont =
    isBold || look.italic || look.underline || role.size !== undefined || colour !== undefined;
  const line = role.line === undefined ? undefined : { style: 'thin' as const, color: { rgb: role.line } };
  return {
    ...(hasOwnFont && {
      font: {
        name: font.name,
        size: role.size ?? font.size,
        ...(isBold && { bold: true }),
        ...(look.italic && { italic: true }),
        ...(look.underline && { underline: true }),
        ...(colour !== undefined && { color: { rgb: colour } }),
      },
    }),
    ...(fill !== undefined && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } },
    }),
    ...(line && { border: { top: line, right: line, bottom: line, left: line } }),
    ...(look.border !== undefined && { border: linesOf(look.border) }),
    ...(look.number !== undefined && { numFmt: fileText(look.number) }),
    ...((look.align !== undefined || look.wrap || look.vertical !== undefined || isAside) && {
      alignment: {
        ...(look.align !== undefined && { horizontal: look.align }),
        ...(look.vertical !== undefined && { vertical: look.vertical === 'middle' ? 'center' : 'top' }),
        ...(look.wrap && { wrapText: true }),
        ...(isAside && look.align === undefined && { horizontal: 'left', indent: 1 }),
      },
    }),
    // Cells are locked unless a file says otherwise, which only matters where the sheet is protected.
    ...(isProtected && !look.isLocked && { protection: { locked: false } }),
  };
}

/** One style object for every look, so that the writer meets each a few times only. */
class Styles {
  readonly #known = new Map<string, CellStyle>();

  of(cell: NeutralCell, isProtected: boolean): CellStyle {
    const { row: _row, column: _column, content: _content, ...look } = cell;
    const { role } = look;
    const isAside = role === 'note' && cell.column > 0;
    const key = JSON.stringify([Object.values(look), isProtected, isAside]);
    let style = this.#known.get(key);
    if (!style) this.#known.set(key, (style = styleOf(cell, { isProtected, isAside })));
    return style;
  }
}

/** Text as a file holds it: "_x0041_" would be read as "A", and XML has no place for some characters. */
function fileText(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (character) => (character === '\ufffe' ? '_xFFFE_' : '_xFFFF_'));
}

/** hucre takes text that reads like one of these for the error itself. */
const looksLikeError = /^#/;

function cellOf(cell: NeutralCell, styles: Styles, isProtected: boolean): Partial<Cell> {
  const style = styles.of(cell, isProtected);
  const { content } = cell;
  switch (content.kind) {
    case 'blank':
      return { value: null, style };
    case 'number':
    case 'boolean':
    case 'error':
      return { value: content.value, style };
    case 'text': {
      const text = fileText(content.value);
      return looksLikeError.test(text)
        ? { value: null, richText: [{ text }], style }
        : { value: text, style };
    }
    case 'formula': {
      const { text, isArray, result } = content;
      return {
        value: null,
        style,
        formula: text.toWellFormed(),
        ...(result !== undefined && {
          formulaResult: typeof result === 'string' ? fileText(result) : result,
        }),
        ...(isArray && { formulaType: 'array', formulaRef: nameOfPosition(cell) }),
      };
    }
  }
}

function nameOfPosition({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function lineOf(line: { readonly isHidden: boolean; readonly level: number } | undefined) {
  return {
    ...(line?.isHidden && { hidden: true }),
    ...(line && line.level > 0 && { outlineLevel: line.level }),
  };
}

function nameOfArea({ firstRow, lastRow, firstColumn, lastColumn }: NeutralArea): string {
  const from = nameOfPosition({ row: firstRow, column: firstColumn });
  const to = nameOfPosition({ row: lastRow, column: lastColumn });
  return from === to ? from : `${from}:${to}`;
}

/** What conditions make of cells; a file has the colours but not the signs of the screen. */
const conditionLooks: Readonly<Record<NeutralCondition['style'], CellStyle>> = {
  good: tinted('green'),
  bad: tinted('red'),
  attention: tinted('yellow'),
  calm: tinted('blue'),
  strong: { font: { bold: true } },
  faint: { font: { italic: true, color: { rgb: colours.unit } } },
};

function tinted(tint: keyof typeof tintColours): CellStyle {
  const ground = { rgb: tintColours[tint].ground };
  return {
    font: { color: { rgb: tintColours[tint].text } },
    // In a conditional format Excel takes the background where a cell takes the foreground.
    fill: { type: 'pattern', pattern: 'solid', fgColor: ground, bgColor: ground },
  };
}

const conditionTypes = {
  formula: 'expression',
  duplicate: 'duplicateValues',
  unique: 'uniqueValues',
} as const;

function conditionOf({ area, test, style, stops }: NeutralCondition, i: number): ConditionalRule {
  return {
    type: conditionTypes[test.kind],
    priority: i + 1,
    range: nameOfArea(area),
    ...(test.kind === 'formula' && { formula: test.text.toWellFormed() }),
    style: conditionLooks[style],
    ...(stops && { stopIfTrue: true }),
  };
}

/** Stands for no limit: Excel wants one. */
const farthest = 999_999_999_999;
const types = { whole: 'whole', decimal: 'decimal', date: 'date', length: 'textLength' } as const;

function validationOf(validation: NeutralValidation): DataValidation {
  const { areas, rule, allowsEmpty, strictness, message, help } = validation;
  const common = {
    range: areas.map(nameOfArea).join(' '),
    allowBlank: allowsEmpty,
    showErrorMessage: true,
    errorStyle: strictness === 'stop' ? ('stop' as const) : ('warning' as const),
    ...(message !== undefined && { errorMessage: fileText(message) }),
    ...(help !== undefined && { showInputMessage: true, inputMessage: fileText(help) }),
  };
  // hucre has no rule without a condition: this one always holds.
  if (rule.kind === 'any') return { ...common, type: 'custom', formula1: 'TRUE' };
  if (rule.kind === 'formula') return { ...common, type: 'custom', formula1: rule.text.toWellFormed() };
  if (rule.kind === 'list') return { ...common, type: 'list', values: rule.items.map(fileText) };
  if (rule.kind === 'range') return { ...common, type: 'list', formula1: rule.text.toWellFormed() };
  const lowest = rule.kind === 'whole' || rule.kind === 'decimal' ? -farthest : 0;
  const highest = rule.kind === 'date' ? 2_958_465 : farthest;
  return {
    ...common,
    type: types[rule.kind],
    operator: 'between',
    formula1: String(rule.min ?? lowest),
    formula2: String(rule.max ?? (rule.kind === 'length' ? 32_767 : highest)),
  };
}

function sheetOf(sheet: NeutralSheet, styles: Styles, title: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const cell of sheet.cells) {
    cells.set(`${cell.row},${cell.column}`, cellOf(cell, styles, sheet.isProtected));
  }
  // hucre writes no row below the last cell, not even one with a height.
  const lastTall = Math.max(largest(sheet.rowHeightsPx.keys()), largest(sheet.rows.keys()));
  if (lastTall > (sheet.cells.at(-1)?.row ?? -1)) cells.set(`${lastTall},0`, { value: null });
  for (const { row, column, author, text } of sheet.comments) {
    const key = `${row},${column}`;
    const comment = { author: fileText(author), text: fileText(text) };
    cells.set(key, { value: null, ...cells.get(key), comment });
  }
  const lastColumn = Math.max(largest(sheet.columnWidthsPx.keys()), largest(sheet.columns.keys()));
  const columns = Array.from({ length: lastColumn + 1 }, (_, column) => {
    const widthPx = sheet.columnWidthsPx.get(column);
    const width = widthPx === undefined ? {} : { width: Math.round((widthPx / pixelsPerDigit) * 256) / 256 };
    return { ...width, ...lineOf(sheet.columns.get(column)) };
  });
  const rows = new Set([...sheet.rowHeightsPx.keys(), ...sheet.rows.keys()]);
  const { rows: frozenRows, columns: frozenColumns } = sheet.frozen;
  return {
    name: sheet.name,
    cells,
    columns,
    rowDefs: new Map(
      [...rows].map((row) => {
        const heightPx = sheet.rowHeightsPx.get(row);
        const height = heightPx === undefined ? {} : { height: heightPx * pointsPerPixel };
        return [row, { ...height, ...lineOf(sheet.rows.get(row)) }];
      }),
    ),
    merges: sheet.merges.map(({ firstRow, lastRow, firstColumn, lastColumn }) => ({
      startRow: firstRow,
      startCol: firstColumn,
      endRow: lastRow,
      endCol: lastColumn,
    })),
    dataValidations: sheet.validations.map(validationOf),
    conditionalRules: sheet.conditions.map(conditionOf),
    ...(frozenRows + frozenColumns > 0 && { freezePane: { rows: frozenRows, columns: frozenColumns } }),
    // Without a password: it keeps formulas from slips, not from people.
    ...(sheet.isProtected && { protection: { sheet: true, formatColumns: true, formatRows: true } }),
    ...pageOf(sheet.page, title),
  };
}

/** -1 of none. */
function largest(positions: Iterable<number>): number {
  let last = -1;
  for (const position of positions) last = Math.max(last, position);
  return last;
}

/** The workbook as the bytes of an xlsx file. */
export async function writeXlsx(workbook: NeutralWorkbook): Promise<Uint8Array> {
  const styles = new Styles();
  const bytes = await writePackage({
    sheets: workbook.sheets.map((sheet) => sheetOf(sheet, styles, workbook.title)),
    namedRanges: workbook.names.map(({ name, sheet, text }) => ({
      name,
      range: text.toWellFormed(),
      ...(sheet !== undefined && { scope: sheet }),
    })),
    properties: { title: workbook.title },
    defaultFont: font,
    activeSheet: 0,
  });
  const { application, language } = workbook.properties;
  return changeParts(bytes, {
    'docProps/app.xml': (xml) =>
      xml.replace(/(<Application>)[^<]*/, (_, tag: string) => tag + escapeXml(application)),
    'docProps/core.xml': (xml) =>
      xml.replace('<dcterms:modified', `<dc:language>${escapeXml(language)}</dc:language><dcterms:modified`),
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// ---------------------------------------------------------------------------------------------------------------------
// The package: a zip file as hucre writes it, without comments, encryption or parts beyond 4 GB.

const directoryRecord = 0x02014b50;
const localHeaderSize = 30;
const directoryHeaderSize = 46;
const endRecordSize = 22;
const deflated = 8;

/** The package with some small parts replaced; all others are copied as they are. */
function changeParts(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.length - endRecordSize;
  const count = zip.readUInt16LE(end + 10);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = zip.readUInt32LE(end + 16);
  let offset = 0;
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== directoryRecord)
      throw new Error('The xlsx package has no readable directory.');
    const nameSize = zip.readUInt16LE(at + 28);
    const entry = Buffer.from(zip.subarray(at, at + directoryHeaderSize + nameSize));
    at += directoryHeaderSize + nameSize + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const name = entry.toString('utf8', directoryHeaderSize);
    const start = entry.readUInt32LE(42);
    const dataStart = start + localHeaderSize + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const dataEnd = dataStart + entry.readUInt32LE(20);
    const change = changes[name];
    let file = zip.subarray(start, dataEnd);
    if (change) {
      const data = zip.subarray(dataStart, dataEnd);
      const xml = entry.readUInt16LE(10) === deflated ? inflateRawSync(data) : data;
      const changed = Buffer.from(change(xml.toString('utf8')));
      const header = Buffer.from(zip.subarray(start, dataStart));
      // Method, checksum and both sizes stand in the same order in the file's own header and in the directory.
      for (const [record, methodAt] of [
        [header, 8],
        [entry, 10],
      ] as const) {
        record.writeUInt16LE(0, methodAt);
        record.writeUInt32LE(crc32(changed), methodAt + 6);
        record.writeUInt32LE(changed.length, methodAt + 10);
        record.writeUInt32LE(changed.length, methodAt + 14);
      }
      file = Buffer.concat([header, changed]);
    }
    entry.writeUInt32LE(offset, 42);
    offset += file.length;
    files.push(file);
    directory.push(entry);
  }
  const directorySize = directory.reduce((sum, entry) => sum + entry.length, 0);
  const last = Buffer.from(zip.subarray(end));
  last.writeUInt32LE(directorySize, 12);
  last.writeUInt32LE(offset, 16);
  const whole = new Uint8Array(offset + directorySize + endRecordSize);
  let to = 0;
  for (const piece of [...files, ...directory, last]) {
    whole.set(piece, to);
    to += piece.length;
  }
  return whole;
}
