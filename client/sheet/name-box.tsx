/** The name of what is selected; typing a cell or a name here goes there. */
import { type JSX, createEffect, on } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import { type Desk, nameOfBlock } from './desk.ts';
import { placeOfText } from './place-of-text.ts';

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
    const found = placeOfText(box.value, { session, desk });
    if (found) desk.goTo(found.from, found.to);
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
