/**
 * Who starts when. Gives Optag_uge, Optag_personer (inputs, one row a cohort), Personer; and by week U_optag and the column
 * [omvendt], which must stand on the sheet of the weeks: the convolution pairs windows of both.
 */
import type { Block } from '../template.ts';
import { type Scale, lastIntakeWeek } from './scale.ts';

/** The cohorts. */
export function intake(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Optag: hvem starter hvornår',
      rows: scale.cohorts,
      columns: [
        {
          key: 'hold',
          title: 'Hold',
          given: Array.from({ length: scale.cohorts }, (_, i) => `Hold ${i + 1}`),
        },
        {
          key: 'holdUge',
          title: 'Starter efter uge',
          help: `Hele uger efter casens første dag, fra 0 til ${lastIntakeWeek(scale)}. Et kvartal er 13 uger.`,
          name: 'Optag_uge',
          role: 'optionalInput',
          number: '0',
          allowed: { kind: 'whole', min: 0, max: lastIntakeWeek(scale) },
          given: [0, 13, 26, 39],
        },
        {
          key: 'holdPersoner',
          title: 'Personer',
          assumedIn: 'personer',
          help: 'Så mange personer begynder i den uge. En tom linje tæller ikke med.',
          name: 'Optag_personer',
          role: 'optionalInput',
          allowed: { kind: 'decimal', min: 0, max: 1_000_000 },
          given: [25, 25, 25, 25],
        },
        {
          key: 'holdForklaring',
          wrap: true,
          title: 'Forklaring',
          given: [
            '0 er casens første dag. Alle på én gang: skriv kun ét hold.',
            'Et kvartal er 13 uger. Tomme linjer tæller ikke med.',
          ],
        },
      ],
    },
    {
      kind: 'field',
      label: 'Personer i alt',
      unit: 'personer',
      role: 'result',
      values: [{ name: 'Personer', given: '=SUM(Optag_personer)' }],
    },
  ];
}

/** The intake by week; on the sheet of `weeks`, before it. */
export function intakeByWeek(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Optag uge for uge',
      rows: lastIntakeWeek(scale) + 1,
      columns: [
        { key: 'optagUge', title: 'Uge', number: '0', countFrom: 0 },
        {
          key: 'optag',
          title: 'Starter',
          name: 'U_optag',
          formula: '=SUMIF(Optag_uge,[optagUge],Optag_personer)',
        },
        {
          key: 'omvendt',
          title: 'Omvendt',
          formula: `=INDEX(U_optag,${lastIntakeWeek(scale) + 1}-[optagUge])`,
        },
      ],
    },
  ];
}
