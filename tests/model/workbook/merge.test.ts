import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openProjection } from '../../../model/calculation/index.ts';
import { differences, entriesOf, histories, openPlay, pictureOf, valuesOf } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';
import { openPerson } from '../../support/workbooks.ts';

const sum = { acts: 0, structure: 0, undone: 0, delivered: 0, duplicates: 0, values: 0 };

test('[DOC-1] [DOC-5] three people end with the same content, order, formulas and values, equal to a fresh build', () => {
  fc.assert(
    fc.property(fc.array(histories(3, 30), { minLength: 1, maxLength: 3 }), (rounds) => {
      const play = openPlay(3);
      try {
        for (const events of rounds) {
          play.run(events);
          play.wires.deliverAll();
          for (const projection of play.projections) projection.flush();
          const [anne, bo, carl] = play.people;
          expect(entriesOf(bo!.doc)).toEqual(entriesOf(anne!.doc));
          expect(entriesOf(carl!.doc)).toEqual(entriesOf(anne!.doc));
          expect(pictureOf(bo!)).toEqual(pictureOf(anne!));
          expect(pictureOf(carl!)).toEqual(pictureOf(anne!));
          const copy = new Y.Doc();
          Y.applyUpdate(copy, Y.encodeStateAsUpdate(anne!.doc));
          const newcomer = openPerson(copy);
          const fresh = openProjection(newcomer.workbook);
          fresh.flush();
          const oracle = valuesOf(fresh);
          sum.values += Object.keys(oracle).length * 3;
          for (const projection of play.projections)
            expect(differences(valuesOf(projection), oracle)).toEqual([]);
          fresh.close();
          newcomer.close();
        }
        for (const key of Object.keys(play.tally) as (keyof typeof play.tally)[]) sum[key] += play.tally[key];
      } finally {
        play.close();
      }
    }),
    runs(120),
  );
}, 600_000);

test('the histories really contain structure changes, undos, late and double deliveries', () => {
  expect(sum.acts).toBeGreaterThan(1000);
  expect(sum.structure).toBeGreaterThan(200);
  expect(sum.undone).toBeGreaterThan(50);
  expect(sum.delivered).toBeGreaterThan(500);
  expect(sum.duplicates).toBeGreaterThan(100);
  expect(sum.values).toBeGreaterThan(1000);
});
