/** The folders over the list of workbooks: choose one, make one, rename or remove the one that is chosen. */
import { For, type JSX, Show, createSignal } from 'solid-js';
import type { ApiProblem } from '../api.ts';
import { useText } from '../text/text.tsx';
import { type Folder, type Me, createFolder, removeFolder, renameFolder } from './identity-api.ts';
import './folder-bar.css';

export function FolderBar(props: {
  readonly folders: readonly Folder[];
  readonly organisations: Me['organisations'];
  readonly chosen: string | undefined;
  onChoose(folder: string | undefined): void;
  onChanged(): void;
  onProblem(problem: ApiProblem): void;
}): JSX.Element {
  const { t } = useText();
  const [form, setForm] = createSignal<'new' | 'rename'>();
  const current = (): Folder | undefined => props.folders.find(({ id }) => id === props.chosen);
  const ownerOf = (folder: Folder): string | undefined =>
    props.organisations.find(({ id }) => id === folder.organisation)?.name;
  const finish = (
    answer: { readonly ok: true } | { readonly ok: false; readonly error: ApiProblem },
  ): void => {
    setForm(undefined);
    if (answer.ok) props.onChanged();
    else props.onProblem(answer.error);
  };
  const submit = async (element: HTMLFormElement): Promise<void> => {
    const values = new FormData(element);
    const name = String(values.get('name'));
    const now = current();
    if (form() === 'rename' && now) finish(await renameFolder(now.id, name));
    else finish(await createFolder(name, String(values.get('organisation') ?? '') || null));
  };
  const remove = async (folder: Folder): Promise<void> => {
    props.onChoose(undefined);
    finish(await removeFolder(folder.id));
  };
  return (
    <div class="folder-bar">
      <div role="group" aria-label={t('identity.folders.label')} class="folders">
        <Show when={props.folders.length > 0}>
          <button
            type="button"
            class="button"
            aria-pressed={props.chosen === undefined}
            onClick={() => props.onChoose(undefined)}
          >
            {t('identity.folders.all')}
          </button>
          <For each={props.folders}>
            {(folder) => (
              <button
                type="button"
                class="button"
                aria-pressed={props.chosen === folder.id}
                onClick={() => props.onChoose(folder.id)}
              >
                {folder.name}
                <Show when={ownerOf(folder)}>{(name) => <span class="of">{name()}</span>}</Show>
              </button>
            )}
          </For>
        </Show>
        <button type="button" class="button quiet" onClick={() => setForm('new')}>
          {t('identity.folders.new')}
        </button>
        <Show when={current()}>
          {(folder) => (
            <>
              <button type="button" class="button quiet" onClick={() => setForm('rename')}>
                {t('identity.folders.rename')}
              </button>
              <button type="button" class="button quiet" onClick={() => void remove(folder())}>
                {t('identity.folders.remove')}
              </button>
            </>
          )}
        </Show>
      </div>
      <Show when={form()} keyed>
        {(what) => (
          <form
            class="folder-form"
            onSubmit={(event) => {
              event.preventDefault();
              void submit(event.currentTarget);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setForm(undefined);
            }}
          >
            <label class="field">
              <span>{t('identity.folders.name')}</span>
              <input
                ref={(element) => queueMicrotask(() => element.focus())}
                class="text-input"
                name="name"
                required
                maxLength={100}
                value={what === 'rename' ? (current()?.name ?? '') : ''}
              />
            </label>
            <Show when={what === 'new' && props.organisations.length > 0}>
              <label class="field">
                <span>{t('identity.folders.belongs')}</span>
                <select class="text-input" name="organisation">
                  <option value="">{t('identity.folders.mine')}</option>
                  <For each={props.organisations}>{({ id, name }) => <option value={id}>{name}</option>}</For>
                </select>
              </label>
            </Show>
            <button type="submit" class="button">
              {t(what === 'new' ? 'identity.folders.create' : 'start.save')}
            </button>
          </form>
        )}
      </Show>
    </div>
  );
}
