/** One assumption of the register: what is known of it in three lines, and all of it, to be written in, when it is open. */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { type JSX, Show, createEffect, on } from 'solid-js';
import {
  type AssumptionField,
  type CellId,
  type Knowledge,
  type RegisterLine as Line,
  changeAssumption,
  evidenceGrades,
  formatAt,
  nameOfCell,
  removeAssumption,
  reviewStates,
  setCell,
} from '#model';
import type { PanelProps } from '../results/side-panel.tsx';
import { useText } from '../text/text.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { Choice, Field } from './field.tsx';
import { tell } from './tell.ts';
import { dayText, dayTyped, numberText, numberTyped, withPercent } from './typed-field.ts';

interface LineProps extends PanelProps {
  readonly line: Line;
}

function codeAt(props: PanelProps, at: CellId): string | undefined {
  const sheet = props.session.workbook.sheetOf(at.sheet);
  return sheet && formatAt(sheet, at.row, at.column).number;
}

/** From so many on they are not listed one by one. */
const mostLacks = 5;

/** The first address in a text. */
function addressIn(text: string | undefined): string | undefined {
  return text?.match(/https?:\/\/[^\s)»"]+/)?.[0];
}

export function RegisterLine(props: LineProps): JSX.Element {
  const { t } = useText();
  let head!: HTMLButtonElement;
  const id = (): string => props.line.assumption.id;
  const cell = (): CellId => props.line.assumption.cell;
  const isOpen = (): boolean => props.panel.openId() === id();
  const language = () => props.language.id;
  const where = (): string => {
    props.session.trackLayout(cell().sheet);
    const at = props.session.workbook.positionOf(cell());
    return at ? nameOfCell(at.row, at.column) : '';
  };
  const label = (): string => props.line.assumption.label ?? where();
  const shown = (): string => {
    const sheet = props.session.workbook.sheetOf(cell().sheet);
    return sheet ? props.session.shown(sheet, cell().row, cell().column, props.language).text : '';
  };
  const numberOf = (value: number | undefined): string =>
    numberText(value, codeAt(props, cell()), language());
  const known = (): string => {
    const { low, high, grade, owner, date } = props.line.assumption;
    const range =
      low !== undefined && high !== undefined ? `${numberOf(low)} – ${numberOf(high)}` : undefined;
    return [range, grade && t(`register.grade.${grade}`), owner, dayText(date, language())]
      .filter(Boolean)
      .join(' · ');
  };
  /** Of most lines of a new workbook everything is missing: that is said in short. */
  const lacking = (): string => {
    const { lacks } = props.line;
    if (lacks.length >= mostLacks) return t('register.lacksMost');
    return t('register.lacks', { list: lacks.map((lack) => t(`register.lack.${lack}`)).join(', ') });
  };
  createEffect(
    on(
      () => props.panel.shown(),
      (shownNow) => {
        if (shownNow?.id !== id()) return;
        // Drawn first, then seen.
        queueMicrotask(() => {
          head.scrollIntoView({ block: 'start' });
          head.focus();
        });
      },
    ),
  );
  return (
    <li class="register-line" classList={{ open: isOpen() }}>
      <div class="line-head">
        <button
          type="button"
          class="line-name"
          title={t('register.goToCell', { cell: where() })}
          onClick={() => props.desk.goTo(cell())}
        >
          {label()}
        </button>
        <span class="line-value">
          {shown() || '–'}
          <Show when={!shown().endsWith('%') && props.line.assumption.unit}>
            {(unit) => <span class="unit"> {unit()}</span>}
          </Show>
        </span>
        <button
          ref={head}
          type="button"
          class="button quiet line-toggle"
          aria-expanded={isOpen()}
          aria-label={t(isOpen() ? 'register.closeLine' : 'register.openLine', { label: label() })}
          onClick={() => props.panel.open(isOpen() ? undefined : id())}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </button>
      </div>
      <Show when={known()}>
        <p class="line-known">{known()}</p>
      </Show>
      <Show when={props.line.assumption.source}>
        <p class="line-source">
          {t('register.source')}: {props.line.assumption.source}
        </p>
      </Show>
      <Show
        when={props.line.lacks.length > 0}
        fallback={
          <Show when={!props.line.isInUse}>
            <p class="line-known">{t('register.notInUse')}</p>
          </Show>
        }
      >
        <p class="line-lacks">{lacking()}</p>
      </Show>
      <Show when={isOpen()}>
        <LineForm {...props} label={label()} />
      </Show>
    </li>
  );
}

function LineForm(props: LineProps & { readonly label: string }): JSX.Element {
  const { t } = useText();
  const language = () => props.language.id;
  const known = () => props.line.assumption;
  const isReadOnly = (): boolean => !props.desk.mayEdit();
  const to = () => ({ desk: props.desk, t, language: language() });
  const say = (knowledge: Partial<Knowledge>): boolean =>
    tell(changeAssumption(props.session.editor, known().id, knowledge), to());
  const lacks = (...fields: readonly Line['lacks'][number][]): boolean =>
    fields.some((field) => props.line.lacks.includes(field));
  const text = (field: AssumptionField): string => t(`assumption.${field}`);
  const writeCell = (at: CellId, typed: string): boolean =>
    tell(
      setCell(props.session.editor, at, {
        text: withPercent(typed, codeAt(props, at), language()),
        language: props.language,
      }),
      to(),
    );
  const faulty = (field: AssumptionField): false => {
    props.desk.say(() => t('refusal.badField', { field: text(field) }), 'bad');
    return false;
  };
  const saveEnd = (field: 'low' | 'likely' | 'high', at: CellId | undefined, typed: string): boolean => {
    if (at) return writeCell(at, typed);
    if (typed.trim() === '') return say({ [field]: undefined });
    const value = numberTyped(typed, codeAt(props, known().cell), language());
    return value === undefined ? faulty(field) : say({ [field]: value });
  };
  const saveDay = (typed: string): boolean => {
    if (typed.trim() === '') return say({ date: undefined });
    const date = dayTyped(typed, language());
    return date === undefined ? faulty('date') : say({ date });
  };
  const endText = (value: number | undefined, at: CellId | undefined): string =>
    at
      ? props.session.entryOf(at, props.language)
      : numberText(value, codeAt(props, known().cell), language());
  return (
    <div class="line-form">
      <Field
        label={text('label')}
        value={known().label ?? ''}
        isReadOnly={isReadOnly()}
        isWide
        save={(label) => say({ label })}
      />
      <Field
        label={t('register.value')}
        value={props.session.entryOf(known().cell, props.language)}
        isReadOnly={isReadOnly() || props.desk.isLocked(known().cell)}
        isLacking={lacks('value')}
        save={(typed) => writeCell(known().cell, typed)}
      />
      <Field
        label={text('unit')}
        value={known().unit ?? ''}
        isReadOnly={isReadOnly()}
        isLacking={lacks('unit')}
        save={(unit) => say({ unit })}
      />
      <Field
        label={text('low')}
        value={endText(known().low, props.line.lowAt)}
        isReadOnly={isReadOnly()}
        isLacking={lacks('range', 'order')}
        save={(typed) => saveEnd('low', props.line.lowAt, typed)}
      />
      <Field
        label={text('high')}
        value={endText(known().high, props.line.highAt)}
        isReadOnly={isReadOnly()}
        isLacking={lacks('range', 'order')}
        save={(typed) => saveEnd('high', props.line.highAt, typed)}
      />
      <Field
        label={text('likely')}
        value={endText(known().likely, undefined)}
        isReadOnly={isReadOnly()}
        placeholder={t('register.likelyIsValue')}
        save={(typed) => saveEnd('likely', undefined, typed)}
      />
      <Field
        label={text('population')}
        value={known().population ?? ''}
        isReadOnly={isReadOnly()}
        save={(population) => say({ population })}
      />
      <Choice
        label={text('grade')}
        value={known().grade}
        words={evidenceGrades}
        isReadOnly={isReadOnly()}
        isLacking={lacks('grade')}
        text={(word) => t(`register.grade.${word}`)}
        save={(grade) => void say({ grade })}
      />
      <Choice
        label={text('review')}
        value={known().review}
        words={reviewStates}
        isReadOnly={isReadOnly()}
        isLacking={lacks('review')}
        text={(word) => t(`register.review.${word}`)}
        save={(review) => void say({ review })}
      />
      <Field
        label={text('source')}
        value={known().source ?? ''}
        isReadOnly={isReadOnly()}
        isLacking={lacks('source')}
        isLong
        save={(source) => say({ source })}
      />
      <Show when={addressIn(known().source)}>
        {(url) => (
          <a class="source-link" href={url()} target="_blank" rel="noreferrer">
            {t('register.openSource')}
          </a>
        )}
      </Show>
      <Field
        label={text('date')}
        value={dayText(known().date, language())}
        isReadOnly={isReadOnly()}
        isLacking={lacks('date')}
        placeholder={t('register.datePattern')}
        save={saveDay}
      />
      <Field
        label={text('owner')}
        value={known().owner ?? ''}
        isReadOnly={isReadOnly()}
        isLacking={lacks('owner')}
        save={(owner) => say({ owner })}
      />
      <EvidenceList
        assumptionKey={known().key}
        chosen={known().evidence ?? []}
        isReadOnly={isReadOnly()}
        choose={(ids) => void say({ evidence: ids })}
      />
      <Show when={!isReadOnly()}>
        <button
          type="button"
          class="button quiet"
          onClick={() => tell(removeAssumption(props.session.editor, known().id), to())}
        >
          {t('register.remove', { label: props.label })}
        </button>
      </Show>
    </div>
  );
}
