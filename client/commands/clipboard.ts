/** Cutting, copying and pasting. */
import { readClipboard, writeClipboard } from '../clipboard/clipboard-events.ts';
import type { Command, Workplace } from './command.ts';

async function paste({ clipboard, desk, t }: Workplace): Promise<void> {
  const found = await readClipboard();
  if (found) await clipboard.paste(found);
  else desk.say(() => t('menu.pasteHelp'));
}

async function pasteValues({ clipboard, desk, t }: Workplace): Promise<void> {
  const found = await readClipboard();
  if (found) await clipboard.paste(found, { part: 'values', isTransposed: false });
  else desk.say(() => t('menu.pasteHelp'));
}

export const clipboard: readonly Command[] = [
  // The browser's own clipboard events carry these when a key is pressed: the keys are told, not listened for.
  {
    id: 'cut',
    group: 'edit',
    label: 'menu.cut',
    keys: ['Ctrl+X'],
    keysCount: 'elsewhere',
    edits: true,
    run: (place) => void writeClipboard(place.clipboard.cut()),
  },
  {
    id: 'copy',
    group: 'edit',
    label: 'menu.copy',
    keys: ['Ctrl+C'],
    keysCount: 'elsewhere',
    run: (place) => void writeClipboard(place.clipboard.copy()),
  },
  {
    id: 'paste',
    group: 'edit',
    label: 'menu.paste',
    keys: ['Ctrl+V'],
    keysCount: 'elsewhere',
    edits: true,
    run: (place) => void paste(place),
  },
  {
    id: 'pasteValues',
    group: 'edit',
    label: 'clipboard.pasteValues',
    keys: ['Ctrl+Shift+V'],
    edits: true,
    run: (place) => void pasteValues(place),
  },
  {
    id: 'pasteSpecial',
    group: 'edit',
    label: 'clipboard.pasteSpecial',
    edits: true,
    run: (place) => place.open('pasteSpecial'),
  },
];
