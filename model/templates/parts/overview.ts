/**
 * The answer on the first page. Reads the results. Gives Netto_år1 and Netto_år1_4.
 */
import type { Block } from '../template.ts';

/** Net, payback, break-even, benefit per krone. */
export const answer: readonly Block[] = [
  { kind: 'heading', text: 'Svaret i tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Kommunens nettogevinst i perioden',
    unit: 'kr.',
    role: 'result',
    number: '#,##0',
    values: [{ given: '=Netto_kommune' }],
    help: 'Sparet ydelse efter refusion, minus ny ydelse og indsatsens udgift.',
  },
  {
    kind: 'field',
    label: 'Tjent hjem',
    unit: 'måned',
    role: 'result',
    number: 'mmmm yyyy',
    values: [{ given: '=Tilbagebetaling_måned' }],
    help: 'Den måned, fra hvilken den akkumulerede nettogevinst bliver ved med at være positiv.',
  },
  {
    kind: 'field',
    label: 'Nødvendig effekt for at gå i nul',
    unit: 'andel',
    role: 'result',
    number: '0.0 %',
    values: [{ given: '=Nulpunkt_effekt' }],
    help: 'Forskel i procentpoint, eller hvor meget den ugentlige chance skal løftes, efter den valgte måde.',
  },
  {
    kind: 'field',
    label: 'Gevinst pr. krone',
    unit: 'kr.',
    role: 'result',
    number: '0.00',
    values: [{ given: '=BCR' }],
    help: 'Kommunens besparelse delt med kommunens udgift.',
  },
];

/** Year 1, four budget years, whole horizon. */
export const budgetLine: readonly Block[] = [
  { kind: 'heading', text: 'Budgettets tre tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Netto i budgetåret',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_år1', given: '=INDEX(R_netto,1)' }],
    help: 'Første kalenderår, som kan være kortere end et helt år.',
  },
  {
    kind: 'field',
    label: 'Netto i budgetåret og tre overslagsår',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_år1_4', given: '=SUMIF(R_nr,"<=4",R_netto)' }],
  },
  {
    kind: 'field',
    label: 'Netto i hele perioden',
    unit: 'kr.',
    number: '#,##0',
    values: [{ given: '=Netto_kommune' }],
  },
];
