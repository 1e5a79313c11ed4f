import type { JSX } from 'solid-js';
import type { CommandDialogProps } from './dialogs.ts';
import { FindBar } from './find-bar.tsx';

export default function FindDialog(props: CommandDialogProps): JSX.Element {
  return <FindBar {...props} replaces={false} />;
}
