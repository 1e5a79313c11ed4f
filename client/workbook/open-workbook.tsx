/** One open workbook: the sheets, the answer beside them, who is here, and what opens above them. */
import {
  type JSX,
  Show,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  getOwner,
  on,
  onCleanup,
  onMount,
  runWithOwner,
  untrack,
} from 'solid-js';
import { type AccessRole, mayComment, mayEdit, resultKeys } from '#model';
import type { Person } from '../api.ts';
import { createColleagues } from '../collaborate/colleagues.ts';
import { onForgetting } from '../collaborate/forgetting.ts';
import type { GridFace, OpenMenu, Workplace } from '../commands/command.ts';
import type { DialogName } from '../commands/dialogs.ts';
import { patiently } from '../parts/patiently.ts';
import { loadAhead } from '../parts/load-ahead.ts';
import { createPanelState } from '../register/panel-state.ts';
import { createDesk } from '../sheet/desk.ts';
import { FormulaBar } from '../sheet/formula-bar.tsx';
import { SheetTabs } from '../sheet/sheet-tabs.tsx';
import { useText, withTexts } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { createHands } from './waiting.ts';
import type { PageDialogName } from './page-dialogs.tsx';
import { SheetArea } from './sheet-area.tsx';
import { StandingNotes } from './standing-notes.tsx';
import { TopBar } from './top-bar.tsx';
import { part } from '../parts/part.ts';

// None of these is needed before the grid is drawn.
const SidePanel = part(() => import('../results/side-panel.tsx'), PanelWait);

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
  const { hands, whenHere, isWaiting, arrive } = createHands({ desk, session });
  createEffect(
    on(
      session.connection.role,
      (role) => role && desk.say(() => t('rights.roleNow', { role: t(`start.role.${role}`) })),
    ),
  );
  // What I have said to be something else is not spoken of again.
  createEffect(() => {
    const about = session.connection.personalNumber();
    const now = hands();
    if (about && now) untrack(() => now.tellPersonalNumber(about));
  });
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
  /** Before it can be told exactly: any that was ever written. */
  const hasAssumptions = (): boolean =>
    hands()?.hasAssumptions() ?? session.workbook.assumptionEntries.size > 0;
  const hasPanel = createMemo(() => {
    session.trackAssumptions();
    return hasResults() || hasAssumptions() || isBesideAny();
  });
  const colleagues = createColleagues({
    session,
    desk,
    t,
    comments: () => hands()!.comments,
  });
  const place: Workplace = {
    session,
    desk,
    hands,
    whenHere,
    isWaiting,
    // Who asks for these has come with them.
    get clipboard() {
      return hands()!.clipboard;
    },
    get brush() {
      return hands()!.brush;
    },
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
    openMenu: setMenu,
    openCellMenu: (at) =>
      whenHere(({ menuOfSelection }) => setMenu({ label: t('menu.cell'), at, items: menuOfSelection() })),
    renameSheet: setRenaming,
  };
  const owner = getOwner();
  // The sheet is painted first.
  onMount(() => session.noteMounted());
  createEffect(() => {
    if (!session.isDrawn()) return;
    loadAhead(async () => {
      const { openHands } = await patiently(() => withTexts(() => import('./hands.tsx')));
      const made = runWithOwner(owner, () => openHands(place));
      if (made) void arrive(made);
    });
    if (untrack(() => hasPanel() && panel.isWanted())) loadAhead(() => SidePanel.preload());
  });

  createEffect(() => {
    document.title = `${session.title()} – ${t('app.name')}`;
  });

  // What stands half typed goes along with the rest of the copy.
  createEffect(() => {
    if (session.connection.link().at === 'renewing') desk.commitDraft();
  });

  // Signed out in another window: whoever sits down next sees nothing of what stands here.
  let isForgotten = false;
  const forgetting = onForgetting(() => {
    isForgotten = true;
    location.replace('/');
  });
  onCleanup(() => forgetting.close());

  // A colleague's browser must not close on what is only on this computer.
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (!isForgotten && session.connection.unsaved() > 0 && session.connection.link().at !== 'refused')
      event.preventDefault();
  };
  addEventListener('beforeunload', onLeave);
  onCleanup(() => removeEventListener('beforeunload', onLeave));

  const openSheetMenu = (sheet: string, at: { readonly x: number; readonly y: number }): void => {
    whenHere(({ menuOfSheet }) =>
      setMenu({ label: t('grid.sheetMenu', { sheet: session.sheetName(sheet) }), at, items: menuOfSheet() }),
    );
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
        onClick={(event) => {
          // Going to the place itself would take the focus away from the grid again.
          event.preventDefault();
          document.querySelector<HTMLElement>('.grid')?.focus();
        }}
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
        <StandingNotes place={place} role={props.role} mayEdit={canEdit()} />
        <div class="tools">
          <Show when={hands()} keyed fallback={<div class="tools-wait" />}>
            {({ Tools, receipts, comments }) => (
              <Tools place={place} receipts={receipts} comments={comments} />
            )}
          </Show>
          <FormulaBar session={session} desk={desk} language={language()} hands={hands}>
            <Show when={hands()} keyed>
              {({ AssumptionMark }) => <AssumptionMark session={session} desk={desk} panel={panel} />}
            </Show>
          </FormulaBar>
        </div>
        <SheetArea place={place} colleagues={colleagues} me={props.me} onFace={setGridFace} />
      </main>
      <Show when={hasPanel() && panel.isWanted()}>
        <aside class="panel" aria-label={t('workbook.results')}>
          <Show when={hands()} keyed fallback={<PanelWait />}>
            {({ comments }) => (
              <SidePanel
                session={session}
                desk={desk}
                language={language()}
                panel={panel}
                me={props.me}
                role={props.role}
                comments={comments}
                onName={() => setPageDialog('name')}
              />
            )}
          </Show>
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
      <Show when={hands()} keyed>
        {({ Above, receipts }) => (
          <Above
            place={place}
            receipts={receipts}
            menu={menu()}
            dialog={dialog()}
            pageDialog={pageDialog()}
            closeMenu={closeMenu}
            closeDialog={() => setDialog(undefined)}
            openPageDialog={setPageDialog}
            onNamed={props.onNamed}
          />
        )}
      </Show>
    </div>
  );
}

function PanelWait(): JSX.Element {
  const { t } = useText();
  return <p class="panel-wait">{t('result.waiting')}</p>;
}
