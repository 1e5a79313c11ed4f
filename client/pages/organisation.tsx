/** An organisation: its members and their roles, how people come in, and the sign-in that it has of its own. */
import { For, type JSX, Show, createEffect, createSignal, onMount } from 'solid-js';
import { type ApiProblem } from '../api.ts';
import { createMoments } from '../begin/moments.ts';
import {
  type MemberRole,
  type OrganisationDetails,
  fetchOrganisation,
  invite,
  removeMember,
  resetMember,
  setCprRule,
  setMember,
} from '../identity/identity-api.ts';
import { CprChoice } from '../identity/cpr-choice.tsx';
import { OwnLink } from '../identity/own-link.tsx';
import { leaveWhenSignedOut } from '../identity/signed-out.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useText } from '../text/text.tsx';
import { RefusalNote } from '../parts/problem-note.tsx';
import '../identity/identity.css';
import { useParams } from '../parts/ways.tsx';

export default function OrganisationPage(): JSX.Element {
  const { t } = useText();
  const params = useParams();
  const moment = createMoments();
  const [organisation, setOrganisation] = createSignal<OrganisationDetails>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [made, setMade] = createSignal<{ readonly token: string; readonly text: string }>();
  const [role, setRole] = createSignal<MemberRole>('member');

  const load = async (): Promise<void> => {
    const answer = await fetchOrganisation(params.id);
    if (answer.ok) setOrganisation(answer.value);
    else setProblem(answer.error);
  };
  createEffect(() => {
    document.title = `${organisation()?.name ?? t('identity.organisation.title')} – ${t('app.name')}`;
  });
  leaveWhenSignedOut();
  onMount(() => void load());
  /** Does something and shows how the organisation is afterwards, also when it was refused. */
  const change = async (
    call: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: ApiProblem }>,
  ): Promise<void> => {
    setProblem(undefined);
    setMade(undefined);
    const answer = await call;
    await load();
    if (!answer.ok) setProblem(answer.error);
  };
  const makeLink = async (call: ReturnType<typeof invite>, text: string): Promise<void> => {
    setProblem(undefined);
    const answer = await call;
    if (answer.ok) setMade({ token: answer.value.token, text });
    else setProblem(answer.error);
  };
  return (
    <div>
      <PageHead>
        <a href="/">{t('app.backToStart')}</a>
        <a href="/konto">{t('identity.account.title')}</a>
      </PageHead>
      <main class="identity">
        <h1>{organisation()?.name ?? t('identity.organisation.title')}</h1>
        <RefusalNote problem={problem()} />
        <Show when={organisation()}>
          {(now) => (
            <>
              <section aria-labelledby="members-heading">
                <h2 id="members-heading">{t('identity.organisation.members')}</h2>
                <p class="soft">{t('identity.organisation.administratorsMay')}</p>
                <table class="members">
                  <thead>
                    <tr>
                      <th scope="col">{t('identity.organisation.name')}</th>
                      <th scope="col">{t('identity.organisation.role')}</th>
                      <th scope="col">{t('identity.organisation.since')}</th>
                      <Show when={now().mayChange}>
                        <th scope="col">
                          <span class="visually-hidden">{t('start.columnActions')}</span>
                        </th>
                      </Show>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={now().members}>
                      {(member) => {
                        const name = (): string => member.name ?? t('identity.organisation.noName');
                        return (
                          <tr>
                            <td>{name()}</td>
                            <td>
                              <Show
                                when={now().mayChange}
                                fallback={t(`identity.organisation.${member.role}`)}
                              >
                                <select
                                  class="text-input"
                                  aria-label={t('identity.organisation.roleOf', { name: name() })}
                                  value={member.role}
                                  onChange={(event) =>
                                    void change(
                                      setMember(
                                        now().id,
                                        member.person,
                                        event.currentTarget.value as MemberRole,
                                      ),
                                    )
                                  }
                                >
                                  <option value="member">{t('identity.organisation.member')}</option>
                                  <option value="administrator">
                                    {t('identity.organisation.administrator')}
                                  </option>
                                </select>
                              </Show>
                            </td>
                            <td>{moment(Date.parse(member.since))}</td>
                            <Show when={now().mayChange}>
                              <td>
                                <div class="actions">
                                  <Show when={member.hasAccount}>
                                    <button
                                      type="button"
                                      class="button"
                                      aria-label={t('identity.organisation.resetOf', { name: name() })}
                                      onClick={() =>
                                        void makeLink(
                                          resetMember(now().id, member.person),
                                          t('identity.organisation.resetMade', { name: name() }),
                                        )
                                      }
                                    >
                                      {t('identity.organisation.reset')}
                                    </button>
                                  </Show>
                                  <button
                                    type="button"
                                    class="button danger"
                                    aria-label={t('identity.organisation.removeOf', { name: name() })}
                                    onClick={() => void change(removeMember(now().id, member.person))}
                                  >
                                    {t('identity.organisation.remove')}
                                  </button>
                                </div>
                              </td>
                            </Show>
                          </tr>
                        );
                      }}
                    </For>
                  </tbody>
                </table>
                <Show when={made()}>
                  {(link) => <OwnLink path={`/velkommen#${link().token}`} text={link().text} />}
                </Show>
              </section>
              <Show when={now().mayChange}>
                <section aria-labelledby="invite-heading">
                  <h2 id="invite-heading">{t('identity.organisation.invite')}</h2>
                  <p class="soft">{t('identity.organisation.inviteText')}</p>
                  <form
                    class="line"
                    onSubmit={(event) => {
                      event.preventDefault();
                      void makeLink(invite(now().id, role()), t('identity.organisation.inviteMade'));
                    }}
                  >
                    <label class="field">
                      <span>{t('identity.organisation.inviteRole')}</span>
                      <select
                        class="text-input"
                        value={role()}
                        onChange={(event) => setRole(event.currentTarget.value as MemberRole)}
                      >
                        <option value="member">{t('identity.organisation.member')}</option>
                        <option value="administrator">{t('identity.organisation.administrator')}</option>
                      </select>
                    </label>
                    <button type="submit" class="button primary">
                      {t('identity.organisation.inviteMake')}
                    </button>
                  </form>
                </section>
              </Show>
              <CprChoice
                cpr={now().cpr}
                mayChange={now().mayChange}
                onChoose={(rule) => void change(setCprRule(now().id, rule))}
              />
              <section aria-labelledby="issuer-heading">
                <h2 id="issuer-heading">{t('identity.organisation.issuer')}</h2>
                <p>
                  {now().issuer === null
                    ? t('identity.organisation.issuerNone')
                    : t('identity.organisation.issuerText', { issuer: now().issuer! })}
                </p>
              </section>
            </>
          )}
        </Show>
      </main>
    </div>
  );
}
