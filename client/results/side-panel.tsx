/** What stands beside the sheets, in tabs: the answer first, then what it rests on. */
import { For, type JSX, Match, Show, Switch, createMemo } from 'solid-js';
import { type AccessRole, type Language, assumptionsOf, resultKeys } from '#model';
import type { Person } from '../api.ts';
import { CommentList } from '../comments/comment-list.tsx';
import type { Comments } from '../comments/comments.ts';
import { type PanelState, type PanelTab, panelTabs } from '../register/panel-state.ts';
import { MarkSection, ReadyMark } from '../register/readiness.tsx';
import { RegisterTab } from '../register/register-tab.tsx';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { ResultTab } from './result-tab.tsx';
import { part } from '../parts/part.ts';
import './side-panel.css';

const HistoryTab = part(() => import('../history/history-tab.tsx'), HistoryWait);

export interface PanelProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly panel: PanelState;
  readonly me: Person | undefined;
  /** Asks the person for a name. */
  onName(): void;
}

export default function SidePanel(
  props: PanelProps & { readonly comments: Comments; readonly role: AccessRole },
): JSX.Element {
  const { t } = useText();
  const buttons = new Map<PanelTab, HTMLButtonElement>();
  /** A workbook without results and assumptions has only its comments and its history beside it. */
  const tabs = createMemo((): readonly PanelTab[] => {
    props.session.trackAssumptions();
    const { workbook } = props.session;
    const isCase = resultKeys(workbook).length > 0 || assumptionsOf(workbook).length > 0;
    return isCase ? panelTabs : ['comments', 'history'];
  });
  const step = (by: number): void => {
    const next = tabs()[(tabs().indexOf(props.panel.tab()) + by + tabs().length) % tabs().length]!;
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
        <For each={tabs()}>
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
              {tab === 'history' ? t('history.tab') : t(`register.tab.${tab}`)}
            </button>
          )}
        </For>
      </div>
      <div id="panel-content" role="tabpanel" aria-labelledby={`panel-tab-${props.panel.tab()}`}>
        <Show when={props.panel.tab() === 'result' || props.panel.tab() === 'assumptions'}>
          <ReadyMark {...props} />
        </Show>
        <Switch>
          <Match when={props.panel.tab() === 'result'}>
            <ResultTab {...props} />
            <MarkSection {...props} />
          </Match>
          <Match when={props.panel.tab() === 'assumptions'}>
            <RegisterTab {...props} />
          </Match>
          <Match when={props.panel.tab() === 'comments'}>
            <CommentList session={props.session} desk={props.desk} comments={props.comments} />
          </Match>
          <Match when={props.panel.tab() === 'history'}>
            <HistoryTab {...props} />
          </Match>
        </Switch>
      </div>
    </div>
  );
}

function HistoryWait(): JSX.Element {
  const { t } = useText();
  return <p class="panel-wait">{t('history.loading')}</p>;
}
