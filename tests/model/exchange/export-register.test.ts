import { expect, test } from 'vitest';
import { danish, exportWorkbook, renameSheet, setCell } from '../../../model/index.ts';
import { addAssumption, changeAssumption } from '../../../model/workbook/assumptions.ts';
import { markReady } from '../../../model/workbook/readiness.ts';
import { registerOf } from '../../../model/workbook/register.ts';
import { writeXlsx } from '../../../server/files/xlsx.ts';
import { findLibreOffice, openLibreOffice } from '../../support/libreoffice.ts';
import { behindAll, cellNamed, openSmallCase, readerOf } from '../../support/small-case.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';
import { readPackage } from '../../server/files/read-package.ts';

const readerSheet = 'Forudsætninger';

/** A small case that is marked as ready, as a file. */
async function openFile(): Promise<Uint8Array> {
  const { anne } = openSmallCase();
  for (const [name, text] of [
    ['Effekt_lav', '5 %'],
    ['Effekt_høj', '12 %'],
  ] as const)
    setCell(anne.editor, cellNamed(anne, name), { text, language: danish });
  const [effect] = registerOf(anne.workbook, readerOf(anne));
  changeAssumption(anne.editor, effect!.assumption.id, {
    grade: 'estimate',
    likely: 0.09,
    population: 'Aktivitetsparate',
    date: '2026-11-01',
    owner: 'Anne',
    review: 'agreed',
    evidence: ['jobeffekter'],
  });
  const at = Date.UTC(2026, 10, 22, 23, 30);
  const by = { person: 'anne', name: 'Anne' };
  markReady(anne.editor, { by, at, read: readerOf(anne), behind: behindAll(anne) });
  return writeXlsx(exportWorkbook(anne.workbook, () => 5));
}

test('[XLSX-18] the register goes along as a sheet: every field, values linked to their cells, and who has called it ready', async () => {
  const { sheets } = readPackage(await openFile());
  expect(sheets.at(-1)!.name).toBe(readerSheet);
  const { cells } = sheets.at(-1)!;
  const row = (number: number) =>
    [...'ABCDEFGHIJKLMNOP'].map((column) => cells.get(`${column}${number}`)?.value);
  // Half past midnight in Denmark.
  expect(cells.get('A2')!.value).toBe('Markeret klar til beslutning af Anne den 23-11-2026.');
  expect(row(4).slice(0, 5)).toEqual(['Ark', 'Celle', 'Forudsætning', 'Værdi', 'Lav']);
  expect(row(5)).toEqual([
    'Model',
    'C1',
    'Effekt',
    0.1,
    0.05,
    0.09,
    0.12,
    'andel',
    'Aktivitetsparate',
    undefined,
    46_327,
    'Anne',
    'Eget skøn',
    'Aftalt',
    expect.stringMatching(/^Jobeffekter.*https:\/\/jobeffekter\.dk/),
    undefined,
  ]);
  expect(cells.get('D5')!.formula).toBe('IF(Model!$C$1="","",Model!$C$1)');
  expect(row(6).slice(9, 13)).toEqual(['Lov 1', 45_292, undefined, 'Lov eller registerdata']);
  expect(row(7).at(-1)).toBe('Ikke udfyldt, så den indgår ikke');
});

test('[XLSX-19] the sheet takes a free name, and a workbook without assumptions has none', () => {
  const { anne } = openSmallCase();
  renameSheet(anne.editor, 'm', readerSheet.toUpperCase());
  expect(exportWorkbook(anne.workbook, () => 5).sheets.map(({ name }) => name)).toEqual([
    'FORUDSÆTNINGER',
    'Dokumentation',
    'Forudsætninger (2)',
  ]);
  const bare = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 5, columns: 3 }]));
  const names = () => exportWorkbook(bare.workbook, () => undefined).sheets.map(({ name }) => name);
  expect(names()).toEqual(['Ark1']);
  addAssumption(bare.editor, { sheet: 'a', row: '0', column: '0' }, {});
  expect(names()).toEqual(['Ark1', readerSheet]);
  const [, register] = exportWorkbook(bare.workbook, () => undefined).sheets;
  expect(register!.cells.at(-1)!.content).toMatchObject({ value: expect.stringContaining('et tal, enhed') });
});

const program = findLibreOffice();

test.runIf(program !== undefined)(
  '[XLSX-20] LibreOffice calculates the linked values anew',
  async () => {
    const office = await openLibreOffice(program!);
    const { sheets } = readPackage(await office.recalculate(await openFile()));
    await office.close();
    const { cells } = sheets.at(-1)!;
    expect(['D5', 'E5', 'G5', 'D6', 'D7'].map((name) => cells.get(name)?.value)).toEqual([
      0.1,
      0.05,
      0.12,
      50,
      '',
    ]);
  },
  240_000,
);
