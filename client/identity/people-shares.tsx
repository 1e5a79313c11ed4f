/** With whom a workbook is shared by name: people and organisations, and what each may do. */
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import { type AccessRole, accessRoles } from '#model';
import type { ApiProblem } from '../api.ts';
import { useText } from '../text/text.tsx';
import { type Right, type Shared, fetchSharing, shareWith } from './identity-api.ts';
import { dayOf, endOfDay } from './last-day.ts';

type Kind = 'people' | 'organisations';

export function PeopleShares(props: {
  readonly id: string;
  onProblem(problem: ApiProblem | undefined): void;
  onSaid(text: string): void;
}): JSX.Element {
  const { t } = useText();
  const [shared, setShared] = createSignal<Shared>();
  const [chosen, setChosen] = createSignal('');
  const [role, setRole] = createSignal<AccessRole>('editor');
  const [lastDay, setLastDay] = createSignal('');
  const load = async (): Promise<void> => {
    const answer = await fetchSharing(props.id);
    if (answer.ok) setShared(answer.value);
    else props.onProblem(answer.error);
  };
  onMount(() => void load());
  const change = async (kind: Kind, id: string, next: Right | undefined): Promise<void> => {
    props.onProblem(undefined);
    const answer = await shareWith(props.id, { kind, id }, next);
    if (answer.ok) props.onSaid(t('identity.share.changed'));
    else props.onProblem(answer.error);
    await load();
  };
  const add = (): void => {
    const [kind, id] = chosen().split(':');
    if ((kind !== 'people' && kind !== 'organisations') || id === undefined) return;
    const given = kind === 'organisations' && role() === 'owner' ? 'editor' : role();
    void change(kind, id, { role: given, endsAt: given === 'owner' ? null : endOfDay(lastDay()) });
    setChosen('');
    setLastDay('');
  };
  const rolesOf = (kind: Kind): readonly AccessRole[] =>
    accessRoles.filter((one) => kind === 'people' || one !== 'owner').toReversed();
  const line = (
    kind: Kind,
    one: {
      readonly id: string;
      readonly name: string | null;
      readonly role: AccessRole;
      readonly endsAt: string | null;
    },
  ): JSX.Element => {
    const name = (): string => one.name ?? t('identity.share.noName');
    const hasEnded = (): boolean => one.endsAt !== null && Date.parse(one.endsAt) <= Date.now();
    return (
      <li>
        <span>
          {name()}
          <Show when={hasEnded()}>
            <span class="soft"> · {t('identity.share.ended')}</span>
          </Show>
        </span>
        <span class="share-right">
          <Show when={one.role !== 'owner'}>
            <label class="share-until">
              <span>{t('identity.share.lastDay')}</span>
              <input
                class="text-input"
                type="date"
                aria-label={t('identity.share.lastDayOf', { name: name() })}
                min={dayOf(new Date())}
                value={one.endsAt === null ? '' : dayOf(new Date(one.endsAt))}
                onChange={(event) => {
                  const { value, validity } = event.currentTarget;
                  if (validity.valid) void change(kind, one.id, { role: one.role, endsAt: endOfDay(value) });
                }}
              />
            </label>
          </Show>
          <select
            class="text-input"
            aria-label={t('identity.share.roleOf', { name: name() })}
            value={one.role}
            disabled={hasEnded()}
            onChange={(event) => {
              const next = event.currentTarget.value as AccessRole;
              void change(kind, one.id, { role: next, endsAt: next === 'owner' ? null : one.endsAt });
            }}
          >
            <For each={rolesOf(kind)}>
              {(each) => <option value={each}>{t(`start.role.${each}`)}</option>}
            </For>
          </select>
          <button
            type="button"
            class="button"
            aria-label={t('identity.share.removeOf', { name: name() })}
            onClick={() => void change(kind, one.id, undefined)}
          >
            {t('identity.share.remove')}
          </button>
        </span>
      </li>
    );
  };
  return (
    <Show when={shared()}>
      {(now) => (
        <>
          <h3>{t('identity.share.people')}</h3>
          <Show when={now().owner}>
            {(owner) => <p class="soft">{t('identity.share.owner', { name: owner().name })}</p>}
          </Show>
          <ul class="share-links">
            <For each={now().people}>{(one) => line('people', one)}</For>
            <For each={now().organisations}>{(one) => line('organisations', one)}</For>
          </ul>
          <Show when={now().acquaintances.length + now().others.length > 0}>
            <form
              class="share-new"
              onSubmit={(event) => {
                event.preventDefault();
                add();
              }}
            >
              <label class="field grows">
                <span>{t('identity.share.add')}</span>
                <select
                  class="text-input"
                  value={chosen()}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                >
                  <option value="">{t('identity.share.addChoose')}</option>
                  <Show when={now().acquaintances.length > 0}>
                    <optgroup label={t('identity.share.groupPeople')}>
                      <For each={now().acquaintances}>
                        {({ id, name }) => <option value={`people:${id}`}>{name}</option>}
                      </For>
                    </optgroup>
                  </Show>
                  <Show when={now().others.length > 0}>
                    <optgroup label={t('identity.share.groupOrganisations')}>
                      <For each={now().others}>
                        {({ id, name }) => <option value={`organisations:${id}`}>{name}</option>}
                      </For>
                    </optgroup>
                  </Show>
                </select>
              </label>
              <label class="field">
                <span>{t('identity.share.may')}</span>
                <select
                  class="text-input"
                  value={role()}
                  onChange={(event) => setRole(event.currentTarget.value as AccessRole)}
                >
                  <For each={rolesOf(chosen().startsWith('organisations') ? 'organisations' : 'people')}>
                    {(each) => <option value={each}>{t(`start.role.${each}`)}</option>}
                  </For>
                </select>
              </label>
              <Show when={role() !== 'owner' || chosen().startsWith('organisations')}>
                <label class="field">
                  <span>{t('identity.share.rightUntil')}</span>
                  <input
                    class="text-input"
                    type="date"
                    min={dayOf(new Date())}
                    value={lastDay()}
                    onInput={(event) => setLastDay(event.currentTarget.value)}
                  />
                </label>
              </Show>
              <button type="submit" class="button" disabled={chosen() === ''}>
                {t('identity.share.share')}
              </button>
            </form>
          </Show>
        </>
      )}
    </Show>
  );
}
