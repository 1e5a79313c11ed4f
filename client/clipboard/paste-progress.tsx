/** How far a large paste has come, and the way out of it. */
import type { JSX } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import type { PasteTask } from './clipboard.ts';
import './paste-progress.css';

export default function PasteProgress(props: { readonly task: PasteTask }): JSX.Element {
  const { t, language } = useText();
  const done = (): string => props.task.done.toLocaleString(language().id);
  const isReading = (): boolean => props.task.at === 'reading';
  return (
    <DialogFrame
      title={t('clipboard.progress.title')}
      class="paste-progress"
      problem={undefined}
      onClose={() => props.task.cancel()}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      {/* The keyboard stands here and not on the button: Enter right behind a paste must not break it off. */}
      <p data-first tabIndex={-1} role="status">
        {isReading()
          ? t('clipboard.progress.reading', { done: done() })
          : t('clipboard.progress.writing', { done: done() })}
      </p>
      <progress
        max={props.task.total}
        value={Math.min(props.task.done, props.task.total)}
        aria-label={t('clipboard.progress.title')}
      />
      <button type="button" class="button" onClick={() => props.task.cancel()}>
        {t('clipboard.progress.cancel')}
      </button>
    </DialogFrame>
  );
}
