/**
 * The result month by month. Reads U_måned and the cumulated columns. Gives M_måned, M_netto, M_akkumuleret.
 */
import type { Block } from '../template.ts';
import { type Scale, budgetYears } from './scale.ts';

/** One row a month of every budget year; empty outside the horizon. */
export function months(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      rows: budgetYears(scale) * 12,
      columns: [
        {
          key: 'dato',
          title: 'Måned',
          name: 'M_måned',
          number: 'mmmm yyyy',
          formula: '=IF([mUge]="","",DATE(Startår,[mNr]+1,1))',
        },
        { key: 'mNr', title: 'Nr.', number: '0', countFrom: 0 },
        {
          key: 'mUge',
          title: 'Til og med uge',
          number: '0',
          formula:
            '=IF(OR([mNr]<INDEX(U_måned,1),[mNr]>INDEX(U_måned,Uger+1)),"",MIN(Uger,ROUNDUP(([mNr]+1)*52/12,0)-52+UgerÅr1))',
        },
        {
          key: 'mPersonuger',
          title: 'Sparede personuger',
          number: '#,##0.0',
          firstFormula: '=IF([mUge]="","",INDEX(U_akk_personuger,[mUge]+1))',
          formula:
            '=IF([mUge]="","",INDEX(U_akk_personuger,[mUge]+1)-IF([mUge@-1]="",0,INDEX(U_akk_personuger,[mUge@-1]+1)))',
        },
        {
          key: 'mBesparelse',
          title: 'Besparelse, kommune',
          number: '#,##0',
          firstFormula: '=IF([mUge]="","",INDEX(U_akk_besparelse,[mUge]+1))',
          formula:
            '=IF([mUge]="","",INDEX(U_akk_besparelse,[mUge]+1)-IF([mUge@-1]="",0,INDEX(U_akk_besparelse,[mUge@-1]+1)))',
        },
        {
          key: 'mUdgift',
          title: 'Udgift, kommune',
          number: '#,##0',
          formula: '=IF([mUge]="","",[mBesparelse]-[mNetto])',
        },
        {
          key: 'mNetto',
          title: 'Netto, kommune',
          name: 'M_netto',
          number: '#,##0',
          firstFormula: '=IF([mUge]="","",[mAkk])',
          formula: '=IF([mUge]="","",[mAkk]-IF([mUge@-1]="",0,[mAkk@-1]))',
        },
        {
          key: 'mAkk',
          title: 'Akkumuleret netto',
          name: 'M_akkumuleret',
          number: '#,##0',
          formula: '=IF([mUge]="","",INDEX(U_akkumuleret,[mUge]+1))',
        },
      ],
    },
  ];
}
