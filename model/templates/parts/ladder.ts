/**
 * The refund ladder as a dated table. Gives Trin_uge, Trin_andel, Trin_spring.
 */
import type { Block } from '../template.ts';

/** The law that the ladder stands in. */
export const ladderLaw =
  'Lov om kommunernes finansiering af visse offentlige ydelser, § 5 (lov 994/2015, LBK 221/2021)';

/** Four steps with their source. */
export const ladder: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Refusionstrappen, i kraft fra 4. januar 2016',
    rows: 4,
    columns: [
      {
        key: 'trin',
        title: 'Uger på offentlig forsørgelse',
        given: ['Uge 1-4', 'Uge 5-26', 'Uge 27-52', 'Fra uge 53'],
      },
      { key: 'trinUge', title: 'Fra uge', name: 'Trin_uge', number: '0', given: [1, 5, 27, 53] },
      { key: 'trinStat', title: 'Statens refusion', number: '0 %', given: [0.8, 0.4, 0.3, 0.2] },
      {
        key: 'trinAndel',
        title: 'Kommunens andel',
        name: 'Trin_andel',
        number: '0 %',
        formula: '=1-[trinStat]',
      },
      {
        key: 'trinSpring',
        title: 'Spring',
        name: 'Trin_spring',
        role: 'unit',
        number: '0 %',
        firstFormula: '=[trinAndel]',
        formula: '=[trinAndel]-[trinAndel@-1]',
      },
      {
        key: 'trinKilde',
        wrap: true,
        title: 'Kilde',
        given: [
          ladderLaw,
          'Ugerne tælles pr. person for alle omfattede ydelser samlet; ydelsens art betyder ikke noget.',
          'Tælleren nulstilles efter 52 ugers selvforsørgelse inden for 3 år (§ 6).',
          'Der er ikke fundet ændringer af procenterne frem til 2026, men det er ikke bevist.',
        ],
      },
    ],
  },
];
