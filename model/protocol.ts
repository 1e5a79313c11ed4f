/**
 * What client and server say to each other over a workbook's socket. The wire is y-websocket's, so its stock provider
 * works; the messages from 110 on are ours and are sent only to a connection that asked for them (?ack=1).
 */

export const messageKind = {
  /** y-protocols sync: step 1, step 2, update */
  sync: 0,
  /** y-protocols awareness: who is here, and where */
  presence: 1,
  queryPresence: 3,
  /**
   * Server to client, [varUint n]: the first n sync messages with content (step 2 and update, empty ones too) that this
   * connection has sent are on disk. The only ground on which a client may say "gemt".
   */
  saved: 110,
  /**
   * Server to client, [varString notice], and where there is more to say [varString JSON of NoticeAbout]: something that
   * the person must be told.
   */
  notice: 111,
} as const;

/** What a notice can be about. After a refusal the client's copy differs from the server's and must be fetched anew. */
export const notices = [
  /** a viewer's edit was refused */
  'readOnly',
  /** somebody who may only comment has edited something else */
  'commentsOnly',
  /** an update wrote or deleted something that is locked for its author */
  'locked',
  /** an update did what only an owner may */
  'ownerOnly',
  /** an update wrote in another person's name, or took another person's words away */
  'forgedAuthor',
  /** an update wrote what only the server's own program writes */
  'programOnly',
  /** an update held what looks like a personal number, and such are not taken here */
  'personalNumber',
  /** the same, where it is taken all the same: nothing was refused */
  'personalNumberSeen',
  /** the person's role is another now, and the connection goes on with it */
  'roleChanged',
  /** an update was larger than the server takes */
  'updateTooLarge',
  /** the document has reached the largest size that the server keeps */
  'documentFull',
  /** an update held something that no workbook holds */
  'badContent',
  /** an update held edits of somebody who never connected */
  'unknownAuthor',
  /** the server cannot write at the moment; edits are held and tried again */
  'savingFails',
  /** writing works again */
  'savingWorks',
  /** a part of the stored document cannot be read; it is shown as far as it can be, for reading only */
  'damaged',
  /**
   * the copy is of an earlier epoch of the document: nothing may be typed into it any more, what it holds is being
   * brought over, and when all is saved the document must be fetched anew
   */
  'oldEpoch',
] as const;
export type Notice = (typeof notices)[number];

const tidings: ReadonlySet<Notice> = new Set<Notice>([
  'savingFails',
  'savingWorks',
  'damaged',
  'oldEpoch',
  'personalNumberSeen',
  'roleChanged',
]);

export function isRefusal(notice: Notice): boolean {
  return !tidings.has(notice);
}

/** What a notice is about, never with what stands there. */
export interface NoticeAbout {
  /** name of a root map of the document, and the key of the entry in it */
  readonly root?: string;
  readonly key?: string;
  readonly role?: Role;
}

/** What a notice says it is about; empty for anything that cannot be read. */
export function readNoticeAbout(text: string): NoticeAbout {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof said !== 'object' || said === null) return {};
  const { root, key, role } = said as Readonly<Record<string, unknown>>;
  const known = roles.find((one) => one === role);
  return {
    ...(typeof root === 'string' && { root }),
    ...(typeof key === 'string' && { key }),
    ...(known && { role: known }),
  };
}

/** Why a socket was closed. From 4400 to 4499 the client must not connect again by itself. */
export const closeCode = {
  badMessage: 1007,
  restart: 1012,
  /** too slow, or the server is too busy: come back in a while */
  tryAgain: 1013,
  /** the right to be here has been changed or taken away */
  revoked: 4401,
  /** the copy was of an earlier epoch; what it held is saved, and the document must be fetched anew */
  oldEpoch: 4409,
  deleted: 4404,
} as const;

export function isFinalClose(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

/** What a person may do in a workbook, from least to most: each may do what those before it may. */
export const roles = ['viewer', 'commenter', 'editor', 'owner'] as const;
export type Role = (typeof roles)[number];

export function mayEdit(role: Role): boolean {
  return role === 'owner' || role === 'editor';
}

/** Whoever may edit may comment too. */
export function mayComment(role: Role): boolean {
  return role !== 'viewer';
}

/** Limits that both sides know; the server may set others and tells the client which. Bytes unless named otherwise. */
export interface Limits {
  /**
   * One update, such as a paste. A pasted block of 100,000 numbers measures about 2.8 MB, so the default is 4 MiB.
   */
  readonly updateBytes: number;
  /** the first answer of a client that was away: everything it did offline */
  readonly catchUpBytes: number;
  readonly documentBytes: number;
}

export const defaultLimits: Limits = {
  updateBytes: 4 * 1024 * 1024,
  catchUpBytes: 16 * 1024 * 1024,
  documentBytes: 50 * 1024 * 1024,
};
