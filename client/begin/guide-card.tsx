/** The way into the guided start, and an example to play with on the way: nothing in it is anybody's figures. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import { useText } from '../text/text.tsx';
import { guide, guideSteps } from './guide.ts';

export function GuideCard(props: {
  readonly isBusy: boolean;
  onBegin(): void;
  onExample(): void;
}): JSX.Element {
  const { t } = useText();
  const left = (): number | undefined => {
    const now = guide();
    return 'step' in now ? guideSteps.indexOf(now.step) + 1 : undefined;
  };
  return (
    <article class="welcome">
      <div>
        <h3>{t('pages.guide.heading')}</h3>
        <p>
          <Switch fallback={t('pages.guide.offer')}>
            <Match when={left()}>
              {(number) => t('pages.guide.offerLeft', { number: number(), count: guideSteps.length })}
            </Match>
            <Match when={guide().at === 'done'}>{t('pages.guide.offerDone')}</Match>
          </Switch>
        </p>
      </div>
      <div class="welcome-buttons">
        <button type="button" class="button" disabled={props.isBusy} onClick={() => props.onBegin()}>
          <Show when={left()} fallback={t('pages.guide.begin')}>
            {t('pages.guide.takeUp')}
          </Show>
        </button>
        <button type="button" class="button quiet" disabled={props.isBusy} onClick={() => props.onExample()}>
          {t('pages.start.example')}
        </button>
      </div>
    </article>
  );
}
