/**
 * What somebody who has a workbook open tells the others: where they are, what they are typing, what they look at. Lines
 * are named by identity, so a place is right on every screen whatever rows came in between. Nothing of it is kept.
 */

/** A colleague as others see them. The server stamps `person`; a client cannot choose it. */
export interface Presence extends Whereabouts {
  readonly person: { readonly id: string; readonly name: string; readonly colour: number };
}

export interface Whereabouts {
  /** the selection: cell ids "row.column" of both corners, and the sheet */
  readonly at?: { readonly sheet: string; readonly from: string; readonly to: string };
  /** what stands half typed in a cell "row.column"; '' when it is not to be shown */
  readonly typing?: { readonly sheet: string; readonly cell: string; readonly text: string };
  /** the first row and column in view */
  readonly view?: { readonly sheet: string; readonly row: string; readonly column: string };
}

/** In UTF-16 units. As many of what is typed as fit, however they are encoded, into what a server takes of a state. */
export const presenceLimits = { typed: 200, id: 100 } as const;

const shapes: Readonly<Record<keyof Whereabouts, Readonly<Record<string, number>>>> = {
  at: { sheet: presenceLimits.id, from: presenceLimits.id, to: presenceLimits.id },
  typing: { sheet: presenceLimits.id, cell: presenceLimits.id, text: presenceLimits.typed },
  view: { sheet: presenceLimits.id, row: presenceLimits.id, column: presenceLimits.id },
};

function isShaped(value: unknown, shape: Readonly<Record<string, number>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const texts = Object.entries(value);
  return (
    texts.length === Object.keys(shape).length &&
    texts.every(
      ([key, text]) => Object.hasOwn(shape, key) && typeof text === 'string' && text.length <= shape[key]!,
    )
  );
}

/** Whether a state says where somebody is as this program does, or not at all; what else it says is not looked at. */
export function areWhereabouts(state: object): state is Whereabouts {
  const said: Readonly<Record<string, unknown>> = { ...state };
  return Object.entries(shapes).every(
    ([key, shape]) => said[key] === undefined || isShaped(said[key], shape),
  );
}
