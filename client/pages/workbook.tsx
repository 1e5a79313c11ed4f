/** One workbook: the sheets, the answer beside them, who is here, and the truth about saving. */
import { A, useParams } from '@solidjs/router';
import PanelRight from 'lucide-solid/icons/panel-right';
import {
  type Accessor,
  type JSX,
  Match,
  Show,
  Suspense,
  Switch,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  lazy,
  on,
  onCleanup,
  onMount,
} from 'solid-js';
import {
  type AccessRole,
  accessRoles,
  type Notice,
  assumptionsOf,
  clearInputs,
  mayEdit,
  renameWorkbook,
  resultKeys,
} from '#model';
import {
  type ApiProblem,
  type Person,
  fetchPerson,
  fetchWorkbook,
  fetchXlsx,
  restoreWorkbook,
  textOfProblem,
} from '../api.ts';
import { guide, rememberedGuide } from '../begin/guide.ts';
import { rememberOpened } from '../begin/opened.ts';
import { menuOfSelection } from '../commands/cell-menu.ts';
import { keyOf } from '../commands/chord.ts';
import type { GridFace, OpenMenu, Workplace } from '../commands/command.ts';
import { commandOf, runCommand } from '../commands/commands.ts';
import { type DialogName, dialogs } from '../commands/dialogs.ts';
import { menuOf } from '../commands/menu-of.ts';
import { createColleagues } from '../collaborate/colleagues.ts';
import { createClipboard } from '../clipboard/clipboard.ts';
import { People } from '../collaborate/people.tsx';
import { ReceiptButton } from '../collaborate/receipt-button.tsx';
import { ReceiptNotice } from '../collaborate/receipt-notice.tsx';
import { createReceipts } from '../collaborate/receipts.ts';
import { SavedIndicator } from '../collaborate/saved-indicator.tsx';
import { unsavedAsText } from '../collaborate/unsaved-file.ts';
import { whenSaved } from '../collaborate/when-saved.ts';
import { CommentsButton } from '../comments/comments-button.tsx';
import { AssumptionMark } from '../register/assumption-mark.tsx';
import { createPanelState } from '../register/panel-state.ts';
import { isAssumption, showActiveCell } from '../register/show-cell.ts';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { loadAhead } from '../parts/load-ahead.ts';
import { saveFile } from '../parts/save-file.ts';
import { createDesk } from '../sheet/desk.ts';
import { createFormatBrush } from '../sheet/format-brush.ts';
import { FormulaBar } from '../sheet/formula-bar.tsx';
import { Grid } from '../sheet/grid.tsx';
import { SheetTabs } from '../sheet/sheet-tabs.tsx';
import { sheetZoom } from '../sheet/zoom.ts';
import { Toolbar } from '../sheet/toolbar.tsx';
import { type TextKey, useText } from '../text/text.tsx';
import { type WorkbookSession, openWorkbookSession } from '../workbook-session.ts';
import './workbook.css';

// None of these is needed before the grid is drawn.
const GuideStrip = lazy(() => import('../begin/guide-strip.tsx'));
const ColleagueNotes = lazy(() => import('../collaborate/colleague-notes.tsx'));
const SidePanel = lazy(() => import('../results/side-panel.tsx'));
const Menu = lazy(() => import('../parts/menu.tsx'));
const NameDialog = lazy(() => import('../parts/name-dialog.tsx'));
const PasteProgress = lazy(() => import('../clipboard/paste-progress.tsx'));
const ReceiptList = lazy(() => import('../collaborate/receipt-list.tsx'));
const ShareDialog = lazy(() => import('../collaborate/share-dialog.tsx'));
const ColumnHelp = lazy(() => import('../sheet/column-help.tsx'));
const RatesDialog = lazy(() => import('../numbers/rates-dialog.tsx'));
const OwnNumbersDialog = lazy(() => import('../numbers/own-numbers-dialog.tsx'));
const PublishDialog = lazy(() => import('../library/publish-dialog.tsx'));

const roleKey = (id: string): string => `samregn:role:${id}`;

function rememberedRole(id: string): AccessRole | undefined {
  const kept = localStorage.getItem(roleKey(id));
  return accessRoles.find((role) => role === kept);
}

type Opening =
  | { readonly at: 'opening' }
  | { readonly at: 'open'; readonly session: WorkbookSession; readonly role: Accessor<AccessRole> }
  | { readonly at: 'failed'; readonly why: ApiProblem; readonly mayRestore: boolean };

export default function WorkbookPage(): JSX.Element {
  const { t } = useText();
  const params = useParams<{ id: string }>();
  const [opening, setOpening] = createSignal<Opening>({ at: 'opening' });
  const [me, setMe] = createSignal<Person>();
  let session: WorkbookSession | undefined;
  let isGone = false;

  const open = async (): Promise<void> => {
    setOpening({ at: 'opening' });
    const { id } = params;
    const remembered = rememberedRole(id);
    const [role, setRole] = createSignal<AccessRole>(remembered ?? 'viewer');
    const start = async (): Promise<void> => {
      const opened = await openWorkbookSession(id);
      if (isGone) {
        await opened.close();
        return;
      }
      session = opened;
      setOpening({ at: 'open', session: opened, role });
    };
    // A workbook that this computer knows is shown at once; the server's answer only corrects the role.
    const early = remembered === undefined ? undefined : start();
    const person = await fetchPerson();
    if (person.ok) setMe(person.value);
    const details = person.ok ? await fetchWorkbook(id) : person;
    await early;
    if (details.ok && !details.value.deletedAt) {
      localStorage.setItem(roleKey(id), details.value.role);
      rememberOpened(id, Date.now());
      setRole(details.value.role);
      if (!early) await start();
      return;
    }
    const why = details.ok ? 'deleted' : details.error;
    if (why === 'offline' && session?.hasContent()) return;
    await session?.close();
    session = undefined;
    setOpening({ at: 'failed', why, mayRestore: details.ok && details.value.role === 'owner' });
  };

  // The document was written anew while this computer was offline, and all that was typed here has been brought over.
  const renew = async (old: WorkbookSession): Promise<void> => {
    await old.close();
    await old.localCopy.discard();
    if (isGone || session !== old) return;
    session = undefined;
    await open();
  };
  createEffect(() => {
    const now = opened();
    if (now?.session.connection.link().at === 'renewed') void renew(now.session);
  });

  onMount(() => {
    rememberedGuide();
    void open();
  });
  onCleanup(() => {
    isGone = true;
    void session?.close();
  });

  const restore = async (): Promise<void> => {
    await restoreWorkbook(params.id);
    await open();
  };

  const failed = (): Extract<Opening, { at: 'failed' }> | undefined => {
    const now = opening();
    return now.at === 'failed' ? now : undefined;
  };
  const opened = (): Extract<Opening, { at: 'open' }> | undefined => {
    const now = opening();
    return now.at === 'open' ? now : undefined;
  };

  return (
    <Switch>
      <Match when={failed()}>
        {(now) => (
          <main class="page-message">
            <div role="alert">
              <h1>{t(textOfProblem(now().why))}</h1>
            </div>
            <div class="row-of-buttons">
              <Show when={now().mayRestore}>
                <button type="button" class="button primary" onClick={() => void restore()}>
                  {t('start.undoRemove')}
                </button>
              </Show>
              <button type="button" class="button" onClick={() => void open()}>
                {t('app.retry')}
              </button>
              <A class="button primary" href="/">
                {t('app.backToStart')}
              </A>
            </div>
          </main>
        )}
      </Match>
      <Match when={opened()?.session.hasContent() && opened()}>
        {(now) => <OpenWorkbook session={now().session} role={now().role()} me={me()} onNamed={setMe} />}
      </Match>
      <Match when={true}>
        <main class="page-message">
          <div role="status">
            <h1>{t('workbook.opening')}</h1>
          </div>
          <Show when={opened()?.session.connection.link().at === 'offline'}>
            <p role="alert">{t('problem.offline')}</p>
          </Show>
        </main>
      </Match>
    </Switch>
  );
}

const refusalTexts: Partial<Record<Notice, TextKey>> = {
  readOnly: 'closed.refusedReadOnly',
  updateTooLarge: 'closed.refusedTooLarge',
  documentFull: 'closed.refusedFull',
  badContent: 'closed.refusedContent',
  unknownAuthor: 'closed.refusedAuthor',
};

function OpenWorkbook(props: {
  readonly session: WorkbookSession;
  readonly role: AccessRole;
  readonly me: Person | undefined;
  onNamed(person: Person): void;
}): JSX.Element {
  const { t, language } = useText();
  const { session } = props;
  // What protected ranges lock depends on who is here.
  createComputed(() => {
    session.workbook.role = props.role;
  });
  const canEdit = createMemo(() => {
    const { at } = session.connection.link();
    const isOver = at === 'closed' || at === 'refused' || at === 'renewing' || at === 'renewed';
    return mayEdit(props.role) && !session.isReadOnly() && !isOver;
  });
  const desk = createDesk({ session, language, t, mayEdit: canEdit });
  const clipboard = createClipboard({ session, desk, language, t });
  const receipts = createReceipts({ session, me: () => props.me?.id, language, mayEdit: canEdit });
  const [menu, setMenu] = createSignal<OpenMenu>();
  const [isSharing, setSharing] = createSignal(false);
  const [numbersDialog, setNumbersDialog] = createSignal<'rates' | 'own'>();
  const [isPublishing, setPublishing] = createSignal(false);
  const [isNaming, setNaming] = createSignal(false);
  const [isExporting, setExporting] = createSignal(false);
  const [renaming, setRenaming] = createSignal<string>();
  const hasResults = createMemo(() => {
    session.resultArea('netTotal');
    return resultKeys(session.workbook).length > 0;
  });
  const panel = createPanelState(window.innerWidth >= 1000);
  const hasPanel = createMemo(() => {
    session.trackAssumptions();
    return hasResults() || assumptionsOf(session.workbook).length > 0 || panel.tab() === 'comments';
  });
  const colleagues = createColleagues({
    session,
    desk,
    t,
    me: () => props.me,
    openCommentList() {
      panel.openTab('comments');
      panel.setWanted(true);
    },
  });
  /** A case with rates of its own; it is also what own numbers are fetched into. */
  const takesNumbers = createMemo(() => {
    session.trackEveryLayout();
    return session.workbook.nameIdByText('Satser_pr') !== undefined;
  });
  const [dialog, setDialog] = createSignal<DialogName>();
  const [gridFace, setGridFace] = createSignal<GridFace>();
  const place: Workplace = {
    session,
    desk,
    clipboard,
    t,
    language,
    role: () => props.role,
    me: () => props.me,
    colleagues,
    grid: gridFace,
    panel,
    open(name) {
      desk.commitDraft();
      setDialog(name);
    },
    brush: createFormatBrush({ session, desk, t }),
    openMenu: setMenu,
    openCellMenu: (at) =>
      setMenu({ label: t('menu.cell'), at, items: menuOf(menuOfSelection(place), place) }),
    showAssumption: () => showActiveCell({ session, desk, panel, t, language: language().id }),
    isAssumption: () => isAssumption({ session, desk }),
  };

  // Keys that count anywhere in the workbook; where one stands in a dialog or menu, they are that one's.
  const onPageKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('[role=dialog], [role=menu]')) return;
    const pressed = commandOf(keyOf(event), 'page');
    // In a field of its own, undo is the field's.
    const isInField = (event.target as Element).matches('input, textarea, select');
    if (!pressed || (pressed.command.edits && isInField)) return;
    event.preventDefault();
    runCommand(pressed.command, place, pressed.chord);
  };
  // What a key opens is there before the next key: typing on at once must not land in the cell.
  onMount(() => {
    const waiting = setTimeout(() => {
      for (const name of ['find', 'replace', 'goTo', 'palette'] as const)
        loadAhead(() => dialogs[name].preload());
    }, 3000);
    onCleanup(() => clearTimeout(waiting));
  });
  addEventListener('keydown', onPageKey);
  onCleanup(() => removeEventListener('keydown', onPageKey));

  createEffect(() => {
    document.title = `${session.title()} – ${t('app.name')}`;
  });

  // What stands half typed goes along with the rest of the copy.
  createEffect(() => {
    if (session.connection.link().at === 'renewing') desk.commitDraft();
  });

  // A colleague's browser must not close on what is only on this computer.
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (session.connection.unsaved() > 0 && session.connection.link().at !== 'refused')
      event.preventDefault();
  };
  addEventListener('beforeunload', onLeave);
  onCleanup(() => removeEventListener('beforeunload', onLeave));

  // What was said stays long enough to be read, then goes.
  createEffect(
    on(desk.said, (said) => {
      if (!said) return;
      const timer = setTimeout(() => desk.hush(), Math.max(5000, said.text.length * 90));
      onCleanup(() => clearTimeout(timer));
    }),
  );

  const exportXlsx = async (): Promise<void> => {
    desk.commitDraft();
    setExporting(true);
    const isSaved = await whenSaved(session.connection);
    const answer = isSaved ? await fetchXlsx(session.id) : undefined;
    setExporting(false);
    if (!answer) {
      desk.say(t('problem.exportUnsaved'), 'bad');
      return;
    }
    if (answer.ok) saveFile(answer.value, `${session.title() || t('app.name')}.xlsx`);
    else desk.say(answer.error === 'server' ? t('problem.export') : t(textOfProblem(answer.error)), 'bad');
  };

  const emptyInputs = (): void => {
    const cleared = clearInputs(session.editor);
    if (cleared.ok) desk.say(t('workbook.emptied'));
  };

  const openSheetMenu = (sheet: string, at: { readonly x: number; readonly y: number }): void => {
    setMenu({
      label: t('grid.sheetMenu', { sheet: session.sheetName(sheet) }),
      at,
      items: [
        { label: t('grid.renameSheet'), isDisabled: !canEdit(), run: () => setRenaming(sheet) },
        {
          label: t('grid.deleteSheet'),
          isDisabled: !canEdit() || session.sheets().length < 2,
          run: () => desk.deleteSheet(sheet),
        },
      ],
    });
  };

  const calculation = (): string | undefined => {
    const state = session.calculation()?.state() ?? 'starting';
    if (state === 'failed') return t('grid.engineFailed');
    return state === 'ready' ? undefined : t('grid.paint');
  };

  const refused = (): Notice | undefined => {
    const link = session.connection.link();
    return link.at === 'refused' ? link.why : undefined;
  };
  const closedWhy = (): 'revoked' | 'deleted' | undefined => {
    const link = session.connection.link();
    return link.at === 'closed' ? link.why : undefined;
  };

  const keepUnsaved = (): JSX.Element => (
    <button
      type="button"
      class="button"
      onClick={() =>
        saveFile(unsavedAsText(session, language()), `${session.title()}-${t('closed.unsavedFile')}.txt`)
      }
    >
      {t('closed.refusedKeep')}
    </button>
  );

  const showSavedVersion = async (): Promise<void> => {
    await session.localCopy.discard();
    location.reload();
  };

  return (
    <div class="workbook" classList={{ 'with-panel': hasPanel() && panel.isWanted() }}>
      <a
        class="skip"
        href="#sheet-panel"
        onClick={() => document.querySelector<HTMLElement>('.grid')?.focus()}
      >
        {t('app.skipToGrid')}
      </a>
      <header class="top">
        <A class="brand" href="/">
          {t('app.name')}
        </A>
        <h1 class="visually-hidden">{session.title()}</h1>
        <input
          class="title"
          aria-label={t('workbook.title')}
          value={session.title()}
          readOnly={!canEdit()}
          maxLength={200}
          autocomplete="off"
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') {
              if (event.key === 'Escape') event.currentTarget.value = session.title();
              event.currentTarget.blur();
            }
          }}
          onBlur={(event) => {
            const title = event.currentTarget.value.trim();
            if (title !== '' && title !== session.title()) renameWorkbook(session.editor, title);
            else event.currentTarget.value = session.title();
          }}
        />
        <SavedIndicator connection={session.connection} />
        <span class="spring" />
        <Show when={calculation()}>
          {(text) => (
            <span class="calculating" role="status">
              {text()}
            </span>
          )}
        </Show>
        <People
          session={session}
          colleagues={colleagues}
          me={props.me}
          onMe={() => setNaming(true)}
          onMenu={(label, items, at) => setMenu({ label, items, at })}
        />
        <Show when={props.me && !props.me.name}>
          <button type="button" class="button quiet" onClick={() => setNaming(true)}>
            {t('workbook.nameYourself')}
          </button>
        </Show>
        <LanguageChoice />
        <Show when={canEdit() && takesNumbers()}>
          <button
            type="button"
            class="button"
            aria-haspopup="menu"
            onClick={(event) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect();
              desk.commitDraft();
              setMenu({
                label: t('numbers.menu'),
                at: { x: left, y: bottom },
                items: [
                  { label: t('numbers.menuRates'), run: () => setNumbersDialog('rates') },
                  { label: t('numbers.menuOwn'), run: () => setNumbersDialog('own') },
                ],
              });
            }}
          >
            {t('numbers.menu')}
          </button>
        </Show>
        <button type="button" class="button" disabled={isExporting()} onClick={() => void exportXlsx()}>
          {isExporting() ? t('workbook.downloading') : t('workbook.download')}
        </button>
        <Show when={props.role === 'owner'}>
          <button type="button" class="button primary" onClick={() => setSharing(true)}>
            {t('workbook.share')}
          </button>
        </Show>
        <Show when={hasPanel()}>
          <button
            type="button"
            class="button quiet panel-button"
            aria-pressed={panel.isWanted()}
            aria-label={panel.isWanted() ? t('workbook.hidePanel') : t('workbook.showPanel')}
            title={panel.isWanted() ? t('workbook.hidePanel') : t('workbook.showPanel')}
            onClick={() => panel.setWanted(!panel.isWanted())}
          >
            <PanelRight size={18} aria-hidden="true" />
          </button>
        </Show>
      </header>
      <main class="work">
        <div class="notes">
          <Show when={closedWhy()}>
            {(why) => (
              <p class="callout bad" role="alert">
                <strong>{t(`closed.${why()}`)}</strong>{' '}
                {t(why() === 'deleted' ? 'closed.deletedHelp' : 'closed.revokedHelp')}
                <Show when={session.connection.unsaved() > 0}> {keepUnsaved()}</Show>
              </p>
            )}
          </Show>
          <Show when={refused()}>
            {(why) => (
              <div class="callout bad" role="alert">
                <p>
                  <strong>{t('closed.refused')}</strong> {t(refusalTexts[why()] ?? 'closed.refused')}{' '}
                  {t('closed.refusedHelp')}
                </p>
                <div class="row-of-buttons">
                  {keepUnsaved()}
                  <button type="button" class="button primary" onClick={() => void showSavedVersion()}>
                    {t('closed.refusedReload')}
                  </button>
                </div>
              </div>
            )}
          </Show>
          <Show when={session.isReadOnly()}>
            <p class="callout bad" role="alert">
              {t(session.connection.isDamaged() ? 'workbook.damaged' : 'workbook.newerSchema')}
            </p>
          </Show>
          <Show when={props.role === 'viewer'}>
            <p class="callout">{t('workbook.viewOnly')}</p>
          </Show>
          <Show when={guide().at === 'open'}>
            <Suspense>
              <GuideStrip session={session} desk={desk} panel={panel} />
            </Suspense>
          </Show>
          <Show when={session.isExample() && canEdit()}>
            <p class="callout example">
              <span>{t('workbook.example')}</span>
              <button type="button" class="button" onClick={emptyInputs}>
                {t('workbook.emptyInputs')}
              </button>
            </p>
          </Show>
        </div>
        <div class="tools">
          <Toolbar place={place}>
            <CommentsButton comments={colleagues.comments} />
            <ReceiptButton receipts={receipts} />
          </Toolbar>
          <FormulaBar session={session} desk={desk} language={language()}>
            <AssumptionMark session={session} desk={desk} panel={panel} />
          </FormulaBar>
        </div>
        <div
          class="sheet-place"
          id="sheet-panel"
          role="tabpanel"
          aria-label={t('grid.sheets')}
          style={{ zoom: sheetZoom() }}
        >
          <p id="grid-help" class="visually-hidden">
            {t('grid.help')}
          </p>
          <Show
            when={desk.sheet()}
            fallback={<NoSheets onAdd={() => desk.addSheet(t('start.firstSheetName'))} />}
          >
            <Grid
              session={session}
              desk={desk}
              language={language()}
              place={place}
              onFace={setGridFace}
              onChoices={(choices, at) =>
                setMenu({
                  label: t('menu.choices'),
                  at,
                  items: choices.map((label) => ({ label, run: () => desk.choose(label) })),
                })
              }
              isOverridden={(at) => receipts.isOverridden(at)}
              notes={(ground) => (
                <>
                  <ReceiptNotice
                    session={session}
                    desk={desk}
                    receipts={receipts}
                    me={props.me?.id ?? ''}
                    ground={ground}
                  />
                  <Suspense>
                    <ColumnHelp session={session} desk={desk} ground={ground} />
                    <ColleagueNotes session={session} desk={desk} colleagues={colleagues} ground={ground} />
                  </Suspense>
                </>
              )}
            />
          </Show>
          <div class="said-place" role="status">
            <Show when={desk.said()} keyed>
              {(said) => (
                <p class="said" classList={{ bad: said.tone === 'bad' }}>
                  <span>{said.text}</span>
                  <button type="button" class="button quiet" onClick={() => desk.hush()}>
                    {t('app.close')}
                  </button>
                </p>
              )}
            </Show>
          </div>
        </div>
      </main>
      <Show when={hasPanel() && panel.isWanted()}>
        <aside class="panel" aria-label={t('workbook.results')}>
          <Suspense fallback={<p class="panel-wait">{t('result.waiting')}</p>}>
            <SidePanel
              session={session}
              desk={desk}
              language={language()}
              panel={panel}
              me={props.me}
              comments={colleagues.comments}
              onName={() => setNaming(true)}
            />
          </Suspense>
        </aside>
      </Show>
      <footer class="bottom">
        <SheetTabs
          session={session}
          desk={desk}
          language={language()}
          onSheetMenu={openSheetMenu}
          renaming={renaming()}
          onRenamed={() => setRenaming(undefined)}
        />
      </footer>
      <Suspense>
        <Show when={menu()} keyed>
          {(open) => (
            <Menu
              label={open.label}
              items={open.items}
              at={open.at}
              within={document.querySelector<HTMLElement>('main') ?? undefined}
              onClose={() => {
                setMenu(undefined);
                if (renaming() === undefined)
                  document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
              }}
            />
          )}
        </Show>
        <Show when={dialog()} keyed>
          {(name) => {
            const CommandDialog = dialogs[name];
            return <CommandDialog place={place} onClose={() => setDialog(undefined)} />;
          }}
        </Show>
        <Show when={clipboard.task()}>{(task) => <PasteProgress task={task()} />}</Show>
        <Show when={isNaming()}>
          <NameDialog
            person={props.me}
            onNamed={(person) => {
              props.onNamed(person);
              setNaming(false);
            }}
            onClose={() => setNaming(false)}
          />
        </Show>
        <Show when={receipts.isListOpen()}>
          <ReceiptList session={session} desk={desk} receipts={receipts} me={props.me?.id ?? ''} />
        </Show>
        <Show when={numbersDialog() === 'rates'}>
          <RatesDialog session={session} desk={desk} onClose={() => setNumbersDialog(undefined)} />
        </Show>
        <Show when={numbersDialog() === 'own'}>
          <OwnNumbersDialog session={session} desk={desk} onClose={() => setNumbersDialog(undefined)} />
        </Show>
        <Show when={isSharing()}>
          <ShareDialog
            id={session.id}
            title={session.title()}
            onPublish={() => {
              desk.commitDraft();
              setSharing(false);
              setPublishing(true);
            }}
            onClose={() => setSharing(false)}
          />
        </Show>
        <Show when={isPublishing()}>
          <PublishDialog session={session} onClose={() => setPublishing(false)} />
        </Show>
      </Suspense>
    </div>
  );
}

function NoSheets(props: { onAdd(): void }): JSX.Element {
  const { t } = useText();
  return (
    <div class="page-message">
      <p>{t('grid.noSheets')}</p>
      <button type="button" class="button primary" onClick={() => props.onAdd()}>
        {t('grid.addSheet')}
      </button>
    </div>
  );
}
