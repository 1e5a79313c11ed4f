/** Where a note stands that belongs to a cell: beside it, where it covers neither the cell nor what is being typed. Pure. */

/** In pixels from the corner of the place in which the sheet is shown. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface NotePlace {
  readonly left: number;
  readonly top: number;
  /** 'edge': at the lower or upper edge, since the cell is not in view or there is no room beside it */
  readonly at: 'right' | 'left' | 'below' | 'above' | 'edge';
}

const gapPx = 8;
const edgePx = 16;
/** Further away from its cell than this a note no longer looks as if it belonged there. */
const nearPx = 120;

function isOverlapping(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** `room` is what can be seen of the sheet, without row and column heads; `avoid` must not be covered. */
export function placeNote(
  cell: Box | undefined,
  size: { readonly width: number; readonly height: number },
  room: Box,
  avoid: readonly Box[],
): NotePlace {
  const right = room.left + room.width;
  const bottom = room.top + room.height;
  const fits = (box: Box): boolean =>
    box.left >= room.left &&
    box.top >= room.top &&
    box.left + box.width <= right &&
    box.top + box.height <= bottom &&
    !avoid.some((other) => isOverlapping(box, other));
  if (cell) {
    const within = (at: number, from: number, to: number, length: number): number =>
      Math.max(from, Math.min(at, to - length));
    const top = within(cell.top, room.top, bottom, size.height);
    const left = within(cell.left, room.left, right, size.width);
    const end = cell.top + cell.height;
    // People mostly go on typing just below.
    const clear = avoid
      .map((other) => other.top + other.height)
      .filter((edge) => edge > end && edge < end + nearPx)
      .reduce((lowest, edge) => Math.max(lowest, edge), end);
    const places: readonly NotePlace[] = [
      { at: 'right', left: cell.left + cell.width + gapPx, top },
      { at: 'left', left: cell.left - size.width - gapPx, top },
      { at: 'below', left, top: end + gapPx },
      { at: 'above', left, top: cell.top - size.height - gapPx },
      { at: 'below', left, top: clear + gapPx },
    ];
    const found = places.find((place) => fits({ ...place, ...size }));
    if (found) return found;
  }
  // As far from the row heads as it goes: there is mostly less to cover than at the left.
  const left = Math.max(room.left, right - size.width - edgePx);
  const below: NotePlace = { at: 'edge', left, top: Math.max(room.top, bottom - size.height - edgePx) };
  const isInTheWay = avoid.some((other) => isOverlapping({ ...below, ...size }, other));
  return isInTheWay ? { ...below, top: room.top + edgePx } : below;
}
