/** The versions of a workbook: save one under a name, compare, restore. */
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import { whenSaved } from '../collaborate/when-saved.ts';
import { textOfMoment } from '../collaborate/receipt-text.ts';
import { useText } from '../text/text.tsx';
import { type VersionRow, fetchVersions, nameVersion, saveVersion } from './history-api.ts';
import type { HistoryProps } from './history-tab.tsx';
import { Fetched } from './fetched.tsx';
import { part } from '../parts/part.ts';

const DifferenceDialog = part(() => import('./difference-dialog.tsx'));
const RestoreDialog = part(() => import('./restore-dialog.tsx'));

export function VersionList(props: HistoryProps): JSX.Element {
  const { t, language } = useText();
  const { session, desk } = props;
  const [versions, setVersions] = createSignal<readonly VersionRow[]>();
  const [hasFailed, setFailed] = createSignal(false);
  const [naming, setNaming] = createSignal<number>();
  const [open, setOpen] = createSignal<{
    readonly what: 'difference' | 'restore';
    readonly version: VersionRow;
  }>();
  const [isSaving, setSaving] = createSignal(false);

  const load = async (): Promise<void> => {
    const answer = await fetchVersions(session.id);
    setFailed(!answer.ok);
    if (answer.ok) setVersions(answer.value);
  };
  onMount(() => void load());

  const save = async (name: string): Promise<boolean> => {
    desk.commitDraft();
    setSaving(true);
    const isSaved = await whenSaved(session.connection);
    const answer = isSaved ? await saveVersion(session.id, name) : undefined;
    setSaving(false);
    setFailed(!answer?.ok);
    if (!answer?.ok) return false;
    desk.say(() => t('history.version.saved', { name }));
    await load();
    return true;
  };
  const giveName = async (number: number, name: string): Promise<void> => {
    setNaming(undefined);
    const answer = await nameVersion(session.id, number, name);
    setFailed(!answer.ok);
    await load();
  };
  const nameOf = (version: VersionRow): string =>
    version.name ?? t('history.version.number', { number: version.number });
  const timeOf = (version: VersionRow): string =>
    textOfMoment(Date.parse(version.at), { t, language: language(), now: new Date() });
  const peopleOf = (version: VersionRow): string =>
    version.people.map(({ name }) => name || t('history.someone')).join(', ');
  const countOf = ({ changes }: VersionRow): string =>
    changes === 0
      ? t('history.version.noChanges')
      : changes === 1
        ? t('history.version.change1')
        : t('history.version.changes', { count: changes });

  return (
    <>
      <p class="history-about">{t('history.version.about')}</p>
      <Show when={desk.mayEdit()}>
        <NameForm
          label={t('history.version.name')}
          placeholder={t('history.version.nameHelp')}
          button={t('history.version.save')}
          isBusy={isSaving()}
          onName={save}
        />
      </Show>
      <Fetched
        hasFailed={hasFailed()}
        isHere={versions() !== undefined}
        empty={versions()?.length === 0 ? t('history.version.none') : undefined}
        onRetry={() => void load()}
      >
        <ol class="versions">
          <For each={versions()}>
            {(version) => (
              <li classList={{ named: version.name !== null }}>
                <h2>{nameOf(version)}</h2>
                <p class="soft">
                  <Show when={version.name !== null} fallback={t('history.version.automatic')}>
                    {version.by?.name || t('history.someone')}
                  </Show>
                  , {timeOf(version)}
                </p>
                <p class="soft">
                  {countOf(version)}
                  <Show when={version.people.length > 0}> · {peopleOf(version)}</Show>
                </p>
                <div class="row-of-buttons">
                  <button
                    type="button"
                    class="button"
                    aria-label={t('history.version.compareLong', { version: nameOf(version) })}
                    onClick={() => setOpen({ what: 'difference', version })}
                  >
                    {t('history.version.compare')}
                  </button>
                  <Show when={desk.mayEdit()}>
                    <button
                      type="button"
                      class="button"
                      aria-label={t('history.version.restoreLong', { version: nameOf(version) })}
                      onClick={() => setOpen({ what: 'restore', version })}
                    >
                      {t('history.version.restore')}
                    </button>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={t('history.version.giveNameLong', { version: nameOf(version) })}
                      aria-expanded={naming() === version.number}
                      onClick={() => setNaming(naming() === version.number ? undefined : version.number)}
                    >
                      {t('history.version.giveName')}
                    </button>
                  </Show>
                </div>
                <Show when={naming() === version.number}>
                  <NameForm
                    label={t('history.version.naming')}
                    placeholder={t('history.version.nameHelp')}
                    button={t('history.version.keep')}
                    value={version.name ?? ''}
                    isBusy={false}
                    takesFocus
                    onName={async (name) => {
                      await giveName(version.number, name);
                      return true;
                    }}
                  />
                </Show>
              </li>
            )}
          </For>
        </ol>
        <p class="history-about">{t('history.version.kept')}</p>
      </Fetched>
      <Show when={open()?.what === 'difference' && open()}>
        {(shown) => (
          <DifferenceDialog
            {...props}
            version={shown().version}
            versions={versions() ?? []}
            nameOf={nameOf}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
      <Show when={open()?.what === 'restore' && open()}>
        {(shown) => (
          <RestoreDialog
            {...props}
            version={shown().version}
            name={nameOf(shown().version)}
            time={timeOf(shown().version)}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </>
  );
}

function NameForm(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly button: string;
  readonly value?: string;
  readonly isBusy: boolean;
  readonly takesFocus?: boolean;
  /** true when the name was taken, and the field may be emptied */
  onName(name: string): Promise<boolean>;
}): JSX.Element {
  let field!: HTMLInputElement;
  onMount(() => {
    if (props.takesFocus) field.focus();
  });
  return (
    <form
      class="version-name"
      onSubmit={(event) => {
        event.preventDefault();
        const name = field.value.trim();
        if (name === '' || props.isBusy) return;
        void props.onName(name).then((isTaken) => {
          if (isTaken) field.value = '';
        });
      }}
    >
      <label>
        <span class="visually-hidden">{props.label}</span>
        <input
          ref={(input) => (field = input)}
          class="text-input"
          maxLength={100}
          autocomplete="off"
          value={props.value ?? ''}
          placeholder={props.placeholder}
        />
      </label>
      <button type="submit" class="button" disabled={props.isBusy}>
        {props.button}
      </button>
    </form>
  );
}
