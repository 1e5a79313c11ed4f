/** The special templates as files: LibreOffice comes to what we show, one varied case of each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportWorkbook } from '../../model/index.ts';
import { earlyEffort } from '../../model/templates/early-effort.ts';
import { fleksjob } from '../../model/templates/fleksjob.ts';
import { flereSkalMed } from '../../model/templates/flere-skal-med.ts';
import type { Template } from '../../model/templates/template.ts';
import { type LibreOffice, findLibreOffice, openLibreOffice } from '../support/libreoffice.ts';
import { judgeOf } from '../support/libreoffice-judge.ts';
import { openTemplateWorkbook } from '../support/template-workbook.ts';

const program = findLibreOffice();

/** What is typed over the example of each. */
const cases: readonly { readonly template: Template; readonly typed: Readonly<Record<string, string>> }[] = [
  {
    template: earlyEffort,
    typed: { Startdato: '1-8-2027', Tilbagefald: '0,2 %', Satsregulering: '2 %', Hold_mellemrum: '3' },
  },
  {
    template: fleksjob,
    typed: { Startdato: '1-8-2027', Regn_med: 'opnået', Fleks_trappe: 'nej', Fleks_fast: '35 %' },
  },
  {
    template: flereSkalMed,
    typed: { Startdato: '1-8-2027', Tilskud_med: 'ja', Indfrielse: '80 %', Satsregulering: '2 %' },
  },
];

describe.skipIf(!program)('[LO-4] the special templates come to the same in LibreOffice', () => {
  let office: LibreOffice;
  beforeAll(async () => {
    office = await openLibreOffice(program!);
  });
  afterAll(() => office.close());

  test.each(cases)(
    '$template.title',
    async ({ template, typed }) => {
      const book = openTemplateWorkbook(template);
      for (const [name, text] of Object.entries(typed)) book.type(name, text);
      book.projection.flush();
      const { workbook, projection } = book;
      const neutral = exportWorkbook(workbook, (sheet, key) => projection.valueAt(sheet, key));
      const { formulas, differences } = await judgeOf(office, neutral);
      book.close();
      expect(differences).toEqual([]);
      expect(formulas).toBeGreaterThan(5000);
    },
    300_000,
  );
});
