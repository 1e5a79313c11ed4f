import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, desktop, laptop } from '../support/browser.ts';
import { looking } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

const look = looking();

describe('[FORMAT] how cells look, and what may stand in them', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor((opened) => {
    ({ visitor, screen } = opened);
  });

  const choose = async (menu: string, item: string | RegExp): Promise<void> => {
    await visitor.page.getByRole('toolbar').getByRole('button', { name: menu }).click();
    await visitor.page.getByRole('menuitem', { name: item }).click();
  };
  const classes = async (name: string): Promise<readonly string[]> =>
    ((await screen.cell(name).getAttribute('class')) ?? '').split(' ');
  const looks = (name: string, ...wanted: readonly string[]): Promise<unknown> =>
    until(`${name} is ${wanted.join(' ')}`, async () => {
      const found = await classes(name);
      return wanted.every((one) =>
        one.startsWith('!') ? !found.includes(one.slice(1)) : found.includes(one),
      );
    });

  test('[FORMAT-20] number formats show the active value, and decimals come and go', async () => {
    const page = await screen.openBlank();
    await screen.type('A1', '1234567,5');
    await screen.goTo('A1');
    await page.getByRole('button', { name: 'Talformat' }).click();
    const millions = page.getByRole('menuitem', { name: 'Mio. kr.' });
    expect(await millions.innerText()).toContain('1,2 mio. kr.');
    await look(page, 'format-number-menu');
    await millions.click();
    await screen.shows('A1', '1,2 mio. kr.');
    await page.getByRole('button', { name: 'Flere decimaler' }).click();
    await screen.shows('A1', '1,23 mio. kr.');
    await screen.goTo('A1');
    await page.keyboard.press('Control+1');
    const dialog = page.getByRole('dialog', { name: 'Formatér celler' });
    const code = dialog.getByRole('textbox', { name: 'formatkode' });
    expect(await code.inputValue()).toBe('#.##0,00.. "mio. kr."');
    await code.fill('#.##0 tkr');
    await dialog.getByText('skal stå i anførselstegn').waitFor();
    await look(page, 'format-dialog-problem');
    await dialog.getByRole('button', { name: 'Brug #.##0 "tkr"' }).click();
    await dialog.getByText('1.234.568 tkr').waitFor();
    await code.fill('#.##0,00 "kr."');
    await dialog.getByRole('checkbox', { name: 'Kursiv' }).check();
    await dialog.getByLabel('Fyldfarve').selectOption('Blå');
    await dialog.getByLabel('Kanter').selectOption('Streg over og to under (sum)');
    await look(page, 'format-dialog');
    await dialog.getByRole('button', { name: 'Brug formatet' }).click();
    await looks('A1', 'italic', 'ground-blue', 'line-double');
    await page.keyboard.press('Control+z');
    await looks('A1', '!italic', '!ground-blue', '!line-double');
  });

  test('[FORMAT-21] keys, menus and the brush give cells their look; the toolbar is walked with arrows', async () => {
    const page = await screen.openBlank();
    await screen.type('B2', 'Sum');
    await screen.goTo('B2');
    for (const key of ['b', 'i', 'u']) await page.keyboard.press(`Control+${key}`);
    await looks('B2', 'bold', 'italic', 'underline');
    await choose('Tekstfarve', 'Rød');
    await choose('Kanter', 'Streg over og to under');
    await choose('Placering', 'Centrér');
    await looks('B2', 'tint-red', 'line-top', 'line-double', 'center');
    await screen.goTo('B2');
    // Shift+Tab from the sheet reaches the toolbar in few steps; arrows go on from there.
    await page.getByRole('button', { name: 'Kopiér udseende' }).focus();
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Fortryd');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.querySelectorAll('.toolbar button[tabindex="0"]').length)).toBe(
      1,
    );
    await page.keyboard.press('Enter');
    await page.getByText('Markér de celler').waitFor();
    await screen.goTo('D4:E5');
    await page.keyboard.press('Enter');
    await looks('E5', 'bold', 'tint-red', 'line-double');
    await screen.cell('A7').click();
    await page.getByRole('button', { name: 'Celletype' }).click();
    await look(page, 'format-kinds');
    await page.getByRole('menuitem', { name: 'Beregning' }).click();
    await looks('A7', 'role-calculation');
    await screen.goTo('D4');
    await choose('Mere', 'Ryd udseende');
    await looks('D4', '!bold', '!line-top', '!tint-red');
    for (const [row, tint] of ['Grå', 'Blå', 'Grøn', 'Gul', 'Orange', 'Rød', 'Violet'].entries()) {
      await screen.type(`G${row + 1}`, tint);
      await screen.goTo(`G${row + 1}`);
      await choose('Tekstfarve', tint);
      await choose('Fyldfarve', tint);
    }
    await screen.goTo('I1:J3');
    await choose('Kanter', 'Alle kanter');
    await look(page, 'format-looks');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, 'format-looks-dark');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('[FORMAT-22] a conditional format is seen while it is made, by its maker alone, and then by all', async () => {
    const page = await screen.openBlank();
    for (const [row, value] of ['5', '25', '=A1*4'].entries()) await screen.type(`A${row + 1}`, value);
    await screen.waitUntilSaved();
    const other = await visitor.openPage();
    await other.goto(page.url());
    const second = new WorkbookScreen(other);
    await second.shows('A3', '20');
    await screen.goTo('A1:A3');
    await choose('Mere', 'Betinget formatering');
    const dialog = page.getByRole('dialog', { name: 'Betinget formatering' });
    await look(page, 'rules-none');
    await dialog.getByRole('button', { name: 'Ny regel' }).click();
    await dialog.getByLabel('Værdi').fill('10');
    await looks('A2', 'met-attention');
    await looks('A1', '!met-attention');
    await dialog.getByLabel('Skal se ud som').selectOption({ label: 'Godt (grøn ✓)' });
    await looks('A3', 'met-good');
    expect(await second.cell('A3').getAttribute('class')).not.toContain('met-');
    await look(page, 'rules-form');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await dialog.getByRole('button', { name: 'Ny regel' }).click();
    await dialog.getByLabel('Når cellen').selectOption({ label: 'opfylder en formel' });
    await dialog.getByLabel('Formel, der er sand').fill('=A1=MIN($A$1:$A$3)');
    await dialog.getByLabel('Skal se ud som').selectOption({ label: 'Dårligt (rød ✕)' });
    await looks('A1', 'met-bad');
    await looks('A2', '!met-bad');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await until('both rules are listed', async () => (await dialog.getByRole('listitem').count()) === 2);
    await look(page, 'rules-list');
    await dialog.getByRole('button', { name: /^Flyt op: A1:A3: opfylder/ }).click();
    await until('the formula stands first', async () =>
      (await dialog.getByRole('listitem').first().innerText()).includes('MIN'),
    );
    await page.keyboard.press('Escape');
    await second.cell('A3').and(other.locator('.met-good')).waitFor();
    await second.cell('A1').and(other.locator('.met-bad')).waitFor();
    await screen.type('A1', '30');
    await second.cell('A3').and(other.locator('.met-good')).waitFor();
    await second.cell('A2').and(other.locator('.met-bad')).waitFor();
    await other.close();
  });

  test('[DIALOG-1] the row of buttons stays in view, however long the dialog is', async () => {
    const page = await screen.openBlank();
    await choose('Mere', 'Regler for indtastning');
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
      [768, 1024],
      [683, 384],
    ] as const) {
      await page.setViewportSize({ width, height });
      const save = page.getByRole('button', { name: 'Gem reglen' });
      expect(
        await save.evaluate((button) => {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) / 2, bottom - 1);
          return top > 0 && bottom <= window.innerHeight && button.contains(at);
        }),
        `${width}x${height}`,
      ).toBe(true);
      await look(page, `validation-foot-${width}`);
    }
    await page.setViewportSize(laptop);
  });

  test('[MARK-1] [MARK-2] the mark of a comment touches neither figure, nor the text beside, nor the mark of an error', async () => {
    const page = await screen.openBlank();
    await screen.type('B2', '1234567,88');
    await screen.type('C2', 'kr. pr. år');
    await screen.goTo('B2');
    await screen.press('Shift+F2');
    const note = page.getByRole('group', { name: 'Kommentarer til B2' });
    await note.getByRole('textbox').fill('Er det med moms?');
    await screen.press('Control+Enter');
    await page.locator('.comment-mark i').waitFor();
    await screen.press('Escape');
    const [figure, mark, next] = await page.evaluate(() => {
      const textOf = (id: string): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(`#${id} .text`)!);
        return range.getBoundingClientRect();
      };
      const around = document.querySelector('.comment-mark i')!.getBoundingClientRect();
      const { right, width } = getComputedStyle(document.querySelector('.comment-mark i')!, '::before');
      const end = around.right - Number.parseFloat(right);
      const bubble = { left: end - Number.parseFloat(width), right: end };
      return [textOf('cell-1-1').right, bubble, textOf('cell-1-2').left] as const;
    });
    expect(mark.left).toBeGreaterThan(figure);
    expect(mark.right).toBeLessThan(next);
    await look(page, 'comment-mark');
    // What is wrong in the cell is told in the corner above.
    await screen.type('B2', '=1/0');
    await screen.shows('B2', '#DIVISION/0!');
    await page.locator('.comment-mark i.lower').waitFor();
    const [corner, below] = await page.evaluate(() => {
      const cell = document.querySelector('#cell-1-1')!;
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(cell, '::after');
      const around = document.querySelector('.comment-mark i')!;
      const { top } = getComputedStyle(around, '::before');
      const end =
        cell.getBoundingClientRect().top +
        Number.parseFloat(borderTopWidth) +
        Number.parseFloat(borderBottomWidth);
      return [end, around.getBoundingClientRect().top + Number.parseFloat(top)] as const;
    });
    expect(below).toBeGreaterThanOrEqual(corner);
    await look(page, 'comment-and-error-mark');
  });

  test('[FORMAT-23] a list to choose from, limits with words of one’s own, and the cells that break them', async () => {
    const page = await screen.openBlank();
    await screen.type('A1', 'måske');
    await screen.goTo('A1:A5');
    await choose('Mere', 'Regler for indtastning');
    const dialog = page.getByRole('dialog', { name: 'Regler for indtastning' });
    await dialog.getByLabel('Valg, ét på hver linje').fill('ja\nnej');
    await dialog.getByLabel('Besked').fill('Skriv ja eller nej.');
    await look(page, 'validation-form');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await screen.type('A2', 'nok');
    await page.getByText('Skriv ja eller nej.').waitFor();
    await page.keyboard.press('Escape');
    await screen.goTo('A3');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'nej' }).click();
    await screen.shows('A3', 'nej');
    await screen.goTo('A1');
    await choose('Mere', 'Regler for indtastning');
    await dialog.getByRole('button', { name: 'Gå til A1' }).waitFor();
    expect(await dialog.getByLabel('Valg, ét på hver linje').inputValue()).toBe('ja\nnej');
    await until('A1 is framed', async () => (await page.locator('.mark.invalid').count()) === 1);
    await dialog.getByLabel('Celler', { exact: true }).fill('C1');
    await dialog.getByRole('button', { name: 'Ret reglen for A1:A5' }).click();
    expect(await dialog.getByLabel('Celler', { exact: true }).inputValue()).toBe('A1:A5');
    await look(page, 'validation-broken');
    await dialog.getByLabel('Her kan skrives').selectOption({ label: 'Et helt tal' });
    await dialog.getByLabel('Mindst').fill('ti');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await dialog.getByText('Grænsen »ti« kan ikke læses.').waitFor();
    await dialog.getByRole('button', { name: 'Fjern reglen' }).click();
    await screen.type('A2', 'nok');
    await screen.shows('A2', 'nok');
    // A rule of one's own, as Excel's custom rules: no text twice.
    await screen.goTo('A1:A5');
    await choose('Mere', 'Regler for indtastning');
    await dialog.getByLabel('Her kan skrives').selectOption({ label: 'Det, der opfylder en formel' });
    await dialog.getByLabel('Formel, der skal være SAND').fill('=TÆL.HVIS($A$1:$A$5;A1)=1');
    await dialog.getByLabel('Besked').fill('Hvert svar kun én gang.');
    await look(page, 'validation-formula');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await screen.type('A4', 'nej');
    await page.getByText('Hvert svar kun én gang.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('også');
    await page.keyboard.press('Enter');
    await screen.shows('A4', 'også');
  });

  test('[LATE-5] what is typed on while a rule is being asked is for the next cell', async () => {
    const page = await screen.openBlank();
    await screen.goTo('A1:A5');
    await choose('Mere', 'Regler for indtastning');
    const dialog = page.getByRole('dialog', { name: 'Regler for indtastning' });
    await dialog.getByLabel('Her kan skrives').selectOption({ label: 'Det, der opfylder en formel' });
    await dialog.getByLabel('Formel, der skal være SAND').fill('=TÆL.HVIS($A$1:$A$5;A1)=1');
    await dialog.getByRole('button', { name: 'Gem reglen' }).click();
    await screen.goTo('A1');
    // The calculation has much to do.
    await page.evaluate(() => {
      const post = Worker.prototype.postMessage;
      const held: (() => void)[] = [];
      Worker.prototype.postMessage = function (this: Worker, ...said: [unknown]) {
        const [message] = said as [{ readonly kind?: string }];
        if (message.kind === 'try') held.push(() => post.apply(this, said as never));
        else post.apply(this, said as never);
      };
      Object.assign(globalThis, {
        letAnswer() {
          Worker.prototype.postMessage = post;
          for (const one of held) one();
        },
      });
    });
    for (const key of ['1', '2', 'Enter', '7', 'Enter', '8']) await page.keyboard.press(key);
    await page.evaluate(() => (globalThis as unknown as { letAnswer(): void }).letAnswer());
    await page.keyboard.press('Enter');
    await screen.shows('A1', '12');
    await screen.shows('A2', '7');
    await screen.shows('A3', '8');
  });

  test.each([
    ['laptop', laptop, 1],
    ['desktop', desktop, 1],
    ['laptop-200', laptop, 2],
  ] as const)('[FORMAT-24] every tool can be reached on a %s', async (name, size, zoom) => {
    const page = await screen.openBlank();
    await page.setViewportSize({
      width: Math.round(size.width / zoom),
      height: Math.round(size.height / zoom),
    });
    const more = page.getByRole('button', { name: 'Vis flere værktøjer' });
    const last = page.getByRole('button', { name: 'Rækker og kolonner' });
    if (zoom > 1) {
      await more.click();
      await look(page, `toolbar-${name}-open`);
    } else expect(await more.count()).toBe(0);
    await last.click();
    await page.getByRole('menuitem', { name: 'Slet række' }).waitFor();
    await page.keyboard.press('Escape');
    await look(page, `toolbar-${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.setViewportSize(laptop);
  });
});
