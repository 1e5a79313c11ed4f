/** The item at an index that the caller knows exists; a missing one is a bug, so it throws. */
export function itemAt<Item>(list: readonly Item[], index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`No item at ${index} in a list of ${list.length}`);
  return item;
}
