/**
 * The answer on the first page. Reads the results. Gives Netto_år1 and Netto_år1_4.
 */
import type { Block } from '../template.ts';

/** What is needed to break even, in the words of a kind of case. */
interface Needed {
  readonly label: string;
  readonly help: string;
}

/** Net, payback, break-even, benefit per krone. */
export const answerNeeding = ({ label, help }: Needed): readonly Block[] => [
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
    label,
    unit: 'andel',
    role: 'result',
    number: '0.0 %',
    values: [{ given: '=Nulpunkt_effekt' }],
    help,
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

/** The same for a case that states its effect in either of the two ways. */
export const answer: readonly Block[] = answerNeeding({
  label: 'Nødvendig effekt for at gå i nul',
  help: 'Forskel i procentpoint, eller hvor meget den ugentlige chance skal løftes, efter den valgte måde.',
});

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
