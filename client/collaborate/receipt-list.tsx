/** Everything of mine that was overridden here, newest first: what I wrote, what stands there now, and the way back. */
import { For, Index, type JSX, Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import type { Desk } from '../sheet/desk.ts';
import { textOfRefusal } from '../sheet/refusal-text.ts';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { LostPart, ReceiptFacts } from './receipt-facts.ts';
import { type Speaker, textOfEvent, textOfPlace, textOfWording } from './receipt-text.ts';
import type { Receipts } from './receipts.ts';
import './receipts.css';

export interface ReceiptListProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly receipts: Receipts;
  readonly me: string;
}

/** Cells of one receipt that are shown at first; more would bury the other entries. */
const fewCells = 8;

export default function ReceiptList(props: ReceiptListProps): JSX.Element {
  const { t, language } = useText();
  const { desk, session } = props;
  const [said, setSaid] = createSignal('');
  const [isGoing, setGoing] = createSignal(false);
  const speaker = createMemo((): Speaker => {
    const sheet = desk.sheet();
    const openSheet = sheet && session.sheetName(sheet.id);
    return { t, language: language(), me: props.me, now: new Date(), openSheet };
  });
  /** By id, so that an entry keeps its place in the page, and the focus in it, when something about it changes. */
  const ids = createMemo(() => props.receipts.all().map(({ receipt }) => receipt.id), undefined, {
    equals: (one, other) => one.join(' ') === other.join(' '),
  });

  const restore = (facts: ReceiptFacts, part?: LostPart): void => {
    const restored = props.receipts.restore(facts, part);
    setSaid(
      restored.ok ? t('receipt.restored') : textOfRefusal(restored.error, { t, language: language().id }, ''),
    );
  };
  // An entry that has come back is gone, and the button that had the focus with it: on to the next, or to the way out.
  createEffect(
    on(
      props.receipts.all,
      () => {
        const find = (what: string): HTMLElement | null => document.querySelector(`.receipt-list ${what}`);
        if (document.querySelector('.receipt-list')?.contains(document.activeElement)) return;
        (find('li button') ?? find('button'))?.focus();
      },
      { defer: true },
    ),
  );
  const goTo = (facts: ReceiptFacts): void => {
    const at = facts.parts[0]?.at;
    if (!at) return;
    desk.goTo(at);
    setGoing(true);
    props.receipts.closeList();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!isUndo || !session.steps().canUndo) return;
    event.preventDefault();
    desk.takeBack('undo');
    setSaid(t('receipt.undone'));
  };

  return (
    <DialogFrame
      class="receipt-list"
      title={t('receipt.title')}
      description={t('receipt.description')}
      problem={undefined}
      onClose={() => props.receipts.closeList()}
      onKeyDown={onKeyDown}
      returnTo={() => (isGoing() ? document.querySelector<HTMLElement>('.grid') : undefined)}
    >
      <p role="status" class="receipt-said">
        {said()}
      </p>
      <Show when={ids().length > 0} fallback={<p class="receipt-none">{t('receipt.none')}</p>}>
        <ul>
          <For each={ids()}>
            {(id) => (
              <Show when={props.receipts.all().find(({ receipt }) => receipt.id === id)}>
                {(facts) => (
                  <Entry
                    facts={facts()}
                    speaker={speaker()}
                    mayEdit={desk.mayEdit()}
                    onRestore={(part) => restore(facts(), part)}
                    onGoTo={() => goTo(facts())}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
    </DialogFrame>
  );
}

function Entry(props: {
  readonly facts: ReceiptFacts;
  readonly speaker: Speaker;
  readonly mayEdit: boolean;
  onRestore(part?: LostPart): void;
  onGoTo(): void;
}): JSX.Element {
  const { t } = useText();
  const place = (): string => textOfPlace(props.facts, t);
  const single = () => (props.facts.parts.length === 1 ? props.facts.parts[0] : undefined);
  const mine = (): string => {
    const isWritten = props.facts.kind === 'content' || props.facts.parts[0]?.lost().kind === 'text';
    return t(isWritten ? 'receipt.you' : 'receipt.youChose');
  };
  const [isWhole, setWhole] = createSignal(false);
  const shown = (): readonly LostPart[] =>
    isWhole() ? props.facts.parts : props.facts.parts.slice(0, fewCells);
  const restoreOf = (what: string): string => t('receipt.restore.shortOf', { place: what });
  return (
    <li>
      <h3>
        {place()}
        <Show when={!props.facts.receipt.isSeen}>
          <span class="badge">{t('receipt.isNew')}</span>
        </Show>
      </h3>
      <p>{textOfEvent(props.facts, props.speaker)}</p>
      <Show
        when={single()}
        fallback={
          <table>
            <thead>
              <tr>
                <th scope="col">{t('receipt.cell')}</th>
                <th scope="col">{mine()}</th>
                <th scope="col">{t('receipt.now')}</th>
                <Show when={props.mayEdit}>
                  <th scope="col">
                    <span class="visually-hidden">{t('receipt.restore.short')}</span>
                  </th>
                </Show>
              </tr>
            </thead>
            <tbody>
              {/* By place: when one row goes, the focus is on the button of the next. */}
              <Index each={shown()}>
                {(part) => (
                  <tr>
                    <th scope="row">{part().where}</th>
                    <td>{textOfWording(part().lost(), t)}</td>
                    <td>{textOfWording(part().now(), t)}</td>
                    <Show when={props.mayEdit}>
                      <td>
                        <button
                          type="button"
                          class="button quiet"
                          aria-label={restoreOf(part().where)}
                          onClick={() => props.onRestore(part())}
                        >
                          {t('receipt.restore.short')}
                        </button>
                      </td>
                    </Show>
                  </tr>
                )}
              </Index>
            </tbody>
          </table>
        }
      >
        {(part) => (
          <dl>
            <div>
              <dt>{mine()}</dt>
              <dd>{textOfWording(part().lost(), t)}</dd>
            </div>
            <div>
              <dt>{t('receipt.now')}</dt>
              <dd>{textOfWording(part().now(), t)}</dd>
            </div>
          </dl>
        )}
      </Show>
      <div class="row-of-buttons">
        <Show when={props.mayEdit}>
          <button
            type="button"
            class="button"
            aria-label={single() ? restoreOf(place()) : `${t('receipt.restore.all')}: ${place()}`}
            onClick={() => props.onRestore()}
          >
            {t(single() ? 'receipt.restore.short' : 'receipt.restore.all')}
          </button>
        </Show>
        <Show when={shown().length < props.facts.parts.length}>
          <button type="button" class="button quiet" onClick={() => setWhole(true)}>
            {t('receipt.showAll', { count: props.facts.parts.length })}
          </button>
        </Show>
        <Show when={props.facts.parts[0]?.at && !props.facts.parts[0].spot?.gone}>
          <button
            type="button"
            class="button quiet"
            aria-label={`${t('receipt.goTo')}: ${place()}`}
            onClick={() => props.onGoTo()}
          >
            {t('receipt.goTo')}
          </button>
        </Show>
      </div>
    </li>
  );
}
