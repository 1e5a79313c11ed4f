/** One open workbook: the sheets, the answer beside them, who is here, and what opens above them. */
import {
  type JSX,
  Show,
  Suspense,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
} from 'solid-js';
import { type AccessRole, assumptionsOf, mayComment, mayEdit, resultKeys } from '#model';
import type { Person } from '../api.ts';
import { createClipboard } from '../clipboard/clipboard.ts';
import { createColleagues } from '../collaborate/colleagues.ts';
import { createReceipts } from '../collaborate/receipts.ts';
import { menuOfSelection, sheetMenu } from '../commands/cell-menu.ts';
import type { GridFace, OpenMenu, Workplace } from '../commands/command.ts';
import { type DialogName, dialogs } from '../commands/dialogs.ts';
import { menuOf } from '../commands/menu-of.ts';
import { AssumptionMark } from '../register/assumption-mark.tsx';
import { patiently } from '../parts/patiently.ts';
import { loadAhead } from '../parts/load-ahead.ts';
import { createPanelState } from '../register/panel-state.ts';
import { tellPersonalNumber } from '../privacy/tell-personal-number.ts';
import { isAssumption, showActiveCell } from '../register/show-cell.ts';
import { createDesk } from '../sheet/desk.ts';
import { createFormatBrush } from '../sheet/format-brush.ts';
import { FormulaBar } from '../sheet/formula-bar.tsx';
import { SheetTabs } from '../sheet/sheet-tabs.tsx';
import { allTexts, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type PageDialogName, PageDialogs } from './page-dialogs.tsx';
import { createPageKeys } from './page-keys.ts';
import { SheetArea } from './sheet-area.tsx';
import { StandingNotes } from './standing-notes.tsx';
import { TopBar } from './top-bar.tsx';
import { part } from '../parts/part.ts';

// None of these is needed before the grid is drawn.
const SidePanel = part(() => import('../results/side-panel.tsx'));
const Tools = part(() => import('./tools.tsx'));
const Menu = part(() => import('../parts/menu.tsx'));
const PasteProgress = part(() => import('../clipboard/paste-progress.tsx'));
const ReceiptList = part(() => import('../collaborate/receipt-list.tsx'));

export function OpenWorkbook(props: {
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
  const canWrite = createMemo(() => {
    const { at } = session.connection.link();
    const isOver = at === 'closed' || at === 'refused' || at === 'renewing' || at === 'renewed';
    return !session.isReadOnly() && !session.isArriving() && !isOver;
  });
  const canEdit = createMemo(() => canWrite() && mayEdit(props.role));
  const canComment = createMemo(() => canWrite() && mayComment(props.role));
  const desk = createDesk({ session, language, t, mayEdit: canEdit, mayComment: canComment });
  const clipboard = createClipboard({ session, desk, language, t });
  const [factsOf, setFactsOf] = createSignal<typeof import('../collaborate/receipt-facts.ts').factsOf>();
  const receipts = createReceipts({ session, me: () => props.me?.id, language, mayEdit: canEdit, factsOf });
  createEffect(
    on(
      session.connection.role,
      (role) => role && desk.say(t('rights.roleNow', { role: t(`start.role.${role}`) })),
    ),
  );
  // What I have said to be something else is not spoken of again.
  createEffect(
    on(session.connection.personalNumber, (about) => {
      if (about) tellPersonalNumber(about, { session, desk, t });
    }),
  );
  const [menu, setMenu] = createSignal<OpenMenu>();
  const [pageDialog, setPageDialog] = createSignal<PageDialogName>();
  const [dialog, setDialog] = createSignal<DialogName>();
  const [renaming, setRenaming] = createSignal<string>();
  const [gridFace, setGridFace] = createSignal<GridFace>();
  const panel = createPanelState(window.innerWidth >= 1000);
  const hasResults = createMemo(() => {
    session.resultArea('netTotal');
    return resultKeys(session.workbook).length > 0;
  });
  /** Comments and history are beside any workbook, once they are asked for. */
  const isBesideAny = (): boolean => panel.tab() === 'comments' || panel.tab() === 'history';
  const hasPanel = createMemo(() => {
    session.trackAssumptions();
    return hasResults() || assumptionsOf(session.workbook).length > 0 || isBesideAny();
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
    renameSheet: setRenaming,
    showAssumption: () => showActiveCell({ session, desk, panel, t, language: language().id }),
    isAssumption: () => isAssumption({ session, desk }),
  };
  createPageKeys(place);
  // The sheet is painted first.
  onMount(() => session.noteMounted());
  createEffect(() => {
    if (!session.isDrawn()) return;
    loadAhead(allTexts);
    loadAhead(async () => {
      const facts = await patiently(() => import('../collaborate/receipt-facts.ts'));
      setFactsOf(() => facts.factsOf);
    });
  });

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

  const openSheetMenu = (sheet: string, at: { readonly x: number; readonly y: number }): void => {
    setMenu({
      label: t('grid.sheetMenu', { sheet: session.sheetName(sheet) }),
      at,
      items: menuOf(sheetMenu, place),
    });
  };

  const closeMenu = (): void => {
    setMenu(undefined);
    if (renaming() === undefined)
      document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
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
      <TopBar
        session={session}
        desk={desk}
        colleagues={colleagues}
        panel={panel}
        hasPanel={hasPanel()}
        role={props.role}
        mayEdit={canEdit()}
        me={props.me}
        openMenu={setMenu}
        open={setPageDialog}
      />
      <main class="work">
        <StandingNotes session={session} desk={desk} panel={panel} role={props.role} mayEdit={canEdit()} />
        <div class="tools">
          <Show when={session.isDrawn()} fallback={<div class="tools-wait" />}>
            <Suspense fallback={<div class="tools-wait" />}>
              <Tools place={place} receipts={receipts} comments={colleagues.comments} />
            </Suspense>
          </Show>
          <FormulaBar session={session} desk={desk} language={language()}>
            <AssumptionMark session={session} desk={desk} panel={panel} />
          </FormulaBar>
        </div>
        <SheetArea
          place={place}
          colleagues={colleagues}
          receipts={receipts}
          me={props.me}
          onFace={setGridFace}
        />
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
              role={props.role}
              comments={colleagues.comments}
              onName={() => setPageDialog('name')}
            />
          </Suspense>
        </aside>
      </Show>
      <footer class="bottom">
        <SheetTabs
          place={place}
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
              onClose={closeMenu}
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
        <Show when={receipts.isListOpen()}>
          <ReceiptList session={session} desk={desk} receipts={receipts} me={props.me?.id ?? ''} />
        </Show>
        <PageDialogs
          open={pageDialog()}
          session={session}
          desk={desk}
          me={props.me}
          onNamed={props.onNamed}
          onOpen={setPageDialog}
          onClose={() => setPageDialog(undefined)}
        />
      </Suspense>
    </div>
  );
}
