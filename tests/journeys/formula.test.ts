import { describe, expect, test } from 'vitest';
import { type Visitor, WorkbookScreen, axeViolations } from '../support/browser.ts';
import { picture as keepPicture } from '../support/look.ts';
import { openOneVisitor } from '../support/one-visitor.ts';
import { until } from '../support/until.ts';

describe('[FTYPE] help with formulas', () => {
  let visitor: Visitor;
  let screen: WorkbookScreen;
  openOneVisitor(async (opened) => {
    ({ visitor, screen } = opened);
    await screen.openBlank();
  });

  const picture = (name: string): Promise<void> => keepPicture(visitor.page, `formula-${name}`);
  /** What stands in the cell or the bar, where one types. */
  const typed = (): Promise<string> =>
    visitor.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value);
  const outlines = (): Promise<readonly string[]> => visitor.page.locator('.reference-name').allInnerTexts();
  const told = (): Promise<string> => visitor.page.locator('.formula-help .takes').innerText();

  test('[FTYPE-1] functions are offered and told; the argument that is typed stands out, in nested calls too', async () => {
    await screen.paste('10\t5\n20\t6\n30\t7');
    await screen.goTo('D1');
    await visitor.page.keyboard.type('=sum.h');
    await visitor.page.getByRole('option', { name: 'SUM.HVIS', exact: true }).waitFor();
    await until('it is told', async () => (await told()).startsWith('SUM.HVIS(område'));
    await picture('offers');
    await screen.press('ArrowDown', 'ArrowUp', 'Enter');
    expect(await typed()).toBe('=SUM.HVIS(');
    await visitor.page.keyboard.type('A1:A3;hvis(b1>5;');
    await until('the inner call is told', async () => (await told()).startsWith('HVIS('));
    expect(await visitor.page.locator('.formula-help strong').innerText()).toBe('hvis_sand');
    await picture('hint');
    await visitor.page.keyboard.type('">15";">5");');
    await until('the outer call again', async () => (await told()).startsWith('SUM.HVIS('));
    expect(await visitor.page.locator('.formula-help strong').innerText()).toBe('[sumområde]');
    expect(await outlines()).toEqual(['A1:A3', 'B1']);
    await visitor.page.keyboard.type('B1:B3');
    await picture('colours');
    // The bracket that is missing is put there, and that is told.
    await screen.press('Enter');
    await screen.shows('D1', '18');
    expect(await visitor.page.locator('.said').innerText()).toContain('sat til');
  });

  test('[FTYPE-2] cells are pointed at by mouse and by keys, whole columns by their heads, other sheets by their tabs', async () => {
    await screen.goTo('D2');
    await visitor.page.keyboard.type('=sum(');
    await screen.cell('A1').click();
    expect(await typed()).toBe('=sum(A1');
    const to = (await screen.cell('B3').boundingBox())!;
    const from = (await screen.cell('A2').boundingBox())!;
    await visitor.page.mouse.move(from.x + 9, from.y + 9);
    await visitor.page.mouse.down();
    await visitor.page.mouse.move(to.x + 9, to.y + 9, { steps: 3 });
    await visitor.page.mouse.up();
    expect(await typed()).toBe('=sum(A2:B3');
    await screen.press('F4');
    expect(await typed()).toBe('=sum($A$2:$B$3');
    await visitor.page.keyboard.type(';');
    await visitor.page.locator('.column-head', { hasText: /^B$/ }).click();
    expect(await typed()).toBe('=sum($A$2:$B$3;B:B');
    await visitor.page.keyboard.type(')+');
    await screen.press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowUp');
    expect(await typed()).toBe('=sum($A$2:$B$3;B:B)+B1:B2');
    await screen.press('ArrowUp', 'Escape');
    await screen.shows('D2', '');

    await visitor.page.getByRole('button', { name: 'Nyt ark' }).click();
    await visitor.page.getByRole('tab', { name: 'Ark2', selected: true }).waitFor();
    await screen.type('A1', '=', 'nothing');
    await visitor.page.getByRole('tab', { name: 'Ark1' }).click();
    await screen.cell('B2').click();
    expect(await typed()).toBe("='Ark1'!B2");
    await picture('other-sheet');
    await visitor.page.keyboard.type('*2');
    await screen.press('Enter');
    await visitor.page.getByRole('tab', { name: 'Ark2', selected: true }).waitFor();
    await screen.shows('A1', '12');
    await screen.openSheet('Ark1');
  });

  test('[FTYPE-3] an error leads to the cell in which it arises, also on another sheet; what cannot be read is told', async () => {
    await screen.type('F1', '=1/0');
    await screen.type('F2', '=F1+1');
    await screen.openSheet('Ark2');
    await screen.type('C3', "='Ark1'!F2*2");
    await screen.shows('C3', '#DIVISION/0!');
    await screen.goTo('C3');
    await picture('error');
    await visitor.page.getByRole('button', { name: "Gå til 'Ark1'!F1" }).click();
    await visitor.page.getByRole('tab', { name: 'Ark1', selected: true }).waitFor();
    expect(await visitor.page.getByRole('textbox', { name: 'Celle', exact: true }).inputValue()).toBe('F1');
    await screen.type('F3', '=1+');
    await until('it is told', async () =>
      (await visitor.page.locator('.said').innerText()).includes(
        'Her mangler et tal, en celle eller en funktion',
      ),
    );
  });

  test('[FTYPE-4] awkward texts in the cell and in the bar are kept, letter for letter', async () => {
    const awkward = [
      '🙂👨‍👩‍👧 smil',
      'שלום עולם "אבג"',
      'linje 1\nlinje 2',
      '<b>fed</b>',
      '@navn',
      '="🙂"&"שלום"',
    ];
    for (const [i, text] of awkward.entries()) {
      await screen.goTo(`H${i + 1}`);
      await screen.press('F2');
      await visitor.page.keyboard.insertText(text);
      await screen.press('Enter');
      expect(await screen.content(`H${i + 1}`)).toBe(text);
      const bar = visitor.page.getByRole('textbox', { name: 'Indhold' });
      await screen.goTo(`I${i + 1}`);
      await bar.click();
      await visitor.page.keyboard.insertText(text);
      await screen.press('Enter');
      expect(await screen.content(`I${i + 1}`)).toBe(text);
    }
    await screen.goTo('J1');
    await screen.press('F2');
    await visitor.page.keyboard.insertText('x'.repeat(32_768));
    await screen.press('Enter');
    await until('it is told', async () =>
      (await visitor.page.locator('.said').innerText()).includes('32.767'),
    );
    expect((await typed()).length).toBe(32_768);
    await screen.press('Backspace', 'Enter');
    expect((await screen.content('J1')).length).toBe(32_767);
    await screen.goTo('J1');
    await screen.press('Delete');
  });

  test('[FTYPE-5] precedents and dependents are shown in the sheets and on a list, by keyboard', async () => {
    await screen.goTo('F2');
    await screen.press('Control+[');
    const list = visitor.page.locator('.trace-list');
    await list.getByRole('heading', { name: 'F2 er regnet af' }).waitFor();
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['F1']);
    await picture('precedents');
    await screen.press('Escape');
    await list.waitFor({ state: 'detached' });
    await screen.press('Control+]');
    await list.getByRole('heading', { name: 'Af F2 er regnet' }).waitFor();
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(["'Ark2'!C3"]);
    await list.getByRole('button', { name: "'Ark2'!C3" }).click();
    await visitor.page.getByRole('tab', { name: 'Ark2', selected: true }).waitFor();
    await picture('dependents');
    await list.getByRole('button', { name: 'Skjul pilene' }).click();
    await screen.openSheet('Ark1');
  });

  test('[FTYPE-6] names are added, used, changed and deleted in one place, by keyboard', async () => {
    await screen.goTo('B1:B3');
    await screen.press('Control+F3');
    const dialog = visitor.page.getByRole('dialog', { name: 'Navne på celler' });
    await dialog.getByLabel('Navn', { exact: true }).fill('Antal børn');
    await screen.press('Enter');
    expect(await dialog.getByRole('alert').innerText()).toContain('ingen mellemrum');
    await dialog.getByLabel('Navn', { exact: true }).fill('Børn');
    await screen.press('Enter');
    await dialog.getByRole('rowheader', { name: 'Børn' }).waitFor();
    expect(await axeViolations(visitor.page)).toEqual([]);
    await dialog.getByLabel('Navn', { exact: true }).fill('Børn');
    await dialog.getByLabel('Står for').fill('A1:A3');
    await dialog.getByLabel('Gælder').selectOption({ label: 'kun på Ark2' });
    await screen.press('Enter');
    await dialog.getByRole('rowheader', { name: 'Børn kun på Ark2' }).waitFor();
    await dialog.getByRole('button', { name: 'Slet Børn' }).last().click();
    await dialog.getByRole('rowheader', { name: 'Børn kun på Ark2' }).waitFor({ state: 'detached' });
    await screen.press('Escape');
    await screen.type('D4', '=SUM(Bø', 'nothing');
    await visitor.page.getByRole('option', { name: 'Børn, navn' }).waitFor();
    await screen.press('Tab');
    await until('its cells are outlined', async () => (await outlines()).includes('Børn'));
    await screen.press('Enter');
    await screen.shows('D4', '18');
    await screen.press('Control+F3');
    await picture('names');
    await dialog.getByText('1 formel').waitFor();
    await dialog.getByRole('button', { name: 'Ret Børn' }).click();
    await dialog.getByRole('row').getByLabel('Navn', { exact: true }).fill('Unge');
    await screen.press('Enter');
    await dialog.getByRole('rowheader', { name: 'Unge' }).waitFor();
    await dialog.getByRole('button', { name: 'Slet Unge' }).click();
    await picture('names-delete');
    await dialog.getByRole('button', { name: 'Slet alligevel' }).click();
    await dialog.getByText('Der er ingen navne endnu.').waitFor();
    await screen.press('Escape');
    expect(await screen.content('D4')).toBe('=SUM(#NAVN?)');
    await screen.goTo('A1');
    await screen.press('Control+z');
    expect(await screen.content('D4')).toBe('=SUM(Unge)');
  });
});
