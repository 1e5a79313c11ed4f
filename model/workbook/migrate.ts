/**
 * Brings a document of an older layout to this program's, one step per version. The server does it, once, when it opens
 * a workbook; a client that meets an older document waits for it, and opens a newer one for reading only.
 */
import type * as Y from 'yjs';
import { schemaVersion } from './schema.ts';

/** Changes a document's layout from the version it is listed under to the next one. It must not lose anything. */
export type Migration = (doc: Y.Doc) => void;

/**
 * version -> the step that leads on from it. Version 2 lets lines change slots, marks deletions with what was seen, and
 * has names of sheets, receipts and all that stands beside the cells. What version 1 wrote means the same in it; a program
 * that knows only version 1 would show sorted rows in the wrong order, so it may only read.
 */
const migrations: ReadonlyMap<number, Migration> = new Map([[1, () => undefined]]);

/** The layout that documents are brought to, and the steps on the way there. */
export interface Layout {
  readonly target: number;
  readonly steps: ReadonlyMap<number, Migration>;
}

export const currentLayout: Layout = { target: schemaVersion, steps: migrations };

export type Migrated =
  | { readonly kind: 'current' }
  | { readonly kind: 'migrated'; readonly from: number; readonly steps: number }
  /** from a newer program, or no workbook at all: left as it is */
  | { readonly kind: 'notOurs' };

/** Runs the steps that a document needs, in one transaction of `origin`. Never touches a newer or foreign document. */
export function migrate(doc: Y.Doc, origin: unknown, layout: Layout = currentLayout): Migrated {
  const about = doc.getMap('about');
  const from = about.get('v');
  if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 1 || from > layout.target) {
    return { kind: 'notOurs' };
  }
  if (from === layout.target) return { kind: 'current' };
  const steps: Migration[] = [];
  for (let version = from; version < layout.target; version++) {
    const step = layout.steps.get(version);
    if (!step) throw new Error(`No step leads from schema version ${version} to the next.`);
    steps.push(step);
  }
  doc.transact(() => {
    for (const step of steps) step(doc);
    about.set('v', layout.target);
  }, origin);
  return { kind: 'migrated', from, steps: steps.length };
}
