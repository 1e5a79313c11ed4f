/** One's own account: the name, the devices, the organisations, what is known, and the way out. */
import { For, type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type ApiProblem } from '../api.ts';
import { MyName } from '../begin/my-name.tsx';
import { createMoments } from '../begin/moments.ts';
import { noteWhoIsHere } from '../collaborate/forget-copies.ts';
import { unsavedByWorkbook } from '../collaborate/unsaved-by-workbook.ts';
import {
  type Device,
  type Me,
  createOrganisation,
  endDevice,
  fetchDevices,
  fetchMe,
  fetchMyData,
  signOut,
} from '../identity/identity-api.ts';
import { PasswordForm } from '../identity/password-form.tsx';
import { forgetAndGo, leaveWhenSignedOut } from '../identity/signed-out.ts';
import { PageHead } from '../parts/page-head.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useText } from '../text/text.tsx';
import { RefusalNote } from '../parts/problem-note.tsx';
import { part } from '../parts/part.ts';
import '../identity/identity.css';

const ForgetDialog = part(() => import('../identity/forget-dialog.tsx'));
const SignOutDialog = part(() => import('../identity/sign-out-dialog.tsx'));

export default function AccountPage(): JSX.Element {
  const { t } = useText();
  const moment = createMoments();
  const [me, setMe] = createSignal<Me>();
  const [devices, setDevices] = createSignal<readonly Device[]>([]);
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [said, setSaid] = createSignal('');
  const [isForgetting, setForgetting] = createSignal(false);
  /** edits that stand on this computer alone, when that is asked about */
  const [unsaved, setUnsaved] = createSignal<ReadonlyMap<string, number>>();

  const load = async (): Promise<void> => {
    const answer = await fetchMe();
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    // Whose copies these are must be known before it is said what would go with them.
    await noteWhoIsHere(answer.value.person);
    setMe(answer.value);
    const list = await fetchDevices();
    if (list.ok) setDevices(list.value.devices);
    else setProblem(list.error);
  };
  createEffect(() => {
    document.title = `${t('identity.account.title')} – ${t('app.name')}`;
  });
  leaveWhenSignedOut();
  onMount(() => void load());

  const end = async (id: string): Promise<void> => {
    setProblem(undefined);
    const answer = await endDevice(id);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    setSaid(t('identity.account.ended'));
    await load();
  };
  /** Signed out, and what this browser keeps of workbooks goes, too: it may be somebody else's next. */
  const leave = async (): Promise<void> => {
    setUnsaved(undefined);
    const answer = await signOut();
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    await forgetAndGo(answer.value.leaveAt ?? '/log-ind');
  };
  const askToLeave = async (): Promise<void> => {
    const left = unsavedByWorkbook();
    if (left.size > 0) setUnsaved(left);
    else await leave();
  };
  const takeData = async (): Promise<void> => {
    setProblem(undefined);
    const answer = await fetchMyData();
    if (answer.ok) saveFile(answer.value, 'samregn-om-mig.zip');
    else setProblem(answer.error);
  };
  const addOrganisation = async (form: HTMLFormElement): Promise<void> => {
    const answer = await createOrganisation(String(new FormData(form).get('organisation')));
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    form.reset();
    await load();
  };
  const nameOf = ({ device }: Device): string => device || t('identity.account.unknownDevice');

  return (
    <div>
      <PageHead>
        <a href="/">{t('app.backToStart')}</a>
      </PageHead>
      <main class="identity">
        <h1>{t('identity.account.title')}</h1>
        <RefusalNote problem={problem()} />
        <Show when={me()}>
          {(now) => (
            <>
              <section aria-label={t('identity.account.title')}>
                <div class="line">
                  <p class="grows">
                    {t(now().method === 'guest' ? 'identity.account.guest' : 'identity.account.signedIn')}
                    <Show when={now().method !== 'guest'}>
                      <br />
                      <span class="soft">{t('identity.account.signOutText')}</span>
                    </Show>
                  </p>
                  <Show
                    when={now().method === 'guest'}
                    fallback={
                      <button type="button" class="button" onClick={() => void askToLeave()}>
                        {t('identity.account.signOut')}
                      </button>
                    }
                  >
                    <a class="button" href="/log-ind?side=/konto">
                      {t('identity.account.signIn')}
                    </a>
                  </Show>
                </div>
                <MyName person={now().person} onNamed={() => void load()} onProblem={setProblem} />
              </section>
              <Show when={now().method === 'account'}>
                <PasswordForm onChanged={() => void load()} />
              </Show>
              <section aria-labelledby="devices-heading">
                <h2 id="devices-heading">{t('identity.account.devices')}</h2>
                <p class="soft">{t('identity.account.devicesText')}</p>
                <ul class="rows">
                  <For each={devices()}>
                    {(device) => (
                      <li>
                        <span>
                          <strong>{nameOf(device)}</strong>
                          {device.isThis ? ` (${t('identity.account.thisDevice')})` : ''}
                          <br />
                          <span class="soft">
                            {t('identity.account.seen', { when: moment(Date.parse(device.seenAt)) })},{' '}
                            {t('identity.account.since', { when: moment(Date.parse(device.since)) })}
                          </span>
                        </span>
                        <Show when={!device.isThis}>
                          <button
                            type="button"
                            class="button"
                            aria-label={t('identity.account.endOf', { device: nameOf(device) })}
                            onClick={() => void end(device.id)}
                          >
                            {t('identity.account.end')}
                          </button>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
                <Show when={devices().length > 1}>
                  <button type="button" class="button" onClick={() => void end('others')}>
                    {t('identity.account.endOthers')}
                  </button>
                </Show>
                <p role="status">{said()}</p>
              </section>
              <Show when={now().organisations.length > 0 || now().isOperator}>
                <section aria-labelledby="organisations-heading">
                  <h2 id="organisations-heading">{t('identity.account.organisations')}</h2>
                  <ul class="rows">
                    <For each={now().organisations}>
                      {({ id, name, role }) => (
                        <li>
                          <a href={`/organisation/${encodeURIComponent(id)}`}>{name}</a>
                          <span class="soft">{t(`identity.account.${role}`)}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={now().isOperator}>
                    <form
                      class="line"
                      onSubmit={(event) => {
                        event.preventDefault();
                        void addOrganisation(event.currentTarget);
                      }}
                    >
                      <label class="field">
                        <span>{t('identity.account.newOrganisation')}</span>
                        <input class="text-input" name="organisation" required maxLength={120} />
                      </label>
                      <button type="submit" class="button">
                        {t('identity.account.create')}
                      </button>
                    </form>
                  </Show>
                </section>
              </Show>
              <section aria-labelledby="data-heading">
                <h2 id="data-heading">{t('identity.account.data')}</h2>
                <p>{t('identity.account.dataText')}</p>
                <button type="button" class="button" onClick={() => void takeData()}>
                  {t('identity.account.export')}
                </button>
                <a href="/privatliv">{t('identity.account.privacy')}</a>
              </section>
              <section aria-labelledby="remove-heading">
                <h2 id="remove-heading">{t('identity.account.remove')}</h2>
                <p>{t('identity.account.removeText')}</p>
                <button type="button" class="button danger" onClick={() => setForgetting(true)}>
                  {t('identity.account.removeBegin')}
                </button>
              </section>
            </>
          )}
        </Show>
        <Show when={unsaved()}>
          {(left) => (
            <SignOutDialog
              unsaved={left()}
              onLeave={() => void leave()}
              onClose={() => setUnsaved(undefined)}
            />
          )}
        </Show>
        <Show when={isForgetting()}>
          <ForgetDialog onClose={() => setForgetting(false)} />
        </Show>
      </main>
    </div>
  );
}
