/** Where the browser's clipboard and ours meet: its events where a key was pressed, its own face where a menu was used. */
import type { Workplace } from '../commands/command.ts';
import type { Hands } from '../workbook/hands.tsx';
import type { ClipboardText } from './clipboard.ts';

const plain = 'text/plain';
const html = 'text/html';

/** What lies on the clipboard, as an event brings it. */
export function textOfEvent(event: ClipboardEvent): ClipboardText {
  const data = event.clipboardData;
  return { text: data?.getData(plain) ?? '', html: data?.getData(html) ?? '' };
}

export function copyBy(event: ClipboardEvent, { desk, hands, whenHere }: Workplace): void {
  if (desk.draft()) return;
  event.preventDefault();
  const copy = ({ clipboard }: Hands): ClipboardText =>
    event.type === 'cut' ? clipboard.cut() : clipboard.copy();
  const now = hands();
  if (!now) {
    // The event does not wait; the browser's own face of the clipboard is there later, too.
    whenHere((later) => void writeClipboard(copy(later)));
    return;
  }
  const copied = copy(now);
  event.clipboardData?.setData(plain, copied.text);
  if (copied.html !== '') event.clipboardData?.setData(html, copied.html);
}

export function pasteBy(event: ClipboardEvent, { desk, whenHere }: Workplace): void {
  if (desk.draft()) return;
  event.preventDefault();
  const from = textOfEvent(event);
  whenHere(({ clipboard }) => clipboard.paste(from));
}

export async function writeClipboard(copied: ClipboardText): Promise<void> {
  const items = { [plain]: copied.text, ...(copied.html !== '' && { [html]: copied.html }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(items)]);
  } catch {
    // The browser keeps the clipboard to itself; the copy still works inside the workbook.
    return;
  }
}

/** What lies on the clipboard; undefined when the browser does not tell. */
export async function readClipboard(): Promise<ClipboardText | undefined> {
  try {
    const items = await navigator.clipboard.read();
    const textOf = async (type: string): Promise<string> => {
      const item = items.find(({ types }) => types.includes(type));
      return item ? (await item.getType(type)).text() : '';
    };
    return { text: await textOf(plain), html: await textOf(html) };
  } catch {
    // Not allowed, or not by this browser: then it can only be done by keys.
    return undefined;
  }
}
