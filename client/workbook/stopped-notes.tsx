/** Why the server takes no more of what is typed here, and what can be done with it. */
import { type JSX, Show } from 'solid-js';
import type { WhyClosed } from '../collaborate/connection.ts';
import { textOfRefusedUpdate } from '../collaborate/notice-text.ts';
import { unsavedAsText } from '../collaborate/unsaved-file.ts';
import type { Workplace } from '../commands/command.ts';
import { saveFile } from '../parts/save-file.ts';

export function StoppedNotes(props: { readonly place: Workplace }): JSX.Element {
  const { session, t, language } = props.place;

  const refused = (): string | undefined => {
    const link = session.connection.link();
    return link.at === 'refused' ? textOfRefusedUpdate(link, session, t) : undefined;
  };
  const closedWhy = (): WhyClosed | undefined => {
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

  return (
    <>
      <Show when={closedWhy()}>
        {(why) => (
          <p class="callout bad" role="alert">
            <strong>{t(`closed.${why()}`)}</strong> {t(`closed.${why()}Help`)}
            <Show when={session.connection.unsaved() > 0}> {keepUnsaved()}</Show>
            <Show when={why() === 'otherPerson'}>
              {' '}
              <a class="button" href={`/log-ind?side=${encodeURIComponent(location.pathname)}`}>
                {t('closed.otherPersonSignIn')}
              </a>
            </Show>
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
    </>
  );
}
