/**
 * Which rows and columns are drawn: those in view, a few beyond the edge, the frozen ones, and the first line of every
 * merged cell of which a part is in view.
 */
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';
import type { Side } from '#model';
import type { Board } from './board.ts';
import { type Slot, createSlots } from './slots.ts';
import { type Span, steadySpan, visibleSpan } from './viewport.ts';

/** How long a sheet must stand still before its elements are put in reading order again. */
const calmMs = 150;

/**
 * The slots in reading order, but while one scrolls in the order in which they stood: each takes another line where it is,
 * and no element is moved in the page before the scrolling is over.
 */
function inOrderWhenCalm(slots: Accessor<readonly Slot[]>): Accessor<readonly Slot[]> {
  const [calm, setCalm] = createSignal(undefined, { equals: false });
  let isCalm = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(waiting));
  return createMemo((before: readonly Slot[]) => {
    calm();
    const now = slots();
    if (isCalm || before.length !== now.length || !sameSlots(before, now)) {
      isCalm = false;
      return now;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      isCalm = true;
      setCalm();
    }, calmMs);
    return before;
  }, []);
}

function sameSlots(one: readonly Slot[], other: readonly Slot[]): boolean {
  const known = new Set(one);
  return other.every((slot) => known.has(slot));
}

/** Lines drawn beyond the edge of view, so that fast scrolling meets no gap. */
const spare = { rows: 6, columns: 2 } as const;

export interface DrawnLines {
  readonly frozen: Accessor<readonly Slot[]>;
  readonly scrolled: Accessor<readonly Slot[]>;
  has(index: number): boolean;
}

const first = { rows: 'firstRow', columns: 'firstColumn' } as const;
const last = { rows: 'lastRow', columns: 'lastColumn' } as const;

export function createDrawnLines(board: Board, side: Side): DrawnLines {
  const pool = createSlots();
  const frozenPool = createSlots();
  const mergedPool = createSlots();
  const track = board[side];
  /** how many of the frozen lines are shown */
  const frozenCount = (): number => track().shownBefore(board.frozen()[side]);
  const span = createMemo(
    (before: Span): Span => {
      const isRows = side === 'rows';
      const from = isRows ? board.scroll().top : board.scroll().left;
      const length = isRows ? board.size().height : board.size().width;
      const seen = visibleSpan(track(), from, length, spare[side]);
      const begin = Math.max(seen.first, frozenCount());
      return steadySpan(before, { first: begin, end: Math.max(begin, seen.end) }, track().shownCount);
    },
    { first: 0, end: 0 },
    { equals: (one, other) => one.first === other.first && one.end === other.end },
  );
  const merged = createMemo((): readonly Slot[] => {
    const merges = board.desk.layout.merges();
    if (merges.length === 0) return [];
    const { nthShown } = track();
    const from = nthShown(span().first);
    const homes = merges
      .map(({ area }) => ({ home: area[first[side]], end: area[last[side]] }))
      .filter(({ home, end }) => home < from && end >= from && home >= board.frozen()[side])
      .map(({ home }) => home);
    const lines = [...new Set(homes)].sort((a, b) => a - b);
    return mergedPool.fit({ first: 0, end: lines.length }, (place) => lines[place]!);
  });
  const scrolled = inOrderWhenCalm(createMemo(() => pool.fit(span(), track().nthShown)));
  const frozen = createMemo(() => frozenPool.fit({ first: 0, end: frozenCount() }, track().nthShown));
  const beyond = createMemo(() => (merged().length === 0 ? scrolled() : [...merged(), ...scrolled()]));
  return {
    frozen,
    scrolled: beyond,
    has: (line) => [frozen(), beyond()].some((slots) => slots.some(({ index }) => index() === line)),
  };
}
