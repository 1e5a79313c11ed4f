/** The conditional formats of a sheet: seen in the sheet while they are made, by their maker alone. */
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Pencil from 'lucide-solid/icons/pencil';
import Trash from 'lucide-solid/icons/trash';
import {
  For,
  Index,
  type JSX,
  Show,
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  onCleanup,
} from 'solid-js';
import {
  type ConditionalFormat,
  type ConditionStyle,
  type Range,
  type WantedFormat,
  addConditionalFormat,
  changeConditionalFormat,
  conditionStyles,
  conditionalFormatsOf,
  formatAt,
  moveConditionalFormat,
  plannedFormat,
  removeConditionalFormat,
} from '#model';
import type { Workplace } from '../commands/command.ts';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import type { TextKey } from '../text/text.tsx';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { type ConditionFields, conditionKinds, fieldsOf, operandsOf, readFields } from './condition-form.ts';
import { rangeOfText, textOfRange } from './typed-range.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './format.css';

/** What stands in the form. */
interface Draft extends ConditionFields {
  /** undefined for a new one */
  readonly id: string | undefined;
  readonly cells: string;
  readonly style: ConditionStyle;
  readonly stops: boolean;
}

export default function ConditionalFormatsDialog(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t, desk, session } = place;
  const { workbook, editor } = session;
  const [draft, setDraft] = createSignal<Draft>();
  const sheet = desk.sheet()!.id;
  const rules = createMemo(() => {
    session.trackConditions(sheet);
    return conditionalFormatsOf(workbook, sheet);
  });

  /** The number format of a rule's first cell, in which its numbers are shown and typed. */
  const codeOf = (rule: ConditionalFormat): string | undefined => {
    const now = workbook.sheetOf(sheet)!;
    const row = now.rows.lineAt(rule.area.firstRow);
    const column = now.columns.lineAt(rule.area.firstColumn);
    return row === undefined || column === undefined ? undefined : formatAt(now, row, column).number;
  };
  const fields = (rule: ConditionalFormat): ConditionFields =>
    fieldsOf(rule, { workbook, language: place.language(), code: codeOf(rule) });
  const told = (rule: ConditionalFormat): string => {
    const { kind, first, second } = fields(rule);
    const operands = second === '' ? first : `${first} ${t('look.rules.and')} ${second}`;
    return `${t(`look.rules.kind.${kind}`)} ${operands}`.trim();
  };

  const begin = (): void => {
    const range = desk.range();
    setDraft({
      id: undefined,
      cells: textOfRange(range, place),
      kind: 'greater',
      first: '',
      second: '',
      style: 'attention',
      stops: false,
    });
  };
  const edit = (rule: ConditionalFormat): void => {
    const { id, style, stops } = rule;
    setDraft({ id, style, stops, cells: textOfRange(rule.area, place), ...fields(rule) });
  };

  /** What the form means, if it means anything yet. */
  const meant = (
    typed: Draft,
  ): { readonly range: Range; readonly wanted: WantedFormat } | { readonly problem: TextKey } => {
    const range = rangeOfText(typed.cells, place);
    if (!range || range.sheet !== sheet) return { problem: 'look.rules.badRange' };
    const read = readFields(typed, place.language());
    if ('problem' in read) return read;
    return { range, wanted: { condition: read.condition, style: typed.style, stops: typed.stops } };
  };

  createEffect(() => {
    const typed = draft();
    const found = typed && meant(typed);
    const planned =
      found && 'wanted' in found ? plannedFormat(workbook, found.range, found.wanted) : undefined;
    if (!planned?.ok) {
      session.conditions.preview(undefined);
      return;
    }
    const shown = rules().some(({ id }) => id === typed?.id)
      ? rules().map((rule) => (rule.id === typed?.id ? planned.value : rule))
      : [...rules(), planned.value];
    session.conditions.preview({ sheet, rules: shown });
  });
  onCleanup(() => session.conditions.preview(undefined));

  // Who comes back from the form goes on where it was opened.
  let hasEdited = false;
  createEffect(() => {
    hasEdited ||= draft() !== undefined;
  });

  const [problem, setProblem] = createSignal('');
  const save = (): void => {
    const typed = draft();
    const found = typed && meant(typed);
    if (!typed || !found) return;
    if ('problem' in found) {
      setProblem(t(found.problem));
      return;
    }
    const { range, wanted } = found;
    const saved =
      typed.id === undefined
        ? addConditionalFormat(editor, range, wanted)
        : changeConditionalFormat(editor, { sheet, id: typed.id }, { ...wanted, range });
    if (!saved.ok) setProblem(textOfRefusal(saved.error, { t, language: place.language().id }, ''));
    else setDraft();
  };
  createEffect(() => {
    draft();
    setProblem('');
  });

  let list: HTMLOListElement | undefined;
  let addButton: HTMLButtonElement | undefined;
  const at = (rule: ConditionalFormat) => ({ sheet, id: rule.id });
  /** The keyboard goes along with the rule that it moves. */
  const move = (rule: ConditionalFormat, to: number): void => {
    const isUp = rules().findIndex(({ id }) => id === rule.id) > to;
    if (!desk.take(moveConditionalFormat(editor, at(rule), to))) return;
    const [up, down] = list?.children[to]?.querySelectorAll('button') ?? [];
    const wanted = isUp ? up : down;
    (wanted?.disabled ? (isUp ? down : up) : wanted)?.focus();
  };
  const remove = (rule: ConditionalFormat): void => {
    if (desk.take(removeConditionalFormat(editor, at(rule)))) addButton?.focus();
  };
  return (
    <DialogFrame
      class="beside"
      title={t('look.rules.title')}
      description={t('look.rules.help')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <Show
        when={draft()}
        fallback={
          <>
            <Show when={rules().length > 0} fallback={<p>{t('look.rules.none')}</p>}>
              <ol
                ref={list}
                class="rule-list"
                aria-label={t('look.rules.list', { sheet: session.sheetName(sheet) })}
              >
                <Index each={rules()}>
                  {(shown, i) => {
                    const rule = (): ConditionalFormat => shown();
                    const name = (): string => `${textOfRange(rule().area, place)}: ${told(rule())}`;
                    return (
                      <li>
                        <span>
                          <span class={`rule-sample ${rule().style}`}>{textOfRange(rule().area, place)}</span>
                          {told(rule())}
                          <small>{t(`look.rules.styles.${rule().style}`)}</small>
                        </span>
                        <span class="rule-buttons">
                          <IconButton
                            label={t('look.rules.up', { rule: name() })}
                            isDisabled={i === 0}
                            onPress={() => move(rule(), i - 1)}
                          >
                            <ArrowUp size={15} aria-hidden="true" />
                          </IconButton>
                          <IconButton
                            label={t('look.rules.down', { rule: name() })}
                            isDisabled={i === rules().length - 1}
                            onPress={() => move(rule(), i + 1)}
                          >
                            <ArrowDown size={15} aria-hidden="true" />
                          </IconButton>
                          <IconButton
                            label={t('look.rules.edit', { rule: name() })}
                            onPress={() => edit(rule())}
                          >
                            <Pencil size={15} aria-hidden="true" />
                          </IconButton>
                          <IconButton
                            label={t('look.rules.remove', { rule: name() })}
                            onPress={() => remove(rule())}
                          >
                            <Trash size={15} aria-hidden="true" />
                          </IconButton>
                        </span>
                      </li>
                    );
                  }}
                </Index>
              </ol>
            </Show>
            <div class="format-buttons dialog-foot">
              <button
                ref={(button) => {
                  addButton = button;
                  if (hasEdited) queueMicrotask(() => button.focus());
                }}
                type="button"
                class="button primary"
                onClick={begin}
              >
                {t('look.rules.add')}
              </button>
            </div>
          </>
        }
      >
        {(typed) => (
          <RuleForm
            place={place}
            draft={typed()}
            problem={problem()}
            onChange={(part) => setDraft({ ...typed(), ...part })}
            onSave={save}
            onCancel={() => setDraft()}
          />
        )}
      </Show>
    </DialogFrame>
  );
}

function IconButton(props: {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly children: JSX.Element;
  onPress(): void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="button quiet"
      aria-label={props.label}
      title={props.label}
      disabled={props.isDisabled ?? false}
      onClick={() => props.onPress()}
    >
      {props.children}
    </button>
  );
}

function RuleForm(props: {
  readonly place: Workplace;
  readonly draft: Draft;
  readonly problem: string;
  onChange(part: Partial<Draft>): void;
  onSave(): void;
  onCancel(): void;
}): JSX.Element {
  const { t } = props.place;
  const id = createUniqueId();
  const operands = (): ReturnType<typeof operandsOf> => operandsOf(props.draft.kind);
  const labels = {
    none: 'look.rules.value',
    number: 'look.rules.value',
    two: 'look.rules.value',
    text: 'look.rules.text',
    count: 'look.rules.count',
    formula: 'look.rules.formula',
  } as const;
  return (
    <form
      class="format-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <label class="field">
        <span>{t('look.rules.range')}</span>
        <input
          ref={(box) => queueMicrotask(() => box.select())}
          class="text-input"
          value={props.draft.cells}
          autocomplete="off"
          placeholder={t('look.rules.rangeHelp')}
          onInput={(event) => props.onChange({ cells: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t('look.rules.when')}</span>
        <select
          class="text-input"
          value={props.draft.kind}
          onChange={(event) => props.onChange({ kind: event.currentTarget.value as Draft['kind'] })}
        >
          <For each={conditionKinds}>
            {(kind) => <option value={kind}>{t(`look.rules.kind.${kind}`)}</option>}
          </For>
        </select>
      </label>
      <Show when={operands() !== 'none'}>
        <div classList={{ 'format-pair': operands() === 'two' }}>
          <label class="field">
            <span>{t(labels[operands()])}</span>
            <input
              class="text-input"
              classList={{ code: operands() === 'formula' }}
              value={props.draft.first}
              autocomplete="off"
              spellcheck={false}
              aria-describedby={operands() === 'formula' ? `${id}-formula` : undefined}
              onInput={(event) => props.onChange({ first: event.currentTarget.value })}
            />
          </label>
          <Show when={operands() === 'two'}>
            <label class="field">
              <span>{t('look.rules.and')}</span>
              <input
                class="text-input"
                value={props.draft.second}
                autocomplete="off"
                onInput={(event) => props.onChange({ second: event.currentTarget.value })}
              />
            </label>
          </Show>
        </div>
      </Show>
      <Show when={operands() === 'formula'}>
        <p id={`${id}-formula`} class="help">
          {t('look.rules.formulaHelp')}
        </p>
      </Show>
      <label class="field">
        <span>{t('look.rules.style')}</span>
        <select
          class="text-input"
          value={props.draft.style}
          onChange={(event) => props.onChange({ style: event.currentTarget.value as ConditionStyle })}
        >
          <For each={conditionStyles}>
            {(style) => <option value={style}>{t(`look.rules.styles.${style}`)}</option>}
          </For>
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={props.draft.stops}
          onChange={(event) => props.onChange({ stops: event.currentTarget.checked })}
        />
        {t('look.rules.stops')}
      </label>
      <ProblemNote text={props.problem} />
      <div class="format-buttons dialog-foot">
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {t('app.cancel')}
        </button>
        <button type="submit" class="button primary">
          {t('look.rules.save')}
        </button>
      </div>
    </form>
  );
}
