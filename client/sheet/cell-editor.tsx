/**
 * Where a person types into a cell. The text area is always in the page, so that the first key, an accent or an input
 * method reaches it; it shows itself when something is being typed.
 */
import { type Accessor, type JSX, Show, batch, createEffect, createMemo, on, untrack } from 'solid-js';
import type { Language } from '#model';
import { nameOfCell } from '#model';
import { useText } from '../text/text.tsx';
import type { Hands } from '../workbook/hands.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { movedCaret } from './caret.ts';
import type { Desk } from './desk.ts';
import type { FormulaHelp } from './formula-help.ts';
import { type Direction, type Point, arrowDirections } from './selection.ts';
import { textWidth } from './text-width.ts';

export interface EditorPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** how wide the editor may grow */
  readonly roomPx: number;
  /** it stands in frozen lines, over which the editor goes */
  readonly isFrozen: boolean;
}

export interface CellEditorProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly hands: Accessor<Hands | undefined>;
  place(point: Point): EditorPlace;
  /** A key has ended the typing. */
  onDone(): void;
}

/** What a cell of percents shows behind what one types. */
export const percentSign = ' %';

const font = '13.5px "IBM Plex Sans", system-ui, sans-serif';
const formulaFont = '13.5px "IBM Plex Mono", ui-monospace, monospace';

export function CellEditor(props: CellEditorProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  let area!: HTMLTextAreaElement;

  const draft = desk.draft;
  const isHere = (): boolean => draft()?.place === 'cell';
  /** The typed cell is followed when rows move; its row may even be gone. */
  const point = createMemo((): Point => {
    const typing = draft();
    if (!typing) return desk.active();
    session.trackLayout(typing.at.sheet);
    return session.workbook.positionOf(typing.at) ?? desk.active();
  });
  const aid = createMemo(() =>
    props.hands()?.formulaAid({ session, desk, language: () => props.language, place: 'cell' }),
  );
  const help = (): FormulaHelp | undefined => aid()?.help;
  const noteSelected = (): void =>
    desk.formula.noteSelected({ start: area.selectionStart, end: area.selectionEnd });
  // What was typed before formulas could be helped with has its caret somewhere.
  createEffect(on(aid, () => isHere() && noteSelected(), { defer: true }));
  const isFormula = (): boolean => isHere() && desk.formula.isFormula();

  createEffect(
    on(draft, (typing, before) => {
      if (!typing || typing.place !== 'cell') return;
      if (area.value !== typing.text) {
        const caretNow = movedCaret(area.value, typing.text, area.selectionStart);
        area.value = typing.text;
        area.setSelectionRange(caretNow, caretNow);
      }
      if (before) return;
      area.focus({ preventScroll: true });
      // A prefilled percent sign stands behind what is typed.
      const at = typing.text === percentSign ? 0 : typing.text.length;
      area.setSelectionRange(at, at);
      noteSelected();
    }),
  );
  createEffect(
    on(
      () => desk.formula.wanted(),
      (wanted) => {
        if (!wanted || !isHere()) return;
        area.value = draft()!.text;
        area.setSelectionRange(wanted.start, wanted.end);
      },
    ),
  );

  const style = (): JSX.CSSProperties => {
    const at = point();
    // Nobody sees it while nothing is typed: it need not follow every step of the wheel.
    const place = isHere() ? props.place(at) : untrack(() => props.place(at));
    if (!isHere()) return { left: `${place.left}px`, top: `${place.top}px` };
    const lines = (draft()?.text ?? '').split('\n');
    const longest = Math.max(...lines.map((line) => textWidth(line, isFormula() ? formulaFont : font)));
    const width = Math.min(Math.max(place.width + 1, longest + 26), Math.max(place.roomPx, place.width));
    const wrapped = lines.reduce(
      (sum, line) =>
        sum + Math.max(1, Math.ceil((textWidth(line, isFormula() ? formulaFont : font) + 18) / width)),
      0,
    );
    return {
      left: `${place.left - 1}px`,
      top: `${place.top - 1}px`,
      width: `${width}px`,
      height: `${Math.max(place.height + 1, wrapped * 18.3 + 8)}px`,
      'z-index': place.isFrozen ? 5 : undefined,
    };
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const typing = draft();
    if (!typing || event.isComposing) return;
    if (aid()?.onKey(event)) return;
    const finish = (then?: Direction): void => {
      event.preventDefault();
      // In one go: going to the sheet lays out the page, and then there is nothing to lay out yet.
      batch(() => {
        desk.commitDraft(then);
        // What is not allowed stays to be put right, and the keyboard with it.
        if (!desk.draft()) props.onDone();
      });
    };
    if (event.key === 'Escape') {
      event.preventDefault();
      desk.cancelDraft();
      props.onDone();
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
      desk.changeDraft(area.value);
    } else if (event.key === 'Enter') finish(event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right');
    else if (event.key === '%' && area.value.slice(area.selectionEnd) === percentSign) {
      // Whoever types the sign that stands there already means that one, as in Excel.
      event.preventDefault();
      area.setSelectionRange(area.value.length, area.value.length);
      noteSelected();
    } else if (event.key === 'F2') {
      event.preventDefault();
      desk.setDraftMode(typing.mode === 'edit' ? 'enter' : 'edit');
    } else {
      const direction = arrowDirections[event.key];
      if (direction && typing.mode === 'enter' && !event.ctrlKey && !event.altKey) finish(direction);
    }
  };

  return (
    <>
      <Show when={isFormula() && aid()} keyed>
        {({ Mirror }) => (
          <Mirror
            formula={desk.formula}
            text={draft()?.text ?? ''}
            class="cell-editor formula"
            style={style()}
          />
        )}
      </Show>
      <textarea
        ref={area}
        class="cell-editor"
        classList={{ idle: !isHere(), formula: isFormula(), mirrored: isFormula() }}
        style={style()}
        tabIndex={-1}
        rows={1}
        spellcheck={false}
        autocomplete="off"
        aria-hidden={isHere() ? undefined : 'true'}
        aria-label={t('grid.editing', { cell: nameOfCell(point().row, point().column) })}
        aria-autocomplete="list"
        aria-controls={help()?.activeId() === undefined ? undefined : help()?.id}
        aria-activedescendant={help()?.activeId()}
        aria-describedby={help()?.told() ? `${help()?.id}-told` : undefined}
        onInput={() => {
          desk.changeDraft(area.value);
          noteSelected();
        }}
        onKeyDown={onKeyDown}
        onKeyUp={noteSelected}
        onClick={noteSelected}
        onSelect={noteSelected}
        onBlur={(event) => {
          // Going to the formula bar goes on typing there; anywhere else takes what was typed.
          const to = event.relatedTarget as Element | null;
          if (isHere() && !to?.closest('.formula-bar, .formula-help')) desk.commitDraft();
        }}
      />
      <Show when={aid()} keyed>
        {({ Box }) => <Box anchor={() => area} text={() => draft()?.text ?? ''} />}
      </Show>
    </>
  );
}
