/** Asks once before everything becomes as it was, and does it as one edit. */
import { type JSX, createSignal } from 'solid-js';
import * as Y from 'yjs';
import { newDocument, restoreVersion } from '#model';
import type { ApiProblem } from '../api.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import { type VersionRow, fetchVersionState } from './history-api.ts';
import type { HistoryProps } from './history-tab.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';

export default function RestoreDialog(
  props: HistoryProps & {
    readonly version: VersionRow;
    readonly name: string;
    readonly time: string;
    onClose(): void;
  },
): JSX.Element {
  const { t, language } = useText();
  const { session, desk } = props;
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [refusal, setRefusal] = createSignal('');
  const [isBusy, setBusy] = createSignal(false);
  const accept = async (): Promise<void> => {
    setBusy(true);
    const state = await fetchVersionState(session.id, props.version.number);
    setBusy(false);
    if (!state.ok) {
      setProblem(state.error);
      return;
    }
    const version = newDocument();
    try {
      Y.applyUpdate(version, state.value);
      desk.commitDraft();
      const restored = restoreVersion(session.editor, version);
      if (!restored.ok) {
        const { error } = restored;
        setRefusal(
          error.kind === 'locked'
            ? t('history.restore.locked')
            : textOfRefusal(error, { t, language: language().id }, ''),
        );
        return;
      }
      const [same, time] = [restored.value === 0, props.time];
      desk.say(() => (same ? t('history.restore.same') : t('history.restore.isDone', { time })));
      props.onClose();
    } catch {
      setRefusal(t('history.restore.failed'));
    } finally {
      version.destroy();
    }
  };
  return (
    <DialogFrame
      title={t('history.restore.title', { version: props.name })}
      description={t('history.restore.text', { time: props.time })}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <p>{t('history.restore.undo')}</p>
      <ProblemNote text={refusal()} />
      <div class="row-of-buttons dialog-foot">
        <button type="button" class="button primary" disabled={isBusy()} onClick={() => void accept()}>
          {t('history.restore.accept')}
        </button>
        <button type="button" class="button" data-first onClick={() => props.onClose()}>
          {t('history.restore.leave')}
        </button>
      </div>
    </DialogFrame>
  );
}
