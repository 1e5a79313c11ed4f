/** Lists that stay the same object while their members do, so that what is drawn for each member stays too. */
import { type Accessor, createMemo } from 'solid-js';

const sameList = <One>(a: readonly One[], b: readonly One[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

export function createSteadyList<One>(list: Accessor<readonly One[]>): Accessor<readonly One[]> {
  return createMemo(list, [], { equals: sameList });
}
