/**
 * A workbook as it is taken home: rows and cells with the values that we show, formulas as Excel stores them. What a file
 * cannot hold is written as near to it as can be, and said in `notes`. Anyone may write anything into the shared
 * document, so nothing in it is trusted to be what Excel takes.
 */
import type { Value } from '../calculation/value.ts';
import { excelLimits } from '../formula/reference.ts';
import { type Content, maxTextLength, readContent } from '../workbook/content.ts';
import { type CellFormat, formatAt, isInputRole, sizeOfLine } from '../workbook/format.ts';
import { pageSetupOf, printAreaOf } from '../workbook/page-setup.ts';
import { isSet, linesOfKey } from '../workbook/schema.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import { textOfStored } from '../formula/stored.ts';
import { english } from '../formula/language.ts';
import { excelFormula, excelNameFormula } from './excel-formula.ts';
import { type ExcelPlaces, fileNames } from './excel-names.ts';
import { neutralConditions } from './export-conditions.ts';
import { registerSheet } from './export-register.ts';
import { neutralComments, neutralLines, neutralMerges, neutralValidations } from './export-furniture.ts';
import { excelNumberFormat } from './excel-number-format.ts';
import {
  type ExcelError,
  type ExportNote,
  type NeutralArea,
  type NeutralCell,
  type NeutralContent,
  type NeutralName,
  type NeutralSheet,
  type NeutralWorkbook,
  excelErrors,
} from './neutral.ts';

/** The value of a formula's cell, by sheet and cell key, as a projection gives it. */
export type ValueAt = (sheet: string, key: string) => Value | undefined;

/** The name of the sheet in a file of a workbook that has none. */
const onlySheet: NeutralSheet = {
  name: 'Ark1',
  cells: [],
  columnWidthsPx: new Map(),
  rowHeightsPx: new Map(),
  rows: new Map(),
  columns: new Map(),
  merges: [],
  validations: [],
  conditions: [],
  comments: [],
  frozen: { rows: 0, columns: 0 },
  isProtected: false,
};

/** Most empty cells that are written only because their row or column has a role. */
const maxRoleCells = 200_000;

export function exportWorkbook(workbook: Workbook, valueAt: ValueAt): NeutralWorkbook {
  const { places, renamedSheets, skippedNames } = fileNames(workbook);
  const tally = new Tally();
  const own = workbook.sheets.map((sheet) =>
    new SheetExport({ workbook, sheet, places, valueAt, tally }).export(),
  );
  const register = registerSheet(workbook, places, valueAt);
  const sheets = register ? [...own, register] : own;
  const unreadableNames: string[] = [];
  const names: NeutralName[] = [];
  for (const { id, stored, scope } of workbook.definedNames) {
    const name = places.nameText(id);
    if (name === undefined) continue;
    const formula = excelNameFormula(stored, places);
    const sheet = scope === undefined ? undefined : places.sheetName(scope);
    if (formula.ok) names.push({ name, sheet, text: formula.value });
    else unreadableNames.push(name);
  }
  return {
    title: cleanTitle(workbook.properties.title),
    properties: { application: 'Samregn', language: 'da' },
    sheets: sheets.length > 0 ? sheets : [onlySheet],
    names,
    notes: tally.notes({ renamedSheets, skippedNames: [...skippedNames, ...unreadableNames] }),
  };
}

/** Document properties hold no line breaks and no control characters. */
function cleanTitle(title: string): string {
  return title
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ')
    .trim()
    .slice(0, 255)
    .replace(/[\ud800-\udbff]$/, '');
}

/** What is known of the workbook on the way: above all, what the file cannot hold as it is. */
class Tally {
  formulas = 0;
  drafts = 0;
  texts = 0;
  formats = 0;
  readonly functions = new Set<string>();
  /** number format codes that have been met, as Excel takes them */
  readonly codes = new Map<string, string | undefined>();

  notes(names: {
    readonly renamedSheets: readonly (readonly [from: string, to: string])[];
    readonly skippedNames: readonly string[];
  }): readonly ExportNote[] {
    const notes: ExportNote[] = [];
    const functions = [...this.functions].sort();
    if (this.formulas > 0) notes.push({ kind: 'formulasAsValues', count: this.formulas, functions });
    if (this.drafts > 0) notes.push({ kind: 'draftsAsText', count: this.drafts });
    if (names.skippedNames.length > 0) notes.push({ kind: 'namesSkipped', names: names.skippedNames });
    if (names.renamedSheets.length > 0) notes.push({ kind: 'sheetsRenamed', names: names.renamedSheets });
    if (this.texts > 0) notes.push({ kind: 'textsCut', count: this.texts });
    if (this.formats > 0) notes.push({ kind: 'formatsDropped', count: this.formats });
    return notes;
  }
}

interface Position {
  readonly row: number;
  readonly column: number;
}

class SheetExport {
  readonly #workbook: Workbook;
  readonly #sheet: Sheet;
  readonly #places: ExcelPlaces;
  readonly #valueAt: ValueAt;
  readonly #tally: Tally;
  readonly #isProtected: boolean;

  constructor(of: {
    readonly workbook: Workbook;
    readonly sheet: Sheet;
    readonly places: ExcelPlaces;
    readonly valueAt: ValueAt;
    readonly tally: Tally;
  }) {
    this.#workbook = of.workbook;
    this.#sheet = of.sheet;
    this.#places = of.places;
    this.#valueAt = of.valueAt;
    this.#tally = of.tally;
    this.#isProtected = of.workbook.isProtected(of.sheet.id);
  }

  export(): NeutralSheet {
    const { id } = this.#sheet;
    const frozen = this.#workbook.frozenOf(id);
    return {
      name: this.#places.sheetName(id)!,
      cells: [...this.#positions()].sort(byPosition).map(([key, at]) => this.#cell(key, at)),
      columnWidthsPx: this.#sizes('columns'),
      rowHeightsPx: this.#sizes('rows'),
      rows: neutralLines(this.#workbook, id, 'rows'),
      columns: neutralLines(this.#workbook, id, 'columns'),
      merges: neutralMerges(this.#workbook, id),
      validations: neutralValidations(this.#workbook, id, this.#places),
      conditions: neutralConditions(this.#workbook, id, this.#places),
      comments: neutralComments(this.#workbook, id),
      frozen: {
        rows: Math.min(frozen.rows, this.#sheet.rows.size),
        columns: Math.min(frozen.columns, this.#sheet.columns.size),
      },
      isProtected: this.#isProtected,
      page: { setup: pageSetupOf(this.#workbook, id), area: this.#printArea() },
    };
  }

  #printArea(): NeutralArea | undefined {
    const area = printAreaOf(this.#workbook, this.#sheet.id);
    if (!area || area.lastRow >= excelLimits.rows || area.lastColumn >= excelLimits.columns) return undefined;
    const { firstRow, lastRow, firstColumn, lastColumn } = area;
    return { firstRow, lastRow, firstColumn, lastColumn };
  }

  #sizes(side: 'rows' | 'columns'): ReadonlyMap<number, number> {
    const sizes = new Map<number, number>();
    this.#sheet[side].lines.forEach((line, i) => {
      const size = sizeOfLine(this.#sheet, side, line);
      if (size !== undefined && i < excelLimits[side]) sizes.set(i, size);
    });
    return sizes;
  }

  /** Every cell with content or a format of its own, and within their area those that a whole line gives a role. */
  #positions(): ReadonlyMap<string, Position> {
    const { maps } = this.#sheet;
    const found = new Map<string, Position>();
    const roleLines = { rows: new Set<string>(), columns: new Set<string>() };
    const put = (key: string): void => {
      if (found.has(key)) return;
      const at = this.#positionOf(key);
      if (at) found.set(key, at);
    };
    for (const key of maps.cells.keys()) if (isSet(maps.cells, key)) put(key);
    for (const formatKey of maps.formats.keys()) {
      const [key, attribute] = formatKey.split('/');
      const [row, column] = linesOfKey(key!);
      if (row !== '' && column !== '') put(key!);
      else if (attribute === 's') roleLines[row === '' ? 'columns' : 'rows'].add(row || column);
    }
    this.#addRoleCells(found, roleLines);
    return found;
  }

  #addRoleCells(
    found: Map<string, Position>,
    roleLines: Readonly<Record<'rows' | 'columns', ReadonlySet<string>>>,
  ): void {
    if (roleLines.rows.size + roleLines.columns.size === 0) return;
    let last = { row: -1, column: -1 };
    for (const { row, column } of found.values())
      last = { row: Math.max(last.row, row), column: Math.max(last.column, column) };
    const rows = this.#sheet.rows.lines.slice(0, last.row + 1);
    const columns = this.#sheet.columns.lines.slice(0, last.column + 1);
    let left = maxRoleCells;
    rows.forEach((row, r) => {
      columns.forEach((column, c) => {
        const key = `${row}.${column}`;
        if (left === 0 || found.has(key) || !(roleLines.rows.has(row) || roleLines.columns.has(column)))
          return;
        left--;
        found.set(key, { row: r, column: c });
      });
    });
  }

  #positionOf(key: string): Position | undefined {
    const [rowLine, columnLine] = linesOfKey(key);
    const row = this.#sheet.rows.indexOf(rowLine);
    const column = this.#sheet.columns.indexOf(columnLine);
    const isInside = row >= 0 && column >= 0 && row < excelLimits.rows && column < excelLimits.columns;
    return isInside ? { row, column } : undefined;
  }

  #cell(key: string, at: Position): NeutralCell {
    const [row, column] = linesOfKey(key);
    const format = formatAt(this.#sheet, row, column);
    return {
      ...at,
      content: this.#content(key),
      number: this.#number(format),
      bold: format.bold,
      italic: format.italic,
      role: format.role,
      align: format.align,
      wrap: format.wrap,
      underline: format.underline,
      colour: format.colour,
      ground: format.ground,
      border: format.border,
      vertical: format.vertical,
      isLocked: this.#isProtected && !isInputRole(format.role),
    };
  }

  #number({ number }: CellFormat): string | undefined {
    if (number === undefined) return undefined;
    const { codes } = this.#tally;
    if (!codes.has(number)) codes.set(number, excelNumberFormat(number));
    const code = codes.get(number);
    if (code === undefined) this.#tally.formats++;
    return code;
  }

  #content(key: string): NeutralContent {
    const content = readContent(this.#sheet.maps.cells.get(key));
    switch (content.kind) {
      case 'empty':
        return { kind: 'blank' };
      case 'number':
      case 'boolean':
        return content;
      case 'text':
        return { kind: 'text', value: this.#shortened(content.value) };
      case 'draft':
        this.#tally.drafts++;
        return { kind: 'text', value: this.#shortened(content.text) };
      case 'formula':
        return this.#formula(key, content);
    }
  }

  #formula(key: string, { stored }: Content & { kind: 'formula' }): NeutralContent {
    const value = this.#valueAt(this.#sheet.id, key);
    const formula = excelFormula(stored, this.#sheet.id, this.#places);
    if (formula.ok) return { kind: 'formula', ...formula.value, result: this.#result(value) };
    this.#tally.formulas++;
    if (formula.error.kind === 'unknownFunction') this.#tally.functions.add(formula.error.name);
    const result = this.#result(value);
    if (typeof result === 'string') return { kind: 'text', value: result };
    if (typeof result === 'boolean') return { kind: 'boolean', value: result };
    if (result !== undefined) return { kind: 'number', value: result };
    const error = typeof value === 'object' ? excelErrors.find((name) => name === value.error) : undefined;
    if (error) return { kind: 'error', value: error satisfies ExcelError };
    // Nothing to show, not even an error that Excel knows: the formula as it reads, like any other draft.
    const text = textOfStored(stored, this.#sheet.id, this.#workbook, english);
    return { kind: 'text', value: this.#shortened(text) };
  }

  #result(value: Value | undefined): number | string | boolean | undefined {
    if (typeof value === 'string') return this.#shortened(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
    return typeof value === 'boolean' ? value : undefined;
  }

  /** Excel's longest text; a character that takes two places is not cut in half. */
  #shortened(text: string): string {
    if (text.length <= maxTextLength) return text;
    this.#tally.texts++;
    return text.slice(0, maxTextLength).replace(/[\ud800-\udbff]$/, '');
  }
}

function byPosition([, a]: readonly [string, Position], [, b]: readonly [string, Position]): number {
  return a.row - b.row || a.column - b.column;
}
