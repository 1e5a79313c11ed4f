/** Stands around all pages: guards what is typed, and shows the question where there is one. */
import { type JSX, Show, onCleanup, onMount } from 'solid-js';
import { cprQuestion } from './cpr-question.ts';
import { guardTyping } from './guard-typing.ts';
import { part } from '../parts/part.ts';

const CprDialog = part(() => import('./cpr-dialog.tsx'));

export function CprGuard(): JSX.Element {
  onMount(() => {
    const guard = guardTyping();
    onCleanup(() => guard.close());
  });
  return (
    <Show when={cprQuestion()} keyed>
      {(question) => <CprDialog question={question} />}
    </Show>
  );
}
