/** Lets colleagues see what I am typing before it is written, and nothing that they must not see. */
import { createEffect } from 'solid-js';
import { cellKey, presenceLimits } from '#model';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';

/**
 * What others may see of a text that is half typed: no more than fits, and nothing at all once seven digits begin like a
 * date of birth: whoever types a CPR number is asked about it at its last digit, when the others would have been shared.
 */
export function shownWhileTyped(text: string): string {
  const mayBecomeCpr = /(?<!\d)(0[1-9]|[12]\d|3[01])[ -]?(0[1-9]|1[0-2])[ -]?\d{2}[ -]?\d/.test(text);
  return mayBecomeCpr ? '' : text.slice(0, presenceLimits.typed);
}

export function shareTyping({
  session,
  desk,
}: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
}): void {
  createEffect(() => {
    const draft = desk.draft();
    session.presence.tell({
      typing: draft && {
        sheet: draft.at.sheet,
        cell: cellKey(draft.at.row, draft.at.column),
        text: shownWhileTyped(draft.text),
      },
    });
  });
}
