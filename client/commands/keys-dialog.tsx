/** The keys, while one works: the same table as on the page of help. */
import type { JSX } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import type { CommandDialogProps } from './dialogs.ts';
import { KeysTable } from './keys-table.tsx';

export default function KeysDialog(props: CommandDialogProps): JSX.Element {
  const { t } = props.place;
  return (
    <DialogFrame
      class="keys-dialog"
      title={t('keysHelp.title')}
      description={t('keysHelp.description')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <KeysTable />
    </DialogFrame>
  );
}
