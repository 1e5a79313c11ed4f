/** What stands above the sheet until it no longer holds: why nothing is taken any more, that one may only look, the example. */
import { type JSX, Show, Suspense } from 'solid-js';
import { type AccessRole, clearInputs, mayComment, mayEdit } from '#model';
import { guide } from '../begin/guide.ts';
import { textOfRefusedUpdate } from '../collaborate/notice-text.ts';
import { unsavedAsText } from '../collaborate/unsaved-file.ts';
import type { PanelState } from '../register/panel-state.ts';
import { saveFile } from '../parts/save-file.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';

import { part } from '../parts/part.ts';
const GuideStrip = part(() => import('../begin/guide-strip.tsx'));

export function StandingNotes(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly panel: PanelState;
  readonly role: AccessRole;
  readonly mayEdit: boolean;
}): JSX.Element {
  const { t, language } = useText();
  const { session } = props;

  const refused = (): string | undefined => {
    const link = session.connection.link();
    return link.at === 'refused' ? textOfRefusedUpdate(link, session, t) : undefined;
  };
  const closedWhy = (): 'revoked' | 'deleted' | undefined => {
    const link = session.connection.link();
    return link.at === 'closed' ? link.why : undefined;
  };

  const keepUnsaved = (): JSX.Element => (
    <button
      type="button"
      class="button"
      onClick={() =>
        saveFile(unsavedAsText(session, language()), `${session.title()}-${t('closed.unsavedFile')}.txt`)
      }
    >
      {t('closed.refusedKeep')}
    </button>
  );

  const showSavedVersion = async (): Promise<void> => {
    await session.localCopy.discard();
    location.reload();
  };

  const emptyInputs = (): void => {
    const cleared = clearInputs(session.editor);
    if (cleared.ok) props.desk.say(t('workbook.emptied'));
  };

  return (
    <div class="notes">
      <Show when={closedWhy()}>
        {(why) => (
          <p class="callout bad" role="alert">
            <strong>{t(`closed.${why()}`)}</strong>{' '}
            {t(why() === 'deleted' ? 'closed.deletedHelp' : 'closed.revokedHelp')}
            <Show when={session.connection.unsaved() > 0}> {keepUnsaved()}</Show>
          </p>
        )}
      </Show>
      <Show when={refused()}>
        {(why) => (
          <div class="callout bad" role="alert">
            <p>
              <strong>{t('closed.refused')}</strong> {why()} {t('closed.refusedHelp')}
            </p>
            <div class="row-of-buttons">
              {keepUnsaved()}
              <button type="button" class="button primary" onClick={() => void showSavedVersion()}>
                {t('closed.refusedReload')}
              </button>
            </div>
          </div>
        )}
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
        <Suspense>
          <GuideStrip session={session} desk={props.desk} panel={props.panel} />
        </Suspense>
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
