/** Writes a template into a fresh document. */
import * as Y from 'yjs';
import { english } from '../formula/language.ts';
import { storedFromTokens } from '../formula/stored.ts';
import { findProblem } from '../formula/syntax.ts';
import { readTokens } from '../formula/tokens.ts';
import { writeAssumption } from '../workbook/assumptions.ts';
import { baseLine } from '../workbook/axis.ts';
import { type Stored, writeContent } from '../workbook/content.ts';
import { writeRule } from '../workbook/rule.ts';
import { cellKey, schemaVersion } from '../workbook/schema.ts';
import { openWorkbook } from '../workbook/workbook.ts';
import { type PlacedCell, type PlacedSheet, placeSheet } from './layout.ts';
import type { Given, Template } from './template.ts';

/** Fills an empty document with a template under a title of its own. Throws for a faulty template: a test builds each. */
export function instantiate(template: Template, doc: Y.Doc, title: string): void {
  const placed = template.sheets.map((sheet) => ({ sheet, at: placeSheet(sheet) }));
  doc.transact(() => {
    const about = doc.getMap('about');
    about.set('v', schemaVersion);
    about.set('title', title);
    about.set('template', `${template.id}@${template.version}`);
    if (template.isExample) about.set('example', true);
    const sheets = doc.getMap('sheets');
    placed.forEach(({ sheet, at }, i) => {
      sheets.set(sheet.id, [at.rows, at.columns]);
      sheets.set(`${sheet.id}/n`, sheet.name);
      sheets.set(`${sheet.id}/o`, `a${i.toString(36)}`);
      sheets.set(`${sheet.id}/p`, 1);
      if (sheet.frozen) sheets.set(`${sheet.id}/z`, [sheet.frozen.rows, sheet.frozen.columns]);
      const sizes = doc.getMap(`w/${sheet.id}`);
      sheet.widths.forEach((width, column) => sizes.set(`c${baseLine(column)}`, width));
      for (const [row, height] of at.rowHeights) sizes.set(`r${baseLine(row)}`, height);
    });
    const storedByName = writeNames(template, placed, doc);
    for (const { sheet, at } of placed) writeRules(at, doc.getMap(`v/${sheet.id}`), storedByName);
    writeAssumptions(placed, doc.getMap('assumptions'));
  });
  const workbook = openWorkbook(doc);
  doc.transact(() => {
    for (const { sheet, at } of placed) {
      const cells = doc.getMap(`c/${sheet.id}`);
      const formats = doc.getMap(`f/${sheet.id}`);
      for (const [column, code] of at.columnNumbers) formats.set(`.${baseLine(column)}/n`, code);
      for (const column of at.wrappedColumns) formats.set(`.${baseLine(column)}/w`, 1);
      for (const cell of at.cells) {
        const key = cellKey(baseLine(cell.row), baseLine(cell.column));
        const stored = storedOf(cell.given, (tokens) => storedFromTokens(tokens, sheet.id, workbook));
        if (stored !== undefined) cells.set(key, stored);
        writeLook(formats, key, cell);
      }
    }
  });
  workbook.close();
}

function writeNames(
  template: Template,
  placed: readonly { readonly sheet: { readonly id: string }; readonly at: PlacedSheet }[],
  doc: Y.Doc,
): ReadonlyMap<string, string> {
  const entries = doc.getMap('names');
  const storedByName = new Map<string, string>();
  let count = 0;
  for (const { sheet, at } of placed) {
    for (const { name, firstRow, lastRow, firstColumn, lastColumn } of at.names) {
      const end = (row: number, column: number): string => `$${baseLine(row)}.$${baseLine(column)}`;
      const isCell = firstRow === lastRow && firstColumn === lastColumn;
      const from = end(firstRow, firstColumn);
      const stored = `=\`${sheet.id}!${from}${isCell ? '' : `:${end(lastRow, lastColumn)}`}\``;
      if (storedByName.has(name)) throw new Error(`The template gives the name ${name} twice.`);
      storedByName.set(name, stored);
      const id = (count++).toString(36);
      entries.set(`${id}/n`, name);
      entries.set(`${id}/f`, stored);
    }
  }
  const results = doc.getMap('results');
  const writeResult = (key: string, name: string): void => {
    const stored = storedByName.get(name);
    if (stored === undefined) throw new Error(`The template's result ${key} names nothing: ${name}.`);
    results.set(key, stored);
  };
  for (const [key, name] of Object.entries(template.results)) writeResult(key, name);
  for (const { key, name, text, at } of template.checks) {
    writeResult(key, name);
    results.set(`${key}/l`, text);
    if (at !== undefined) writeResult(`${key}At`, at);
  }
  return storedByName;
}

/** No two rules of a template are about one cell, so they need no order. */
function writeRules(
  { rules }: PlacedSheet,
  validations: Y.Map<unknown>,
  storedByName: ReadonlyMap<string, string>,
): void {
  rules.forEach(({ firstRow, lastRow, firstColumn, lastColumn, allowed, help }, i) => {
    const end = (row: number, column: number): string => `${baseLine(row)}.${baseLine(column)}`;
    const from = end(firstRow, firstColumn);
    const to = end(lastRow, lastColumn);
    const id = i.toString(36);
    validations.set(`${id}/r`, `=\`${from === to ? from : `${from}:${to}`}\``);
    if (help !== undefined) validations.set(`${id}/h`, help);
    if (allowed?.kind !== 'oneOf') {
      validations.set(`${id}/k`, writeRule(allowed ?? { kind: 'any' }));
      return;
    }
    const stored = storedByName.get(allowed.name);
    if (stored === undefined) throw new Error(`The template offers what has no name: ${allowed.name}.`);
    validations.set(`${id}/k`, writeRule({ kind: 'range', stored }));
    validations.set(`${id}/f`, stored);
  });
}

function writeAssumptions(
  placed: readonly { readonly sheet: { readonly id: string }; readonly at: PlacedSheet }[],
  entries: Y.Map<unknown>,
): void {
  let count = 0;
  for (const { sheet, at } of placed) {
    for (const { row, column, knowledge } of at.assumptions) {
      const cell = { sheet: sheet.id, row: baseLine(row), column: baseLine(column) };
      writeAssumption(entries, { id: (count++).toString(36), cell, ...knowledge });
    }
  }
}

function storedOf(
  given: Given | undefined,
  store: (tokens: ReturnType<typeof readTokens>) => string,
): Stored | undefined {
  if (given === undefined || typeof given === 'number') return given;
  if (!given.startsWith('=')) return writeContent({ kind: 'text', value: given });
  const tokens = readTokens(given.slice(1), english);
  const problem = findProblem(tokens);
  if (problem) throw new Error(`The template's formula ${given} cannot be read: ${problem.kind}.`);
  return store(tokens);
}

function writeLook(formats: Y.Map<unknown>, key: string, cell: PlacedCell): void {
  if (cell.role) formats.set(`${key}/s`, cell.role);
  if (cell.number) formats.set(`${key}/n`, cell.number);
  if (cell.isBold) formats.set(`${key}/b`, 1);
  if (cell.wrap) formats.set(`${key}/w`, 1);
}
