/** The name of what is selected; typing a cell or a name here goes there. */
import { type JSX, createEffect, on } from 'solid-js';
import { readWholeReference } from '#model';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Desk, nameOfBlock } from './desk.ts';

export function NameBox(props: { readonly session: WorkbookSession; readonly desk: Desk }): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  let box!: HTMLInputElement;
  const where = (): string => nameOfBlock(desk.block());

  createEffect(
    on(where, (name) => {
      if (document.activeElement !== box) box.value = name;
    }),
  );

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
  );
}
