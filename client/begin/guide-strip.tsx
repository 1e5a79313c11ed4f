/** One step of the guided start, above the sheet: never in the way, and left and taken up again as one likes. */
import { type JSX, Show, createEffect, on } from 'solid-js';
import { assumptionsOf } from '#model';
import type { PanelState } from '../register/panel-state.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type GuideStep, goOn, guide, guideSteps, leaveGuide } from './guide.ts';
import './guide.css';

interface GuideProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly panel: PanelState;
}

/** Goes to what a step is about. What the workbook does not have is not gone to. */
function showPlace(step: GuideStep, { session, desk, panel }: GuideProps): void {
  const { workbook } = session;
  const cellOf = (key: string) => {
    const area = session.resultArea(key);
    const sheet = area && workbook.livingSheet(area.sheet);
    return sheet && workbook.cellAt(sheet, area.firstRow, area.firstColumn);
  };
  const toCell = (key: string): void => {
    const at = cellOf(key);
    if (!at) return;
    desk.goTo(at);
    document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
  };
  if (step === 'answer') {
    panel.setWanted(true);
    panel.openTab('result');
    document.querySelector<HTMLElement>('#panel-tab-result')?.focus();
  } else if (step === 'number') toCell('needIntake');
  else if (step === 'enough') toCell('breakEvenEffect');
  else if (step === 'source') {
    const at = cellOf('needIntake');
    const mine = assumptionsOf(workbook).find(({ cell }) => cell.row === at?.row && cell.sheet === at.sheet);
    if (mine) panel.show(mine.id);
    else panel.list({ kind: 'noSource' });
  } else document.querySelector<HTMLElement>('.workbook .top .button.primary')?.focus();
}

export default function GuideStrip(props: GuideProps): JSX.Element {
  const { t } = useText();
  let heading!: HTMLElement;
  const step = (): GuideStep | undefined => {
    const now = guide();
    return now.at === 'open' && now.workbook === props.session.id ? now.step : undefined;
  };
  const number = (): number => guideSteps.indexOf(step() ?? 'answer') + 1;
  // Somebody who reads by ear hears the new step; the focus stays on the button that led here.
  createEffect(on(step, () => heading?.scrollIntoView({ block: 'nearest' }), { defer: true }));
  return (
    <Show when={step()}>
      {(now) => (
        <section class="guide" aria-label={t('pages.guide.heading')}>
          <div role="status" class="guide-text">
            <strong ref={heading}>
              {t('pages.guide.step', { number: number(), count: guideSteps.length })}{' '}
              {t(`pages.guide.${now()}.title`)}
            </strong>
            <p>{t(`pages.guide.${now()}.text`)}</p>
          </div>
          <div class="guide-buttons">
            <button type="button" class="button" onClick={() => showPlace(now(), props)}>
              {t('pages.guide.show')}
            </button>
            <button
              type="button"
              class="button quiet"
              aria-disabled={number() === 1}
              onClick={() => goOn(-1)}
            >
              {t('pages.guide.back')}
            </button>
            <button type="button" class="button primary" onClick={() => goOn(1)}>
              {t(number() === guideSteps.length ? 'pages.guide.finish' : 'pages.guide.next')}
            </button>
            <button type="button" class="button quiet" onClick={leaveGuide}>
              {t('pages.guide.leave')}
            </button>
          </div>
        </section>
      )}
    </Show>
  );
}
