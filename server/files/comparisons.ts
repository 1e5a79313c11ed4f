/**
 * What differs between two versions of a workbook, page by page. Both versions are calculated for that, which takes
 * seconds where there is more than a page; so what came of the latest comparisons is kept for whoever asks on. It is found
 * by what was compared, so it is never out of date, and whether somebody may see it has been asked before, each time.
 */
import { createHash } from 'node:crypto';
import { type Difference, type Version, compareVersions, openWorkbook, pageOfDifference } from '#model';
import { openProjection } from '#model/calculation';
import { withDocument } from './with-document.ts';

/** Two states of a workbook's document, and the day on which both are calculated, so that a date is no difference. */
export interface Compared {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** day and time as a serial number */
  readonly today: number;
}

export interface Keeping {
  /** so many comparisons at most */
  readonly most: number;
  /** so many cells in all of them at most; a larger comparison is not kept */
  readonly mostCells: number;
  /** after so long without a question it is thrown away */
  readonly keptMs: number;
}

/** A cell that differs takes about half a kilobyte. */
const defaultKeeping: Keeping = { most: 4, mostCells: 200_000, keptMs: 5 * 60_000 };

interface Kept {
  readonly difference: Difference;
  readonly timer: NodeJS.Timeout;
}

export class Comparisons {
  readonly #compare: (compared: Compared) => Difference;
  readonly #keeping: Keeping;
  /** the one that was asked for longest ago first */
  readonly #kept = new Map<string, Kept>();

  constructor(
    compare: (compared: Compared) => Difference = compareStates,
    keeping: Keeping = defaultKeeping,
  ) {
    this.#compare = compare;
    this.#keeping = keeping;
  }

  /** How many are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** `from`: how many cells of each sort the reader has already. */
  page(compared: Compared, from: number): Difference {
    const key = keyOf(compared);
    const difference = this.#kept.get(key)?.difference ?? this.#compare(compared);
    this.#forget(key);
    const timer = setTimeout(() => this.#forget(key), this.#keeping.keptMs);
    timer.unref();
    this.#kept.set(key, { difference, timer });
    this.#makeRoom();
    return pageOfDifference(difference, from);
  }

  close(): void {
    for (const key of this.#kept.keys()) this.#forget(key);
  }

  #forget(key: string): void {
    clearTimeout(this.#kept.get(key)?.timer);
    this.#kept.delete(key);
  }

  #makeRoom(): void {
    let cells = 0;
    let count = 0;
    const { most, mostCells } = this.#keeping;
    for (const [key, { difference }] of [...this.#kept].toReversed()) {
      const own = difference.inputCount + difference.valueCount;
      if (count < most && cells + own <= mostCells) {
        cells += own;
        count++;
      } else this.#forget(key);
    }
  }
}

/** All that decides what differs: what both say, and for their dates the day. */
function keyOf({ before, after, today }: Compared): string {
  return `${hashOf(before)} ${hashOf(after)} ${Math.floor(today)}`;
}

function hashOf(state: Uint8Array): string {
  return createHash('sha256').update(state).digest('base64');
}

export function compareStates({ before, after, today }: Compared): Difference {
  return withCalculated(before, today, (then) =>
    withCalculated(after, today, (now) => compareVersions(then, now)),
  );
}

function withCalculated<Made>(state: Uint8Array, today: number, use: (version: Version) => Made): Made {
  return withDocument(state, (doc) => {
    const workbook = openWorkbook(doc);
    const projection = openProjection(workbook, () => today);
    try {
      projection.flush();
      return use({ workbook, valueAt: (sheet, key) => projection.valueAt(sheet, key) });
    } finally {
      projection.close();
      workbook.close();
    }
  });
}
