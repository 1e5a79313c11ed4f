/** From a figure to the assumptions that it comes from. */
import type { JSX } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { PanelState } from './panel-state.ts';
import './register.css';

export function Behind(props: {
  readonly panel: PanelState;
  /** the result's key */
  readonly result: string;
  /** what the figure is called */
  readonly label: string;
}): JSX.Element {
  const { t } = useText();
  return (
    <button
      type="button"
      class="behind"
      aria-label={t('register.behindOf', { label: props.label })}
      title={t('register.behind')}
      onClick={() => props.panel.list({ kind: 'behind', result: props.result, label: props.label })}
    >
      {t('register.behindShort')}
    </button>
  );
}
