/** The sheets of the workbook as tabs, and what is selected, in figures. */
import Plus from 'lucide-solid/icons/plus';
import { For, type JSX, Show } from 'solid-js';
import type { Workplace } from '../commands/command.ts';
import { useText } from '../text/text.tsx';
import './sheet-tabs.css';

export interface SheetTabsProps {
  readonly place: Workplace;
  onSheetMenu(sheet: string, at: { readonly x: number; readonly y: number }): void;
  /** the sheet whose name is being typed */
  readonly renaming: string | undefined;
  onRenamed(): void;
}

export function SheetTabs(props: SheetTabsProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props.place;
  const isOpen = (id: string): boolean => desk.sheet()?.id === id;

  const move = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const sheets = session.sheets();
    const next = sheets[(index + step + sheets.length) % sheets.length]!;
    desk.openSheet(next.id);
    document.querySelector<HTMLElement>(`#tab-${CSS.escape(next.id)}`)?.focus();
  };

  const openMenu = (sheet: string, tab: HTMLElement): void => {
    desk.openSheet(sheet);
    props.onSheetMenu(sheet, menuPoint(tab));
  };

  return (
    <div class="sheet-tabs">
      <div class="tabs" role="tablist" aria-label={t('grid.sheets')}>
        <For each={session.sheets()}>
          {(sheet, i) => (
            <Show
              when={props.renaming === sheet.id}
              fallback={
                <button
                  type="button"
                  id={`tab-${sheet.id}`}
                  role="tab"
                  class="sheet-tab"
                  aria-selected={isOpen(sheet.id)}
                  aria-controls="sheet-panel"
                  tabIndex={isOpen(sheet.id) ? 0 : -1}
                  onMouseDown={(event) => {
                    // The formula that is being typed keeps the keyboard: the tab is where one points.
                    if (desk.formula.canPoint()) event.preventDefault();
                  }}
                  onClick={() => desk.openSheet(sheet.id)}
                  onDblClick={() => props.place.whenHere(({ run }) => run('renameSheet'))}
                  onContextMenu={(event) => {
                    event.preventDefault();
                    openMenu(sheet.id, event.currentTarget);
                  }}
                  onPointerDown={(event) => {
                    const tab = event.currentTarget;
                    props.place.hands()?.holdFinger(event, () => openMenu(sheet.id, tab));
                  }}
                  onKeyDown={(event) => {
                    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
                      event.preventDefault();
                      props.onSheetMenu(sheet.id, menuPoint(event.currentTarget));
                    } else move(event, i());
                  }}
                >
                  {session.sheetName(sheet.id)}
                </button>
              }
            >
              <Show when={props.place.hands()} keyed>
                {({ RenameTab }) => (
                  <RenameTab place={props.place} sheet={sheet.id} onRenamed={() => props.onRenamed()} />
                )}
              </Show>
            </Show>
          )}
        </For>
      </div>
      <Show when={desk.mayEdit()}>
        <button
          type="button"
          class="add-sheet"
          title={t('grid.addSheet')}
          aria-label={t('grid.addSheet')}
          onClick={() => props.place.whenHere(({ run }) => run('addSheet'))}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      </Show>
      <Show when={props.place.hands()} keyed>
        {({ FilterStatus, Figures }) => (
          <>
            <FilterStatus desk={desk} />
            <Figures place={props.place} />
          </>
        )}
      </Show>
    </div>
  );
}

function menuPoint(element: Element): { readonly x: number; readonly y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.top };
}
