import { type JSX, Match, Switch } from 'solid-js';
import { useText } from '../text/text.tsx';

/** A list that is fetched: that it is on its way, that it could not be had and how to try again, that it is empty, or it. */
export function Fetched(props: {
  readonly hasFailed: boolean;
  readonly isHere: boolean;
  /** what to say of an empty one; undefined when it is not */
  readonly empty: string | undefined;
  readonly onRetry: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  const { t } = useText();
  return (
    <Switch fallback={props.children}>
      <Match when={props.hasFailed}>
        <p class="callout bad" role="alert">
          {t('history.problem')}{' '}
          <button type="button" class="button" onClick={() => props.onRetry()}>
            {t('history.retry')}
          </button>
        </p>
      </Match>
      <Match when={!props.isHere}>
        <p class="panel-wait" role="status">
          {t('history.loading')}
        </p>
      </Match>
      <Match when={props.empty}>
        <p class="panel-wait">{props.empty}</p>
      </Match>
    </Switch>
  );
}
