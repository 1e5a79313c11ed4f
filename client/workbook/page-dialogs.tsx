/** The dialogs about the workbook as a whole and about oneself; one is open at a time. */
import { type JSX, Match, Switch } from 'solid-js';
import type { Person } from '../api.ts';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';

import { part } from '../parts/part.ts';
const NameDialog = part(() => import('../parts/name-dialog.tsx'));
const ShareDialog = part(() => import('../collaborate/share-dialog.tsx'));
const RatesDialog = part(() => import('../numbers/rates-dialog.tsx'));
const OwnNumbersDialog = part(() => import('../numbers/own-numbers-dialog.tsx'));
const PublishDialog = part(() => import('../library/publish-dialog.tsx'));

export type PageDialogName = 'name' | 'share' | 'publish' | 'rates' | 'ownNumbers';

export function PageDialogs(props: {
  readonly open: PageDialogName | undefined;
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly me: Person | undefined;
  onNamed(person: Person): void;
  onOpen(name: PageDialogName): void;
  onClose(): void;
}): JSX.Element {
  const { session, desk } = props;
  const close = (): void => props.onClose();
  return (
    <Switch>
      <Match when={props.open === 'name'}>
        <NameDialog
          person={props.me}
          onNamed={(person) => {
            props.onNamed(person);
            close();
          }}
          onClose={close}
        />
      </Match>
      <Match when={props.open === 'share'}>
        <ShareDialog
          id={session.id}
          title={session.title()}
          onPublish={() => {
            desk.commitDraft();
            props.onOpen('publish');
          }}
          onClose={close}
        />
      </Match>
      <Match when={props.open === 'publish'}>
        <PublishDialog session={session} onClose={close} />
      </Match>
      <Match when={props.open === 'rates'}>
        <RatesDialog session={session} desk={desk} onClose={close} />
      </Match>
      <Match when={props.open === 'ownNumbers'}>
        <OwnNumbersDialog session={session} desk={desk} onClose={close} />
      </Match>
    </Switch>
  );
}
