/** Says quietly, beside a cell's content, that its value is an assumption, and leads to what is known of it. */
import Scale from 'lucide-solid/icons/scale';
import { type JSX, Show, createMemo } from 'solid-js';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { PanelState } from './panel-state.ts';
import { lineAt, linesOf } from './register-view.ts';
import './register.css';

export function AssumptionMark(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly panel: PanelState;
}): JSX.Element {
  const { t } = useText();
  const lines = createMemo(() => linesOf(props.session));
  const line = createMemo(() => {
    const at = props.desk.activeCell();
    return at && lineAt(lines(), at);
  });
  return (
    <Show when={line()}>
      {(now) => (
        <button
          type="button"
          class="assumption-mark"
          title={t('register.markTitle')}
          onClick={() => props.panel.show(now().assumption.id)}
        >
          <Scale size={15} aria-hidden="true" />
          <span>{t('register.markText')}</span>
          <Show when={now().lacks.length > 0}>
            <span class="lacking">{t('register.markLacks', { count: now().lacks.length })}</span>
          </Show>
        </button>
      )}
    </Show>
  );
}
