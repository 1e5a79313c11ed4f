/** The owner tells everybody on this installation about a workbook, and takes it back. */
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import {
  type EffortKind,
  type TargetGroup,
  type Telling,
  effortKinds,
  targetGroups,
  tellingOf,
} from '#model';
import { type ApiProblem } from '../api.ts';
import { type Publication, fetchPublication, publishWorkbook, withdrawPublication } from './library-api.ts';
import { whenSaved } from '../collaborate/when-saved.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { toldValue } from './told-value.ts';
import './publish-dialog.css';

/** A field's text in a form; '' where there is none. */
function textIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value.trim() : '';
}

type Choice = Extract<Telling, { kind: 'results' }>['results'][number];

export default function PublishDialog(props: {
  readonly session: WorkbookSession;
  onClose(): void;
}): JSX.Element {
  const { t, language } = useText();
  const [known, setKnown] = createSignal<Publication | null>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [said, setSaid] = createSignal('');
  const [isSending, setSending] = createSignal(false);
  let submit!: HTMLButtonElement;
  const telling = tellingOf(props.session.workbook, (at) => props.session.valueAt(at));
  const choices = telling.kind === 'results' ? telling.results : [];

  onMount(async () => {
    const answer = await fetchPublication(props.session.id);
    if (answer.ok) setKnown(answer.value);
    else setProblem(answer.error);
  });

  const isChosen = ({ told, isMain }: Choice): boolean => {
    const before = known();
    return before ? before.results.some(({ label }) => label === told.label) : isMain;
  };

  const send = async (form: FormData): Promise<void> => {
    setProblem(undefined);
    setSaid('');
    setSending(true);
    // What is told is what the server has: every edit made here must have come there first.
    const isSaved = await whenSaved(props.session.connection);
    const answer = isSaved
      ? await publishWorkbook(props.session.id, {
          title: textIn(form, 'title'),
          summary: textIn(form, 'summary'),
          municipality: textIn(form, 'municipality'),
          targetGroup: textIn(form, 'targetGroup') as TargetGroup,
          effort: textIn(form, 'effort') as EffortKind,
          contact: textIn(form, 'contact'),
          offers: form.get('offers') === 'copy' ? 'copy' : 'results',
          results: form.getAll('results').map(String),
        })
      : undefined;
    setSending(false);
    if (!answer) setSaid(t('library.publish.unsaved'));
    else if (answer.ok) {
      setKnown(answer.value);
      setSaid(t('library.publish.sent'));
    } else setProblem(answer.error);
  };

  const withdraw = async (): Promise<void> => {
    setProblem(undefined);
    const answer = await withdrawPublication(props.session.id);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    setKnown(null);
    setSaid(t('library.publish.withdrawn'));
    // The button that was pressed is gone with what it took back.
    submit.focus();
  };

  const day = (time: string): string =>
    new Date(time).toLocaleDateString(language().id === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long' });

  return (
    <DialogFrame
      class="publish-dialog"
      title={t('library.publish.heading', { title: props.session.title() })}
      description={t('library.publish.text')}
      problem={problem()}
      onClose={() => props.onClose()}
    >
      <Show when={known() !== undefined} fallback={<p role="status">{t('app.loading')}</p>}>
        <form
          class="publish-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send(new FormData(event.currentTarget));
          }}
        >
          <label class="field wide">
            <span>{t('library.publish.title')}</span>
            <input
              class="text-input"
              name="title"
              required
              maxLength={200}
              value={known()?.title ?? props.session.title()}
            />
          </label>
          <label class="field wide">
            <span>{t('library.publish.summary')}</span>
            <textarea
              class="text-input"
              name="summary"
              required
              rows={3}
              maxLength={2000}
              placeholder={t('library.publish.summaryHelp')}
              value={known()?.summary ?? ''}
            />
          </label>
          <label class="field">
            <span>{t('library.publish.municipality')}</span>
            <input
              class="text-input"
              name="municipality"
              required
              maxLength={100}
              value={known()?.municipality ?? ''}
            />
          </label>
          <Picklist
            name="targetGroup"
            label={t('library.targetGroup')}
            options={targetGroups}
            textOf={(one) => t(`library.groups.${one}`)}
            chosen={known()?.targetGroup}
          />
          <Picklist
            name="effort"
            label={t('library.effort')}
            options={effortKinds}
            textOf={(one) => t(`library.efforts.${one}`)}
            chosen={known()?.effort}
          />
          <label class="field">
            <span>{t('library.publish.contact')}</span>
            <input
              class="text-input"
              name="contact"
              maxLength={200}
              aria-describedby="contact-help"
              value={known()?.contact ?? ''}
            />
          </label>
          <p class="wide soft" id="contact-help">
            {t('library.publish.contactHelp')}
          </p>
          <fieldset class="wide">
            <legend>{t('library.publish.results')}</legend>
            <Show
              when={choices.length > 0}
              fallback={
                <p>
                  {t(
                    telling.kind === 'incomplete'
                      ? 'library.publish.incomplete'
                      : 'library.publish.noResults',
                  )}
                </p>
              }
            >
              <div class="publish-results">
                <For each={choices}>
                  {(choice) => (
                    <label>
                      <input type="checkbox" name="results" value={choice.key} checked={isChosen(choice)} />
                      <span>{choice.told.label}</span>
                      <span class="figure">{toldValue(choice.told, language().id)}</span>
                    </label>
                  )}
                </For>
              </div>
            </Show>
          </fieldset>
          <fieldset class="wide">
            <legend>{t('library.publish.offers')}</legend>
            <label class="choice">
              <input type="radio" name="offers" value="results" checked={known()?.offers !== 'copy'} />
              <span>{t('library.publish.offersResults')}</span>
            </label>
            <label class="choice">
              <input
                type="radio"
                name="offers"
                value="copy"
                checked={known()?.offers === 'copy'}
                aria-describedby="offers-help"
              />
              <span>{t('library.publish.offersCopy')}</span>
            </label>
            <p class="soft" id="offers-help">
              {t('library.publish.offersHelp')}
            </p>
          </fieldset>
          <p role="status" class="wide publish-said">
            {said()}
          </p>
          <div class="wide row-of-actions dialog-foot">
            <button
              ref={(element) => (submit = element)}
              type="submit"
              class="button primary"
              disabled={isSending()}
            >
              {isSending()
                ? t('library.publish.sending')
                : t(known() ? 'library.publish.update' : 'library.publish.send')}
            </button>
            <Show when={known()}>
              {(published) => (
                <>
                  <button type="button" class="button danger" onClick={() => void withdraw()}>
                    {t('library.publish.withdraw')}
                  </button>
                  <span class="soft">
                    {t('library.publish.since', { date: day(published().publishedAt) })}{' '}
                    <a href="/bibliotek">{t('library.publish.see')}</a>
                  </span>
                </>
              )}
            </Show>
          </div>
        </form>
      </Show>
    </DialogFrame>
  );
}

function Picklist<Option extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: Option | undefined;
  textOf(option: Option): string;
}): JSX.Element {
  const { t } = useText();
  return (
    <label class="field">
      <span>{props.label}</span>
      <select class="text-input" name={props.name} required>
        <option value="">{t('library.publish.choose')}</option>
        <For each={props.options}>
          {(option) => (
            <option value={option} selected={option === props.chosen}>
              {props.textOf(option)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
