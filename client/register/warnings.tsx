/** What a reviewer would ask about, beside the result: each with the cell to go to, and room for the reason to leave it. */
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js';
import {
  type Acknowledgement,
  type Warning,
  acknowledgeWarning,
  formatValue,
  hasAcknowledgements,
  warningsOf,
  withdrawAcknowledgement,
} from '#model';
import type { PanelProps } from '../results/side-panel.tsx';
import { type TextKey, type Translate, useText } from '../text/text.tsx';
import { tell } from './tell.ts';
import { today } from './typed-field.ts';
import './register.css';

function isCounted(kind: NonNullable<Warning['kind']>): kind is 'noSource' | 'estimateRange' {
  return kind === 'noSource' || kind === 'estimateRange';
}

/** A warning in words: the screen's for the warnings that it knows, the document's own for other checks. */
export function textOfWarning({ key, kind, text, status }: Warning, t: Translate): string {
  if (kind)
    return t(status === '1' && isCounted(kind) ? `register.warningOne.${kind}` : `register.warning.${kind}`, {
      status,
    });
  return t(`result.check.${key}` as TextKey) || (text ?? key);
}

export function Warnings(props: PanelProps): JSX.Element {
  const { t } = useText();
  const all = createMemo(() => {
    props.session.trackAssumptions();
    props.session.trackAnyValue();
    return warningsOf(props.session.workbook, (at) => props.session.valueAt(at));
  });
  const byKey = createMemo(() => new Map(all().map((warning) => [warning.key, warning])));
  const keysOf = (is: (warning: Warning) => boolean): readonly string[] =>
    all()
      .filter(is)
      .map(({ key }) => key);
  /** The template's checks are faults until somebody says otherwise; the register only asks. */
  const faults = (): readonly string[] => keysOf(({ kind, acknowledged }) => !kind && !acknowledged);
  const questions = (): readonly string[] => keysOf(({ kind, acknowledged }) => !!kind && !acknowledged);
  const seen = (): readonly string[] => keysOf(({ acknowledged }) => acknowledged !== undefined);
  return (
    <>
      <OpenWarnings {...props} keys={faults()} of={byKey()} heading={t('result.checks')} tone="bad" />
      <OpenWarnings {...props} keys={questions()} of={byKey()} heading={t('register.questions')} tone="" />
      <Show when={seen().length > 0}>
        <details class="seen-warnings">
          <summary>{t('register.seen', { count: seen().length })}</summary>
          <ul>
            <For each={seen()}>
              {(key) => (
                <Show when={byKey().get(key)}>
                  {(warning) => (
                    <Show when={warning().acknowledged}>
                      {(reason) => <SeenWarning {...props} warning={warning()} reason={reason()} />}
                    </Show>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </>
  );
}

/** By key, so that a reason that is being typed stays while other warnings come and go. */
function OpenWarnings(
  props: PanelProps & {
    readonly keys: readonly string[];
    readonly of: ReadonlyMap<string, Warning>;
    readonly heading: string;
    readonly tone: 'bad' | '';
  },
): JSX.Element {
  return (
    <Show when={props.keys.length > 0}>
      <div class={`callout warnings ${props.tone}`}>
        <strong>{props.heading}</strong>
        <ul class="missing">
          <For each={props.keys}>
            {(key) => (
              <Show when={props.of.get(key)}>
                {(warning) => <OpenWarning {...props} warning={warning()} />}
              </Show>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}

/** Goes to where a warning can be put right: its cell, or the assumptions that it counts. */
export function goToWarning({ kind, at }: Warning, { panel, desk }: PanelProps): void {
  if (kind === 'noSource') panel.list({ kind: 'noSource' });
  else if (kind === 'estimateRange') panel.list({ kind: 'estimate' });
  else if (at) desk.goTo(at);
}

function OpenWarning(props: PanelProps & { readonly warning: Warning }): JSX.Element {
  const { t } = useText();
  const [isGiving, setGiving] = createSignal(false);
  let begin: HTMLButtonElement | undefined;
  const text = (): string => textOfWarning(props.warning, t);
  const mayGive = (): boolean => props.desk.mayEdit() && hasAcknowledgements(props.session.workbook);
  const give = (reason: string): void => {
    const { key, status } = props.warning;
    const because = { reason, name: props.me?.name ?? '', day: today() };
    const result = acknowledgeWarning(props.session.editor, { key, text: text(), status }, because);
    const language = props.language.id;
    if (tell(result, { desk: props.desk, t, language })) setGiving(false);
  };
  const stop = (): void => {
    setGiving(false);
    begin?.focus();
  };
  return (
    <li>
      <div class="warning-line">
        <button type="button" class="button quiet" onClick={() => goToWarning(props.warning, props)}>
          {text()}
        </button>
        <Show when={mayGive()}>
          <button
            ref={begin}
            type="button"
            class="behind"
            aria-expanded={isGiving()}
            aria-label={t('register.giveReasonOf', { text: text() })}
            onClick={() => setGiving(!isGiving())}
          >
            {t('register.giveReason')}
          </button>
        </Show>
      </div>
      <Show when={isGiving()}>
        <form
          class="reason-form"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            stop();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            const reason = new FormData(event.currentTarget).get('reason');
            if (typeof reason === 'string') give(reason);
          }}
        >
          <label>
            {t('register.reason')}
            <textarea
              ref={(area) => queueMicrotask(() => area.focus())}
              name="reason"
              class="text-input"
              rows={2}
              required
            />
          </label>
          <div class="row-of-buttons">
            <button type="button" class="button" onClick={stop}>
              {t('app.cancel')}
            </button>
            <button type="submit" class="button primary">
              {t('register.saveReason')}
            </button>
          </div>
        </form>
      </Show>
    </li>
  );
}

function SeenWarning(
  props: PanelProps & { readonly warning: Warning; readonly reason: Acknowledgement },
): JSX.Element {
  const { t } = useText();
  const by = (): string => {
    const { name, date } = props.reason;
    const day = date === undefined ? '' : formatValue(date, 'dd-mm-yyyy', props.language.id).text;
    return [name, day].filter(Boolean).join(', ');
  };
  const withdraw = (): void => {
    const result = withdrawAcknowledgement(props.session.editor, props.warning.key);
    tell(result, { desk: props.desk, t, language: props.language.id });
  };
  return (
    <li>
      <p>{textOfWarning(props.warning, t)}</p>
      <p>
        <button type="button" class="behind" onClick={() => props.desk.goTo(props.reason.at)}>
          {props.reason.reason}
        </button>{' '}
        <span class="small">({by()})</span>
      </p>
      <Show when={props.desk.mayEdit()}>
        <button
          type="button"
          class="behind"
          aria-label={t('register.withdrawReasonOf', { text: textOfWarning(props.warning, t) })}
          onClick={withdraw}
        >
          {t('register.withdrawReason')}
        </button>
      </Show>
    </li>
  );
}
