/** What opens above the workbook: menus, dialogs, lists and what a long paste tells; each is loaded when it opens. */
import { type JSX, Show } from 'solid-js';
import type { Person } from '../api.ts';
import type { Receipts } from '../collaborate/receipts.ts';
import type { OpenMenu, Workplace } from '../commands/command.ts';
import { type DialogName, dialogs } from '../commands/dialogs.ts';
import { keepKeysFor } from '../commands/keys-for-dialog.ts';
import { part } from '../parts/part.ts';
import { type PageDialogName, PageDialogs } from './page-dialogs.tsx';

const Menu = part(() => import('../parts/menu.tsx'));
const PasteProgress = part(() => import('../clipboard/paste-progress.tsx'));
const ReceiptList = part(() => import('../collaborate/receipt-list.tsx'));

export function Above(props: {
  readonly place: Workplace;
  readonly receipts: Receipts;
  readonly menu: OpenMenu | undefined;
  readonly dialog: DialogName | undefined;
  readonly pageDialog: PageDialogName | undefined;
  closeMenu(): void;
  closeDialog(): void;
  openPageDialog(name: PageDialogName | undefined): void;
  onNamed(person: Person): void;
}): JSX.Element {
  const { place, receipts } = props;
  const { session, desk, me } = place;
  return (
    <>
      <Show when={props.menu} keyed>
        {(open) => (
          <Menu
            label={open.label}
            items={open.items}
            at={open.at}
            within={document.querySelector<HTMLElement>('main') ?? undefined}
            onClose={() => props.closeMenu()}
          />
        )}
      </Show>
      <Show when={props.dialog} keyed>
        {(name) => {
          const CommandDialog = dialogs[name];
          keepKeysFor(CommandDialog.preload(), () => props.closeDialog());
          return <CommandDialog place={place} onClose={() => props.closeDialog()} />;
        }}
      </Show>
      <Show when={place.clipboard.task()}>{(task) => <PasteProgress task={task()} />}</Show>
      <Show when={receipts.isListOpen()}>
        <ReceiptList session={session} desk={desk} receipts={receipts} me={me()?.id ?? ''} />
      </Show>
      <PageDialogs
        open={props.pageDialog}
        session={session}
        desk={desk}
        me={me()}
        onNamed={props.onNamed}
        onOpen={(name) => props.openPageDialog(name)}
        onClose={() => props.openPageDialog(undefined)}
      />
    </>
  );
}
