/**
 * What a person is asked who has typed something that may mean several things: beside the cell, without stopping the
 * typing. The cell holds the text meanwhile. Pasting many such cells asks once, for all of them.
 */
import { For, type JSX, Show, createMemo } from 'solid-js';
import { type Alternative, type Language, type Meaning, type Question, formatValue } from '#model';
import { type TextKey, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { EditorPlace } from './cell-editor.tsx';
import type { Desk } from './desk.ts';
import type { Point } from './selection.ts';
import './ask.css';

export interface AskProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  place(point: Point): EditorPlace;
  /** The person has answered, or does not want to. */
  onDone(): void;
}

const widthPx = 290;
const gapPx = 8;
/** about how high it is; only to tell whether it fits below the cell */
const usualHeightPx = (choices: number): number => 94 + 32 * choices;

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

export function Ask(props: AskProps): JSX.Element {
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

  const style = (): JSX.CSSProperties => {
    const at = first()!.at;
    session.trackLayout(at.sheet);
    const active = desk.active();
    const point = session.workbook.positionOf(at) ?? active;
    const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
    const isIn = (at: number, first: number, last: number): boolean => at >= first && at <= last;
    const isInBlock = isIn(point.row, firstRow, lastRow) && isIn(point.column, firstColumn, lastColumn);
    // What was pasted is to be seen while one decides; and whoever goes on to the right must see the next cell.
    const { left, top, width, height, roomPx, roomBelowPx, roomAbovePx } = props.place(
      isInBlock ? { row: point.row, column: lastColumn } : point,
    );
    const isOnward = !isInBlock && active.row === point.row && active.column > point.column;
    const isBeside = !isOnward && roomPx - width >= widthPx + 2 * gapPx;
    const fitsBelow = roomBelowPx >= usualHeightPx(choices().length) + height || roomBelowPx >= roomAbovePx;
    const x = isBeside ? left + width + gapPx : left + Math.min(0, roomPx - widthPx - gapPx);
    const y = isBeside ? (fitsBelow ? top : top + height) : fitsBelow ? top + height + gapPx : top - gapPx;
    return {
      left: `${x}px`,
      top: `${y}px`,
      width: `${widthPx}px`,
      transform: fitsBelow ? undefined : 'translateY(-100%)',
    };
  };

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    // The grid around it must not take these keys for its own.
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const buttons = [...event.currentTarget.querySelectorAll('button')];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons.at((at + step) % buttons.length)?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      desk.dismissQuestions();
      props.onDone();
    }
  };

  return (
    <>
      <p class="visually-hidden" aria-live="polite">
        {first() && `${question()} ${t('ask.keys')}`}
      </p>
      <Show when={isHere()}>
        <div
          class="ask"
          role="group"
          aria-label={question()}
          style={style()}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.stopPropagation()}
          onDblClick={(event) => event.stopPropagation()}
          onContextMenu={(event) => event.stopPropagation()}
        >
          <p>{question()}</p>
          <div class="choices">
            <For each={choices()}>
              {({ meaning, label }) => (
                <button
                  type="button"
                  class="choice"
                  classList={{ text: meaning === 'text' }}
                  onClick={() => {
                    desk.answer(meaning);
                    props.onDone();
                  }}
                >
                  {label}
                </button>
              )}
            </For>
          </div>
          <p class="keys">{t('ask.keys')}</p>
        </div>
      </Show>
    </>
  );
}
