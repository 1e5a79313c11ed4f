/**
 * A workbook from any template as a person uses it: Danish texts typed into the cells of names, values read from the cells
 * of names. Nothing in here calculates.
 */
import * as Y from 'yjs';
import {
  type CellId,
  type Editor,
  type Workbook,
  danish,
  openEditor,
  openWorkbook,
  setBlock,
  setCell,
} from '../../model/index.ts';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import type { Value } from '../../model/calculation/value.ts';
import { type Area, areaOf, referencesIn } from '../../model/formula/stored.ts';
import { instantiate } from '../../model/templates/instantiate.ts';
import type { Template } from '../../model/templates/template.ts';

export interface TemplateWorkbook {
  readonly workbook: Workbook;
  readonly editor: Editor;
  readonly projection: Projection;
  /** Types a Danish text into the (first) cell of a name. */
  type(name: string, text: string): void;
  /** Types Danish texts from the first cell of a name on to the right and down. */
  typeBlock(name: string, texts: readonly (readonly string[])[]): void;
  /** The value of a name's first cell. Empty cells are undefined. */
  value(name: string): unknown;
  /** The value of the cell at a position. Empty cells are undefined. */
  at(sheet: string, row: number, column: number): unknown;
  /** The values of a name's cells, row by row in its first column. */
  column(name: string): readonly unknown[];
  /** The values of a name's cells side by side, in its first row. */
  row(name: string): readonly unknown[];
  /** The values of all of a name's cells, row by row. */
  values(name: string): readonly unknown[];
  close(): void;
}

const areaOfName = (workbook: Workbook, text: string): Area => {
  const name = workbook.definedNames.find((one) => one.text === text);
  const reference = name && referencesIn(name.stored)[0];
  const area = reference && areaOf(reference, '', workbook);
  if (!area) throw new Error(`The template has no name ${text}.`);
  return area;
};

/** Opens a fresh workbook from a template, calculated. */
export function openTemplateWorkbook(template: Template): TemplateWorkbook {
  const doc = new Y.Doc();
  doc.clientID = 7;
  instantiate(template, doc, 'Prøve');
  const workbook = openWorkbook(doc);
  const editor = openEditor(workbook);
  const projection = openProjection(workbook);
  projection.flush();
  const cell = (area: Area): CellId =>
    workbook.cellAt(workbook.sheetOf(area.sheet)!, area.firstRow, area.firstColumn)!;
  const read = (area: Area, row: number, column: number): unknown => {
    return valueAt(area.sheet, row, column);
  };
  const valueAt = (sheetId: string, row: number, column: number): unknown => {
    const at = workbook.cellAt(workbook.sheetOf(sheetId)!, row, column)!;
    const content = workbook.contentAt(at);
    if (content.kind === 'formula') return projection.valueAt(at.sheet, `${at.row}.${at.column}`);
    return content.kind === 'number' || content.kind === 'text' || content.kind === 'boolean'
      ? content.value
      : undefined;
  };
  return {
    workbook,
    editor,
    projection,
    type(name, text) {
      const result = setCell(editor, cell(areaOfName(workbook, name)), { text, language: danish });
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    },
    typeBlock(name, texts) {
      if (texts.length === 0) return;
      const { sheet, firstRow: row, firstColumn: column } = areaOfName(workbook, name);
      const range = { sheet, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
      const result = setBlock(editor, range, texts, danish);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    },
    value(name) {
      const area = areaOfName(workbook, name);
      return read(area, area.firstRow, area.firstColumn);
    },
    at: valueAt,
    column(name) {
      const area = areaOfName(workbook, name);
      const values: unknown[] = [];
      for (let row = area.firstRow; row <= area.lastRow; row++)
        values.push(read(area, row, area.firstColumn));
      return values;
    },
    row(name) {
      const area = areaOfName(workbook, name);
      const values: unknown[] = [];
      for (let column = area.firstColumn; column <= area.lastColumn; column++)
        values.push(read(area, area.firstRow, column));
      return values;
    },
    values(name) {
      const area = areaOfName(workbook, name);
      const values: unknown[] = [];
      for (let row = area.firstRow; row <= area.lastRow; row++) {
        for (let column = area.firstColumn; column <= area.lastColumn; column++)
          values.push(read(area, row, column));
      }
      return values;
    },
    close() {
      projection.close();
      workbook.close();
      doc.destroy();
    },
  };
}

/** Errors among the workbook's values: there must be none, whatever the inputs. */
export function errorsIn(book: TemplateWorkbook): readonly string[] {
  const found: string[] = [];
  for (const [sheet, values] of book.projection.values()) {
    for (const [key, value] of values as ReadonlyMap<string, Value>) {
      if (typeof value === 'object') found.push(`${sheet}!${key} ${value.error}`);
    }
  }
  return found;
}
