/** What stands above the sheet until it no longer holds: why nothing is taken any more, that one may only look, the example. */
import { type JSX, Show } from 'solid-js';
import { type AccessRole, clearInputs, mayComment, mayEdit } from '#model';
import { guide } from '../begin/guide.ts';
import { useText } from '../text/text.tsx';
import type { Workplace } from '../commands/command.ts';

import { part } from '../parts/part.ts';
const GuideStrip = part(() => import('../begin/guide-strip.tsx'));

export function StandingNotes(props: {
  readonly place: Workplace;
  readonly role: AccessRole;
  readonly mayEdit: boolean;
}): JSX.Element {
  const { t } = useText();
  const { session, desk, panel } = props.place;

  /** The server takes no more; why, is told by what has come by then. */
  const isStopped = (): boolean => ['refused', 'closed'].includes(session.connection.link().at);

  const emptyInputs = (): void => {
    const cleared = clearInputs(session.editor);
    if (cleared.ok) desk.say(() => t('workbook.emptied'));
  };

  return (
    <div class="notes">
      <Show when={isStopped() && props.place.hands()} keyed>
        {({ StoppedNotes }) => <StoppedNotes place={props.place} />}
      </Show>
      <Show when={session.isReadOnly()}>
        <p class="callout bad" role="alert">
          {t(session.connection.isDamaged() ? 'workbook.damaged' : 'workbook.newerSchema')}
        </p>
      </Show>
      <Show when={!mayEdit(props.role)}>
        <p class="callout">{t(mayComment(props.role) ? 'rights.commentsOnly' : 'workbook.viewOnly')}</p>
      </Show>
      <Show when={guide().at === 'open'}>
        <GuideStrip session={session} desk={desk} panel={panel} />
      </Show>
      <Show when={session.isExample() && props.mayEdit}>
        <p class="callout example">
          <span>{t('workbook.example')}</span>
          <button type="button" class="button" onClick={emptyInputs}>
            {t('workbook.emptyInputs')}
          </button>
        </p>
      </Show>
    </div>
  );
}
