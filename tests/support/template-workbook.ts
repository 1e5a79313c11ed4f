/** Any template as a person uses it: texts typed into the input cells in Danish, values read from the named cells. */
import * as Y from 'yjs';
import {
  type CellId,
  type Editor,
  type Template,
  type Workbook,
  clearInputs,
  danish,
  openEditor,
  openWorkbook,
  setBlock,
} from '../../model/index.ts';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import type { Value } from '../../model/calculation/value.ts';
import { type Area, areaOf, referencesIn } from '../../model/formula/stored.ts';
import { instantiate } from '../../model/templates/instantiate.ts';

/** What is typed: a text, a number, or nothing. */
export type Typed = string | number | undefined;

export interface TemplateWorkbook {
  readonly workbook: Workbook;
  readonly editor: Editor;
  readonly projection: Projection;
  /** Empties every input. */
  clear(): void;
  /** Types rows of texts from the first cell of a name on to the right and down. Throws for what is refused. */
  type(name: string, rows: Typed | readonly (readonly Typed[])[]): void;
  /** Calculates what has been typed. */
  calculate(): void;
  /** The value of a name's first cell. */
  value(name: string): Value | undefined;
  /** The values of a name's cells, row by row. */
  values(name: string): readonly (Value | undefined)[];
  close(): void;
}

export const typed = (value: Typed): string =>
  value === undefined ? '' : typeof value === 'string' ? value : String(value).replace('.', ',');

/** Opens a fresh workbook from a template. */
export function openTemplateWorkbook(template: Template): TemplateWorkbook {
  const doc = new Y.Doc();
  doc.clientID = 7;
  instantiate(template, doc, 'Prøve');
  const workbook = openWorkbook(doc);
  const editor = openEditor(workbook);
  const projection = openProjection(workbook);
  projection.flush();
  const areaOfName = (text: string): Area => {
    const name = workbook.definedNames.find((one) => one.text === text);
    const reference = name && referencesIn(name.stored)[0];
    const area = reference && areaOf(reference, '', workbook);
    if (!area) throw new Error(`The template has no name ${text}.`);
    return area;
  };
  const read = (at: CellId): Value | undefined => {
    const content = workbook.contentAt(at);
    if (content.kind === 'formula') return projection.valueAt(at.sheet, `${at.row}.${at.column}`);
    return 'value' in content ? content.value : undefined;
  };
  const values = (name: string): (Value | undefined)[] => {
    const { sheet, firstRow, lastRow, firstColumn, lastColumn } = areaOfName(name);
    const found: (Value | undefined)[] = [];
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++)
        found.push(read(workbook.cellAt(workbook.sheetOf(sheet)!, row, column)!));
    }
    return found;
  };
  return {
    workbook,
    editor,
    projection,
    clear() {
      clearInputs(editor);
    },
    type(name, rows) {
      const texts = (typeof rows === 'object' ? rows : [[rows]]).map((row) => row.map(typed));
      if (texts.length === 0) return;
      const { sheet, firstRow: row, firstColumn: column } = areaOfName(name);
      const range = { sheet, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
      const result = setBlock(editor, range, texts, danish);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    },
    calculate: () => projection.flush(),
    value: (name) => values(name)[0],
    values,
    close() {
      projection.close();
      workbook.close();
      doc.destroy();
    },
  };
}

/** Errors among the template's values: there must be none, whatever the inputs. */
export function errorsAmong({ projection }: TemplateWorkbook): readonly string[] {
  const found: string[] = [];
  for (const [sheet, values] of projection.values()) {
    for (const [key, value] of values as ReadonlyMap<string, Value>) {
      if (typeof value === 'object') found.push(`${sheet}!${key} ${value.error}`);
    }
  }
  return found;
}
