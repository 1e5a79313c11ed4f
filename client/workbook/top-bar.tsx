/** The page's head: the title, the truth about saving, who is here, and what is done with the whole workbook. */
import History from 'lucide-solid/icons/rotate-ccw-clock';
import PanelRight from 'lucide-solid/icons/panel-right';
import { type JSX, Show, createMemo, createSignal } from 'solid-js';
import type { AccessRole } from '#model';
import { type Person, fetchXlsx, textOfProblem } from '../api.ts';
import type { Colleagues } from '../collaborate/colleagues.ts';
import { People } from '../collaborate/people.tsx';
import { SavedIndicator } from '../collaborate/saved-indicator.tsx';
import { whenSaved } from '../collaborate/when-saved.ts';
import type { OpenMenu } from '../commands/command.ts';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { saveFile } from '../parts/save-file.ts';
import type { PanelState } from '../register/panel-state.ts';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { PageDialogName } from './page-dialogs.tsx';
import { TitleField } from './title-field.tsx';

export function TopBar(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly colleagues: Colleagues;
  readonly panel: PanelState;
  readonly hasPanel: boolean;
  readonly role: AccessRole;
  readonly mayEdit: boolean;
  readonly me: Person | undefined;
  openMenu(menu: OpenMenu): void;
  open(dialog: PageDialogName): void;
}): JSX.Element {
  const { t } = useText();
  const { session, desk, panel } = props;
  const [isExporting, setExporting] = createSignal(false);
  /** A case with rates of its own; it is also what own numbers are fetched into. */
  const takesNumbers = createMemo(() => {
    session.trackEveryLayout();
    return session.workbook.nameIdByText('Satser_pr') !== undefined;
  });

  const exportXlsx = async (): Promise<void> => {
    desk.commitDraft();
    setExporting(true);
    const isSaved = await whenSaved(session.connection);
    const answer = isSaved ? await fetchXlsx(session.id) : undefined;
    setExporting(false);
    if (!answer) {
      desk.say(() => t('problem.exportUnsaved'), 'bad');
      return;
    }
    if (answer.ok) saveFile(answer.value, `${session.title() || t('app.name')}.xlsx`);
    else {
      const why = answer.error === 'server' ? 'problem.export' : textOfProblem(answer.error);
      desk.say(() => t(why), 'bad');
    }
  };

  const calculation = (): string | undefined => {
    const state = session.calculation()?.state() ?? 'starting';
    if (state === 'failed') return t('grid.engineFailed');
    if (session.isArriving()) return t('grid.arriving');
    return state === 'ready' ? undefined : t('grid.paint');
  };

  const openNumbersMenu = (button: HTMLElement): void => {
    const { left, bottom } = button.getBoundingClientRect();
    desk.commitDraft();
    props.openMenu({
      label: t('numbers.menu'),
      at: { x: left, y: bottom },
      items: [
        { label: t('numbers.menuRates'), run: () => props.open('rates') },
        { label: t('numbers.menuOwn'), run: () => props.open('ownNumbers') },
      ],
    });
  };

  const panelButtonText = (): string =>
    panel.isWanted() ? t('workbook.hidePanel') : t('workbook.showPanel');

  return (
    <header class="top">
      <a class="brand" href="/">
        {t('app.name')}
      </a>
      <h1 class="visually-hidden">{session.title()}</h1>
      <TitleField session={session} mayEdit={props.mayEdit} />
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
        colleagues={props.colleagues}
        me={props.me}
        onMe={() => props.open('name')}
        onMenu={(label, items, at) => props.openMenu({ label, items, at })}
      />
      <Show when={props.me && !props.me.name}>
        <button type="button" class="button quiet" onClick={() => props.open('name')}>
          {t('workbook.nameYourself')}
        </button>
      </Show>
      <LanguageChoice />
      <Show when={props.mayEdit && takesNumbers()}>
        <button
          type="button"
          class="button"
          aria-haspopup="menu"
          onClick={(event) => openNumbersMenu(event.currentTarget)}
        >
          {t('numbers.menu')}
        </button>
      </Show>
      <button type="button" class="button" disabled={isExporting()} onClick={() => void exportXlsx()}>
        {isExporting() ? t('workbook.downloading') : t('workbook.download')}
      </button>
      <Show when={props.role === 'owner'}>
        <button type="button" class="button primary" onClick={() => props.open('share')}>
          {t('workbook.share')}
        </button>
      </Show>
      <button
        type="button"
        class="button quiet panel-button"
        aria-label={t('workbook.showHistory')}
        title={t('workbook.showHistory')}
        onClick={() => panel.showHistory('everything')}
      >
        <History size={18} aria-hidden="true" />
      </button>
      <Show when={props.hasPanel}>
        <button
          type="button"
          class="button quiet panel-button"
          aria-pressed={panel.isWanted()}
          aria-label={panelButtonText()}
          title={panelButtonText()}
          onClick={() => panel.setWanted(!panel.isWanted())}
        >
          <PanelRight size={18} aria-hidden="true" />
        </button>
      </Show>
    </header>
  );
}
