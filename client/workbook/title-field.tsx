/** The workbook's title, which is changed where it stands. */
import type { JSX } from 'solid-js';
import { renameWorkbook } from '#model';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';

export function TitleField(props: {
  readonly session: WorkbookSession;
  readonly mayEdit: boolean;
}): JSX.Element {
  const { t } = useText();
  const { session } = props;
  return (
    <input
      class="title"
      aria-label={t('workbook.title')}
      value={session.title()}
      readOnly={!props.mayEdit}
      maxLength={200}
      autocomplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') {
          if (event.key === 'Escape') event.currentTarget.value = session.title();
          event.currentTarget.blur();
        }
      }}
      onBlur={(event) => {
        const title = event.currentTarget.value.trim();
        if (title !== '' && title !== session.title()) renameWorkbook(session.editor, title);
        else event.currentTarget.value = session.title();
      }}
    />
  );
}
