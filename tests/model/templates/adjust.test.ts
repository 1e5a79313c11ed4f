import { expect, test } from 'vitest';
import { adjust, asDefaults } from '../../../model/templates/parts/adjust.ts';
import { benefit } from '../../../model/templates/parts/benefit.ts';
import {
  bandsAreAllPersons,
  benefitLasts,
  checkFields,
  checkList,
  costLinesAreKnown,
  destinationsAreShares,
  effectHasRange,
  effectIsInTime,
  effectIsNotGross,
  filled,
  horizonIsWhole,
  intakeIsPlanned,
  rateIsOfTheCase,
  seniorityIsWhole,
  taxIsKnown,
  unitsAreYearly,
  yearsAreTheTotal,
} from '../../../model/templates/parts/checks.ts';
import { seniority } from '../../../model/templates/parts/seniority.ts';

test('[PART-1] a part takes other examples, words and roles by name, and refuses a name that it lacks', () => {
  const changed = adjust(benefit, {
    Egen_ydelse: { label: 'Ledighedsydelse', given: 200_000, help: 'Jeres egen sats.' },
    Trappe: { role: undefined, given: 'nej' },
  });
  const field = (name: string): unknown =>
    changed.find((block) => block.kind === 'field' && block.values.some((value) => value?.name === name));
  expect(field('Egen_ydelse')).toMatchObject({
    label: 'Ledighedsydelse',
    help: 'Jeres egen sats.',
    values: [{ name: 'Egen_ydelse', given: 200_000, role: 'optionalInput' }],
  });
  expect(field('Trappe')).toMatchObject({
    role: undefined,
    values: [{ name: 'Trappe', given: 'nej', role: undefined }],
  });
  expect(adjust(seniority, { Anc_andel: { rows: [1] } })).toMatchObject([
    { columns: [{}, { name: 'Anc_andel', given: [1] }, {}, {}, {}] },
    {},
  ]);
  expect(() => adjust(benefit, { Ydelze: {} })).toThrow('No block has the name Ydelze');
});

test('[PART-2] inputs that are not asked become settings, which emptying leaves alone', () => {
  const roles = asDefaults([...benefit, ...seniority]).flatMap((block) =>
    block.kind === 'field'
      ? [block.role]
      : block.kind === 'table'
        ? block.columns.map(({ role }) => role)
        : [],
  );
  expect(roles).toContain('setting');
  expect(roles).not.toContain('input');
  expect(roles).not.toContain('optionalInput');
});

test('[PART-3] a template chooses its checks: each says in one sentence what is wrong, in a cell of its own', () => {
  const scale = { horizonYears: 10, intakeYears: 1, cohorts: 1, costLines: 3 };
  const chosen = [
    filled({ cells: ['Startdato'], columns: [], help: 'Start skal være udfyldt.' }),
    seniorityIsWhole,
    destinationsAreShares,
    horizonIsWhole(scale),
    intakeIsPlanned(scale),
    effectIsInTime,
    effectHasRange,
    effectIsNotGross,
    bandsAreAllPersons,
    yearsAreTheTotal,
    benefitLasts,
    rateIsOfTheCase,
    taxIsKnown,
    unitsAreYearly,
    costLinesAreKnown,
  ];
  for (const { key, text } of checkList(chosen)) {
    expect(key).toMatch(/^check[A-Z]/);
    expect(text).toMatch(/^[A-ZÆØÅ].*[.?]$/);
  }
  const cells = checkFields(chosen).flatMap((block) => (block.kind === 'field' ? block.values : []));
  // The cell of the cost lines stands with them.
  expect(cells.map((cell) => cell?.name)).toEqual(chosen.slice(0, -1).map(({ name }) => name));
});
