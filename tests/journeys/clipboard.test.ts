import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeHtml } from '../../client/clipboard/write-html.ts';
import { plainFormat } from '../../model/index.ts';
import { tints } from '../../model/workbook/format.ts';
import { awkwardTexts } from '../support/awkward-texts.ts';
import { type Visitor, WorkbookScreen, axeViolations } from '../support/browser.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { bundled } from '../support/bundle.ts';
import { type ChildServer } from '../support/child-server.ts';
import { fromExcel, fromGoogleSheets, fromHostilePage, fromLibreOffice } from '../support/copied-tables.ts';
import { until } from '../support/until.ts';

const pictures = process.env['SAMREGN_PICTURES'];

describe('[CLIPBOARD] copying and pasting in a real browser', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  let server: ChildServer;
  openOneVisitor((opened) => {
    ({ visitor, screen, server } = opened);
  });

  const said = async (): Promise<string> =>
    (await visitor.page.locator('.said').allInnerTexts()).join().replaceAll('\n', ' ');
  const picture = async (name: string): Promise<void> => {
    if (pictures) await visitor.page.screenshot({ path: join(pictures, `clipboard-${name}.png`) });
  };
  const shown = (names: readonly string[]): Promise<readonly string[]> =>
    Promise.all(names.map((name) => screen.text(name)));
  const classes = async (name: string): Promise<string> =>
    (await screen.cell(name).getAttribute('class')) ?? '';

  test('[CLIPBOARD-1] a table from a Danish Excel: numbers, dates, formats, looks and merged cells', async () => {
    await screen.openBlank();
    await screen.paste(fromExcel.text, fromExcel.html);
    await screen.shows('B2', '1.234,50');
    await until('a value in the place of a formula is told', async () =>
      (await said()).includes('En formel bruger et ark'),
    );
    await picture('excel');
    expect(await shown(['C2', 'B3', 'C3', 'B4', 'A5'])).toEqual([
      '31-12-2026',
      '12,5%',
      expect.stringContaining('1.500 kr.'),
      '7 timer',
      '0042',
    ]);
    expect(await classes('A1')).toContain('bold');
    for (const [name, content] of [
      ['C2', '31-12-2026'],
      ['B4', '7'],
      ['C4', '0'],
      ['A5', '0042'],
      ['B5', '=IDAG()-1'],
      ['C5', '24'],
    ] as const)
      expect(await screen.content(name)).toBe(content);
    await screen.type('D2', '=B2*2+B4');
    await screen.shows('D2', '2476');
    await screen.goTo('A1');
    await visitor.page.keyboard.press('Control+Z');
    await visitor.page.keyboard.press('Control+Z');
    await screen.shows('A1', '');
    expect(await shown(['B2', 'C3', 'A5'])).toEqual(['', '', '']);
  });

  test('[CLIPBOARD-2] tables from LibreOffice, Google Sheets and a hostile page', async () => {
    await screen.openBlank();
    await screen.paste(fromLibreOffice.text, fromLibreOffice.html);
    await screen.shows('A1', '1.234,50');
    await screen.shows('A3', '2469');
    expect(await shown(['B1', 'A2', 'B2', 'A3', 'B3'])).toEqual([
      'tekst',
      'SAND',
      '12,00 %',
      '2469',
      'to\nlinjer',
    ]);
    expect(await classes('A1')).toContain('bold');
    expect(await screen.content('A3')).toBe('=A1*2');
    await screen.goTo('D5');
    await screen.paste(fromGoogleSheets.text, fromGoogleSheets.html);
    await screen.shows('E5', '1.234,50');
    await screen.shows('E7', '2469');
    expect(await shown(['D5', 'D6', 'E6', 'D7', 'E7', 'D8', 'E8'])).toEqual([
      '0042',
      '2026-12-31',
      '3',
      'SAND',
      '2469',
      '7',
      '=1+1',
    ]);
    expect(await screen.content('E7')).toBe('=SUM(E5:E5)*2');
    expect(await screen.content('E8')).toBe("'=1+1");
    await screen.goTo('H1');
    await screen.paste(fromHostilePage.text, fromHostilePage.html);
    await screen.shows('H1', 'a');
    expect(await screen.text('I1')).toContain('indre 1');
    expect(await visitor.page.title()).not.toContain('ramt');
    expect(await visitor.page.locator('.grid img, .grid iframe, .grid script').count()).toBe(0);
    await picture('peers');
  });

  test('[CLIPBOARD-3] out to others and over to another workbook: values, formulas and formats', async () => {
    await screen.openBlank();
    await screen.paste('Løn\t1.000 kr.\nAntal\t3\nI alt');
    await screen.type('B3', '=B1*B2');
    await screen.shows('B3', '3000');
    await screen.goTo('A3:B3');
    await visitor.page.keyboard.press('Control+B');
    await screen.goTo('A1:B3');
    const { text, html } = await screen.copyTable();
    expect(text).toBe('Løn\t1000\r\nAntal\t3\r\nI alt\t3000');
    expect(html).toContain('x:num="3000"');
    expect(html).toContain('data-sheets-formula="=R[-2]C[0]*R[-1]C[0]"');
    expect(html).toContain(`mso-number-format:'\\#\\,\\#\\#0 \\0022 kr\\.\\0022 '`);
    expect(html).toContain('font-weight:bold');
    await screen.waitUntilSaved();
    await screen.openBlank();
    await screen.goTo('C5');
    await screen.paste(text, html);
    await screen.shows('D7', '3000');
    expect(await screen.content('D7')).toBe('=D5*D6');
    expect(await shown(['C5', 'D5', 'C7'])).toEqual(['Løn', '1.000 kr.', 'I alt']);
    expect(await classes('C7')).toContain('bold');
  });

  test('[CLIPBOARD-7] any table of ours reads back as it was written, whole and in pieces', async () => {
    const entry = fileURLToPath(new URL('../../client/clipboard/html.ts', import.meta.url));
    const script = await bundled(entry, 'clipboardHtml');
    await visitor.page.goto('/');
    await visitor.page.evaluate(script);
    // Half an emoji cannot be carried to the page by the test itself.
    const text = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(...Object.values(awkwardTexts).filter((one) => one.length < 600 && one.isWellFormed())),
    );
    const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    const cell = fc.record({
      value,
      formula: fc.option(fc.constant('=R[-1]C[0]&"<td>"'), { nil: undefined }),
      format: fc.record({
        number: fc.option(fc.constantFrom('#,##0.00 "kr."', '0 %', 'dd-mm-yyyy'), { nil: undefined }),
        bold: fc.boolean(),
        colour: fc.option(fc.constantFrom(...tints), { nil: undefined }),
      }),
    });
    const tables = fc.sample(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), {
      numRuns: 40,
      seed: 7,
    });
    // One that is read in pieces.
    tables.push(Array.from({ length: 400 }, (_, i) => tables[i % 40]![0]!));
    for (const table of tables) {
      const cells = table.map((line) =>
        line.map(({ value: held, formula, format }) => ({
          shown: String(held),
          value: typeof held === 'number' ? held + 0 : held,
          formula,
          format: { ...plainFormat, ...format },
        })),
      );
      const html = writeHtml(cells, { mark: 'm', language: 'da', merges: [] });
      const read = await visitor.page.evaluate((given) => {
        const { readHtml } = (
          globalThis as unknown as { clipboardHtml: typeof import('../../client/clipboard/html.ts') }
        ).clipboardHtml;
        const work = readHtml(given);
        let bit = work.next();
        while (!bit.done) bit = work.next();
        return bit.value;
      }, html);
      expect(read?.mark).toBe('m');
      expect(read?.cells.map((line) => line.map((one) => [one?.value, one?.formula, one?.look]))).toEqual(
        cells.map((line) => line.map((one) => [one.value, one.formula, one.format])),
      );
    }
  });

  test('[CLIPBOARD-4] paste special: values, formulas, formats and turned round', async () => {
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await screen.openBlank();
    await screen.paste('2\t3\n4\t5');
    await screen.shows('A1', '2');
    await screen.type('C1', '=A1*B1');
    await screen.shows('C1', '6');
    await screen.goTo('A1:C1');
    const { page } = visitor;
    await page.keyboard.press('Control+B');
    await page.keyboard.press('Control+C');
    const special = async (at: string, part: string, turn = false): Promise<void> => {
      await screen.goTo(at);
      await screen.cell(at).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Indsæt special' }).click();
      const dialog = page.getByRole('dialog', { name: 'Indsæt special' });
      await dialog.locator(`input[value=${part}]`).check();
      if (turn) await dialog.getByRole('checkbox', { name: 'Byt om' }).check();
      if (at === 'A5') {
        await picture('special');
        expect(await axeViolations(page)).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Sæt ind', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await special('A5', 'values');
    await screen.shows('C5', '6');
    expect(await screen.content('C5')).toBe('6');
    expect(await classes('C5')).not.toContain('bold');
    await special('A6', 'formulas');
    await screen.shows('C6', '6');
    expect(await screen.content('C6')).toBe('=A6*B6');
    expect(await classes('C6')).not.toContain('bold');
    await special('A2', 'formats');
    await until('the formats are there', async () => (await classes('B2')).includes('bold'));
    expect(await shown(['A2', 'B2'])).toEqual(['4', '5']);
    await special('E5', 'all', true);
    await screen.shows('E7', '6');
    expect(await screen.content('E7')).toBe('=E5*E6');
    await screen.goTo('A8');
    await page.keyboard.press('Control+Shift+V');
    await screen.shows('C8', '6');
    expect(await screen.content('C8')).toBe('6');
  });

  test('[CLIPBOARD-5] 50,000 cells: the page goes on, one step takes them back, giving up leaves nothing', async () => {
    await screen.openBlank();
    const { page } = visitor;
    await page.evaluate(() => {
      const kept = globalThis as unknown as { longest: number };
      kept.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    const rows = Array.from({ length: 5000 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => (column === 0 ? `Række ${row}` : `${row * column},5`)).join(
        '\t',
      ),
    );
    // Whoever changes their mind at once: the whole paste takes less time than a test needs to aim.
    await page.evaluate(() => {
      const watcher = new MutationObserver(() => {
        const cancel = document.querySelector<HTMLElement>('.paste-progress button.button:not(.quiet)');
        if (!cancel) return;
        watcher.disconnect();
        cancel.click();
      });
      watcher.observe(document.body, { childList: true, subtree: true });
    });
    await screen.paste(rows.join('\r\n'));
    await until('the paste is given up', async () => (await said()).includes('Afbrudt'));
    expect(await screen.text('A1')).toBe('');
    const before = performance.now();
    await screen.paste(rows.join('\r\n'));
    if (pictures) await page.getByRole('dialog', { name: 'Sætter ind' }).waitFor();
    await picture('progress');
    await until('all is pasted', async () => (await said()).includes('50.000 celler er sat ind'));
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
    if (pictures) {
      const told = `50,000 cells: ${Math.round(performance.now() - before)} ms, longest task ${Math.round(longest)} ms`;
      writeFileSync(join(pictures, 'clipboard-times.txt'), told);
    }
    const counted = async (): Promise<string> => page.locator('.figures').innerText();
    await until('what is pasted is counted', async () => (await counted()).endsWith('Antal 50.000'));
    await screen.goTo('J5000');
    await screen.shows('J5000', '44991,5');
    await page.keyboard.press('Control+Z');
    await screen.goTo('A1');
    await screen.shows('A1', '');
    await screen.goTo('A1:J5000');
    await until('nothing is left to count', async () => (await counted()).endsWith('Antal 0'));
    await screen.type('A1', 'alt i orden');
    await screen.goTo('A1');
    await screen.paste('1\n'.repeat(1_000_000));
    await until('it is said that it is too much', async () =>
      (await said()).includes('højst indsættes 100.000'),
    );
    expect(await said()).toContain('1.000.000');
    expect(await screen.text('A1')).toBe('alt i orden');
    await screen.waitUntilSaved();
  });

  test('[CLIPBOARD-6] personal numbers are asked about before anybody gets them', async () => {
    await screen.openBlank();
    const { page } = visitor;
    const question = page.getByRole('dialog', { name: 'CPR' });
    await screen.goTo('A1');
    await page.keyboard.type('Jens 010190-1234');
    await question.waitFor();
    await picture('cpr');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.keyboard.type('født i går');
    await page.keyboard.press('Enter');
    await screen.shows('A1', 'Jens født i går');
    await page.keyboard.type('P-nummer 1003388394');
    await question.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await screen.shows('A2', 'P-nummer 1003388394');
    // Once said, it is not asked again.
    await screen.type('A3', '1003388394 igen');
    await screen.shows('A3', '1003388394 igen');
    await page.getByLabel('Projektmappens navn').fill('Sag 020290 2345');
    await question.getByRole('button', { name: 'Fjern' }).click();
    await page.getByLabel('Projektmappens navn').press('Enter');
    await until('the title is clean', async () => (await page.title()).startsWith('Sag –'));
    await screen.goTo('B1');
    await screen.paste('Navn\tCPR\nBo\t0303903456\nIda\t040490-4567');
    await page.getByRole('dialog', { name: '2 tal ligner CPR-numre' }).waitFor();
    await picture('cpr-paste');
    expect(await screen.text('B1')).toBe('');
    await page.getByRole('button', { name: 'Fjern' }).click();
    await screen.shows('B3', 'Ida');
    expect(await shown(['C1', 'C2', 'C3'])).toEqual(['CPR', '', '']);
    await screen.goTo('E1');
    await screen.paste('050590-5678');
    await page.getByRole('dialog', { name: 'CPR' }).waitFor();
    await page.keyboard.press('Escape');
    await until('nothing is pasted', async () => (await said()).includes('Intet er sat ind'));
    expect(await screen.text('E1')).toBe('');
    await screen.waitUntilSaved();
  });
});
