/** What an update writes, entry by entry: all that is needed to say whether its author may. */
import type { Role as AccessRole } from '../../protocol.ts';

/** Something put at a key, or taken away there: then the value is undefined. */
export interface Entered {
  readonly key: string;
  readonly value: unknown;
}

/**
 * What is done to one root map. A key that is written several times stands here several times, since chance may decide
 * which of them stands in the end; one that is only taken away, or whose value is not told any more, has no value.
 */
export type RootWrites = readonly Entered[];

/** By the root map's name. */
export type Writes = ReadonlyMap<string, RootWrites>;

/** Whoever writes. */
export interface RightsWriter {
  readonly role: AccessRole;
  /** undefined: not known here, and whatever hangs on it is not asked */
  readonly person: string | undefined;
  /** whether this is what the person is called */
  isName(name: unknown): boolean;
  /** whether a client number is the person's own */
  isOwn(client: number): boolean;
}

/** Why an update may not be: at which entry, and what stands against it. */
export interface Wrong {
  readonly why: WrongReason;
  readonly root: string;
  readonly key: string;
}

/** Each is a notice of the same name. */
export type WrongReason =
  | 'readOnly'
  | 'commentsOnly'
  | 'locked'
  | 'ownerOnly'
  | 'forgedAuthor'
  | 'programOnly';
