import { expect, test } from 'vitest';
import { templates } from '../../../model/index.ts';
import type { Table, Template } from '../../../model/templates/template.ts';
import { acknowledgementColumns, acknowledgementTables } from '../../../model/workbook/acknowledgements.ts';

const tablesOf = ({ sheets }: Template): readonly Table[] =>
  sheets.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));

test.each(
  templates.filter(({ checks }) => checks.length > 0).map((template) => [template.id, template] as const),
)(
  '[WARN-7] %s has a row for the reason of each of its checks, with its status, and free rows',
  (_, template) => {
    const { checks } = template;
    const [own, free] = acknowledgementTables.map((table) => {
      const names = Object.values(acknowledgementColumns).map((column) => `${table}_${column}`);
      const found = tablesOf(template).filter(({ columns }) =>
        names.every((name) => columns.some((column) => column.name === name)),
      );
      expect(found, table).toHaveLength(1);
      return found[0]!;
    });
    const given = (key: string) => own!.columns.find((column) => column.key === key)?.given;
    expect(given('key')).toEqual(checks.map(({ key }) => key));
    expect(given('text')).toEqual(checks.map(({ text }) => text));
    expect(given('status')).toEqual(checks.map(({ name }) => `=${name}`));
    expect([own!.rows, free!.rows > 0]).toEqual([checks.length, true]);
  },
);
