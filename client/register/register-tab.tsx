/** The register of assumptions as a list, sheet by sheet: what each rests on, and what is still to be said of it. */
import { For, type JSX, Show, createSignal } from 'solid-js';
import {
  type EvidenceGrade,
  type Knowledge,
  type ReviewState,
  changeAssumptions,
  evidenceGrades,
  reviewStates,
} from '#model';
import type { PanelProps } from '../results/side-panel.tsx';
import { useText } from '../text/text.tsx';
import { Choice, Field } from './field.tsx';
import { type Filter, listFilters } from './panel-state.ts';
import { RegisterLine } from './register-line.tsx';
import { type RegisterView, createRegisterView } from './register-view.ts';
import { tell } from './tell.ts';
import { dayText, dayTyped, today } from './typed-field.ts';
import './register.css';

export function RegisterTab(props: PanelProps): JSX.Element {
  const { t } = useText();
  const view = createRegisterView(props.session, props.panel);
  const behind = (): Extract<Filter, { kind: 'behind' }> | undefined => {
    const now = props.panel.filter();
    return now.kind === 'behind' ? now : undefined;
  };
  return (
    <section class="register" aria-labelledby="register-heading">
      <h2 id="register-heading" class="visually-hidden">
        {t('register.heading')}
      </h2>
      <Show when={view.lines().length > 0} fallback={<p>{t('register.none')}</p>}>
        <Show
          when={behind()}
          fallback={
            <div class="filters" role="group" aria-label={t('register.filters')}>
              <For each={listFilters}>
                {(kind) => (
                  <button
                    type="button"
                    class="chip"
                    aria-pressed={props.panel.filter().kind === kind}
                    onClick={() => props.panel.list({ kind })}
                  >
                    {t(`register.filter.${kind}`)} <span class="count">{view.count({ kind })}</span>
                  </button>
                )}
              </For>
            </div>
          }
        >
          {(now) => (
            <div class="behind-head">
              <p>{t('register.behindIs', { label: now().label, count: view.count(now()) })}</p>
              <button type="button" class="button quiet" onClick={() => props.panel.list({ kind: 'all' })}>
                {t('register.showAll')}
              </button>
            </div>
          )}
        </Show>
        <Show when={props.desk.mayEdit() && view.listed().some(({ lacks }) => lacks.length > 0)}>
          <FillMany {...props} view={view} />
        </Show>
        <Show when={view.listed().length === 0}>
          <p class="small">{t('register.noneListed')}</p>
        </Show>
        <For each={view.sheets()}>
          {(sheet) => (
            <div class="register-sheet">
              <h3>{props.session.sheetName(sheet)}</h3>
              <ul>
                <For each={view.idsOn(sheet)}>
                  {(id) => (
                    <Show when={view.line(id)}>{(line) => <RegisterLine {...props} line={line()} />}</Show>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </Show>
    </section>
  );
}

/** What is the same for many is said once, and written only where it is missing. */
function FillMany(props: PanelProps & { readonly view: RegisterView }): JSX.Element {
  const { t } = useText();
  const [owner, setOwner] = createSignal(props.me?.name ?? '');
  const [date, setDate] = createSignal<string | undefined>(today());
  const [review, setReview] = createSignal<ReviewState>();
  const [grade, setGrade] = createSignal<EvidenceGrade>();
  const [source, setSource] = createSignal('');
  const changes = (): readonly { readonly id: string; readonly knowledge: Partial<Knowledge> }[] =>
    props.view.listed().flatMap(({ assumption, lacks }) => {
      const knowledge: Partial<Knowledge> = {
        ...(lacks.includes('owner') && owner() !== '' && { owner: owner() }),
        ...(lacks.includes('date') && date() !== undefined && { date: date() }),
        ...(lacks.includes('source') && source() !== '' && { source: source() }),
        ...(lacks.includes('grade') && grade() !== undefined && { grade: grade() }),
        ...(lacks.includes('review') && review() !== undefined && { review: review() }),
      };
      return Object.keys(knowledge).length > 0 ? [{ id: assumption.id, knowledge }] : [];
    });
  const fill = (): void => {
    const count = changes().length;
    const language = props.language.id;
    if (tell(changeAssumptions(props.session.editor, changes()), { desk: props.desk, t, language }))
      props.desk.say(() => t('register.filled', { count }));
  };
  return (
    <details class="fill-many">
      <summary>{t('register.fillMany')}</summary>
      <div class="line-form">
        <Field
          label={t('assumption.source')}
          value={source()}
          isReadOnly={false}
          isLong
          save={(text) => {
            setSource(text.trim());
            return true;
          }}
        />
        <Choice<EvidenceGrade>
          label={t('assumption.grade')}
          value={grade()}
          words={evidenceGrades}
          isReadOnly={false}
          text={(word) => t(`register.grade.${word}`)}
          save={setGrade}
        />
        <Field
          label={t('assumption.owner')}
          value={owner()}
          isReadOnly={false}
          save={(text) => {
            setOwner(text.trim());
            return true;
          }}
        />
        <Field
          label={t('assumption.date')}
          value={dayText(date(), props.language.id)}
          isReadOnly={false}
          save={(text) => {
            const day = dayTyped(text, props.language.id);
            setDate(day);
            return day !== undefined || text.trim() === '';
          }}
        />
        <Choice<ReviewState>
          label={t('assumption.review')}
          value={review()}
          words={reviewStates}
          isReadOnly={false}
          text={(word) => t(`register.review.${word}`)}
          save={setReview}
        />
        <button type="button" class="button" disabled={changes().length === 0} onClick={fill}>
          {t('register.fill', { count: changes().length })}
        </button>
      </div>
    </details>
  );
}
