/** The start page: begin a case, or go on with one. */
import { A, useNavigate } from '@solidjs/router';
import { For, type JSX, Show, createSignal, onMount } from 'solid-js';
import {
  type ApiProblem,
  type Person,
  type TemplateRow,
  type WorkbookRow,
  copyWorkbook,
  createWorkbook,
  deleteWorkbook,
  fetchPerson,
  fetchTemplates,
  fetchWorkbooks,
  leaveWorkbook,
  renamePerson,
  renameWorkbookOnServer,
  restoreWorkbook,
  textOfProblem,
} from '../api.ts';
import { OtherTemplates } from '../begin/other-templates.tsx';
import { investmentCaseId, quickCaseId } from '../begin/template-areas.ts';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { ThemeChoice } from '../parts/theme-choice.tsx';
import { useText } from '../text/text.tsx';
import './start.css';

type List =
  | { readonly at: 'loading' }
  | { readonly at: 'here'; readonly workbooks: readonly WorkbookRow[] }
  | { readonly at: 'failed'; readonly why: ApiProblem };

export default function StartPage(): JSX.Element {
  const { t, language } = useText();
  const navigate = useNavigate();
  const [list, setList] = createSignal<List>({ at: 'loading' });
  const [person, setPerson] = createSignal<Person>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [removed, setRemoved] = createSignal<WorkbookRow>();
  const [deleted, setDeleted] = createSignal<readonly WorkbookRow[]>([]);
  const [renaming, setRenaming] = createSignal<string>();
  const [isCreating, setCreating] = createSignal(false);
  const [nameSaid, setNameSaid] = createSignal('');
  const [templates, setTemplates] = createSignal<readonly TemplateRow[]>([]);
  const [areTemplatesMissing, setTemplatesMissing] = createSignal(false);
  const quickCase = (): TemplateRow | undefined => templates().find(({ id }) => id === quickCaseId);

  const refresh = async (): Promise<void> => {
    const [answer, thrownAway] = await Promise.all([fetchWorkbooks(), fetchWorkbooks('deleted')]);
    // Only an owner can take a workbook back.
    if (thrownAway.ok) setDeleted(thrownAway.value.filter(({ role }) => role === 'owner'));
    setList(answer.ok ? { at: 'here', workbooks: answer.value } : { at: 'failed', why: answer.error });
  };
  const load = async (): Promise<void> => {
    setList({ at: 'loading' });
    const answer = await fetchPerson();
    if (answer.ok) setPerson(answer.value);
    await refresh();
  };
  const loadTemplates = async (): Promise<void> => {
    const answer = await fetchTemplates();
    if (answer.ok) setTemplates(answer.value);
    setTemplatesMissing(!answer.ok);
  };
  onMount(() => {
    document.title = t('app.name');
    void load();
    void loadTemplates();
  });

  /** Runs a call and shows what went wrong, if anything; true when it went well. */
  const attempt = async (
    call: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: ApiProblem }>,
  ): Promise<boolean> => {
    setProblem(undefined);
    const answer = await call;
    if (!answer.ok) setProblem(answer.error);
    return answer.ok;
  };

  const create = async (template: string, title: string): Promise<void> => {
    setProblem(undefined);
    setCreating(true);
    const answer = await createWorkbook({ template, title, language: language().id });
    setCreating(false);
    if (answer.ok) navigate(`/mappe/${encodeURIComponent(answer.value.id)}`);
    else setProblem(answer.error);
  };

  const remove = async (row: WorkbookRow): Promise<void> => {
    const isOwner = row.role === 'owner';
    if (!(await attempt(isOwner ? deleteWorkbook(row.id) : leaveWorkbook(row.id)))) return;
    setRemoved(isOwner ? row : undefined);
    await refresh();
  };

  const undoRemove = async (row: WorkbookRow): Promise<void> => {
    if (!(await attempt(restoreWorkbook(row.id)))) return;
    setRemoved(undefined);
    await refresh();
  };

  const copy = async (row: WorkbookRow): Promise<void> => {
    if (await attempt(copyWorkbook(row.id, t('start.copyName', { title: row.title })))) await refresh();
  };

  const rename = async (row: WorkbookRow, title: string): Promise<void> => {
    setRenaming(undefined);
    if (title.trim() === '' || title === row.title) return;
    if (await attempt(renameWorkbookOnServer(row.id, title))) await refresh();
  };

  const saveName = async (name: string): Promise<void> => {
    const answer = await renamePerson(name);
    if (answer.ok) {
      setPerson(answer.value);
      setNameSaid(t('start.nameSaved'));
    } else setProblem(answer.error);
  };

  const changed = (row: WorkbookRow): string =>
    new Date(row.changedAt).toLocaleString(language().id === 'da' ? 'da-DK' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    });

  const rows = (): readonly WorkbookRow[] => {
    const now = list();
    return now.at === 'here' ? now.workbooks : [];
  };

  return (
    <div class="start">
      <header class="start-head">
        <div>
          <h1 class="brand">{t('app.name')}</h1>
          <p>{t('app.tagline')}</p>
        </div>
        <div class="choices">
          <ThemeChoice />
          <LanguageChoice />
        </div>
      </header>
      <main class="start-main">
        <Show when={problem()}>
          {(what) => (
            <p class="callout bad" role="alert">
              {t(textOfProblem(what()))}
            </p>
          )}
        </Show>
        <Show when={removed()}>
          {(row) => (
            <p class="callout" role="status">
              {t('start.removed', { title: row().title })}{' '}
              <button type="button" class="button" onClick={() => void undoRemove(row())}>
                {t('start.undoRemove')}
              </button>
            </p>
          )}
        </Show>
        <section aria-labelledby="new-heading">
          <h2 id="new-heading">{t('start.newHeading')}</h2>
          <div class="offers">
            <Show when={quickCase()}>
              {(template) => (
                <article class="offer first">
                  <h3 lang="da">{template().title}</h3>
                  <p>{t('library.begin.quickText')}</p>
                  <p class="audience" lang="da">
                    {template().audience}
                  </p>
                  <button
                    type="button"
                    class="button primary"
                    disabled={isCreating()}
                    onClick={() => void create(template().id, template().title)}
                  >
                    {t('library.begin.create', { title: template().title.toLowerCase() })}
                  </button>
                </article>
              )}
            </Show>
            <article class="offer first">
              <h3>{t('start.caseTitle')}</h3>
              <p>{t('start.caseText')}</p>
              <Show when={templates().find(({ id }) => id === investmentCaseId)}>
                {(template) => (
                  <p class="audience" lang="da">
                    {template().audience}
                  </p>
                )}
              </Show>
              <button
                type="button"
                class="button primary"
                disabled={isCreating()}
                onClick={() => void create(investmentCaseId, t('start.defaultCaseName'))}
              >
                {isCreating() ? t('start.creating') : t('start.caseButton')}
              </button>
            </article>
          </div>
          <div class="offers quiet">
            <article class="offer">
              <h3>{t('library.begin.libraryTitle')}</h3>
              <p>{t('library.begin.libraryText')}</p>
              <A class="button" href="/bibliotek">
                {t('library.begin.libraryLink')}
              </A>
            </article>
            <article class="offer">
              <h3>{t('start.blankTitle')}</h3>
              <p>{t('start.blankText')}</p>
              <button
                type="button"
                class="button"
                disabled={isCreating()}
                onClick={() => void create('blank', t('start.defaultBlankName'))}
              >
                {t('start.blankButton')}
              </button>
            </article>
          </div>
        </section>
        <section aria-labelledby="list-heading">
          <h2 id="list-heading">{t('start.heading')}</h2>
          <Show when={list().at === 'loading'}>
            <p role="status">{t('app.loading')}</p>
          </Show>
          <Show when={list().at === 'failed' && (list() as Extract<List, { at: 'failed' }>)}>
            {(failed) => (
              <p class="callout bad" role="alert">
                {t(textOfProblem(failed().why))}{' '}
                <button type="button" class="button" onClick={() => void load()}>
                  {t('app.retry')}
                </button>
              </p>
            )}
          </Show>
          <Show when={list().at === 'here' && rows().length === 0}>
            <div class="empty">
              <p class="strong">{t('start.emptyHeading')}</p>
              <p>{t('start.emptyText')}</p>
            </div>
          </Show>
          <Show when={rows().length > 0}>
            <div class="table-place">
              <table class="workbooks">
                <thead>
                  <tr>
                    <th scope="col">{t('start.columnTitle')}</th>
                    <th scope="col">{t('start.columnRole')}</th>
                    <th scope="col">{t('start.columnChanged')}</th>
                    <th scope="col">
                      <span class="visually-hidden">{t('start.columnActions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  <For each={rows()}>
                    {(row) => (
                      <tr>
                        <td>
                          <Show
                            when={renaming() === row.id}
                            fallback={
                              <A class="title" href={`/mappe/${encodeURIComponent(row.id)}`}>
                                {row.title}
                              </A>
                            }
                          >
                            <RenameForm title={row.title} onDone={(title) => void rename(row, title)} />
                          </Show>
                        </td>
                        <td>{t(`start.role.${row.role}`)}</td>
                        <td>{changed(row)}</td>
                        <td class="actions">
                          <Show when={row.role !== 'viewer'}>
                            <button
                              type="button"
                              class="button quiet"
                              aria-label={t('start.renameOf', { title: row.title })}
                              onClick={() => setRenaming(row.id)}
                            >
                              {t('start.rename')}
                            </button>
                          </Show>
                          <button
                            type="button"
                            class="button quiet"
                            aria-label={t('start.copyOf', { title: row.title })}
                            onClick={() => void copy(row)}
                          >
                            {t('start.copy')}
                          </button>
                          <button
                            type="button"
                            class="button quiet"
                            aria-label={
                              row.role === 'owner' ? t('start.removeOf', { title: row.title }) : undefined
                            }
                            onClick={() => void remove(row)}
                          >
                            {row.role === 'owner' ? t('start.remove') : t('start.leave')}
                          </button>
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
          </Show>
        </section>
        <Show when={areTemplatesMissing()}>
          <p class="callout bad" role="alert">
            {t('library.begin.failed')}{' '}
            <button type="button" class="button" onClick={() => void loadTemplates()}>
              {t('app.retry')}
            </button>
          </p>
        </Show>
        <OtherTemplates
          templates={templates()}
          isCreating={isCreating()}
          onCreate={(template) => void create(template.id, template.title)}
        />
        <Show when={deleted().length > 0}>
          <details class="deleted">
            <summary>{t('start.deletedHeading', { count: deleted().length })}</summary>
            <ul>
              <For each={deleted()}>
                {(row) => (
                  <li>
                    <span>{row.title}</span>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={t('start.restoreOf', { title: row.title })}
                      onClick={() => void undoRemove(row)}
                    >
                      {t('start.restore')}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
        <Show when={person()}>
          {(me) => (
            <form
              class="my-name"
              onSubmit={(event) => {
                event.preventDefault();
                const name = new FormData(event.currentTarget).get('name');
                if (typeof name === 'string' && name.trim() !== '') void saveName(name);
              }}
            >
              <label class="field">
                <span>{t('start.yourName')}</span>
                <input
                  class="text-input"
                  name="name"
                  maxLength={60}
                  autocomplete="name"
                  value={me().name ?? ''}
                  placeholder={t('start.yourNameHelp')}
                />
              </label>
              <button type="submit" class="button">
                {t('start.saveName')}
              </button>
              <span role="status">{nameSaid()}</span>
            </form>
          )}
        </Show>
      </main>
    </div>
  );
}

function RenameForm(props: { readonly title: string; onDone(title: string): void }): JSX.Element {
  const { t } = useText();
  let input!: HTMLInputElement;
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone(input.value);
      }}
    >
      <input
        ref={(element) => {
          input = element;
          queueMicrotask(() => input.select());
        }}
        class="text-input"
        aria-label={t('start.newName')}
        value={props.title}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onDone(props.title);
        }}
      />
      <button type="submit" class="button">
        {t('start.save')}
      </button>
    </form>
  );
}
