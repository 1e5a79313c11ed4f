import { flatten, resolveTemplate, translator } from '@solid-primitives/i18n';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReceiptFacts, factsOf } from '../../client/collaborate/receipt-facts.ts';
import {
  type Speaker,
  textOfMoment,
  textOfPlace,
  textOfReceipt,
  textOfRestore,
  textOfWording,
} from '../../client/collaborate/receipt-text.ts';
import { da } from '../../client/text/da.ts';
import { en } from '../../client/text/en.ts';
import {
  type Receipt,
  clearCells,
  danish,
  defineName,
  deleteLines,
  deleteName,
  deleteSheet,
  english,
  insertLines,
  moveLines,
  renameSheet,
  renameWorkbook,
  setFormat,
  setLineSize,
} from '../../model/index.ts';
import { type Person, blankDoc, openPerson } from '../support/workbooks.ts';

const translate = (dictionary: typeof da): Speaker['t'] => {
  const flat = flatten(dictionary);
  const plain = translator(() => flat, resolveTemplate);
  // The time stays on one line with its 'kl.'; here that is a space like any other.
  return (key, values) => String(plain(key, values as never)).replaceAll('\u00a0', ' ');
};
const t = translate(da);

const at = new Date(2026, 10, 22, 10, 32);
const now = new Date(2026, 10, 22, 15, 0);

let anne: Person;
beforeEach(() => {
  anne = openPerson(
    blankDoc([
      { id: 'a', name: 'Ark1', rows: 9, columns: 5 },
      { id: 'b', name: 'Data', rows: 6, columns: 3 },
    ]),
  );
});
afterEach(() => anne.close());

/** A receipt for Anne, who lost something to Bo; each entry is key and what was lost. */
function receipt(
  root: string,
  entries: readonly (readonly [key: string, lost: unknown])[],
  more: Partial<Receipt> = {},
): Receipt {
  return {
    id: '1-0-0',
    person: 'anne',
    by: { person: 'bo', name: 'Bo' },
    at: at.getTime(),
    how: 'overridden',
    root,
    entries: entries.map(([key, lost]) => ({ key, lost })),
    isSeen: false,
    ...more,
  };
}

function facts(of: Receipt, language = danish): ReceiptFacts {
  const found = factsOf(of, { workbook: anne.workbook, language });
  if (!found) throw new Error('nothing to tell');
  return found;
}

const speaker = { t, language: danish, me: 'anne', now, openSheet: 'Ark1' };
const told = (of: Receipt): string => textOfReceipt(facts(of), speaker);
const button = (of: Receipt): string => textOfRestore(facts(of), t);
const place = (of: Receipt): string => textOfPlace(facts(of), t);

describe('[DOC-4] [RECEIPT-9] a receipt in the person’s words', () => {
  test('[RECEIPT-9] a value: where, by whom, when, what stands there and what I wrote, with the cell’s own format', () => {
    anne.type('B4', '22 %', 'da');
    const one = receipt('c/a', [['3.1', 0.11]]);
    expect(told(one)).toBe('Bo ændrede B4 samtidig med dig (kl. 10.32). Der står nu 22 %. Du skrev 11 %.');
    expect(button(one)).toBe('Gendan min værdi');
    expect(place(one)).toBe('B4 på arket Ark1');
  });

  test('[RECEIPT-9] every sort of format has its word, also taken away', () => {
    const words = (letter: string, lost: unknown): string =>
      textOfWording(facts(receipt('f/a', [[`3.1/${letter}`, lost]])).parts[0]!.lost(), t);
    expect([words('u', 1), words('u', 0)]).toEqual(['understreget', 'ikke understreget']);
    expect([words('c', 'red'), words('c', '')]).toEqual(['rød tekst', 'sædvanlig tekstfarve']);
    expect([words('g', 'yellow'), words('g', null)]).toEqual(['gul baggrund', 'ingen baggrundsfarve']);
    expect([words('d', 'total'), words('d', '')]).toEqual(['streg over og to under', 'ingen streg']);
    expect([words('v', 'middle'), words('v', '')]).toEqual(['midt i cellen', 'nederst i cellen']);
  });

  test('[RECEIPT-9] the place is where the cell is by now, and its sheet is named when it is not the open one', () => {
    insertLines(anne.editor, { sheet: 'a', side: 'rows', first: 0, count: 2 });
    const one = receipt('c/a', [['3.1', 11]]);
    expect(told(one)).toContain('Bo ændrede B6 samtidig');
    expect(textOfReceipt(facts(one), { ...speaker, openSheet: 'Data' })).toContain(
      'Bo ændrede B6 på arket Ark1 samtidig',
    );
    expect(told(one)).toContain('Cellen er nu tom. Du skrev 11.');
  });

  test('[RECEIPT-9] formulas are told in the reader’s language, long texts are cut', () => {
    anne.type('A1', '=IF(B1>1,SUM(B1:B3)*0.5,"nej")');
    const stored = anne.workbook.doc.getMap('c/a').get('0.0');
    const one = receipt('c/a', [['3.1', stored]]);
    expect(told(one)).toContain('Du skrev =HVIS(B1>1;SUM(B1:B3)*0,5;"nej").');
    const inEnglish = { ...speaker, t: translate(en), language: english };
    expect(textOfReceipt(facts(one, english), inEnglish)).toBe(
      'Bo changed B4 at the same time as you (at 10:32). The cell is now empty. You wrote =IF(B1>1,SUM(B1:B3)*0.5,"nej").',
    );
    const long = receipt('c/a', [['3.1', 'ord '.repeat(200)]]);
    expect(told(long).length).toBeLessThan(170);
    expect(textOfWording(facts(long).parts[0]!.lost(), t)).toHaveLength(300);
  });

  test('[RECEIPT-9] what I emptied while somebody wrote in it', () => {
    anne.type('B4', '22');
    const one = receipt('c/a', [['3.1', null]]);
    expect(told(one)).toBe('Du tømte B4, mens Bo ændrede den (kl. 10.32). Der står nu 22.');
    expect(button(one)).toBe('Tøm cellen igen');
  });

  test('[RECEIPT-9] a deleted row, column and sheet are called what they were called', () => {
    anne.type('B5', '11');
    anne.type('Data!B2', '12');
    deleteLines(anne.editor, { sheet: 'a', side: 'rows', first: 4, count: 1 });
    const row = receipt('c/a', [['4.1', 11]], { how: 'deleted' });
    expect(told(row)).toBe('Bo slettede række 5, mens du skrev 11 i B5 (kl. 10.32).');
    expect(button(row)).toBe('Gendan rækken og min værdi');
    expect(place(row)).toBe('B5 på arket Ark1 (rækken er slettet)');
    expect(facts(row).parts[0]!.spot).toEqual({ sheet: 'a', row: 4, column: 1, gone: 'row' });
    const column = receipt('c/a', [['3.2', 11]], { how: 'deleted' });
    deleteLines(anne.editor, { sheet: 'a', side: 'columns', first: 2, count: 1 });
    expect(told(column)).toBe('Bo slettede kolonne C, mens du skrev 11 i C4 (kl. 10.32).');
    deleteSheet(anne.editor, 'b');
    const sheet = receipt('c/b', [['1.1', 12]], { how: 'deleted' });
    expect(told(sheet)).toBe('Bo slettede arket Data, mens du skrev 12 i B2 (kl. 10.32).');
    expect(button(sheet)).toBe('Gendan arket og min værdi');
    const many = receipt(
      'c/b',
      [
        ['1.1', 12],
        ['2.1', 13],
      ],
      { how: 'deleted' },
    );
    expect(told(many)).toBe('Bo slettede arket Data, mens du skrev 2 værdier i B2:B3 (kl. 10.32).');
  });

  test('[RECEIPT-9] the last row, and two neighbouring rows', () => {
    deleteLines(anne.editor, { sheet: 'a', side: 'rows', first: 7, count: 2 });
    const last = receipt('c/a', [['8.0', 1]], { how: 'deleted' });
    expect(told(last)).toContain('slettede række 8');
    const both = receipt(
      'c/a',
      [
        ['7.0', 1],
        ['8.0', 2],
      ],
      { how: 'deleted' },
    );
    expect(told(both)).toContain('Bo slettede 2 rækker, mens du skrev 2 værdier');
  });

  test('[RECEIPT-9] overridden first and deleted afterwards', () => {
    deleteLines(anne.editor, { sheet: 'a', side: 'rows', first: 4, count: 1 });
    const one = receipt('c/a', [['4.1', 11]]);
    expect(told(one)).toBe('Bo ændrede B5 samtidig med dig (kl. 10.32). Det er slettet siden. Du skrev 11.');
    expect(button(one)).toBe('Gendan rækken og min værdi');
  });

  test('[RECEIPT-9] several cells of a paste', () => {
    anne.type('B4', '1');
    const one = receipt('c/a', [
      ['3.1', 11],
      ['5.2', 12],
    ]);
    expect(told(one)).toBe('Bo ændrede 2 af dine celler i B4:C6 samtidig med dig (kl. 10.32).');
    expect(button(one)).toBe('Gendan mine værdier');
    expect(facts(one).parts.map(({ where }) => where)).toEqual(['B4', 'C6']);
  });

  test('[RECEIPT-9] formats of cells and of whole columns', () => {
    const cell = { sheet: 'a', firstRow: 3, lastRow: 3, firstColumn: 1, lastColumn: 1 };
    setFormat(anne.editor, cell, { number: '0 %', bold: true });
    expect(told(receipt('f/a', [['3.1/n', '#,##0 "kr."']]))).toBe(
      'Bo ændrede formatet på B4 samtidig med dig (kl. 10.32). Det er nu: Procent. Du valgte: Kroner.',
    );
    expect(told(receipt('f/a', [['3.1/b', 0]]))).toContain('Det er nu: fed. Du valgte: ikke fed.');
    expect(told(receipt('f/a', [['3.1/n', '0.000']]))).toContain('Du valgte: Andet (0.000).');
    const column = receipt('f/a', [['.1/n', '#,##0']]);
    expect(place(column)).toBe('Kolonne B på arket Ark1');
    expect(button(column)).toBe('Gendan mit format');
    expect(facts(column).parts[0]!.at).toBeUndefined();
  });

  test('[RECEIPT-9] widths and moves', () => {
    setLineSize(anne.editor, { sheet: 'a', side: 'columns', lines: ['1'] }, 200);
    expect(told(receipt('w/a', [['c1', 90]]))).toBe(
      'Bo ændrede bredden på kolonne B samtidig med dig (kl. 10.32). Det er nu: 200 pixel. Du valgte: 90 pixel.',
    );
    moveLines(anne.editor, { sheet: 'a', side: 'rows', first: 1, count: 1 }, 5);
    const mine = anne.workbook.doc.getMap('rl/a').get('1');
    moveLines(anne.editor, { sheet: 'a', side: 'rows', first: 4, count: 1 }, 8);
    const move = receipt('rl/a', [['1', mine]]);
    expect(told(move)).toBe(
      'Bo flyttede række 8 samtidig med dig (kl. 10.32). Det er nu: række 8. Du valgte: række 5.',
    );
    expect(button(move)).toBe('Gendan min flytning');
  });

  test('[RECEIPT-9] names of sheets, of the workbook and of cells', () => {
    renameSheet(anne.editor, 'b', 'Bos');
    expect(told(receipt('sheets', [['b/n', 'Mit']]))).toBe(
      'Bo omdøbte et ark samtidig med dig (kl. 10.32). Det er nu: Bos. Du skrev Mit.',
    );
    renameWorkbook(anne.editor, 'Fleksjob');
    expect(told(receipt('about', [['title', 'Sygedagpenge']]))).toContain(
      'Det er nu: Fleksjob. Du skrev Sygedagpenge.',
    );
    const name = defineName(anne.editor, 'Rente', '=0.03');
    const id = name.ok ? name.value : '';
    const formula = receipt('names', [[`${id}/f`, '=0.04']], { how: 'deleted' });
    expect(told({ ...formula, how: 'overridden' })).toBe(
      'Bo ændrede navnet Rente samtidig med dig (kl. 10.32). Det er nu: =0,03. Du skrev =0,04.',
    );
    deleteName(anne.editor, id);
    expect(told(formula)).toBe('Bo slettede navnet Rente, mens du ændrede det (kl. 10.32). Du skrev =0,04.');
  });

  test('[RECEIPT-9] a colleague without a name, and my own other window', () => {
    const from = (by: Receipt['by']): string => told(receipt('c/a', [['3.1', 11]], { by }));
    expect(from({ person: 'x', name: '' })).toContain('En kollega ændrede B4');
    expect(from({ person: 'anne', name: 'Anne' })).toContain('Dit andet vindue ændrede B4');
  });

  test('[RECEIPT-9] when: the time today, the date before that, the year before this year', () => {
    const say = (moment: Date): string => textOfMoment(moment.getTime(), { t, language: danish, now });
    expect(say(new Date(2026, 10, 22, 9, 5))).toBe('kl. 09.05');
    expect(say(new Date(2026, 10, 21, 10, 32))).toBe('21. november kl. 10.32');
    expect(say(new Date(2025, 0, 2, 10, 32))).toBe('2. januar 2025 kl. 10.32');
  });

  test('[RECEIPT-9] two people who deleted the same row at once lost nothing; nor is being told a loss', () => {
    deleteLines(anne.editor, { sheet: 'a', side: 'rows', first: 4, count: 1 });
    clearCells(anne.editor, { sheet: 'a', firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 });
    const reading = { workbook: anne.workbook, language: danish };
    expect(factsOf(receipt('rx/a', [['4', '2f.1a']]), reading)).toBeUndefined();
    expect(factsOf(receipt('receipts', [['1-0-0/s', 1]]), reading)).toBeUndefined();
    expect(factsOf(receipt('c/zz', [['0.0', 1]]), reading)).toBeUndefined();
    const back = receipt('rx/a', [['5', '2f.1a']]);
    expect(told(back)).toBe(
      'Bo ændrede noget samtidig med dig, så din ændring ikke gælder (kl. 10.32). Det er nu: ikke slettet. Du valgte: slettet.',
    );
  });
});
