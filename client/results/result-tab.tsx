/** The answer of whatever kind of workbook this is: known by the results that it names. */
import { type JSX, Match, Switch } from 'solid-js';
import CasePanel from './case-panel.tsx';
import FollowUpPanel from './follow-up-panel.tsx';
import MeasurementPanel from './measurement-panel.tsx';
import { PortfolioLine } from './portfolio-line.tsx';
import PortfolioPanel from './portfolio-panel.tsx';
import type { PanelProps } from './side-panel.tsx';
import StrategyPanel from './strategy-panel.tsx';

export function ResultTab(props: PanelProps): JSX.Element {
  return (
    <Switch fallback={<CasePanel {...props} />}>
      <Match when={props.session.resultArea('netTotal')}>
        <CasePanel {...props} />
        <PortfolioLine {...props} />
      </Match>
      <Match when={props.session.resultArea('strategyNet')}>
        <StrategyPanel {...props} />
      </Match>
      <Match when={props.session.resultArea('portfolioNet')}>
        <PortfolioPanel {...props} />
      </Match>
      <Match when={props.session.resultArea('followUpNet')}>
        <FollowUpPanel {...props} />
      </Match>
      <Match when={props.session.resultArea('measurementR')}>
        <MeasurementPanel {...props} />
      </Match>
    </Switch>
  );
}
