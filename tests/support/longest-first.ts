/**
 * The order of the test files: the longest first, so that all workers end at the same time. vitest knows how long a file
 * took only where it has run before, and otherwise takes the largest first, which the longest are not.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take ten seconds and more, roughly from the longest on; journeys and others in turn. */
const longest: readonly string[] = [
  'journeys/screens',
  'differential/libreoffice',
  'journeys/main-job',
  'templates/investment-case',
  'journeys/saving',
  'server/commands',
  'journeys/receipts',
  'sync/crash',
  'journeys/grid',
  'client/case-answer',
  'journeys/numbers',
  'differential/special-templates',
  'journeys/register',
  'server/start',
  'journeys/library',
  'files/office',
  'journeys/special',
  'differential/boards',
  'journeys/quick-case',
  'storage/sqlite',
  'journeys/boards',
  'workbook/rounds',
  'journeys/language',
  'files/xlsx',
  'templates/disinvestment',
  'workbook/merge',
  'exchange/export-workbook',
  'sync/guard',
  'sync/saving',
  'templates/flere-skal-med',
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
