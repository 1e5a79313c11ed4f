import { rmSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, openBrowser, openVisitor } from '../support/browser.ts';
import { type ChildServer, openChildServer } from '../support/child-server.ts';
import { looking } from '../support/look.ts';
import { filesBehind, gzipBytes } from '../support/script-bytes.ts';
import { temporaryFolder } from '../support/server.ts';
import { until } from '../support/until.ts';

/** What is clicked is 24 points large or has that much room around it. */
const look = looking({ rules: ['target-size'] });

async function widths(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
}

/** All that a PDF holds, its compressed parts unpacked: enough to look for words of the format. */
function plainOf(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    try {
      parts.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not every stream is deflated.
    }
  }
  return parts.join('\n');
}

/** `npm run bench -- bytes` sets them beside another grid’s. They go down when the pages do, and never up unnoticed. */
test('[BYTES-1] what a workbook loads before it is drawn, and with the engine, stays as small as it is', () => {
  const before = new Set(['index', 'workbook', 'first.da'].flatMap((name) => [...filesBehind(name)]));
  const engine = filesBehind('calculation-worker');
  const beforeKb = gzipBytes(before) / 1000;
  expect(beforeKb).toBeGreaterThan(50);
  expect(beforeKb).toBeLessThan(120);
  expect(gzipBytes(new Set([...before, ...engine])) / 1000).toBeLessThan(300);
  // What the worker shares with the page draws nothing.
  expect([...engine].filter((file) => /^(base|page|index)-/.test(file))).toEqual([]);
});

describe('[PAGE] the pages around the sheet, on every screen and on paper', () => {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const problems = visitors.flatMap((visitor) => visitor.problems);
    for (const visitor of visitors.splice(0)) await visitor.close();
    expect(problems).toEqual([]);
  });
  const visit = async (options: Parameters<typeof openVisitor>[2] = {}): Promise<WorkbookScreen> => {
    const visitor = await openVisitor(browser, server.url, options);
    visitors.push(visitor);
    return new WorkbookScreen(visitor.page);
  };

  test('[PAGE-1] [LANGUAGE-7] first minutes: a guided start that is left and taken up, search, recent; dark and with contrast', async () => {
    const screen = await visit();
    const { page } = screen;
    await page.goto('/');
    await page.getByRole('button', { name: 'Begynd', exact: true }).focus();
    await page.keyboard.press('Enter');
    await screen.answer.waitFor();
    const guide = page.getByRole('region', { name: 'Kom godt i gang' });
    await guide.getByText('Trin 1 af 5').waitFor();
    await guide.getByRole('button', { name: 'Næste trin' }).focus();
    await page.keyboard.press('Enter');
    await guide.getByText('Trin 2 af 5').waitFor();
    await guide.getByRole('button', { name: 'Vis mig stedet' }).click();
    await page.getByRole('tab', { name: 'Målgruppe', selected: true }).waitFor();
    await look(page, 'guide');
    await guide.getByRole('button', { name: 'Stop, og fortsæt senere' }).click();
    await guide.waitFor({ state: 'detached' });
    await screen.waitUntilSaved();
    await page.goto('/');
    await page.getByText('Fortsæt, hvor du slap').waitFor();
    await page.getByText('Du er nået til trin 2 af 5.').waitFor();
    await page.getByLabel('Udseende').selectOption('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(18, 24, 30)',
    );
    await look(page, 'start-dark');
    await page.reload();
    expect(await page.getByLabel('Udseende').inputValue()).toBe('dark');
    await page.getByRole('searchbox').fill('eksempel LEGE');
    await page.getByText('Fundet: 1 projektmapper og 0 skabeloner').waitFor();
    await page.getByRole('searchbox').fill('loenmodtager xyz');
    await page.getByText('Ingen af dine projektmapper hedder noget med').waitFor();
    await page.getByRole('button', { name: 'Ryd søgningen' }).click();
    await page.getByRole('button', { name: 'Fortsæt', exact: true }).click();
    await guide.getByText('Trin 2 af 5').waitFor();
    await page.locator('.calculating').waitFor({ state: 'detached' });
    await look(page, 'case-dark');
    await page.emulateMedia({ contrast: 'more' });
    await look(page, 'case-dark-contrast');
    await page.emulateMedia({ contrast: null, forcedColors: 'active', reducedMotion: 'reduce' });
    await look(page, 'case-forced');
    await page.emulateMedia({ forcedColors: null });
    // The other language, at once and everywhere.
    await page.getByLabel('Sprog').selectOption('en');
    await page.getByText('Step 2 of 5').waitFor();
    await page.goto('/tilgaengelighed');
    await page.getByRole('heading', { name: 'Accessibility of Samregn' }).waitFor();
    await page.getByLabel('Language').selectOption('da');
    await page.getByRole('heading', { name: 'Tilgængelighed i Samregn' }).waitFor();
    await look(page, 'statement-dark');
    // [LANGUAGE-7] And on the pages around: nothing is loaded anew, and no word of the other language is left in the head.
    for (const address of ['/privatliv', '/bibliotek', '/log-ind', '/konto']) {
      // A page may say more in its head when the server has answered.
      await page.goto(address, { waitUntil: 'networkidle' });
      const heading = page.getByRole('heading', { level: 1 });
      const danish = await heading.innerText();
      await page.evaluate(() => document.documentElement.setAttribute('data-loaded-once', ''));
      await page.getByLabel('Sprog').selectOption('en');
      await until(`${address} is in English`, async () => (await heading.innerText()) !== danish);
      expect(await page.evaluate(() => document.documentElement.lang), address).toBe('en');
      await page.getByLabel('Language').selectOption('da');
      await until(`${address} is in Danish`, async () => (await heading.innerText()) === danish);
      expect(await page.locator('html[data-loaded-once]').count(), address).toBe(1);
    }
  });

  test('[PAGE-2] at 400 % (320 points wide) nothing but the sheet is wider than the window', async () => {
    const screen = await visit({ screen: { width: 1280, height: 1024 }, zoom: 4 });
    const { page } = screen;
    for (const [address, ready] of [
      ['/', 'Opret investeringscase'],
      ['/tilgaengelighed', 'Tilgængelighed i Samregn'],
      ['/bibliotek', 'Casebibliotek'],
    ] as const) {
      await page.goto(address);
      await page.getByText(ready).first().waitFor();
      expect(await widths(page), address).toEqual([320, 320]);
    }
    await page.goto('/');
    await page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await screen.grid.waitFor();
    expect(await widths(page)).toEqual([320, 320]);
    await look(page, 'case-400');
  });

  test('[PAGE-3] a print is a tagged PDF of the chosen sheets, as they are set up, for everybody', async () => {
    const screen = await visit();
    const { page } = screen;
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-asked', '');
    });
    await page.goto('/');
    await page.getByRole('button', { name: 'Opret investeringscase' }).click();
    await screen.answer.waitFor();
    await page.locator('.calculating').waitFor({ state: 'detached' });
    await screen.openSheet('Målgruppe');
    await screen.goTo('A1');
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Retning').selectOption({ label: 'Liggende' });
    await dialog.getByLabel('Papir').selectOption({ label: 'A3' });
    await dialog.getByLabel('Svaret på en side for sig').check();
    await look(page, 'print-dialog');
    await dialog.getByRole('button', { name: 'Udskriv', exact: true }).click();
    await page.locator('html[data-asked]').waitFor();
    const devtools = await page.context().newCDPSession(page);
    const { data } = await devtools.send('Page.printToPDF', {
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      printBackground: true,
    });
    const pdf = plainOf(Buffer.from(data, 'base64'));
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/S \/Table\b/);
    expect(pdf).toMatch(/\/S \/TH\b/);
    expect(pdf).toMatch(/\/S \/Caption\b/);
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width) / 10),
      Math.round(Number(height) / 10),
    ]);
    // A3 across, in tens of points; the answer stands on a page of its own, of another kind.
    expect(sizes[0]).toEqual([119, 84]);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.at(-1)).not.toEqual([119, 84]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.locator('.print-root').waitFor({ state: 'detached' });
    await screen.waitUntilSaved();
    await page.reload();
    await screen.answer.waitFor();
    await screen.openSheet('Målgruppe');
    await page.keyboard.press('Control+p');
    expect(await page.getByRole('dialog').getByLabel('Papir').inputValue()).toBe('a3');
  });

  test('[TABLET-3] [TABLET-4] [TABLET-5] under fingers: tap selects, tap again edits, handles select more, a pinch enlarges, two scroll, the keyboard leaves the cell in view, the panel comes up', async () => {
    const screen = await visit({ screen: { width: 768, height: 1024 }, hasTouch: true });
    const { page } = screen;
    await page.goto('/');
    await page.getByRole('button', { name: 'Opret investeringscase' }).tap();
    await screen.grid.waitFor();
    await page.locator('.calculating').waitFor({ state: 'detached' });
    expect(await widths(page)).toEqual([768, 768]);
    await page.locator('.sheet-tabs').getByRole('tab', { name: 'Målgruppe' }).tap();
    const box = page.getByRole('textbox', { name: 'Celle', exact: true });
    await screen.cell('C6').tap();
    await until('C6 is selected', async () => (await box.inputValue()) === 'C6');
    expect(await page.locator('.cell-editor:not(.idle)').count()).toBe(0);
    await screen.cell('C6').tap();
    await page.locator('.cell-editor:not(.idle)').waitFor();
    await page.keyboard.type('1');
    await page.keyboard.press('Escape');
    const handle = (await page.locator('.touch-handle').last().boundingBox())!;
    const target = (await screen.cell('D9').boundingBox())!;
    const devtools = await page.context().newCDPSession(page);
    const touch = async (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly { readonly x: number; readonly y: number }[],
    ): Promise<void> => {
      await devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
    };
    await touch('touchStart', [{ x: handle.x + 20, y: handle.y + 20 }]);
    await touch('touchMove', [{ x: target.x + 20, y: target.y + 8 }]);
    await touch('touchEnd', []);
    await until('C6:D9 is selected', async () => (await box.inputValue()) === 'C6:D9');
    await look(page, 'tablet');
    const before = (await screen.cell('C6').boundingBox())!.height;
    await touch('touchStart', [
      { x: 300, y: 600 },
      { x: 400, y: 600 },
    ]);
    for (const by of [10, 20, 30, 40, 50])
      await touch('touchMove', [
        { x: 300 - by / 2, y: 600 },
        { x: 400 + by / 2, y: 600 },
      ]);
    await touch('touchEnd', []);
    await until('the sheet is larger', async () => {
      const now = await screen.cell('C6').boundingBox();
      return now !== null && now.height > before * 1.3;
    });
    // What is under the finger is still what is selected.
    await screen.cell('B6').tap();
    await until('B6 is selected', async () => (await box.inputValue()) === 'B6');
    // [TABLET-4] Two fingers side by side go through the sheet, and make it neither larger nor smaller.
    const [first, second] = [{ y: 600 }, { y: 660 }];
    const size = (await screen.cell('C6').boundingBox())!;
    await touch('touchStart', [
      { x: 600, ...first },
      { x: 600, ...second },
    ]);
    for (const left of [20, 40, 60, 80, 100])
      await touch('touchMove', [
        { x: 600 - left, ...first },
        { x: 600 - left, ...second },
      ]);
    await touch('touchEnd', []);
    await until('the sheet has gone to the left', async () => {
      const now = await screen.cell('C6').boundingBox();
      return now !== null && now.x < size.x;
    });
    expect((await screen.cell('C6').boundingBox())!.height).toBe(size.height);
    // [TABLET-5] The keyboard on the screen takes the lower half: the cell that is written in stays in view.
    await screen.goTo('C20');
    await page.keyboard.press('F2');
    await page.locator('.cell-editor:not(.idle)').waitFor();
    await page.setViewportSize({ width: 768, height: 560 });
    await until('the editor is in view', async () => {
      const place = (await page.locator('.grid-place').boundingBox())!;
      const editor = await page.locator('.cell-editor:not(.idle)').boundingBox();
      return editor !== null && editor.y >= place.y && editor.y + editor.height <= place.y + place.height + 1;
    });
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 768, height: 1024 });
    await page.getByRole('button', { name: 'Vis resultat' }).tap();
    await screen.answer.waitFor();
    const panel = (await page.locator('.panel').boundingBox())!;
    expect(panel.y + panel.height).toBeLessThanOrEqual(1024);
    expect((await page.locator('.grid-place').boundingBox())!.height).toBeGreaterThan(200);
    await look(page, 'tablet-panel');
  });

  test('[TABLET-6] a finger that stays opens the menu of what is under it; one that moves, is lifted or gets company does not', async () => {
    const screen = await visit({ screen: { width: 768, height: 1024 }, hasTouch: true });
    const { page } = screen;
    await screen.openBlank();
    await screen.type('B3', '5');
    // The commands are here: their keys are answered.
    await screen.goTo('B3');
    await page.keyboard.press('Control+b');
    await page.locator('.cell.bold').waitFor();
    const menu = page.getByRole('menu');
    const devtools = await page.context().newCDPSession(page);
    const touch = async (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => {
      await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    };
    const middleOf = async (place: Locator): Promise<{ readonly x: number; readonly y: number }> => {
      const { x, y, width, height } = (await place.boundingBox())!;
      return { x: x + width / 2, y: y + height / 2 };
    };
    /** Half a second, as the page counts it, and what comes of it. */
    const longer = (): Promise<void> =>
      page.evaluate(
        () => new Promise<void>((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), 600)),
      );
    const at = await middleOf(screen.cell('C3'));
    await touch('touchStart', at);
    await menu.waitFor();
    expect(await screen.where()).toBe('C3');
    await look(page, 'tablet-menu');
    // What the browser itself makes of the long press changes nothing.
    await screen.cell('C3').dispatchEvent('contextmenu', { bubbles: true, clientX: at.x, clientY: at.y });
    await touch('touchEnd');
    await longer();
    expect(await menu.count()).toBe(1);
    expect(await page.locator('.cell-editor:not(.idle)').count()).toBe(0);
    await menu.getByRole('menuitem', { name: 'Indsæt række over' }).first().tap();
    await screen.shows('B4', '5');
    await menu.waitFor({ state: 'detached' });
    // Moved: the sheet scrolls.
    await touch('touchStart', at);
    await touch('touchMove', { x: at.x, y: at.y - 30 });
    await longer();
    await touch('touchEnd');
    // A second finger.
    await touch('touchStart', at);
    await touch('touchStart', at, { x: at.x + 80, y: at.y });
    await longer();
    await touch('touchEnd');
    // Lifted sooner: a tap.
    await touch('touchStart', at);
    await touch('touchEnd');
    await longer();
    expect(await menu.count()).toBe(0);
    await touch('touchStart', await middleOf(page.locator('.sheet-tabs').getByRole('tab').first()));
    await page.getByRole('menuitem', { name: 'Omdøb' }).waitFor();
    await touch('touchEnd');
    await longer();
    expect(await menu.count()).toBe(1);
  });

  test('[COLOURS-1] with forced colours what is chosen has a line of its own, and names of references can be read', async () => {
    const screen = await visit();
    const { page } = screen;
    await screen.openBlank();
    await page.emulateMedia({ forcedColors: 'active' });
    const highlight = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'Highlight';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    const lineOf = (place: Locator): Promise<string> =>
      place.evaluate((element) => {
        const { outlineStyle, outlineColor } = getComputedStyle(element);
        return outlineStyle === 'none' ? 'none' : outlineColor;
      });
    const isToldApart = async (chosen: Locator, other: Locator): Promise<void> => {
      await chosen.waitFor();
      expect(await lineOf(chosen)).toBe(highlight);
      expect(await lineOf(other)).toBe('none');
    };
    await page.keyboard.press('Control+Shift+K');
    const command = page.getByRole('dialog').getByRole('option');
    await isToldApart(command.and(page.locator('[aria-selected=true]')), command.nth(2));
    await look(page, 'palette-forced');
    await page.keyboard.press('Escape');
    await screen.goTo('D4');
    await page.keyboard.type('=B3');
    const name = page.locator('.reference-name');
    await name.waitFor();
    const [ink, ground] = await name.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor];
    });
    expect(ink).not.toBe(ground);
    await look(page, 'reference-forced');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Historik' }).first().click();
    const choice = page.locator('.history-choice button');
    await isToldApart(choice.first(), choice.last());
    await look(page, 'history-forced');
  });
});
