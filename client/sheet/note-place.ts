/** Where a note stands that belongs to a cell: beside it, where it covers neither the cell nor what is being typed. Pure. */

/** In pixels from the corner of the place in which the sheet is shown. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where it may stand, from its cell: 'right' and 'left' are level with it as far as there is room; 'rightDown' begins and
 * 'rightUp' ends level with it; 'clear' is below what is in the way below.
 */
export type NoteSpot = 'right' | 'rightDown' | 'rightUp' | 'left' | 'below' | 'above' | 'clear';

export interface NotePlace {
  readonly left: number;
  readonly top: number;
  /** 'edge': at the lower or upper edge, since the cell is not in view or there is no room beside it */
  readonly at: NoteSpot | 'edge';
}

export interface NoteRoom {
  /** what can be seen of the sheet, without row and column heads */
  readonly room: Box;
  /** what must not be covered */
  readonly avoid: readonly Box[];
  /** the spots to try, in this order */
  readonly spots?: readonly NoteSpot[];
}

const usualSpots: readonly NoteSpot[] = ['right', 'left', 'below', 'above', 'clear'];
const gapPx = 8;
const edgePx = 16;
/** Further away from its cell than this a note no longer looks as if it belonged there. */
const nearPx = 120;

export function isOverlapping(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** `cell` is undefined when it is not in view. */
export function placeNote(
  cell: Box | undefined,
  size: { readonly width: number; readonly height: number },
  { room, avoid, spots = usualSpots }: NoteRoom,
): NotePlace {
  const right = room.left + room.width;
  const bottom = room.top + room.height;
  const isClear = (place: NotePlace): boolean =>
    !avoid.some((other) => isOverlapping({ ...place, ...size }, other));
  if (cell) {
    const within = (at: number, from: number, to: number, length: number): number =>
      Math.max(from, Math.min(at, to - length));
    const top = within(cell.top, room.top, bottom, size.height);
    const left = within(cell.left, room.left, right, size.width);
    const end = cell.top + cell.height;
    const beside = cell.left + cell.width + gapPx;
    // People mostly go on typing just below.
    const clear = avoid
      .map((other) => other.top + other.height)
      .filter((edge) => edge > end && edge < end + nearPx)
      .reduce((lowest, edge) => Math.max(lowest, edge), end);
    const corners: Readonly<Record<NoteSpot, Pick<NotePlace, 'left' | 'top'>>> = {
      right: { left: beside, top },
      rightDown: { left: beside, top: cell.top },
      rightUp: { left: beside, top: end - size.height },
      left: { left: cell.left - size.width - gapPx, top },
      below: { left, top: end + gapPx },
      above: { left, top: cell.top - size.height - gapPx },
      clear: { left, top: clear + gapPx },
    };
    const fits = (place: NotePlace): boolean =>
      place.left >= room.left &&
      place.top >= room.top &&
      place.left + size.width <= right &&
      place.top + size.height <= bottom &&
      isClear(place);
    const found = spots.map((at): NotePlace => ({ at, ...corners[at] })).find(fits);
    if (found) return found;
  }
  // As far from the row heads as it goes: there is mostly less to cover than at the left.
  const last = Math.max(room.left, right - size.width - edgePx);
  const low = Math.max(room.top, bottom - size.height - edgePx);
  const edges = [last, room.left + edgePx].flatMap((left): readonly NotePlace[] => [
    { at: 'edge', left, top: low },
    { at: 'edge', left, top: room.top + edgePx },
  ]);
  return edges.find(isClear) ?? edges[1]!;
}
