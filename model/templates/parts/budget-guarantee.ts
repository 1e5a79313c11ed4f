/**
 * What is left if every municipality does the same. The state compensates the municipalities as a group for transfers krone
 * for krone through the block grant, so a saving that all share is taken back; one that does better than the country keeps
 * its saving. The second half is a reading of the rule, not a quotation.
 * Reads R_netto, R_sparet_kommune, R_ny_kommune. Gives Garanti, Garanti_andel (inputs), Netto_alle and Garanti_tekst;
 * `years` reads the inputs.
 */
import type { Block } from '../template.ts';

/** The inputs. */
export const budgetGuarantee: readonly Block[] = [
  {
    kind: 'heading',
    text: 'Hvis alle kommuner gør det samme (budgetgarantien)',
    columns: ['Enhed', 'Værdi', 'Forklaring'],
  },
  {
    kind: 'field',
    label: 'Vis også resultatet, hvis alle gør det samme?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Garanti', given: 'nej' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Ja viser en linje ved siden af kommunens eget resultat. Det eget resultat ændres ikke.',
  },
  {
    kind: 'field',
    label: 'Andel af besparelsen, som tages tilbage',
    unit: 'andel',
    role: 'setting',
    number: '0.0 %',
    values: [
      {
        name: 'Garanti_andel',
        given: 1,
        known: {
          source: 'Finansministeriet, siden om budgetgarantien: krone for krone for kommunerne under ét',
          date: '2014-01-01',
          grade: 'law',
        },
      },
    ],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: '100 % er vores læsning: kommunerne under ét kompenseres krone for krone over bloktilskuddet. Hvilke ydelser det gælder i dag, er ikke verificeret.',
  },
];

/** The line beside the municipality's own result. */
export const ifAllDoTheSame: readonly Block[] = [
  {
    kind: 'field',
    label: 'Kommunens netto, hvis alle kommuner gør det samme',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_alle', given: '=IF(Garanti="ja",SUM(R_netto_alle),"")' }],
    help: 'Tom, når den ikke er slået til. Besparelsen på ydelser tages tilbage over bloktilskuddet; udgiften bliver.',
  },
];
