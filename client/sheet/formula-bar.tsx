/** The name of the active cell, its whole content, and why it shows an error. Typing here is typing into the cell. */
import { type JSX, Show, createEffect, createMemo, createSignal, on } from 'solid-js';
import { type Language, readWholeReference } from '#model';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { movedCaret } from './caret.ts';
import { type Desk, nameOfBlock } from './desk.ts';
import { textOfError } from './error-text.ts';
import { FunctionHelp, createFunctionHelp } from './function-help.tsx';
import './formula-bar.css';

export interface FormulaBarProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  /** what stands behind the content */
  readonly children?: JSX.Element;
}

export function FormulaBar(props: FormulaBarProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  let bar!: HTMLInputElement;
  let box!: HTMLInputElement;
  const [caret, setCaret] = createSignal(0);

  const content = createMemo(() => {
    const at = desk.activeCell();
    return at ? desk.entryOf(at) : '';
  });
  const isTypingHere = (): boolean => desk.draft()?.place === 'bar';
  const text = (): string => desk.draft()?.text ?? content();
  const explanation = createMemo(() => {
    const at = desk.activeCell();
    if (!at || desk.draft()) return undefined;
    const value = session.valueAt(at);
    return textOfError(
      { at, content: session.workbook.contentAt(at), value },
      { session, language: props.language, t },
    );
  });
  const where = (): string => nameOfBlock(desk.block());

  const help = createFunctionHelp({
    text: () => (isTypingHere() ? text() : ''),
    caret,
    language: () => props.language,
    accept: (typed, at) => {
      desk.changeDraft(typed);
      bar.value = typed;
      bar.setSelectionRange(at, at);
      setCaret(at);
    },
  });

  createEffect(() => {
    const wanted = text();
    if (bar.value === wanted) return;
    const caretNow = movedCaret(bar.value, wanted, bar.selectionStart ?? 0);
    bar.value = wanted;
    if (isTypingHere()) bar.setSelectionRange(caretNow, caretNow);
  });
  createEffect(
    on(where, (name) => {
      if (document.activeElement !== box) box.value = name;
    }),
  );

  const begin = (): boolean => {
    const draft = desk.draft();
    if (draft?.place === 'bar') return true;
    const typed = draft?.text;
    return desk.beginDraft({ ...(typed !== undefined && { text: typed }), mode: 'edit', place: 'bar' });
  };

  const goToTyped = (): void => {
    const reference = readWholeReference(box.value.trim());
    const sheetId =
      reference?.sheet === undefined ? desk.sheet()?.id : session.workbook.sheetIdByName(reference.sheet);
    const sheet = sheetId === undefined ? undefined : session.workbook.sheetOf(sheetId);
    const named = session.workbook.nameIdByText(box.value.trim(), desk.sheet()?.id);
    const namedAt = named === undefined ? undefined : session.workbook.cellsOfName(named);
    const from =
      sheet &&
      reference &&
      session.workbook.cellAt(sheet, Math.max(0, reference.from.row), Math.max(0, reference.from.column));
    const end = reference?.to ?? reference?.from;
    const to = sheet && end && session.workbook.cellAt(sheet, Math.max(0, end.row), Math.max(0, end.column));
    if (from) desk.goTo(from, to);
    else if (namedAt) desk.goTo(namedAt.from, namedAt.to);
    box.value = where();
    document.querySelector<HTMLElement>('.grid')?.focus();
  };

  return (
    <div class="formula-bar" role="group" aria-label={t('grid.formulaBar')}>
      <input
        ref={box}
        class="name-box"
        aria-label={t('grid.nameBox')}
        autocomplete="off"
        spellcheck={false}
        onFocus={() => box.select()}
        onBlur={() => {
          box.value = where();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') goToTyped();
          if (event.key === 'Escape') document.querySelector<HTMLElement>('.grid')?.focus();
        }}
      />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <div class="bar">
        <input
          ref={bar}
          class="content"
          classList={{ faulty: explanation() !== undefined }}
          aria-label={t('grid.formulaBar')}
          aria-describedby={explanation() ? 'cell-explanation' : undefined}
          aria-autocomplete="list"
          aria-controls={help.isOpen() ? help.listId : undefined}
          aria-activedescendant={help.activeId()}
          role="combobox"
          aria-expanded={help.isOpen()}
          autocomplete="off"
          spellcheck={false}
          readOnly={!desk.mayEdit()}
          onFocus={() => {
            const at = desk.activeCell();
            if (desk.mayEdit() && at && !desk.isLocked(at)) begin();
          }}
          onInput={() => {
            if (!begin()) {
              bar.value = text();
              return;
            }
            desk.changeDraft(bar.value);
            setCaret(bar.selectionStart ?? 0);
          }}
          onKeyUp={() => setCaret(bar.selectionStart ?? 0)}
          onClick={() => setCaret(bar.selectionStart ?? 0)}
          onKeyDown={(event) => {
            if (event.isComposing || help.onKey(event)) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              desk.commitDraft(event.shiftKey ? 'up' : 'down');
              document.querySelector<HTMLElement>('.grid')?.focus();
            } else if (event.key === 'Escape') {
              event.preventDefault();
              desk.cancelDraft();
              document.querySelector<HTMLElement>('.grid')?.focus();
            }
          }}
          onBlur={(event) => {
            const to = event.relatedTarget as Element | null;
            if (isTypingHere() && !to?.closest('.cell-editor')) desk.commitDraft();
          }}
        />
        <FunctionHelp help={help} left={0} top={34} />
      </div>
      {props.children}
      <Show when={explanation()}>
        {(why) => (
          <p id="cell-explanation" class="why">
            {why()}
          </p>
        )}
      </Show>
    </div>
  );
}
