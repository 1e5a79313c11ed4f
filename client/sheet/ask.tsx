/**
 * What a person is asked who has typed something that may mean several things: beside the cell, without stopping the
 * typing. The cell holds the text meanwhile. Pasting many such cells asks once, for all of them.
 */
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type Alternative, type Language, type Meaning, type Question, formatValue } from '#model';
import { type TextKey, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { CellNote, type NoteGround } from './cell-note.tsx';
import type { Desk } from './desk.ts';
import { type Box, type NotePlace, type NoteSpot, placeNote } from './note-place.ts';
import type { Point } from './selection.ts';
import './ask.css';

export interface AskProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly ground: NoteGround;
  onPlaced(box: Box | undefined): void;
}

/** from the right edge of what can be seen */
const marginPx = 16;
const usualSpots: readonly NoteSpot[] = ['rightDown', 'rightUp', 'below', 'above', 'right'];
const onwardSpots: readonly NoteSpot[] = ['below', 'above', 'right'];

interface Choice {
  readonly meaning: Meaning;
  readonly label: string;
}

/** What an alternative would look like; days with the month's name, which leaves no doubt. */
function shown(alternative: Alternative, { id }: Language): string {
  if (alternative.meaning === 'text') return alternative.value;
  const { meaning, value, format } = alternative;
  if (meaning !== 'date' && meaning !== 'otherDate') return formatValue(value, format, id).text;
  const day = id === 'da' ? 'd. mmmm yyyy' : 'd mmmm yyyy';
  return formatValue(value, /h/.test(format ?? '') ? `${day} hh:mm` : day, id).text;
}

export default function Ask(props: AskProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  const questions = desk.questions;
  const first = (): Question | undefined => questions()[0];
  const isHere = (): boolean => first() !== undefined && first()!.at.sheet === desk.sheet()?.id;

  const question = (): string => {
    const text = first()?.text ?? '';
    const count = questions().length;
    return count === 1
      ? t('ask.one', { text })
      : t('ask.many', { text, count: count.toLocaleString(props.language.id) });
  };

  /** Each meaning that any of the cells can have, with the first cell that can as its example. */
  const choices = createMemo((): readonly Choice[] => {
    const examples = new Map<Meaning, Alternative>();
    for (const { alternatives } of questions()) {
      for (const alternative of alternatives) {
        if (!examples.has(alternative.meaning)) examples.set(alternative.meaning, alternative);
      }
    }
    const scope = questions().length === 1 ? 'as' : 'all';
    const choice = ([meaning, alternative]: [Meaning, Alternative]): Choice => ({
      meaning,
      label: t(`ask.${scope}.${meaning}` satisfies TextKey, { shown: shown(alternative, props.language) }),
    });
    const entries = [...examples].filter(([meaning]) => meaning !== 'text');
    return [...entries, ...[...examples].filter(([meaning]) => meaning === 'text')].map(choice);
  });

  /** where the cell is by now; behind a deleted row, where the person is */
  const cell = (): Point => {
    const { at } = first()!;
    session.trackLayout(at.sheet);
    return session.workbook.positionOf(at) ?? desk.active();
  };
  const place = (size: { readonly width: number; readonly height: number }): NotePlace | undefined => {
    const { ground } = props;
    const point = cell();
    const active = desk.active();
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const isIn = (at: number, from: number, to: number): boolean => at >= from && at <= to;
    const isInBlock = isIn(point.row, firstRow, lastRow) && isIn(point.column, firstColumn, lastColumn);
    // What was pasted is to be seen while one decides; and whoever goes on to the right must see the next cell.
    const end = isInBlock ? ground.seenOf({ row: point.row, column: lastColumn }) : undefined;
    const box = end ?? ground.seenOf(point);
    const isOnward = !isInBlock && active.row === point.row && active.column > point.column;
    const room = ground.room();
    return (
      box &&
      placeNote(box, size, {
        room: { ...room, width: room.width - marginPx },
        avoid: [],
        spots: isOnward ? onwardSpots : usualSpots,
      })
    );
  };

  const onArrow = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  };

  return (
    <>
      <p class="visually-hidden" aria-live="polite">
        {first() && `${question()} ${t('ask.keys')}`}
      </p>
      <Show when={isHere()}>
        <CellNote
          class="ask"
          label={question()}
          ground={props.ground}
          place={place}
          onReach={() => props.ground.show(cell())}
          onPlaced={(box) => props.onPlaced(box)}
          onClose={() => desk.dismissQuestions()}
        >
          <p>{question()}</p>
          <div class="choices" onKeyDown={onArrow}>
            <For each={choices()}>
              {({ meaning, label }) => (
                <button
                  type="button"
                  class="choice"
                  classList={{ text: meaning === 'text' }}
                  onClick={() => {
                    desk.answer(meaning);
                    props.ground.focusGrid();
                  }}
                >
                  {label}
                </button>
              )}
            </For>
          </div>
          <p class="keys">{t('ask.keys')}</p>
        </CellNote>
      </Show>
    </>
  );
}
