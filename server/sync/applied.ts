/**
 * An edit can come before the one that it follows on: a client that types while it reconnects sends what is new before
 * what it did offline. Yjs keeps such an edit aside. It is written to the log like any other, but it is nobody else's
 * business until it can be applied, and it is not folded into a snapshot: whoever has the missing edit sends both again,
 * and a made-up edit kept aside under a colleague's number could otherwise take the place of the colleague's own.
 */
import * as Y from 'yjs';

export interface Aside {
  readonly structs: Uint8Array | undefined;
  readonly deletes: Uint8Array | undefined;
}

/** What has come but waits for something earlier that has not. */
export function asideOf({ store }: Y.Doc): Aside {
  return { structs: store.pendingStructs?.update, deletes: store.pendingDs ?? undefined };
}

export function isEmpty({ structs, deletes }: Aside): boolean {
  return structs === undefined && deletes === undefined;
}

export function isSame(one: Aside, other: Aside): boolean {
  return sameBytes(one.structs, other.structs) && sameBytes(one.deletes, other.deletes);
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Buffer.compare(one, other) === 0;
}

/** The document as everybody sees it, without what is kept aside; all of it, or what a state vector lacks. */
export function encodeApplied(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}
