/** The question about personal numbers, and its two answers. */
import { For, type JSX, Show } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import type { CprQuestion } from './cpr-question.ts';
import './cpr-dialog.css';

/** Most numbers that are shown. */
const maxShown = 5;

export default function CprDialog(props: { readonly question: CprQuestion }): JSX.Element {
  const { t } = useText();
  const count = (): number => props.question.numbers.length;
  const isOne = (): boolean => count() === 1;
  return (
    <DialogFrame
      title={isOne() ? t('clipboard.cpr.titleOne') : t('clipboard.cpr.titleMany', { count: count() })}
      description={t('clipboard.cpr.help')}
      class="cpr-dialog"
      problem={undefined}
      onClose={() => props.question.answer(undefined)}
      returnTo={() => props.question.returnTo}
    >
      <ul class="cpr-numbers">
        <For each={props.question.numbers.slice(0, maxShown)}>{(number) => <li>{number}</li>}</For>
        <Show when={count() > maxShown}>
          <li class="more">{t('clipboard.cpr.more', { count: count() - maxShown })}</li>
        </Show>
      </ul>
      <p class="cpr-help">{isOne() ? t('clipboard.cpr.removeHelpOne') : t('clipboard.cpr.removeHelpMany')}</p>
      <div class="row-of-buttons dialog-foot">
        <button
          data-first
          type="button"
          class="button primary"
          onClick={() => props.question.answer('remove')}
        >
          {t('clipboard.cpr.remove')}
        </button>
        <button type="button" class="button" onClick={() => props.question.answer('keep')}>
          {isOne() ? t('clipboard.cpr.keepOne') : t('clipboard.cpr.keepMany')}
        </button>
      </div>
    </DialogFrame>
  );
}
