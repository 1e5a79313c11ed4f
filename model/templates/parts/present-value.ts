/**
 * How a present value is struck. Gives Vis_nutidsværdi, Kalkulationsrente, Konvention.
 */
import type { Block } from '../template.ts';

/** The choices; off until somebody asks. */
export const presentValue: readonly Block[] = [
  { kind: 'heading', text: 'Nutidsværdi', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Vis nutidsværdi?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Vis_nutidsværdi', given: 'nej' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Kommunale cases regnes normalt uden rente. Slå til, når casen skal sammenlignes over mange år.',
  },
  {
    kind: 'field',
    label: 'Kalkulationsrente',
    unit: 'andel pr. år',
    role: 'setting',
    number: '0.0 %',
    values: [
      {
        name: 'Kalkulationsrente',
        given: 0.035,
        known: {
          source:
            'Finansministeriet, dokumentationsnotat om den samfundsøkonomiske diskonteringsrente, år 0-35',
          date: '2021-01-07',
          review: 'agreed',
        },
      },
    ],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: '3,5 % er Finansministeriets samfundsøkonomiske diskonteringsrente for år 0-35 (dokumentationsnotat, 7. januar 2021).',
  },
  {
    kind: 'field',
    label: 'Konvention',
    unit: '1, 2 eller 3',
    role: 'setting',
    number: '0',
    values: [{ name: 'Konvention', given: 1 }],
    allowed: { kind: 'list', items: [1, 2, 3] },
    help: '1 = beløb falder ved årets slutning, 2 = midt i året, 3 = ved årets begyndelse. Betaling ved start tilbageføres ikke.',
  },
];
