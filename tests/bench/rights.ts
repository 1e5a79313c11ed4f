/** What judging costs: an update read and judged by the gate, beside applying it plainly, which has to be done anyway. */
import * as Y from 'yjs';
import { Gate } from '../../server/sync/gate.ts';
import type { Connection } from '../../server/sync/connection.ts';
import { checkUpdate } from '../../server/sync/update-guard.ts';
import { type Figure, median } from './measure.ts';

const people = 50;
const editsEach = 200;
const rounds = 7;

/** Edits of cells by so many people in turn. */
function edits(): readonly Uint8Array[] {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  const found: Uint8Array[] = [];
  for (const doc of docs) doc.on('update', (update: Uint8Array) => found.push(update));
  for (let n = 0; n < editsEach; n++)
    for (const [i, doc] of docs.entries()) doc.getMap('c/a').set(`${i}.${n % 20}`, `value ${n}`);
  return found;
}

interface Cost {
  readonly judgeMs: number;
  readonly applyMs: number;
}

function measureOnce(updates: readonly Uint8Array[]): Cost {
  const doc = new Y.Doc();
  const gate = new Gate({ doc, personOf: () => 'anne', nameOf: () => 'Anne', cprRule: () => 'warn' });
  const editor = { role: 'editor', person: { id: 'anne', name: 'Anne', colour: 0 } } as Connection;
  let [judgeMs, applyMs] = [0, 0];
  for (const update of updates) {
    const start = performance.now();
    const checked = checkUpdate(update);
    const verdict = checked.ok && gate.judge(editor, checked.value);
    const judged = performance.now();
    if (!verdict || verdict.kind !== 'free') throw new Error('an edit was not taken');
    Y.applyUpdate(doc, update);
    gate.applied();
    judgeMs += judged - start;
    applyMs += performance.now() - judged;
  }
  gate.close();
  doc.destroy();
  return { judgeMs, applyMs };
}

export function measureRights(): Promise<readonly Figure[]> {
  const updates = edits();
  const found = Array.from({ length: rounds }, () => measureOnce(updates));
  const each = (of: (cost: Cost) => number): number => (median(found.map(of)) / updates.length) * 1000;
  const against = { what: 'applying it to the document', value: each(({ applyMs }) => applyMs) };
  const value = each(({ judgeMs }) => judgeMs);
  return Promise.resolve([{ what: 'checking and judging an edit', value, unit: 'µs', against }]);
}
