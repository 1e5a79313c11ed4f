import { type JSX, Show } from 'solid-js';
import { type ApiProblem, textOfProblem } from '../api.ts';
import { useText } from '../text/text.tsx';

/** What went wrong, in a sentence that a screen reader says at once; nothing while nothing is wrong. */
export function ProblemNote(props: { readonly text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      <p class="callout bad" role="alert">
        {props.text}
      </p>
    </Show>
  );
}

/** The same for what the server has refused, or did not answer. */
export function RefusalNote(props: { readonly problem: ApiProblem | undefined }): JSX.Element {
  const { t } = useText();
  return <ProblemNote text={props.problem && t(textOfProblem(props.problem))} />;
}
