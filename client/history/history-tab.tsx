/** The history beside the sheets: who changed what, and the versions. */
import { For, type JSX, Match, Switch, createSignal } from 'solid-js';
import type { AccessRole } from '#model';
import type { Person } from '../api.ts';
import type { PanelState } from '../register/panel-state.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { ChangeList } from './change-list.tsx';
import { VersionList } from './version-list.tsx';
import './history.css';

export interface HistoryProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly panel: PanelState;
  readonly me: Person | undefined;
  readonly role: AccessRole;
}

const lists = ['changes', 'versions'] as const;

export default function HistoryTab(props: HistoryProps): JSX.Element {
  const { t } = useText();
  const [list, setList] = createSignal<(typeof lists)[number]>('changes');
  return (
    <section class="history" aria-label={t('history.tab')}>
      <div class="history-choice" role="group" aria-label={t('history.lists')}>
        <For each={lists}>
          {(one) => (
            <button type="button" aria-pressed={list() === one} onClick={() => setList(one)}>
              {t(`history.${one}`)}
            </button>
          )}
        </For>
      </div>
      <Switch>
        <Match when={list() === 'changes'}>
          <ChangeList {...props} />
        </Match>
        <Match when={list() === 'versions'}>
          <VersionList {...props} />
        </Match>
      </Switch>
    </section>
  );
}
