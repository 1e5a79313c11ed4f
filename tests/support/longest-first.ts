/**
 * The order of the test files: the longest first, so that all workers end at the same time. vitest knows how long a file
 * took only where it has run before, and otherwise takes the largest first, which the longest are not.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take ten seconds and more, roughly from the longest on; journeys and others in turn. */
const longest: readonly string[] = [
  'journeys/screens',
  'journeys/receipts',
  'journeys/main-job',
  'differential/libreoffice',
  'journeys/saving',
  'server/commands',
  'journeys/excel-actions',
  'journeys/grid',
  'journeys/commands',
  'journeys/pages',
  'journeys/format',
  'journeys/formula',
  'sync/epochs',
  'templates/investment-case',
  'journeys/awkward',
  'journeys/numbers',
  'journeys/register',
  'journeys/special',
  'journeys/boards',
  'journeys/library',
  'differential/special-templates',
  'sync/crash',
  'differential/boards',
  'files/xlsx',
  'files/office',
  'workbook/rounds',
  'workbook/axis',
  'journeys/quick-case',
  'journeys/language',
  'templates/early-effort',
  'storage/sqlite',
  'sync/guard',
  'client/case-answer',
  'server/start',
  'differential/formulas',
  'exchange/export-workbook',
  'sync/saving',
  'workbook/merge',
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
