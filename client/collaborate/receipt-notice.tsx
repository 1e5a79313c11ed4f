/** Says quietly, beside the cell, that what I wrote was overridden, and offers it back. Several at once: how many. */
import { type JSX, Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import { CellNote, type NoteGround } from '../sheet/cell-note.tsx';
import type { Desk } from '../sheet/desk.ts';
import { type Box, type NotePlace, isOverlapping, placeNote } from '../sheet/note-place.ts';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { ReceiptFacts, Spot } from './receipt-facts.ts';
import { textOfReceipt, textOfRestore } from './receipt-text.ts';
import type { Receipts } from './receipts.ts';

export interface ReceiptNoticeProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly receipts: Receipts;
  readonly me: string;
  readonly ground: NoteGround;
}

export default function ReceiptNotice(props: ReceiptNoticeProps): JSX.Element {
  const { t, language } = useText();
  const { desk, session } = props;
  const unseen = (): readonly ReceiptFacts[] => (props.receipts.isListOpen() ? [] : props.receipts.unseen());
  const only = (): ReceiptFacts | undefined => (unseen().length === 1 ? unseen()[0] : undefined);
  const text = createMemo(() => {
    const one = only();
    if (!one) return unseen().length > 1 ? t('receipt.many', { count: unseen().length }) : '';
    const sheet = desk.sheet();
    return textOfReceipt(one, {
      t,
      language: language(),
      me: props.me,
      now: new Date(),
      openSheet: sheet && session.sheetName(sheet.id),
    });
  });
  // Said once when it comes, and not again because a row was inserted above or the value changed once more.
  const [spoken, setSpoken] = createSignal('');
  createEffect(
    on(
      () =>
        unseen()
          .map(({ receipt }) => receipt.id)
          .join(' '),
      () => setSpoken(text() && `${text()} ${t('receipt.keys')}`),
    ),
  );

  const spot = (): Spot | undefined => only()?.parts[0]?.spot;
  /** The cell, when it is in view; of what is gone, the boundary where it was. */
  const box = createMemo((): Box | undefined => {
    const at = spot();
    if (!at || at.gone === 'sheet' || at.sheet !== desk.sheet()?.id) return undefined;
    const cell = props.ground.boxOf(at);
    return (
      cell && { ...cell, ...(at.gone === 'row' && { height: 0 }), ...(at.gone === 'column' && { width: 0 }) }
    );
  });
  const place = (size: { readonly width: number; readonly height: number }): NotePlace | undefined => {
    const { ground } = props;
    const asked = ground.asked();
    const avoid = [...ground.avoid(), box(), asked].filter((one) => one !== undefined);
    const found = placeNote(box(), size, { room: ground.room(), avoid });
    // In a window with no room for both, what is asked comes first.
    return asked && isOverlapping({ ...found, ...size }, asked) ? undefined : found;
  };

  const close = (): void => props.receipts.markSeen(unseen());
  const restore = (facts: ReceiptFacts): void => {
    props.ground.focusGrid();
    const restored = props.receipts.restore(facts);
    if (restored.ok) desk.say(() => t('receipt.restored'));
    else desk.say(() => textOfRefusal(restored.error, { t, language: language().id }, ''), 'bad');
  };
  const goTo = (): void => {
    const at = only()?.parts[0]?.at;
    if (at) desk.goTo(at);
    props.ground.focusGrid();
  };

  return (
    <>
      <p class="visually-hidden" aria-live="polite">
        {spoken()}
      </p>
      <Show when={unseen().length > 0}>
        <CellNote
          class="receipt-note"
          label={t('receipt.notice')}
          ground={props.ground}
          place={place}
          onClose={close}
        >
          <p>{text()}</p>
          <div class="row-of-buttons">
            <Show when={desk.mayEdit() && only()}>
              {(facts) => (
                <button type="button" class="button" onClick={() => restore(facts())}>
                  {textOfRestore(facts(), t)}
                </button>
              )}
            </Show>
            <Show when={only()?.parts.length !== 1}>
              <button
                type="button"
                class="button"
                onClick={() => {
                  // This button goes with the notice; whoever closes the list comes back to the sheet.
                  props.ground.focusGrid();
                  props.receipts.openList();
                }}
              >
                {t('receipt.showList')}
              </button>
            </Show>
            <Show when={only()?.parts[0]?.at && !spot()?.gone && !box()}>
              <button type="button" class="button" onClick={goTo}>
                {t('receipt.goTo')}
              </button>
            </Show>
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                props.ground.focusGrid();
                close();
              }}
            >
              {t('app.close')}
            </button>
          </div>
        </CellNote>
      </Show>
    </>
  );
}
