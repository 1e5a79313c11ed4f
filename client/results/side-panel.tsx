/** What stands beside the sheets, in tabs: the answer first, then what it rests on. */
import { For, type JSX, Match, Switch } from 'solid-js';
import type { Language } from '#model';
import type { Person } from '../api.ts';
import { type PanelState, type PanelTab, panelTabs } from '../register/panel-state.ts';
import { MarkSection, ReadyMark } from '../register/readiness.tsx';
import { RegisterTab } from '../register/register-tab.tsx';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { ResultTab } from './result-tab.tsx';
import './side-panel.css';

export interface PanelProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly panel: PanelState;
  readonly me: Person | undefined;
  /** Asks the person for a name. */
  onName(): void;
}

export default function SidePanel(props: PanelProps): JSX.Element {
  const { t } = useText();
  const buttons = new Map<PanelTab, HTMLButtonElement>();
  const step = (by: number): void => {
    const next =
      panelTabs[(panelTabs.indexOf(props.panel.tab()) + by + panelTabs.length) % panelTabs.length]!;
    props.panel.openTab(next);
    buttons.get(next)?.focus();
  };
  return (
    <div
      class="side-panel"
      onKeyDown={(event) => {
        // An open list of choices takes the key for itself.
        if (event.key !== 'Escape' || event.target instanceof HTMLSelectElement) return;
        document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
      }}
    >
      <div
        class="panel-tabs"
        role="tablist"
        aria-label={t('register.tabs')}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          if (event.key === 'ArrowLeft') step(-1);
        }}
      >
        <For each={panelTabs}>
          {(tab) => (
            <button
              ref={(button) => buttons.set(tab, button)}
              type="button"
              role="tab"
              id={`panel-tab-${tab}`}
              aria-selected={props.panel.tab() === tab}
              aria-controls="panel-content"
              tabIndex={props.panel.tab() === tab ? 0 : -1}
              onClick={() => props.panel.openTab(tab)}
            >
              {t(`register.tab.${tab}`)}
            </button>
          )}
        </For>
      </div>
      <div id="panel-content" role="tabpanel" aria-labelledby={`panel-tab-${props.panel.tab()}`}>
        <ReadyMark {...props} />
        <Switch>
          <Match when={props.panel.tab() === 'result'}>
            <ResultTab {...props} />
            <MarkSection {...props} />
          </Match>
          <Match when={props.panel.tab() === 'assumptions'}>
            <RegisterTab {...props} />
          </Match>
        </Switch>
      </div>
    </div>
  );
}
