/** A person's workbooks: open, rename, copy, throw away. */
import { For, type JSX, Show, createSignal } from 'solid-js';
import { mayEdit } from '#model';
import type { WorkbookRow } from '../api.ts';
import { useText } from '../text/text.tsx';
import { createMoments } from './moments.ts';

export function WorkbookTable(props: {
  readonly rows: readonly WorkbookRow[];
  onRename(row: WorkbookRow, title: string): void;
  onCopy(row: WorkbookRow): void;
  onMove(row: WorkbookRow): void;
  onRemove(row: WorkbookRow): void;
}): JSX.Element {
  const { t } = useText();
  const moment = createMoments();
  const [renaming, setRenaming] = createSignal<string>();
  const rename = (row: WorkbookRow, title: string): void => {
    setRenaming(undefined);
    if (title.trim() !== '' && title !== row.title) props.onRename(row, title);
  };
  return (
    <div class="table-place">
      <table class="workbooks">
        <thead>
          <tr>
            <th scope="col">{t('start.columnTitle')}</th>
            <th scope="col">{t('start.columnRole')}</th>
            <th scope="col">{t('start.columnChanged')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('start.columnActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td>
                  <Show
                    when={renaming() === row.id}
                    fallback={
                      <a class="title" href={`/mappe/${encodeURIComponent(row.id)}`}>
                        {row.title}
                      </a>
                    }
                  >
                    <RenameForm title={row.title} onDone={(title) => rename(row, title)} />
                  </Show>
                </td>
                <td>{t(`start.role.${row.role}`)}</td>
                <td>{moment(Date.parse(row.changedAt))}</td>
                <td class="actions">
                  <Show when={mayEdit(row.role)}>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={t('start.renameOf', { title: row.title })}
                      onClick={() => setRenaming(row.id)}
                    >
                      {t('start.rename')}
                    </button>
                  </Show>
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={t('start.copyOf', { title: row.title })}
                    onClick={() => props.onCopy(row)}
                  >
                    {t('start.copy')}
                  </button>
                  <Show when={row.role === 'owner'}>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={t('identity.folders.moveOf', { title: row.title })}
                      onClick={() => props.onMove(row)}
                    >
                      {t('identity.folders.move')}
                    </button>
                  </Show>
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={t(row.role === 'owner' ? 'start.removeOf' : 'pages.start.leaveOf', {
                      title: row.title,
                    })}
                    onClick={() => props.onRemove(row)}
                  >
                    {row.role === 'owner' ? t('start.remove') : t('start.leave')}
                  </button>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function RenameForm(props: { readonly title: string; onDone(title: string): void }): JSX.Element {
  const { t } = useText();
  let input!: HTMLInputElement;
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone(input.value);
      }}
    >
      <input
        ref={(element) => {
          input = element;
          queueMicrotask(() => input.select());
        }}
        class="text-input"
        aria-label={t('start.newName')}
        value={props.title}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onDone(props.title);
        }}
      />
      <button type="submit" class="button">
        {t('start.save')}
      </button>
    </form>
  );
}
