/**
 * The order of the test files: the longest first, so that all workers end at the same time. vitest knows how long a file
 * took only where it has run before, and otherwise takes the largest first, which the longest are not.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take ten seconds and more, roughly from the longest on; journeys and others in turn. */
const longest: readonly string[] = [
  'journeys/saving',
  'journeys/screens',
  'differential/libreoffice',
  'journeys/pages',
  'journeys/receipts',
  'sync/crash',
  'journeys/main-job',
  'journeys/grid',
  'journeys/format',
  'journeys/special',
  'journeys/register',
  'journeys/clipboard',
  'journeys/excel-actions',
  'journeys/boards',
  'journeys/grid-actions',
  'journeys/awkward',
  'journeys/colleagues',
  'journeys/numbers',
  'differential/special-templates',
  'templates/investment-case',
  'journeys/identity',
  'journeys/library',
  'storage/sqlite',
  'server/start',
  'sync/guard',
  'sync/epochs',
  'workbook/rounds',
  'files/office',
  'workbook/merge',
  'journeys/formula',
  'journeys/quick-case',
  'journeys/language',
  'sync/room',
  'sync/join-storm',
  'server/commands',
  'server/copies',
  'sync/saving',
  'journeys/history',
  'journeys/commands',
  'differential/boards',
  'files/xlsx',
  'workbook/axis',
  'templates/early-effort',
  'client/case-answer',
  'differential/formulas',
  'exchange/export-workbook',
  'workbook/references',
  'economics/calculate-investment-case',
  'calculation/hostile',
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
