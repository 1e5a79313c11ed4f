/** Citizens who stand in two efforts, or in two cases: they count once. */

/** Numbers of efforts from 0, and the persons who are in both. */
export interface SharedPersons {
  readonly countedIn: number;
  readonly deductedFrom: number;
  readonly persons: number;
}

/**
 * The share of each effort's persons, 0..1, that is left when everybody is counted once. What is expected of an effort
 * is expected of each of its persons alike, so its saving is that share of what it would be alone. A line that names an
 * effort that is not there, or the same one twice, deducts nothing; an effort without persons keeps its whole saving.
 */
export function shareCountedOnce(
  persons: readonly number[],
  shared: readonly SharedPersons[],
): readonly number[] {
  return persons.map((count, effort) => {
    if (count <= 0) return 1;
    const deducted = shared
      .filter((line) => line.deductedFrom === effort && isPair(line, persons.length))
      .reduce((sum, line) => sum + Math.max(0, line.persons), 0);
    return Math.max(0, 1 - deducted / count);
  });
}

function isPair({ countedIn, deductedFrom }: SharedPersons, count: number): boolean {
  return countedIn !== deductedFrom && [countedIn, deductedFrom].every((one) => one >= 0 && one < count);
}
