/**
 * Several updates as one. Yjs can merge any, and for that makes objects of all that they hold; updates that continue each
 * other, as a client's do, only need one head in place of many. What they delete is told at the end.
 */
import * as encoding from 'lib0/encoding';
import { writeDeletes } from './relayed.ts';
import type { CheckedUpdate, Range } from './update-guard.ts';

interface Part {
  readonly update: Uint8Array;
  readonly checked: CheckedUpdate;
}

/** One client's pieces. */
interface Run {
  readonly clock: number;
  end: number;
  count: number;
  readonly bodies: Uint8Array[];
}

/** undefined when one of them is not one client's next pieces, without a gap. */
export function joined(parts: readonly Part[]): Uint8Array | undefined {
  const runs = new Map<number, Run>();
  const deletes = new Map<number, Range[]>();
  for (const { update, checked } of parts) {
    const { pieces, body } = checked;
    const [first] = pieces;
    if (!first || !body || pieces.some(({ kind }) => kind === 'gap')) return undefined;
    const { client, clock } = first;
    const run = runs.get(client) ?? { clock, end: clock, count: 0, bodies: [] };
    if (run.end !== clock) return undefined;
    runs.set(client, run);
    run.end = checked.ends.get(client)!;
    run.count += pieces.length;
    run.bodies.push(update.subarray(...body));
    for (const [whose, ranges] of checked.deletes) {
      const known = deletes.get(whose);
      if (known) known.push(...ranges);
      else deletes.set(whose, [...ranges]);
    }
  }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.size);
    // As Yjs writes them: the highest client number first.
    for (const [client, { clock, count, bodies }] of [...runs].sort(([one], [other]) => other - one)) {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const body of bodies) encoding.writeUint8Array(encoder, body);
    }
    writeDeletes(encoder, deletes);
  });
}
