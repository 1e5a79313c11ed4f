/** The start page: go on with a case, or begin one. */
import { type JSX, Show, createEffect, createMemo, createSignal, onMount } from 'solid-js';
import {
  type ApiProblem,
  type TemplateRow,
  type WorkbookRow,
  copyWorkbook,
  createWorkbook,
  deleteWorkbook,
  fetchTemplates,
  fetchWorkbooks,
  leaveWorkbook,
  renameWorkbookOnServer,
  restoreWorkbook,
  textOfProblem,
} from '../api.ts';
import { DeletedWorkbooks } from '../begin/deleted-workbooks.tsx';
import { guide, openGuide, rememberedGuide } from '../begin/guide.ts';
import { GuideCard } from '../begin/guide-card.tsx';
import { MyName } from '../begin/my-name.tsx';
import { OtherTemplates, TemplateGallery } from '../begin/other-templates.tsx';
import { RecentWorkbooks } from '../begin/recent-workbooks.tsx';

import { investmentCaseId, quickCaseId } from '../begin/template-areas.ts';
import { TemplateCard } from '../begin/template-card.tsx';
import { inLanguage } from '../begin/in-language.ts';
import { WorkbookTable } from '../begin/workbook-table.tsx';
import { noteWhoIsHere } from '../collaborate/forget-copies.ts';
import { unsavedByWorkbook } from '../collaborate/unsaved-by-workbook.ts';
import { FolderBar } from '../identity/folder-bar.tsx';
import { type Folder, type Me, fetchFolders, fetchMe } from '../identity/identity-api.ts';
import { LeftBehind } from '../identity/left-behind.tsx';
import { leaveWhenSignedOut } from '../identity/signed-out.ts';
import { UnsentHere } from '../identity/unsent-here.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { matches } from '../parts/folded.ts';
import { ThemeChoice } from '../parts/theme-choice.tsx';
import { useText } from '../text/text.tsx';
import { RefusalNote } from '../parts/problem-note.tsx';
import { part } from '../parts/part.ts';
import './start.css';
import { goToPage } from '../parts/ways.tsx';

const MoveDialog = part(() => import('../identity/move-dialog.tsx'));

type List =
  | { readonly at: 'loading' }
  | { readonly at: 'here'; readonly workbooks: readonly WorkbookRow[] }
  | { readonly at: 'failed'; readonly why: ApiProblem };

export default function StartPage(): JSX.Element {
  const { t, language } = useText();
  const [list, setList] = createSignal<List>({ at: 'loading' });
  const [me, setMe] = createSignal<Me>();
  const [folders, setFolders] = createSignal<readonly Folder[]>([]);
  const [folder, setFolder] = createSignal<string>();
  const [moving, setMoving] = createSignal<WorkbookRow>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [removed, setRemoved] = createSignal<WorkbookRow>();
  const [deleted, setDeleted] = createSignal<readonly WorkbookRow[]>([]);
  const [isCreating, setCreating] = createSignal(false);
  const [offered, setOffered] = createSignal<readonly TemplateRow[]>([]);
  /** In the words of the language on the screen. */
  const templates = createMemo(() => offered().map((one) => inLanguage(one, language().id)));
  const [areTemplatesMissing, setTemplatesMissing] = createSignal(false);
  const [search, setSearch] = createSignal('');
  /** edits that somebody who was here before could not send */
  const [left, setLeft] = createSignal(0);
  /** edits that I could not send, of which workbooks */
  const [unsent, setUnsent] = createSignal<ReadonlyMap<string, number>>(new Map());
  const template = (id: string): TemplateRow | undefined => templates().find((one) => one.id === id);

  const refresh = async (): Promise<void> => {
    const [answer, thrownAway] = await Promise.all([fetchWorkbooks(), fetchWorkbooks('deleted')]);
    // Only an owner can take a workbook back.
    if (thrownAway.ok) setDeleted(thrownAway.value.filter(({ role }) => role === 'owner'));
    setList(answer.ok ? { at: 'here', workbooks: answer.value } : { at: 'failed', why: answer.error });
  };
  const loadFolders = async (): Promise<void> => {
    const answer = await fetchFolders();
    if (answer.ok) setFolders(answer.value.folders);
  };
  const load = async (): Promise<void> => {
    setList({ at: 'loading' });
    const answer = await fetchMe();
    if (answer.ok) {
      setMe(answer.value);
      void noteWhoIsHere(answer.value.person).then((count) => {
        setLeft(count);
        setUnsent(unsavedByWorkbook());
      });
    }
    await Promise.all([refresh(), loadFolders()]);
  };
  const loadTemplates = async (): Promise<void> => {
    const answer = await fetchTemplates();
    if (answer.ok) setOffered(answer.value);
    setTemplatesMissing(!answer.ok);
  };
  createEffect(() => {
    document.title = t('app.name');
  });
  leaveWhenSignedOut();
  onMount(() => {
    rememberedGuide();
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

  const open = (id: string): void => void goToPage(`/mappe/${encodeURIComponent(id)}`);

  /** Makes a workbook and opens it. */
  const create = async (of: string, title: string, then?: (id: string) => void): Promise<void> => {
    setProblem(undefined);
    setCreating(true);
    const answer = await createWorkbook({ template: of, title, language: language().id });
    setCreating(false);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    then?.(answer.value.id);
    open(answer.value.id);
  };
  const createOf = (one: TemplateRow): void => void create(one.id, one.title);

  /** Where it was left, as long as that workbook is there; otherwise with a fresh example. */
  const beginGuide = (): void => {
    const now = guide();
    const left = 'step' in now ? rows().find(({ id }) => id === now.workbook) : undefined;
    if (left) {
      openGuide(left.id);
      open(left.id);
    } else void create(investmentCaseId, t('pages.start.exampleName'), openGuide);
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
    if (await attempt(renameWorkbookOnServer(row.id, title))) await refresh();
  };

  const rows = (): readonly WorkbookRow[] => {
    const now = list();
    return now.at === 'here' ? now.workbooks : [];
  };
  const isSearching = (): boolean => search().trim() !== '';
  const foundRows = createMemo(() =>
    rows().filter(
      (row) =>
        matches(row.title, search()) &&
        // Whoever searches looks everywhere.
        (folder() === undefined || isSearching() || row.folder === folder()),
    ),
  );
  const foundTemplates = createMemo(() =>
    offered()
      .filter(({ title, purpose, audience, english }) =>
        matches([title, purpose, audience, ...Object.values(english)].join(' '), search()),
      )
      .map((one) => inLanguage(one, language().id)),
  );

  return (
    <div class="start">
      <header class="start-head">
        <div>
          <h1 class="brand">{t('app.name')}</h1>
          <p>{t('app.tagline')}</p>
        </div>
        <div class="choices">
          <a href="/konto">{[t('identity.privacy.account'), me()?.person.name].filter(Boolean).join(': ')}</a>
          <ThemeChoice />
          <LanguageChoice />
        </div>
      </header>
      <main class="start-main">
        <RefusalNote problem={problem()} />
        <LeftBehind count={left()} />
        <UnsentHere unsent={unsent()} titleOf={(id) => rows().find((row) => row.id === id)?.title} />
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
        <div class="search" role="search">
          <label class="field">
            <span>{t('pages.start.search')}</span>
            <input
              type="search"
              class="text-input"
              value={search()}
              placeholder={t('pages.start.searchHelp')}
              autocomplete="off"
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
          </label>
          <p role="status">
            {isSearching()
              ? t('pages.start.found', { workbooks: foundRows().length, templates: foundTemplates().length })
              : ''}
          </p>
        </div>
        <Show when={!isSearching()}>
          <RecentWorkbooks rows={rows()} />
          <section aria-labelledby="new-heading">
            <h2 id="new-heading">{t('start.newHeading')}</h2>
            <GuideCard
              isBusy={isCreating()}
              onBegin={beginGuide}
              onExample={() => void create(investmentCaseId, t('pages.start.exampleName'))}
            />
            <div class="offers">
              <Show when={template(quickCaseId)}>
                {(quick) => (
                  <TemplateCard
                    offer={{
                      title: quick().title,
                      text: t('library.begin.quickText'),
                      audience: quick().audience,
                      picture: quick().picture,
                      button: t('library.begin.create', { title: quick().title.toLowerCase() }),
                      isFirst: true,
                    }}
                    isBusy={isCreating()}
                    onBegin={() => createOf(quick())}
                  />
                )}
              </Show>
              <TemplateCard
                offer={{
                  title: t('start.caseTitle'),
                  text: t('start.caseText'),
                  audience: template(investmentCaseId)?.audience,
                  picture: template(investmentCaseId)?.picture,
                  button: isCreating() ? t('start.creating') : t('start.caseButton'),
                  isFirst: true,
                }}
                isBusy={isCreating()}
                onBegin={() => void create(investmentCaseId, t('start.defaultCaseName'))}
              />
            </div>
            <div class="offers quiet">
              <article class="offer">
                <h3>{t('library.begin.libraryTitle')}</h3>
                <p>{t('library.begin.libraryText')}</p>
                <a class="button" href="/bibliotek">
                  {t('library.begin.libraryLink')}
                </a>
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
        </Show>
        <section aria-labelledby="list-heading">
          <h2 id="list-heading">{t('start.heading')}</h2>
          <Show when={!isSearching() && (rows().length > 0 || folders().length > 0)}>
            <FolderBar
              folders={folders()}
              organisations={me()?.organisations ?? []}
              chosen={folder()}
              onChoose={setFolder}
              onChanged={() => void Promise.all([refresh(), loadFolders()])}
              onProblem={setProblem}
            />
          </Show>
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
          <Show when={list().at === 'here' && rows().length === 0 && !isSearching()}>
            <div class="empty">
              <p class="strong">{t('start.emptyHeading')}</p>
              <p>{t('start.emptyText')}</p>
            </div>
          </Show>
          <Show when={list().at === 'here' && isSearching() && foundRows().length === 0}>
            <div class="empty">
              <p>{t('pages.start.noneFound', { search: search().trim() })}</p>
              <button type="button" class="button" onClick={() => setSearch('')}>
                {t('pages.start.clearSearch')}
              </button>
            </div>
          </Show>
          <Show when={foundRows().length > 0}>
            <WorkbookTable
              rows={foundRows()}
              onRename={(row, title) => void rename(row, title)}
              onCopy={(row) => void copy(row)}
              onMove={setMoving}
              onRemove={(row) => void remove(row)}
            />
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
        <Show
          when={isSearching()}
          fallback={<OtherTemplates templates={templates()} isCreating={isCreating()} onCreate={createOf} />}
        >
          <Show when={foundTemplates().length > 0}>
            <section aria-labelledby="found-heading">
              <h2 id="found-heading">{t('pages.start.foundTemplates')}</h2>
              <TemplateGallery templates={foundTemplates()} isCreating={isCreating()} onCreate={createOf} />
            </section>
          </Show>
        </Show>
        <DeletedWorkbooks rows={deleted()} onRestore={(row) => void undoRemove(row)} />
        <Show when={me()}>
          {(now) => (
            <MyName
              person={now().person}
              onNamed={(person) => setMe({ ...now(), person })}
              onProblem={setProblem}
            />
          )}
        </Show>
        <Show when={moving()}>
          {(row) => (
            <MoveDialog
              row={row()}
              folders={folders()}
              organisations={me()?.organisations ?? []}
              onMoved={() => {
                setMoving(undefined);
                void refresh();
              }}
              onClose={() => setMoving(undefined)}
            />
          )}
        </Show>
      </main>
      <footer class="start-foot">
        <a href="/konto">{t('identity.privacy.account')}</a>
        <a href="/privatliv">{t('identity.privacy.link')}</a>
        <a href="/tilgaengelighed">{t('pages.start.accessibility')}</a>
      </footer>
    </div>
  );
}
