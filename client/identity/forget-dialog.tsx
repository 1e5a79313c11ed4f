/** Asks what is to happen to the workbooks that only this person owns, and then forgets the person. */
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import type { ApiProblem } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import { type Heir, type LeavingMe, fetchDeparture, forgetMe } from './identity-api.ts';
import { forgetAndGo } from './signed-out.ts';

/** An heir as the value of a choice: "person:<id>". */
function heirOf(value: string): Heir | undefined {
  if (value === 'nobody') return { to: 'nobody' };
  const [to, id] = value.split(':');
  return (to === 'person' || to === 'organisation') && id ? { to, id } : undefined;
}

export default function ForgetDialog(props: { onClose(): void }): JSX.Element {
  const { t } = useText();
  const [leaving, setLeaving] = createSignal<LeavingMe>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [isSure, setSure] = createSignal(false);
  const living = (): LeavingMe['workbooks'] =>
    leaving()?.workbooks.filter(({ isDeleted }) => !isDeleted) ?? [];
  onMount(async () => {
    const answer = await fetchDeparture();
    if (!answer.ok) setProblem(answer.error);
    else if (answer.value.isNeeded) setProblem('lastAdministrator');
    else setLeaving(answer.value);
  });
  const forget = async (form: HTMLFormElement): Promise<void> => {
    setProblem(undefined);
    const values = new FormData(form);
    const heirs: Record<string, Heir> = {};
    for (const { id } of living()) {
      const heir = heirOf(String(values.get(id)));
      if (heir) heirs[id] = heir;
    }
    const answer = await forgetMe(heirs);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    // What this browser keeps of the person goes, too.
    await forgetAndGo('/privatliv');
  };
  return (
    <DialogFrame
      title={t('identity.account.removeTitle')}
      description={t('identity.account.removeText')}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <Show when={leaving()}>
        {(now) => (
          <form
            class="forget"
            onSubmit={(event) => {
              event.preventDefault();
              void forget(event.currentTarget);
            }}
          >
            <h3>
              {t(living().length > 0 ? 'identity.account.removeWorkbooks' : 'identity.account.removeNone')}
            </h3>
            <For each={living()}>
              {(workbook) => (
                <label class="field">
                  <span>{workbook.title}</span>
                  <select class="text-input" name={workbook.id} required>
                    <option value="">{t('identity.account.choose')}</option>
                    <For each={now().organisations}>
                      {({ id, name }) => (
                        <option value={`organisation:${id}`}>{t('identity.account.toHeir', { name })}</option>
                      )}
                    </For>
                    <For each={workbook.heirs}>
                      {({ id, name }) => (
                        <option value={`person:${id}`}>{t('identity.account.toHeir', { name })}</option>
                      )}
                    </For>
                    <option value="nobody">{t('identity.account.toTrash')}</option>
                  </select>
                </label>
              )}
            </For>
            <label class="tick">
              <input
                type="checkbox"
                checked={isSure()}
                onChange={(event) => setSure(event.currentTarget.checked)}
              />
              {t('identity.account.sure')}
            </label>
            <button type="submit" class="button danger" disabled={!isSure()}>
              {t('identity.account.removeNow')}
            </button>
          </form>
        )}
      </Show>
    </DialogFrame>
  );
}
