/**
 * Marks that somebody has signed: [person, name, …]. Nobody signs for another; but whoever has taken a colleague's mark away
 * may put back what stood there, as undo does, so what was taken away here is remembered for a while.
 */
import type { Entries } from '../schema.ts';
import type { Entered, RightsWriter } from './writes.ts';

/** So many values are remembered at most; the oldest is forgotten first. */
const mostRemembered = 3000;

/** What stood somewhere, so that it may be put back. */
export class Remembered {
  readonly #stood = new Set<string>();

  add(place: string, value: unknown): void {
    this.#stood.add(nameOf(place, value));
    const [oldest] = this.#stood;
    if (this.#stood.size > mostRemembered && oldest !== undefined) this.#stood.delete(oldest);
  }

  has(place: string, value: unknown): boolean {
    return this.#stood.has(nameOf(place, value));
  }
}

/** Whether a mark is the writer's own; none is everybody's. */
export function isSigned(value: unknown, { person, isName }: RightsWriter): boolean {
  if ((value ?? undefined) === undefined || person === undefined) return true;
  return Array.isArray(value) && value[0] === person && isName(value[1]);
}

export class Signatures {
  readonly #stood = new Remembered();

  /** Whether a mark may be written: signed by the writer, or as it stood there before. */
  mayWrite(map: Entries, writer: RightsWriter, { key, value }: Entered): boolean {
    const now: unknown = map.get(key);
    if (Array.isArray(now)) this.#stood.add(key, now);
    return isSigned(value, writer) || this.#stood.has(key, value);
  }
}

function nameOf(key: string, value: unknown): string {
  return `${key} ${JSON.stringify(value)}`;
}
