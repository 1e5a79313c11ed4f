/** The whole content of the active cell, and why it shows an error. Typing here is typing into the cell. */
import { type Accessor, type JSX, Show, createEffect, createMemo, on } from 'solid-js';
import type { CellId, Language } from '#model';
import { useText } from '../text/text.tsx';
import type { Hands } from '../workbook/hands.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { movedCaret } from './caret.ts';
import type { Desk } from './desk.ts';
import type { FormulaHelp } from './formula-help.ts';
import { causeOfError, nameOfCause, textOfError } from './error-text.ts';
import { NameBox } from './name-box.tsx';
import './formula-bar.css';

export interface FormulaBarProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  readonly hands: Accessor<Hands | undefined>;
  /** what stands behind the content */
  readonly children?: JSX.Element;
}

/** So many characters stand on one line, however narrow the page. */
const shortLength = 16;
/** Most lines that are seen at once; more are scrolled. */
const mostLines = 6;
const linePx = 18;

export function FormulaBar(props: FormulaBarProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  let bar!: HTMLTextAreaElement;
  let mirror: HTMLDivElement | undefined;

  const content = createMemo(() => {
    const at = desk.activeCell();
    return at ? desk.entryOf(at) : '';
  });
  const isTypingHere = (): boolean => desk.draft()?.place === 'bar';
  const text = (): string => desk.draft()?.text ?? content();
  const faulty = createMemo(() => {
    const at = desk.activeCell();
    return at && !desk.draft()
      ? { at, content: session.workbook.contentAt(at), value: session.valueAt(at) }
      : undefined;
  });
  const explanation = createMemo(() => {
    const cell = faulty();
    return cell && textOfError(cell, { session, language: props.language, t });
  });
  const cause = createMemo((): CellId | undefined => {
    const cell = faulty();
    return cell && causeOfError(cell, session);
  });

  const aid = createMemo(() =>
    props.hands()?.formulaAid({ session, desk, language: () => props.language, place: 'bar' }),
  );
  const help = (): FormulaHelp | undefined => aid()?.help;
  const noteSelected = (): void => {
    if (isTypingHere()) desk.formula.noteSelected({ start: bar.selectionStart, end: bar.selectionEnd });
  };
  createEffect(on(aid, noteSelected, { defer: true }));
  /** Also while one types in the cell: the bar shows the same text. */
  const isFormula = (): boolean => desk.formula.isFormula();

  let oneLineHigh: string | undefined;
  /** As high as its text, within reason. A short text is not measured anew: that would lay out the page at every key. */
  const fit = (): void => {
    const isShort = bar.value.length <= shortLength && !bar.value.includes('\n');
    if (isShort && oneLineHigh !== undefined) {
      if (bar.style.height !== oneLineHigh) bar.style.height = oneLineHigh;
      return;
    }
    bar.style.height = 'auto';
    bar.style.height = `${Math.min(bar.scrollHeight + 2, mostLines * linePx + 10)}px`;
    if (isShort) oneLineHigh = bar.style.height;
  };
  createEffect(() => {
    const wanted = text();
    if (bar.value !== wanted) {
      const caretNow = movedCaret(bar.value, wanted, bar.selectionStart);
      bar.value = wanted;
      if (isTypingHere()) bar.setSelectionRange(caretNow, caretNow);
    }
    fit();
  });
  createEffect(
    on(
      () => desk.formula.wanted(),
      (wanted) => {
        if (!wanted || !isTypingHere()) return;
        bar.value = text();
        bar.setSelectionRange(wanted.start, wanted.end);
      },
    ),
  );
  // Whoever looks for cells on another sheet goes on typing here.
  createEffect(
    on(isTypingHere, (isHere) => {
      if (!isHere || document.activeElement === bar) return;
      const caret = desk.formula.caret();
      bar.focus({ preventScroll: true });
      bar.setSelectionRange(caret, caret);
    }),
  );

  const begin = (): boolean => {
    const draft = desk.draft();
    if (draft?.place === 'bar') return true;
    const typed = draft?.text;
    return desk.beginDraft({ ...(typed !== undefined && { text: typed }), mode: 'edit', place: 'bar' });
  };
  const backToGrid = (): void => document.querySelector<HTMLElement>('.grid')?.focus();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (isTypingHere() && aid()?.onKey(event))) return;
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      bar.setRangeText('\n', bar.selectionStart, bar.selectionEnd, 'end');
      desk.changeDraft(bar.value);
      noteSelected();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      desk.commitDraft(event.shiftKey ? 'up' : 'down');
      if (!desk.draft()) backToGrid();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      desk.cancelDraft();
      backToGrid();
    } else if (event.key === 'F2') {
      const typing = desk.draft();
      event.preventDefault();
      if (typing) desk.setDraftMode(typing.mode === 'edit' ? 'enter' : 'edit');
    }
  };

  return (
    <div class="formula-bar" role="group" aria-label={t('grid.formulaBar')}>
      <NameBox session={session} desk={desk} />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <div class="bar">
        <Show when={isFormula() && aid()} keyed>
          {({ Mirror }) => (
            <Mirror
              ref={(element) => {
                mirror = element;
              }}
              formula={desk.formula}
              text={text()}
              class="content"
            />
          )}
        </Show>
        <textarea
          ref={bar}
          rows={1}
          class="content"
          classList={{ faulty: explanation() !== undefined, mirrored: isFormula() }}
          aria-label={t('grid.formulaBar')}
          aria-describedby={
            explanation()
              ? 'cell-explanation'
              : isTypingHere() && help()?.told()
                ? `${help()?.id}-told`
                : undefined
          }
          aria-autocomplete="list"
          aria-controls={help()?.activeId() === undefined ? undefined : help()?.id}
          aria-activedescendant={help()?.activeId()}
          autocomplete="off"
          spellcheck={false}
          readOnly={!desk.mayEdit()}
          onFocus={() => {
            const at = desk.activeCell();
            if (desk.mayEdit() && at && !desk.isLocked(at)) begin();
            noteSelected();
          }}
          onInput={() => {
            if (!begin()) {
              bar.value = text();
              return;
            }
            desk.changeDraft(bar.value);
            noteSelected();
          }}
          onKeyUp={noteSelected}
          onClick={noteSelected}
          onSelect={noteSelected}
          onScroll={() => mirror?.scrollTo(bar.scrollLeft, bar.scrollTop)}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            const to = event.relatedTarget as Element | null;
            if (isTypingHere() && !to?.closest('.cell-editor')) desk.commitDraft();
          }}
        />
        <Show when={aid()} keyed>
          {({ Box }) => <Box anchor={() => bar} text={text} />}
        </Show>
      </div>
      {props.children}
      <Show when={explanation()}>
        {(why) => (
          <div class="why">
            <p id="cell-explanation">{why()}</p>
            <Show when={cause()} keyed>
              {(at) => (
                <button type="button" class="link" onClick={() => desk.goTo(at)}>
                  {t('formula.goToCause', { cell: nameOfCause(at, desk.activeCell()!, session) })}
                </button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}
