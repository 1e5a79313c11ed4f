/** A sheet's name while it is typed where its tab stands. */
import { type JSX, createSignal } from 'solid-js';
import { renameSheet } from '#model';
import type { Workplace } from '../commands/command.ts';
import { useText } from '../text/text.tsx';

export function RenameTab(props: {
  readonly place: Workplace;
  readonly sheet: string;
  onRenamed(): void;
}): JSX.Element {
  const { t } = useText();
  const { desk, session } = props.place;
  const [isDone, setDone] = createSignal(false);
  const finish = (name: string): void => {
    if (isDone()) return;
    setDone(true);
    if (name !== session.workbook.sheetName(props.sheet))
      desk.take(renameSheet(session.editor, props.sheet, name));
    props.onRenamed();
  };
  return (
    <input
      class="rename-tab"
      aria-label={t('grid.sheetName')}
      value={session.workbook.sheetName(props.sheet) ?? ''}
      ref={(input) => queueMicrotask(() => input.select())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') {
          setDone(true);
          props.onRenamed();
        }
      }}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  );
}
