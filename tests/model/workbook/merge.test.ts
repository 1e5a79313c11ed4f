import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openProjection } from '../../../model/calculation/index.ts';
import {
  type Play,
  type Tally,
  differences,
  entriesOf,
  histories,
  openPlay,
  pictureOf,
  valuesOf,
} from '../../support/history.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { openPerson } from '../../support/workbooks.ts';

const sum = new Map<keyof Tally | 'values', number>();
const add = (key: keyof Tally | 'values', count: number): void =>
  void sum.set(key, (sum.get(key) ?? 0) + count);

/** Everybody, and a newcomer who builds everything from nothing, has and calculates the same. */
function expectAgreement(play: Play): void {
  for (const projection of play.projections) projection.flush();
  const [first, ...others] = play.people;
  const [entries, picture] = [entriesOf(first!.doc), pictureOf(first!)];
  for (const other of others) {
    expect(entriesOf(other.doc)).toEqual(entries);
    expect(pictureOf(other)).toEqual(picture);
  }
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(first!.doc));
  const newcomer = openPerson(copy);
  const fresh = openProjection(newcomer.workbook);
  fresh.flush();
  const oracle = valuesOf(fresh);
  add('values', Object.keys(oracle).length * play.people.length);
  for (const projection of play.projections) expect(differences(valuesOf(projection), oracle)).toEqual([]);
  fresh.close();
  newcomer.close();
}

const played = fc
  .integer({ min: 2, max: 5 })
  .chain((people) =>
    fc.tuple(fc.constant(people), fc.array(histories(people, 30), { minLength: 1, maxLength: 3 })),
  );

test(
  '[DOC-1] [DOC-5] two to five people end with the same content, order, formulas and values, equal to a fresh build',
  () => {
    fc.assert(
      fc.property(played, ([people, rounds]) => {
        const play = openPlay(people);
        try {
          for (const events of rounds) {
            play.run(events);
            play.settle();
            expectAgreement(play);
          }
          for (const key of Object.keys(play.tally) as (keyof Tally)[]) add(key, play.tally[key]);
        } finally {
          play.close();
        }
      }),
      runs(120, 20),
    );
  },
  longestMs,
);

test('[DOC-1] the histories really contain all that makes merging hard', () => {
  const least: Readonly<Record<keyof Tally | 'values', number>> = {
    acts: 1000,
    structure: 200,
    atOnce: 60,
    conflicts: 20,
    undone: 50,
    revivals: 3,
    delivered: 300,
    duplicates: 100,
    restarts: 30,
    cuts: 30,
    values: 1000,
  };
  const short = Object.entries(least).filter(([key, count]) => (sum.get(key as keyof Tally) ?? 0) < count);
  expect(short, JSON.stringify([...sum])).toEqual([]);
});
