import { describe, expect, test } from 'vitest';
import { templates } from '../../../model/index.ts';
import { nameOfCell } from '../../../model/formula/reference.ts';
import { isInputRole } from '../../../model/workbook/format.ts';
import { placeSheet } from '../../../model/templates/layout.ts';
import type { Block, Field, TableColumn, Template } from '../../../model/templates/template.ts';
import { openTemplateWorkbook } from '../../support/template-workbook.ts';

const blocksOf = ({ sheets }: Template): readonly Block[] => sheets.flatMap(({ blocks }) => blocks);

/** About how wide a text is in a cell: narrow characters, and the others. */
function aboutPx(text: string): number {
  const narrow = text.match(/[ .,:;'!|iljtfr]/g)?.length ?? 0;
  return narrow * 3.8 + (text.length - narrow) * 7.2;
}

const isInput = (role: TableColumn['role']): boolean => role !== undefined && isInputRole(role);

const inputFields = (template: Template): readonly Field[] =>
  blocksOf(template).filter(
    (block): block is Field =>
      block.kind === 'field' && block.values.some((value) => value && isInput(value.role ?? block.role)),
  );

/** Sentences of a text: what ends with a full stop, a question mark or an exclamation mark before a space or the end. */
const sentencesIn = (text: string): number => (text.match(/[.?!](?=\s+[»A-ZÆØÅ]|$)/g) ?? []).length || 1;

/** Columns of tables that people fill. */
const inputColumns = (template: Template): readonly TableColumn[] =>
  blocksOf(template).flatMap((block) =>
    block.kind === 'table' ? block.columns.filter(({ role }) => isInput(role)) : [],
  );

/** Everything that stands in a template before anybody has typed. */
const textOf = (template: Template): string =>
  JSON.stringify(template.sheets.map(({ blocks }) => blocks)).toLowerCase();

describe.each(templates.map((template) => [template.id, template] as const))(
  '[TEMPLATE] %s',
  (_, template) => {
    test('[TEMPLATE-1] says what it is for in two sentences, and who fills what', () => {
      expect(sentencesIn(template.purpose)).toBe(2);
      expect(sentencesIn(template.audience)).toBeLessThanOrEqual(2);
      expect(template.audience.length).toBeGreaterThan(30);
    });

    test('[TEMPLATE-1] says so in English too, for those who choose a template there', () => {
      const { title, purpose, audience } = template.english;
      expect(sentencesIn(purpose)).toBe(2);
      expect(sentencesIn(audience)).toBe(2);
      for (const text of [title, purpose, audience]) expect(text).not.toMatch(/[æøå]/i);
      expect(new Set(templates.map(({ english }) => english.title)).size).toBe(templates.length);
    });

    test('[TEMPLATE-2] explains every input in at most two sentences, with its unit', () => {
      const fields = inputFields(template);
      expect(fields.length + inputColumns(template).length).toBeGreaterThan(0);
      for (const { label, help, unit } of fields) {
        expect(help, `${label} has no help`).toBeTruthy();
        expect(sentencesIn(help!), `${label}: ${help!}`).toBeLessThanOrEqual(2);
        expect(unit, `${label} has no unit`).toBeTruthy();
      }
    });

    test('[TEMPLATE-2] explains every column that people fill in at most two sentences, with unit and limits', () => {
      for (const { key, title, name, help = '', number, allowed } of inputColumns(template)) {
        const column = `${template.id}, ${title || name || key}`;
        expect(help, `${column} has no help`).toBeTruthy();
        expect(sentencesIn(help), `${column}: ${help}`).toBeLessThanOrEqual(2);
        expect(help, `${column} ends without a full stop`).toMatch(/\.$/);
        // Longer texts do not fit into a file for Excel.
        expect(help.length, column).toBeLessThanOrEqual(255);
        const isNumber =
          number !== undefined || (allowed && allowed.kind !== 'list' && allowed.kind !== 'oneOf');
        if (!isNumber) continue;
        expect(allowed, `${column} takes any number`).toBeDefined();
        expect(`${title} ${help}`.toLowerCase(), `${column} has no unit: ${help}`).toMatch(
          /kr\.|kroner|uge|måned|år|dag|person|borger|enhed|%|nummer/,
        );
      }
    });

    test('[TEMPLATE-2] the help of a column stands at each of its cells, and nowhere else', () => {
      for (const sheet of template.sheets) {
        const { rules, cells } = placeSheet(sheet);
        const helped = rules.filter(({ help }) => help !== undefined);
        const tables = sheet.blocks.filter((block) => block.kind === 'table');
        const expected = tables.flatMap(({ columns, rows }) =>
          columns.flatMap(({ role, repeat = 1 }) => (isInput(role) ? [rows * repeat] : [])),
        );
        const area = (one: (typeof helped)[number]): number =>
          (one.lastRow - one.firstRow + 1) * (one.lastColumn - one.firstColumn + 1);
        expect(helped.map(area)).toEqual(expected);
        for (const { row, column, role } of cells) {
          const isHelped = helped.some(
            (one) =>
              row >= one.firstRow &&
              row <= one.lastRow &&
              column >= one.firstColumn &&
              column <= one.lastColumn,
          );
          if (isHelped) expect(isInput(role as TableColumn['role'])).toBe(true);
        }
      }
    });

    test('[TEMPLATE-3] says which values every number, day and choice may have', () => {
      for (const { label, values, number, unit, ...field } of inputFields(template)) {
        for (const value of values) {
          const shown = value?.number ?? number;
          const isText =
            shown === undefined && (unit === 'tekst' || unit === 'navn' || value?.known === false);
          if (value && !isText)
            expect(value.allowed ?? field.allowed, `${label} takes anything`).toBeDefined();
        }
      }
    });

    test('[TEMPLATE-4] marks its example, has documentation, and names results and checks', () => {
      if (template.isExample) expect(textOf(template)).toContain('eksempel');
      expect(template.sheets.map(({ name }) => name)).toContain('Dokumentation');
      // What only collects numbers comes to nothing by itself.
      if (template.isExample) expect(Object.keys(template.results).length).toBeGreaterThan(0);
      for (const { key, text } of template.checks) {
        expect(key).toMatch(/^check[A-Z]/);
        expect(sentencesIn(text)).toBe(1);
      }
    });

    test('[TEMPLATE-6] lets people choose tax, or says in its documentation that the result is without', () => {
      const isCase = template.results['taxChoice'] !== undefined;
      const mayChoose = inputFields(template).some(({ values }) =>
        values.some((value) => value?.name === 'Skat_med'),
      );
      const said = JSON.stringify(template.sheets.find(({ name }) => name === 'Dokumentation')!.blocks);
      expect(said.includes('altid uden kommuneskat')).toBe(isCase && !mayChoose);
      expect(said.includes('medmindre den er valgt')).toBe(isCase && mayChoose);
    });

    test('[TEMPLATE-7] a label that is longer than its column takes two lines where a unit stands beside it', () => {
      for (const sheet of template.sheets) {
        const { cells, rowHeights } = placeSheet(sheet);
        const widthPx = sheet.widths[0] ?? 110;
        const labels = new Set(
          sheet.blocks.flatMap((block) =>
            block.kind === 'field' && block.unit !== undefined ? [block.label] : [],
          ),
        );
        for (const { row, column, given, wrap } of cells) {
          if (column !== 0 || typeof given !== 'string' || !labels.has(given)) continue;
          // A sign takes 6.5 pixels on average, and 18 stand around a text.
          const isLong = given.length * 6.5 > widthPx - 18;
          expect(wrap || !isLong, given).toBe(true);
          if (wrap) expect(rowHeights.get(row), given).toBeGreaterThan(40);
        }
      }
    });

    test('[TEMPLATE-8] no text is cut off by what stands beside it', () => {
      const book = openTemplateWorkbook(template);
      const cut = template.sheets.flatMap((sheet) => {
        const { cells, wrappedColumns, columns } = placeSheet(sheet);
        const filled = new Set(
          cells.filter(({ given }) => given !== undefined).map(({ row, column }) => `${row}.${column}`),
        );
        const widthOf = (column: number): number => sheet.widths[column] ?? 110;
        return cells.flatMap(({ row, column, given, role, isBold, wrap }) => {
          const text =
            typeof given === 'string' && given.startsWith('=') ? book.at(sheet.id, row, column) : given;
          if (typeof text !== 'string' || wrap || wrappedColumns.has(column)) return [];
          let roomPx = widthOf(column) - 16;
          for (let next = column + 1; next < columns && !filled.has(`${row}.${next}`); next++) {
            roomPx += widthOf(next);
          }
          // Bold letters are wider, and a title's are larger.
          const isStrong = isBold || role === 'heading' || role === 'result';
          const scale = role === 'title' ? 1.15 : isStrong ? 1.05 : 1;
          return aboutPx(text) * scale > roomPx ? [`${sheet.name} ${nameOfCell(row, column)}: ${text}`] : [];
        });
      });
      book.close();
      expect(cut).toEqual([]);
    });

    test('[TEMPLATE-5] enters every named number that is typed into the register, with a source or none', () => {
      const known = template.sheets.flatMap((sheet) => placeSheet(sheet).assumptions);
      const keys = known.map(({ knowledge }) => knowledge.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { knowledge } of known) {
        expect(knowledge.label).toBeTruthy();
        // A source without a day, or a day without a source, is half of one.
        if (knowledge.date !== undefined) expect(knowledge.source, knowledge.label).toBeTruthy();
      }
    });
  },
);
