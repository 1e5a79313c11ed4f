import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Loss, portionsOf, receiptsFor, writeReceipts } from '../../../model/index.ts';
import { longestMs, runs } from '../../support/runs.ts';

const lost = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string({ maxLength: 200 }), fc.integer()), { maxLength: 12 }),
);

const loss: fc.Arbitrary<Loss> = fc.record({
  item: fc.record({ client: fc.integer({ min: 2, max: 4 }), clock: fc.nat({ max: 5000 }) }),
  by: fc.integer({ min: 5, max: 6 }),
  how: fc.constantFrom('overridden' as const, 'deleted' as const),
  root: fc.constantFrom('c/a', 'c/b', 'names'),
  key: fc.string({ maxLength: 30 }),
  lost,
});

/** What receipts say was lost, in the order in which they say it. */
type Told = readonly (readonly [person: string, how: string, root: string, key: string, lost: unknown])[];

test(
  '[RECEIPT-9] whatever is lost: each portion is an update of no more than was asked for, and all together say the same',
  () => {
    const mostBytes = 2048;
    fc.assert(
      fc.property(fc.array(loss, { maxLength: 80 }), (losses) => {
        const name = 'Jørgen Æbleskov'.repeat(3);
        const receipts = receiptsFor(losses, (client) => ({ person: `p${client}`, name }), 1);
        const doc = new Y.Doc();
        const entries = doc.getMap<unknown>('receipts');
        const updates: Uint8Array[] = [];
        doc.on('update', (update: Uint8Array) => updates.push(update));
        const portions = portionsOf(receipts, mostBytes);
        for (const portion of portions) doc.transact(() => writeReceipts(entries, portion));
        expect(updates).toHaveLength(portions.length);
        for (const [i, update] of updates.entries()) {
          // Only an entry that is itself larger is in a portion that is, and then by itself.
          const isAlone = portions[i]!.length === 1 && portions[i]![0]!.losses.length === 1;
          if (!isAlone) expect(update.length).toBeLessThanOrEqual(mostBytes);
        }
        const copy = new Y.Doc();
        for (const update of updates) Y.applyUpdate(copy, update);
        const told: Told = [...copy.getMap('receipts').values()].flatMap((entry) => {
          const [person, , , , how, root, pairs] = entry as [
            string,
            string,
            string,
            number,
            string,
            string,
            unknown[],
          ];
          return Array.from(
            { length: pairs.length / 2 },
            (_, at) => [person, how, root, pairs[at * 2] as string, pairs[at * 2 + 1]] as const,
          );
        });
        const wanted: Told = receipts.flatMap(({ person, losses: own }) =>
          [...Map.groupBy(own, ({ how, root }) => `${how} ${root}`).values()]
            .flat()
            .map((one) => [person, one.how, one.root, one.key, one.lost] as const),
        );
        expect(told).toEqual(wanted);
      }),
      runs(200),
    );
  },
  longestMs,
);
