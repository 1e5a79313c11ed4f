/** The menu of what is selected: the same commands as the keys, in words. */
import type { MenuItem } from '../parts/menu.tsx';
import type { Translate } from '../text/text.tsx';
import type { Desk } from './desk.ts';

const widerPx = 30;

export function gridMenu(
  desk: Desk,
  t: Translate,
  assumption: { readonly isThere: boolean; show(): void },
): readonly MenuItem[] {
  const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
  const rows = lastRow - firstRow + 1;
  const columns = lastColumn - firstColumn + 1;
  const isDisabled = !desk.mayEdit();
  const write = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // The browser keeps the clipboard to itself; the copy still works inside the workbook.
    }
  };
  const read = async (): Promise<void> => {
    try {
      desk.paste(await navigator.clipboard.readText());
    } catch {
      desk.say(t('menu.pasteHelp'));
    }
  };
  return [
    { label: t('menu.cut'), keys: 'Ctrl+X', isDisabled, run: () => void write(desk.cut()) },
    { label: t('menu.copy'), keys: 'Ctrl+C', run: () => void write(desk.copyText()) },
    { label: t('menu.paste'), keys: 'Ctrl+V', isDisabled, run: () => void read() },
    { label: t('menu.clear'), keys: 'Delete', isDisabled, run: () => desk.run({ do: 'clear' }, 1) },
    {
      label: rows === 1 ? t('menu.insertRowAbove') : t('menu.insertRowsAbove', { count: rows }),
      keys: 'Ctrl++',
      isDisabled,
      beginsGroup: true,
      run: () => desk.insert('rows', 'before'),
    },
    { label: t('menu.insertRowBelow'), isDisabled, run: () => desk.insert('rows', 'after') },
    {
      label: columns === 1 ? t('menu.insertColumnLeft') : t('menu.insertColumnsLeft', { count: columns }),
      isDisabled,
      run: () => desk.insert('columns', 'before'),
    },
    { label: t('menu.insertColumnRight'), isDisabled, run: () => desk.insert('columns', 'after') },
    {
      label: rows === 1 ? t('menu.deleteRow') : t('menu.deleteRows', { count: rows }),
      keys: 'Ctrl+-',
      isDisabled,
      run: () => desk.remove('rows'),
    },
    {
      label: columns === 1 ? t('menu.deleteColumn') : t('menu.deleteColumns', { count: columns }),
      isDisabled,
      run: () => desk.remove('columns'),
    },
    {
      label: t('menu.fillDown'),
      keys: 'Ctrl+D',
      isDisabled,
      beginsGroup: true,
      run: () => desk.run({ do: 'fillDown' }, 1),
    },
    { label: t('menu.fillRight'), keys: 'Ctrl+R', isDisabled, run: () => desk.run({ do: 'fillRight' }, 1) },
    {
      label: t(assumption.isThere ? 'register.show' : 'register.make'),
      keys: 'Alt+↑',
      isDisabled: isDisabled && !assumption.isThere,
      beginsGroup: true,
      run: () => assumption.show(),
    },
    { label: t('menu.wider'), isDisabled, beginsGroup: true, run: () => desk.widen(widerPx) },
    { label: t('menu.narrower'), isDisabled, run: () => desk.widen(-widerPx) },
  ];
}
