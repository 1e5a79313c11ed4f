/** The way to one workbook: it is opened from this computer or the server, or one is told why it cannot be. */
import {
  type Accessor,
  type JSX,
  Match,
  Show,
  Switch,
  createEffect,
  createSignal,
  onCleanup,
  onMount,
} from 'solid-js';
import { type AccessRole, accessRoles } from '#model';
import {
  type ApiProblem,
  type Person,
  fetchPerson,
  fetchWorkbook,
  restoreWorkbook,
  textOfProblem,
} from '../api.ts';
import { rememberedGuide } from '../begin/guide.ts';
import { useText } from '../text/text.tsx';
import { type WorkbookSession, openWorkbookSession } from '../workbook-session.ts';
import { OpenWorkbook } from '../workbook/open-workbook.tsx';
import './workbook.css';
import { patiently } from '../parts/patiently.ts';
import { useParams } from '../parts/ways.tsx';

const roleKey = (id: string): string => `samregn:role:${id}`;

function rememberedRole(id: string): AccessRole | undefined {
  const kept = localStorage.getItem(roleKey(id));
  return accessRoles.find((role) => role === kept);
}

type Opening =
  | { readonly at: 'opening' }
  | {
      readonly at: 'open';
      readonly session: WorkbookSession;
      readonly role: Accessor<AccessRole>;
      setRole(role: AccessRole): void;
    }
  | { readonly at: 'failed'; readonly why: ApiProblem; readonly mayRestore: boolean };

export default function WorkbookPage(): JSX.Element {
  const { t } = useText();
  const params = useParams();
  const [opening, setOpening] = createSignal<Opening>({ at: 'opening' });
  const [me, setMe] = createSignal<Person>();
  let session: WorkbookSession | undefined;
  let isGone = false;

  const open = async (): Promise<void> => {
    setOpening({ at: 'opening' });
    const { id } = params;
    const remembered = rememberedRole(id);
    const [role, setRole] = createSignal<AccessRole>(remembered ?? 'viewer');
    // What this computer does not know is fetched while it is asked whether it may be seen.
    const { promise: admitted, resolve: admit } = Promise.withResolvers<void>();
    const opens = openWorkbookSession(id, remembered === undefined ? { admitted } : undefined);
    const start = async (): Promise<void> => {
      const opened = await opens;
      if (isGone) {
        await opened.close();
        return;
      }
      session = opened;
      setOpening({ at: 'open', session: opened, role, setRole });
    };
    // A workbook that this computer knows is shown at once; the server's answer only corrects the role.
    const early = remembered === undefined ? undefined : start();
    const person = await fetchPerson();
    if (person.ok) setMe(person.value);
    const details = person.ok ? await fetchWorkbook(id) : person;
    await early;
    const { localCopy, close } = await opens;
    const whose = localCopy.whose();
    if (person.ok && whose && whose !== person.value.id) {
      if (early && isGone) return;
      // Another's copy stays as it is, with what is unsent in it.
      session = undefined;
      setOpening({ at: 'opening' });
      await close();
      const { noteWhoIsHere } = await patiently(() => import('../collaborate/forget-copies.ts'));
      await noteWhoIsHere(person.value);
      if (!isGone) await open();
      return;
    }
    if (person.ok && details.ok && !details.value.deletedAt) {
      localCopy.belongTo(person.value.id);
      localStorage.setItem(roleKey(id), details.value.role);
      setRole(details.value.role);
      admit();
      if (!early) await start();
      return;
    }
    if (!early) {
      await close();
      // What somebody could not send stays until they come back, whoever is here now.
      if (localCopy.unsavedBefore.count === 0) await localCopy.discard();
    }
    const why = details.ok ? 'deleted' : details.error;
    if (why === 'offline' && session?.hasContent()) return;
    await session?.close();
    session = undefined;
    setOpening({ at: 'failed', why, mayRestore: details.ok && details.value.role === 'owner' });
  };

  // The document was written anew while this computer was offline, and all that was typed here has been brought over.
  const renew = async (old: WorkbookSession): Promise<void> => {
    await old.close();
    await old.localCopy.discard();
    if (isGone || session !== old) return;
    session = undefined;
    await open();
  };
  createEffect(() => {
    const now = opened();
    if (now?.session.connection.link().at === 'renewed') void renew(now.session);
  });
  // An owner has given me another role while the workbook is open.
  createEffect(() => {
    const now = opened();
    const role = now?.session.connection.role();
    if (!now || !role) return;
    localStorage.setItem(roleKey(now.session.id), role);
    now.setRole(role);
  });

  onMount(() => {
    rememberedGuide();
    void open();
  });
  onCleanup(() => {
    isGone = true;
    void session?.close();
  });

  const restore = async (): Promise<void> => {
    await restoreWorkbook(params.id);
    await open();
  };

  const failed = (): Extract<Opening, { at: 'failed' }> | undefined => {
    const now = opening();
    return now.at === 'failed' ? now : undefined;
  };
  const opened = (): Extract<Opening, { at: 'open' }> | undefined => {
    const now = opening();
    return now.at === 'open' ? now : undefined;
  };

  return (
    <Switch>
      <Match when={failed()}>
        {(now) => (
          <main class="page-message">
            <div role="alert">
              <h1>{t(textOfProblem(now().why))}</h1>
            </div>
            <div class="row-of-buttons">
              <Show when={now().mayRestore}>
                <button type="button" class="button primary" onClick={() => void restore()}>
                  {t('start.undoRemove')}
                </button>
              </Show>
              <button type="button" class="button" onClick={() => void open()}>
                {t('app.retry')}
              </button>
              <a class="button primary" href="/">
                {t('app.backToStart')}
              </a>
            </div>
          </main>
        )}
      </Match>
      <Match when={opened()?.session.hasContent() && opened()}>
        {(now) => <OpenWorkbook session={now().session} role={now().role()} me={me()} onNamed={setMe} />}
      </Match>
      <Match when={true}>
        <main class="page-message">
          <div role="status">
            <h1>{t('workbook.opening')}</h1>
          </div>
          <Show when={opened()?.session.connection.link().at === 'offline'}>
            <p role="alert">{t('problem.offline')}</p>
          </Show>
        </main>
      </Match>
    </Switch>
  );
}
