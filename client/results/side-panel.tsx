/** What stands beside the sheets, in tabs: the answer first. */
import { type JSX, Match, Switch } from 'solid-js';
import type { Language } from '#model';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import CasePanel from './case-panel.tsx';

export interface PanelProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
}

export default function SidePanel(props: PanelProps): JSX.Element {
  return <ResultTab {...props} />;
}

/** The answer of whatever kind of workbook this is: known by the results that it names. */
function ResultTab(props: PanelProps): JSX.Element {
  return (
    <Switch fallback={<CasePanel {...props} />}>
      <Match when={props.session.resultArea('netTotal')}>
        <CasePanel {...props} />
      </Match>
    </Switch>
  );
}
