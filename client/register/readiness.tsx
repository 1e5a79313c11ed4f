/** Ready for a decision: who has said so, what has changed since, or what still stands in the way. */
import { For, type JSX, Match, Show, Switch, createEffect, createMemo, createSignal } from 'solid-js';
import {
  type Obstacle,
  type Readiness as Ready,
  isMarkedReady,
  markReady,
  obstaclesTo,
  ownInputs,
  readinessOf,
  withdrawReady,
} from '#model';
import { cellsBehind } from './behind-cells.ts';
import type { PanelProps } from '../results/side-panel.tsx';
import { useText } from '../text/text.tsx';
import { linesOf } from './register-view.ts';
import { tell } from './tell.ts';
import { dayOfTime, dayText } from './typed-field.ts';
import { goToWarning, textOfWarning } from './warnings.tsx';
import './register.css';

type Marked = Extract<Ready, { kind: 'ready' | 'changed' }>;

/** The mark, at the top of the panel; nothing where nobody has marked the workbook. */
export function ReadyMark(props: PanelProps): JSX.Element {
  const { t } = useText();
  const marked = createMemo((): Marked | undefined => {
    props.session.trackContents();
    if (!isMarkedReady(props.session.workbook)) return undefined;
    const now = readinessOf(props.session.workbook, cellsBehind(props.session));
    return now.kind === 'notMarked' ? undefined : now;
  });
  const who = ({ by, at }: Marked) => ({
    name: by.name,
    date: dayText(dayOfTime(at), props.language.id),
  });
  /** What has changed, as far as it can still be named. */
  const changes = ({ sheets, assumptions }: Marked): string =>
    [
      ...sheets.map((sheet) => props.session.sheetName(sheet)),
      ...linesOf(props.session).flatMap(({ assumption }) =>
        assumptions.includes(assumption.id) ? [assumption.label ?? ''] : [],
      ),
    ]
      .filter(Boolean)
      .join(', ');
  const withdraw = (): void => {
    tell(withdrawReady(props.session.editor), { desk: props.desk, t, language: props.language.id });
  };
  return (
    <Show when={marked()}>
      {(now) => (
        <div class="ready-mark" classList={{ changed: now().kind === 'changed' }} role="status" tabIndex={-1}>
          <p>
            <strong>{t(now().kind === 'changed' ? 'register.changedSince' : 'register.ready')}</strong>{' '}
            {t('register.markedBy', who(now()))}
          </p>
          <Show when={now().kind === 'changed'}>
            <p>
              {changes(now()) === ''
                ? t('register.changedGone')
                : t('register.changedIn', { list: changes(now()) })}
            </p>
          </Show>
          <Show when={props.desk.mayEdit()}>
            <div class="mark-buttons">
              <Show when={now().kind === 'changed'}>
                <MarkButton {...props} label={t('register.markAgain')} />
              </Show>
              <button type="button" class="behind" onClick={withdraw}>
                {t('register.withdraw')}
              </button>
            </div>
          </Show>
        </div>
      )}
    </Show>
  );
}

/** At the end of the result, where nobody has marked the workbook yet. */
export function MarkSection(props: PanelProps): JSX.Element {
  const { t } = useText();
  const isMarked = createMemo(() => {
    props.session.trackContents();
    return isMarkedReady(props.session.workbook);
  });
  return (
    <Show when={!isMarked()}>
      <section class="mark-section" aria-labelledby="mark-heading">
        <h3 id="mark-heading">{t('register.readyHeading')}</h3>
        <p class="small">{t('register.readyHelp')}</p>
        <Show when={props.desk.mayEdit()}>
          <MarkButton {...props} label={t('register.mark')} />
        </Show>
      </section>
    </Show>
  );
}

/** What came of pressing the button stands elsewhere in the panel: it is shown, and gets the focus. */
function bringIntoView(selector: string): void {
  queueMicrotask(() => {
    const found = document.querySelector<HTMLElement>(`.side-panel ${selector}`);
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus({ preventScroll: true });
  });
}

/** Marks the workbook, or lists what stands in the way. The list follows what people put right. */
function MarkButton(props: PanelProps & { readonly label: string }): JSX.Element {
  const { t } = useText();
  const [isTried, setTried] = createSignal(false);
  const { session } = props;
  const read = (at: Parameters<typeof session.valueAt>[0]) => session.valueAt(at);
  const obstacles = createMemo((): readonly Obstacle[] => {
    if (!isTried()) return [];
    session.trackAssumptions();
    session.trackAnyValue();
    session.isExample();
    return obstaclesTo(session.workbook, read);
  });
  // What stood in the way is gone: the list has done its work.
  createEffect(() => {
    if (isTried() && obstacles().length === 0) setTried(false);
  });
  const mark = (): void => {
    if (!props.me?.name) {
      props.desk.say(() => t('register.nameFirst'));
      props.onName();
      return;
    }
    const by = { person: props.me.id, name: props.me.name };
    const result = markReady(session.editor, { by, at: Date.now(), read, behind: cellsBehind(session) });
    if (result.ok) bringIntoView('.ready-mark');
    else if (result.error.kind === 'notReady') {
      setTried(true);
      bringIntoView('.obstacles');
    } else props.desk.sayReadOnly();
  };
  return (
    <>
      <button type="button" class="button" onClick={mark}>
        {props.label}
      </button>
      <Show when={obstacles().length > 0}>
        <div class="obstacles" role="alert" tabIndex={-1}>
          <p>
            <strong>{t('register.notReady', { count: obstacles().length })}</strong>
          </p>
        </div>
        <ul class="missing obstacles">
          <For each={obstacles()}>
            {(obstacle) => (
              <li>
                <ObstacleLine {...props} obstacle={obstacle} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

function ObstacleLine(props: PanelProps & { readonly obstacle: Obstacle }): JSX.Element {
  const { t } = useText();
  const of = <Kind extends Obstacle['kind']>(kind: Kind) =>
    props.obstacle.kind === kind ? (props.obstacle as Extract<Obstacle, { kind: Kind }>) : undefined;
  const lacking = (line: Extract<Obstacle, { kind: 'assumption' }>['line']): string =>
    line.lacks.map((lack) => t(`register.lack.${lack}`)).join(', ');
  return (
    <Switch>
      <Match when={of('example')}>
        <button
          type="button"
          class="button quiet"
          onClick={() =>
            tell(ownInputs(props.session.editor), { desk: props.desk, t, language: props.language.id })
          }
        >
          {t('register.ownInputs')}
        </button>
      </Match>
      <Match when={of('warning')}>
        {(now) => (
          <button type="button" class="button quiet" onClick={() => goToWarning(now().warning, props)}>
            {textOfWarning(now().warning, t)}
          </button>
        )}
      </Match>
      <Match when={of('assumption')}>
        {(now) => (
          <button
            type="button"
            class="button quiet"
            onClick={() => props.panel.show(now().line.assumption.id)}
          >
            {t('register.obstacle', {
              label: now().line.assumption.label ?? '',
              list: lacking(now().line),
            })}
          </button>
        )}
      </Match>
    </Switch>
  );
}
