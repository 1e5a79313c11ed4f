/** Strategy, portfolio, follow-up and measurement as files: LibreOffice comes to what we show, the example varied. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportWorkbook } from '../../model/index.ts';
import { followUp } from '../../model/templates/follow-up.ts';
import { portfolio } from '../../model/templates/portfolio.ts';
import { resultsMeasurement } from '../../model/templates/results-measurement.ts';
import { strategy } from '../../model/templates/strategy.ts';
import type { Template } from '../../model/templates/template.ts';
import { type LibreOffice, findLibreOffice, openLibreOffice } from '../support/libreoffice.ts';
import { judgeOf } from '../support/libreoffice-judge.ts';
import { openTemplateWorkbook } from '../support/template-workbook.ts';
import { type Typed, typeRows } from '../support/typed-rows.ts';

const program = findLibreOffice();

/** What is typed over the example of each. */
const boards: readonly {
  readonly template: Template;
  readonly typed: Readonly<Record<string, Typed | readonly (readonly Typed[])[]>>;
}[] = [
  { template: strategy, typed: { Offentliggjort_år: 2032, Antal_år: 5, V_tæller: [[1, 2, 40]] } },
  { template: portfolio, typed: { P_kommune: [[' Kommune B']], P_første_år: 2029 } },
  {
    template: followUp,
    typed: {
      F_faktisk_optag: [
        [8, 2, 0, 160_000, 0],
        ['', '', '', '', ''],
        [5, 1, 1, 150_000, 10],
      ],
    },
  },
  { template: resultsMeasurement, typed: { Retning: 'lavere', T_rettidig: 99, T_passiv: '' } },
];

describe.skipIf(!program)('[LO-5] the boards come to the same in LibreOffice', () => {
  let office: LibreOffice;
  beforeAll(async () => {
    office = await openLibreOffice(program!);
  });
  afterAll(() => office.close());

  test.each(boards)(
    '$template.title',
    async ({ template, typed }) => {
      const book = openTemplateWorkbook(template);
      for (const [name, rows] of Object.entries(typed)) typeRows(book, name, rows);
      book.projection.flush();
      const { workbook, projection } = book;
      const neutral = exportWorkbook(workbook, (sheet, key) => projection.valueAt(sheet, key));
      const { formulas, differences } = await judgeOf(office, neutral);
      book.close();
      expect(differences).toEqual([]);
      expect(formulas).toBeGreaterThan(600);
    },
    300_000,
  );
});
