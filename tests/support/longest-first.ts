/**
 * The order of the test files: the longest first, so that all workers end at the same time. vitest knows how long a file
 * took only where it has run before, and otherwise takes the largest first, which the longest are not.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take ten seconds and more, from the longest on. */
const longest: readonly string[] = [
  'journeys/screens',
  'journeys/saving',
  'differential/libreoffice',
  'journeys/receipts',
  'journeys/main-job',
  'server/sync/crash',
  'server/commands',
  'templates/investment-case',
  'journeys/grid',
  'workbook/rounds',
  'client/case-answer',
  'workbook/merge',
  'journeys/language',
  'economics/calculate-investment-case',
  'workbook/furniture',
  'server/start',
  'files/office',
  'sync/guard',
  'storage/sqlite',
  'economics/break-even',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place < 0 ? longest.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
