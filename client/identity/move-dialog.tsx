/** Asks where a workbook is to lie, and with that whose it is. */
import { For, type JSX, createSignal } from 'solid-js';
import type { ApiProblem, WorkbookRow } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import { type Folder, type Me, placeWorkbook } from './identity-api.ts';

export default function MoveDialog(props: {
  readonly row: WorkbookRow;
  readonly folders: readonly Folder[];
  readonly organisations: Me['organisations'];
  onMoved(): void;
  onClose(): void;
}): JSX.Element {
  const { t } = useText();
  const [problem, setProblem] = createSignal<ApiProblem>();
  /** "<organisation>/<folder>", either empty */
  const valueOf = (organisation = '', folder = ''): string => `${organisation}/${folder}`;
  const nameOf = (folder: Folder): string => {
    const owner = props.organisations.find(({ id }) => id === folder.organisation);
    return owner ? `${owner.name} · ${folder.name}` : folder.name;
  };
  const move = async (form: HTMLFormElement): Promise<void> => {
    const [organisation, folder] = String(new FormData(form).get('place')).split('/');
    const answer = await placeWorkbook(props.row.id, {
      organisation: organisation || null,
      folder: folder || null,
    });
    if (answer.ok) props.onMoved();
    else setProblem(answer.error);
  };
  return (
    <DialogFrame
      title={t('identity.folders.moveTitle', { title: props.row.title })}
      {...(props.organisations.length > 0 && { description: t('identity.folders.moveText') })}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void move(event.currentTarget);
        }}
      >
        <label class="field">
          <span>{t('identity.folders.place')}</span>
          <select class="text-input" name="place" value={valueOf(props.row.organisation, props.row.folder)}>
            <option value={valueOf()}>{t('identity.folders.mineNone')}</option>
            <For each={props.organisations}>
              {({ id, name }) => (
                <option value={valueOf(id)}>{t('identity.folders.ofNone', { name })}</option>
              )}
            </For>
            <For each={props.folders}>
              {(folder) => (
                <option value={valueOf(folder.organisation ?? '', folder.id)}>{nameOf(folder)}</option>
              )}
            </For>
          </select>
        </label>
        <button type="submit" class="button primary">
          {t('identity.folders.save')}
        </button>
      </form>
    </DialogFrame>
  );
}
