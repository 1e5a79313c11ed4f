/** The sheet itself with what lies upon it, or, where no sheet is left, how to get one. */
import { type JSX, Show } from 'solid-js';
import type { Person } from '../api.ts';
import type { Colleagues } from '../collaborate/colleagues.ts';
import type { GridFace, Workplace } from '../commands/command.ts';
import { Grid } from '../sheet/grid.tsx';
import { sheetZoom } from '../sheet/zoom.ts';
import { useText } from '../text/text.tsx';
import { SaidNote } from './said-note.tsx';
import { part } from '../parts/part.ts';

const ColleagueNotes = part(() => import('../collaborate/colleague-notes.tsx'));
const ReceiptNotice = part(() => import('../collaborate/receipt-notice.tsx'));
const ColumnHelp = part(() => import('../sheet/column-help.tsx'));

export function SheetArea(props: {
  readonly place: Workplace;
  readonly colleagues: Colleagues;
  readonly me: Person | undefined;
  onFace(face: GridFace | undefined): void;
}): JSX.Element {
  const { t, language } = useText();
  const { place, colleagues } = props;
  const { session, desk } = place;
  return (
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
        fallback={
          <NoSheets onAdd={() => place.whenHere(({ addSheet }) => addSheet(t('start.firstSheetName')))} />
        }
      >
        <Grid
          session={session}
          desk={desk}
          language={language()}
          place={place}
          onFace={props.onFace}
          onChoices={(choices, at) =>
            place.openMenu({
              label: t('menu.choices'),
              at,
              items: choices.map((label) => ({ label, run: () => desk.choose(label) })),
            })
          }
          isOverridden={(at) => place.hands()?.receipts.isOverridden(at) ?? false}
          notes={(ground) => (
            <Show when={place.hands()} keyed>
              {({ receipts }) => (
                <>
                  <ReceiptNotice
                    session={session}
                    desk={desk}
                    receipts={receipts}
                    me={props.me?.id ?? ''}
                    ground={ground}
                  />
                  <ColumnHelp session={session} desk={desk} ground={ground} />
                  <ColleagueNotes session={session} desk={desk} colleagues={colleagues} ground={ground} />
                </>
              )}
            </Show>
          )}
        />
      </Show>
      <SaidNote desk={desk} />
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
