/** What may be typed in the selected cells, and which cells of the sheet break their rules now. */
import { For, type JSX, Show, createMemo, createSignal, createUniqueId, onCleanup } from 'solid-js';
import {
  type Rule,
  type Strictness,
  type Validation,
  breachesOn,
  clearValidation,
  nameOfCell,
  setValidation,
  validationAt,
  validationsOf,
} from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { isSingle } from '../sheet/selection.ts';
import { rangeOfText, textOfRange } from './typed-range.ts';
import { hasEnds, noFields, readRuleFields, ruleFieldsOf, ruleKinds } from './validation-form.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './format.css';

/** Most cells that are named. */
const maxNamed = 12;
/** Most that are counted. */
const maxCounted = 1000;

export default function ValidationDialog(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t, desk, session } = place;
  const { workbook, editor } = session;
  const language = place.language();
  const id = createUniqueId();
  const sheet = desk.sheet()!.id;
  const before = validationAt(workbook, { sheet, ...desk.active() });
  const hasRule = before !== undefined && before.rule.kind !== 'any';
  // One cell with a rule stands for all the cells that it holds for.
  const whole = isSingle(desk.selected()) ? before?.area : undefined;
  const [cells, setCells] = createSignal(textOfRange(whole ?? desk.range(), place));
  const [fields, setFields] = createSignal(
    before && (hasRule || before.help !== undefined)
      ? ruleFieldsOf(before, workbook, { language, textOf: (range) => textOfRange(range, place) })
      : noFields,
  );
  const [allowsEmpty, setAllowsEmpty] = createSignal(before?.allowsEmpty ?? true);
  const [strictness, setStrictness] = createSignal<Strictness>(before?.strictness ?? 'stop');
  const [message, setMessage] = createSignal(before?.message ?? '');
  const [help, setHelp] = createSignal(before?.help ?? '');
  const [problem, setProblem] = createSignal('');
  const set = (part: Partial<ReturnType<typeof fields>>): void => {
    setFields({ ...fields(), ...part });
    setProblem('');
  };
  const broken = createMemo(() => {
    session.trackValidations(sheet);
    session.trackAnyValue();
    return breachesOn(workbook, sheet, maxCounted, session.calculated);
  });

  /** The rules of the sheet, each where it holds. */
  const rules = createMemo(() => {
    session.trackValidations(sheet);
    return validationsOf(workbook, sheet).filter(
      ({ rule, help: text }) => rule.kind !== 'any' || text !== undefined,
    );
  });
  const show = (one: Validation): void => {
    setCells(textOfRange({ ...one.area, sheet }, place));
    setFields(ruleFieldsOf(one, workbook, { language, textOf: (range) => textOfRange(range, place) }));
    setAllowsEmpty(one.allowsEmpty);
    setStrictness(one.strictness);
    setMessage(one.message ?? '');
    setHelp(one.help ?? '');
    setProblem('');
  };

  // They are framed in the sheet too, while one looks at the rules.
  const wasShown = session.showsInvalid();
  session.showInvalid(true);
  onCleanup(() => session.showInvalid(wasShown));

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const range = rangeOfText(cells(), place);
    if (range?.sheet !== sheet) {
      setProblem(t('look.rules.badRange'));
      return;
    }
    const read = readRuleFields(fields(), language, (text) => rangeOfText(text, place));
    if ('problem' in read) {
      setProblem(t(read.problem, { text: read.text ?? '' }));
      return;
    }
    const wanted = {
      rule: read.rule,
      allowsEmpty: allowsEmpty(),
      strictness: strictness(),
      message: message(),
      help: help(),
    };
    const isNone = read.rule.kind === 'any' && help().trim() === '';
    const saved = isNone ? clearValidation(editor, range) : setValidation(editor, range, wanted);
    if (!saved.ok) {
      setProblem(textOfRefusal(saved.error, { t, language: language.id }, ''));
      return;
    }
    desk.say(() => t(isNone ? 'look.valid.removed' : 'look.valid.saved'));
    props.onClose();
  };

  const textOfKind = (kind: Rule['kind']): string => t(`look.valid.${kind === 'range' ? 'rangeList' : kind}`);
  return (
    <DialogFrame
      class="beside"
      title={t('look.valid.title')}
      description={t('look.valid.help')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <form class="format-form" onSubmit={save}>
        <label class="field">
          <span>{t('look.valid.range')}</span>
          <input
            class="text-input"
            value={cells()}
            autocomplete="off"
            onInput={(event) => setCells(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t('look.valid.kind')}</span>
          <select
            class="text-input"
            value={fields().kind}
            onChange={(event) => set({ kind: event.currentTarget.value as Rule['kind'] })}
          >
            <For each={ruleKinds}>{(kind) => <option value={kind}>{textOfKind(kind)}</option>}</For>
          </select>
        </label>
        <Show when={fields().kind === 'list'}>
          <label class="field">
            <span>{t('look.valid.items')}</span>
            <textarea
              class="text-input"
              rows={4}
              value={fields().items}
              onInput={(event) => set({ items: event.currentTarget.value })}
            />
          </label>
        </Show>
        <Show when={fields().kind === 'range'}>
          <label class="field">
            <span>{t('look.valid.source')}</span>
            <input
              class="text-input"
              value={fields().source}
              autocomplete="off"
              placeholder={t('look.valid.sourceHelp')}
              onInput={(event) => set({ source: event.currentTarget.value })}
            />
          </label>
        </Show>
        <Show when={fields().kind === 'formula'}>
          <label class="field">
            <span>{t('look.valid.ownFormula')}</span>
            <input
              class="text-input code"
              value={fields().formula}
              autocomplete="off"
              spellcheck={false}
              aria-describedby={`${id}-formula`}
              onInput={(event) => set({ formula: event.currentTarget.value })}
            />
          </label>
          <p id={`${id}-formula`} class="help">
            {t('look.valid.ownFormulaHelp')}
          </p>
        </Show>
        <Show when={hasEnds(fields().kind)}>
          <div class="format-pair">
            <label class="field">
              <span>{t('look.valid.min')}</span>
              <input
                class="text-input"
                value={fields().min}
                autocomplete="off"
                aria-describedby={`${id}-open`}
                onInput={(event) => set({ min: event.currentTarget.value })}
              />
            </label>
            <label class="field">
              <span>{t('look.valid.max')}</span>
              <input
                class="text-input"
                value={fields().max}
                autocomplete="off"
                aria-describedby={`${id}-open`}
                onInput={(event) => set({ max: event.currentTarget.value })}
              />
            </label>
          </div>
          <p id={`${id}-open`} class="help">
            {t('look.valid.open')}
          </p>
        </Show>
        <Show when={fields().kind !== 'any'}>
          <Show when={fields().kind !== 'filled'}>
            <label class="tick">
              <input
                type="checkbox"
                checked={allowsEmpty()}
                onChange={(event) => setAllowsEmpty(event.currentTarget.checked)}
              />
              {t('look.valid.allowsEmpty')}
            </label>
          </Show>
          <label class="field">
            <span>{t('look.valid.strictness')}</span>
            <select
              class="text-input"
              value={strictness()}
              onChange={(event) => setStrictness(event.currentTarget.value as Strictness)}
            >
              <option value="stop">{t('look.valid.stop')}</option>
              <option value="warn">{t('look.valid.warn')}</option>
            </select>
          </label>
          <label class="field">
            <span>{t('look.valid.message')}</span>
            <input
              class="text-input"
              value={message()}
              maxLength={255}
              autocomplete="off"
              aria-describedby={`${id}-message`}
              onInput={(event) => setMessage(event.currentTarget.value)}
            />
          </label>
          <p id={`${id}-message`} class="help">
            {t('look.valid.messageHelp')}
          </p>
        </Show>
        <label class="field">
          <span>{t('look.valid.helpText')}</span>
          <input
            class="text-input"
            value={help()}
            maxLength={255}
            autocomplete="off"
            onInput={(event) => setHelp(event.currentTarget.value)}
          />
        </label>
        <ProblemNote text={problem()} />
        <div class="format-buttons dialog-foot">
          <Show when={before}>
            <button
              type="button"
              class="button danger"
              onClick={() => {
                const range = rangeOfText(cells(), place) ?? desk.range();
                if (desk.take(clearValidation(editor, range))) desk.say(() => t('look.valid.removed'));
                props.onClose();
              }}
            >
              {t('look.valid.remove')}
            </button>
          </Show>
          <button type="submit" class="button primary">
            {t('look.valid.save')}
          </button>
        </div>
      </form>
      <Show when={rules().length > 0}>
        <section class="format-form" aria-labelledby={`${id}-rules`}>
          <h3 id={`${id}-rules`}>{t('look.valid.rules')}</h3>
          <ul class="sheet-rules">
            <For each={rules()}>
              {(one) => {
                const where = (): string => textOfRange({ ...one.area, sheet }, place);
                return (
                  <li>
                    <button
                      type="button"
                      class="button"
                      aria-label={t('look.valid.change', { cells: where() })}
                      onClick={() => show(one)}
                    >
                      {where()}
                    </button>{' '}
                    {textOfKind(one.rule.kind)}
                  </li>
                );
              }}
            </For>
          </ul>
        </section>
      </Show>
      <section class="format-form" aria-labelledby={`${id}-broken`}>
        <h3 id={`${id}-broken`}>{t('look.valid.broken')}</h3>
        <Show when={broken().length > 0} fallback={<p class="help">{t('look.valid.noneBroken')}</p>}>
          <ul class="broken-list">
            <For each={broken().slice(0, maxNamed)}>
              {({ at }) => {
                const position = workbook.positionOf(at);
                const name = position ? nameOfCell(position.row, position.column) : '';
                return (
                  <li>
                    <button
                      type="button"
                      class="button"
                      aria-label={t('look.valid.goTo', { cell: name })}
                      onClick={() => {
                        desk.goTo(at);
                        props.onClose();
                      }}
                    >
                      {name}
                    </button>
                  </li>
                );
              }}
            </For>
            <Show when={broken().length > maxNamed}>
              <li>{t('look.valid.moreBroken', { count: broken().length - maxNamed })}</li>
            </Show>
          </ul>
        </Show>
      </section>
    </DialogFrame>
  );
}
