/** Asked before one is signed out while edits stand on this computer alone: they would go with the copies. */
import { For, type JSX, createSignal, onMount } from 'solid-js';
import { fetchWorkbooks } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';

export default function SignOutDialog(props: {
  /** how many edits of which workbooks */
  readonly unsaved: ReadonlyMap<string, number>;
  onLeave(): void;
  onClose(): void;
}): JSX.Element {
  const { t } = useText();
  const [titles, setTitles] = createSignal<ReadonlyMap<string, string>>(new Map());
  onMount(async () => {
    const answer = await fetchWorkbooks();
    if (answer.ok) setTitles(new Map(answer.value.map(({ id, title }) => [id, title])));
  });
  const edits = (count: number): string =>
    count === 1 ? t('identity.signOut.oneEdit') : t('identity.signOut.edits', { count });
  return (
    <DialogFrame
      title={t('identity.signOut.title')}
      description={t('identity.signOut.text')}
      problem={undefined}
      onClose={() => props.onClose()}
    >
      <ul class="unsaved-workbooks">
        <For each={[...props.unsaved]}>
          {([id, count]) => (
            <li>
              <a href={`/mappe/${encodeURIComponent(id)}`}>
                {titles().get(id) ?? t('identity.signOut.noTitle')}
              </a>{' '}
              <span class="soft">{edits(count)}</span>
            </li>
          )}
        </For>
      </ul>
      <p>{t('identity.signOut.help')}</p>
      <div class="sign-out-actions">
        <button type="button" class="button" onClick={() => props.onClose()}>
          {t('identity.signOut.stay')}
        </button>
        <button type="button" class="button danger" onClick={() => props.onLeave()}>
          {t('identity.signOut.leave')}
        </button>
      </div>
    </DialogFrame>
  );
}
