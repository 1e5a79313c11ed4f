/**
 * A template that begins somewhere else than at its example: its yellow cells are empty but for what a source gives, and
 * the documentation sheet says what was filled in, from where, and which questions are open. It stays a template, so that
 * everything else about the workbook is as ever.
 */
import {
  type Block,
  type Field,
  type FieldValue,
  type Given,
  type Known,
  type Table,
  type TableColumn,
  type Template,
  type TemplateSheet,
  gap,
} from './template.ts';

/** An input's name, or a column of a table and its row from 0; of a repeated column also its number, from 1. */
export type StartCell =
  | { readonly name: string }
  | { readonly column: string; readonly row: number; readonly number?: number };

export interface StartValue {
  readonly at: StartCell;
  readonly given: Given;
}

export interface Start {
  /** what it is, in one line for the documentation */
  readonly title: string;
  readonly values: readonly StartValue[];
  /** what the register says of a value that is filled in */
  readonly known: Known;
  /** what was filled in and said, line by line */
  readonly said: readonly string[];
  readonly questions: readonly { readonly text: string; readonly at?: string }[];
}

const documentationSheet = 'Dokumentation';

/** A template's warning that its figures are an example, and what stands there instead. */
const saysExample = /eksempel/i;
const startWarning =
  'De gule felter har offentliggjorte tal, hvor de findes; resten er tomt. Åbne spørgsmål: se Dokumentation.';

/** The template with a start in it. Throws for a cell that the template does not have: a test builds every start. */
export function withStart(template: Template, start: Start): Template {
  const left = new Set(start.values);
  const take = (isMine: (at: StartCell) => boolean): StartValue | undefined => {
    const found = start.values.find(({ at }) => isMine(at));
    if (found) left.delete(found);
    return found;
  };
  const unfilled: Field[] = [];
  const blockOf = (block: Block): Block => {
    if (block.kind === 'field') {
      const field = startField(block, start, take);
      if (isNeeded(field)) unfilled.push(field);
      return field;
    }
    if (block.kind === 'warning' && saysExample.test(block.text)) return { ...block, text: startWarning };
    return block.kind === 'table' ? startTable(block, take) : block;
  };
  const sheets = template.sheets.map((sheet) => ({ ...sheet, blocks: sheet.blocks.map(blockOf) }));
  const [lost] = left;
  if (lost) throw new Error(`The template ${template.id} has no cell for ${JSON.stringify(lost.at)}.`);
  if (!sheets.some(({ name }) => name === documentationSheet))
    throw new Error(`The template ${template.id} has no sheet ${documentationSheet}.`);
  return {
    ...template,
    isExample: false,
    sheets: sheets.map((sheet) =>
      sheet.name === documentationSheet ? documented(sheet, start, unfilled) : sheet,
    ),
  };
}

type Take = (isMine: (at: StartCell) => boolean) => StartValue | undefined;

/** Whether people fill a cell in; a setting keeps what the template gives. */
function isFilledIn(role: TableColumn['role']): boolean {
  return role === 'input' || role === 'optionalInput';
}

function startField(field: Field, start: Start, take: Take): Field {
  const values = field.values.map((value) => {
    if (!value) return value;
    const found = value.name === undefined ? undefined : take((at) => 'name' in at && at.name === value.name);
    const { given: _example, ...rest } = value;
    if (found) return { ...rest, given: found.given, ...knownAs(value, start.known) };
    if (!isFilledIn(value.role ?? field.role)) return value;
    const isAsked = start.questions.some(({ at }) => at === value.name) || isNeeded(field);
    return isAsked ? { ...rest, ...knownAs(value, { review: 'open' }) } : rest;
  });
  return { ...field, values };
}

/** Says what is known of a value, unless the template keeps the value out of the register. */
function knownAs(value: FieldValue, known: Known): Pick<FieldValue, 'known'> {
  return value.known === false ? {} : { known };
}

/** A field that must be filled in and is not. */
function isNeeded(field: Field): boolean {
  return (
    field.role === 'input' &&
    field.values.some((value) => value && value.role === undefined && value.given === undefined)
  );
}

function startTable(table: Table, take: Take): Table {
  return { ...table, columns: table.columns.map((column) => startColumn(table, column, take)) };
}

function startColumn(table: Table, column: TableColumn, take: Take): TableColumn {
  const rows = Array.from({ length: table.rows }, (_, row) =>
    Array.from({ length: column.repeat ?? 1 }, (__, i) =>
      take(
        (at) => 'column' in at && at.column === column.key && at.row === row && (at.number ?? 1) === i + 1,
      ),
    ),
  );
  const isFilled = isFilledIn(column.role);
  if (!isFilled && rows.every((found) => found.every((one) => !one))) return column;
  const { given: example, givenRows: examples, ...rest } = column;
  const kept = (row: number, i: number): Given | undefined =>
    isFilled ? undefined : examples ? examples[row]?.[i] : example?.[row];
  return {
    ...rest,
    givenRows: rows.map((found, row) => found.map((one, i) => one?.given ?? kept(row, i))),
  };
}

/** The documentation, with where the case begins under its title. */
function documented(sheet: TemplateSheet, start: Start, unfilled: readonly Field[]): TemplateSheet {
  const asked = new Set(start.questions.map(({ at }) => at));
  const more = unfilled
    .filter(({ values }) => !values.some((value) => value?.name !== undefined && asked.has(value.name)))
    .map(({ label, unit }) => `Mangler: ${label}${unit === undefined ? '' : ` (${unit})`}`);
  const questions = [...start.questions.map(({ text }) => text), ...more];
  const saidTable: Table = {
    kind: 'table',
    rows: start.said.length,
    columns: [{ key: 'startSagt', title: 'Det siger kilderne', given: start.said, wrap: true }],
  };
  const questionTable: Table = {
    kind: 'table',
    heading: `Åbne spørgsmål (${questions.length})`,
    rows: questions.length,
    columns: [
      { key: 'startSpoergsmaal', title: 'Det siger kilderne ikke', given: questions, wrap: true },
      { key: 'startSvar', title: 'Jeres svar', role: 'optionalInput' },
    ],
  };
  const at = sheet.blocks.findIndex(({ kind }) => kind === 'title') + 1;
  const added: readonly Block[] = [
    { kind: 'heading', text: `Udgangspunkt: ${start.title}` },
    gap,
    questionTable,
    gap,
    saidTable,
    gap,
  ];
  return { ...sheet, blocks: [...sheet.blocks.slice(0, at), ...added, ...sheet.blocks.slice(at)] };
}
