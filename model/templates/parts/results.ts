/**
 * What the case comes to. Reads the weeks, the cost tracks, Skat_pr_person and the choice about the budget guarantee.
 * Gives Personuger, Besparelse_kommune, Udgift_kommune, Netto_kommune, Netto_stat, ROI, BCR, Serviceramme, Balance_service, Nutidsværdi;
 * Tilbagebetaling_uge, Tilbagebetaling_måned, Første_uge, Dybeste_træk, Dybeste_uge, Inden_for_frist; Effekt_valgt,
 * Nulpunkt_effekt, Nulpunkt_andel, Nulpunkt_personer, Netto_lav, Netto_høj; and R_* by budget year.
 */
import type { Block } from '../template.ts';
import { type Scale, budgetYears } from './scale.ts';

/** Over the whole horizon. */
export const totals: readonly Block[] = [
  { kind: 'heading', text: 'Hele perioden', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Sparede personuger',
    unit: 'uger',
    number: '#,##0',
    values: [{ name: 'Personuger', given: '=SUM(U_personuger)' }],
  },
  {
    kind: 'field',
    label: 'Kommunens besparelse',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Besparelse_kommune', given: '=SUM(U_besparelse)' }],
    help: 'Sparet ydelse efter refusion, minus kommunens del af den nye ydelse, og den skat, der er valgt.',
  },
  {
    kind: 'field',
    label: 'Kommunens udgift til indsatsen',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Udgift_kommune', given: '=SUM(U_udgift)' }],
  },
  {
    kind: 'field',
    label: 'Kommunens nettogevinst',
    unit: 'kr.',
    role: 'result',
    number: '#,##0',
    values: [{ name: 'Netto_kommune', given: '=Besparelse_kommune-Udgift_kommune' }],
  },
  {
    kind: 'field',
    label: 'Statens nettogevinst',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_stat', given: '=SUM(R_stat_netto)' }],
    help: 'Statens del af den sparede ydelse, minus statens del af ny ydelse og af indsatsen.',
  },
  {
    kind: 'field',
    label: 'Afkast (ROI)',
    unit: 'kr. pr. kr.',
    number: '0.000',
    values: [
      {
        name: 'ROI',
        given: '=IF(ABS(Udgift_kommune)<0.000001,"",(Besparelse_kommune-Udgift_kommune)/Udgift_kommune)',
      },
    ],
    help: '(Besparelse − udgift) / udgift.',
  },
  {
    kind: 'field',
    label: 'Gevinst pr. krone (BCR)',
    unit: 'kr. pr. kr.',
    number: '0.000',
    values: [
      { name: 'BCR', given: '=IF(ABS(Udgift_kommune)<0.000001,"",Besparelse_kommune/Udgift_kommune)' },
    ],
    help: 'Besparelse / udgift.',
  },
  {
    kind: 'field',
    label: 'Udgift inden for servicerammen',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Serviceramme', given: '=SUM(Udgift_service)' }],
    help: 'Løn tæller i servicerammen, sparede ydelser gør ikke. Rammen skal derfor findes for sig.',
  },
  {
    kind: 'field',
    label: 'Balance inden for servicerammen',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Balance_service', given: '=-Serviceramme' }],
    help: 'Den samlede balance er nettogevinsten; i servicerammen ses kun udgiften.',
  },
  {
    kind: 'field',
    label: 'Nutidsværdi',
    unit: 'kr.',
    number: '#,##0',
    values: [
      { name: 'Nutidsværdi', given: '=IF(Vis_nutidsværdi="ja",INDEX(U_netto,1)+SUM(R_nutidsværdi),"")' },
    ],
    help: 'Vises kun, når den er slået til på arket Satser. Konventionen står samme sted.',
  },
];

/** When it has paid for itself. */
export const payback: readonly Block[] = [
  { kind: 'heading', text: 'Tilbagebetaling', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Tjent hjem og bliver ved',
    unit: 'uge',
    role: 'result',
    number: '0',
    values: [
      {
        name: 'Tilbagebetaling_uge',
        given: '=IF(INDEX(U_holder,Uger+1)=1,MATCH(1,U_holder,0)-1,"Ikke i perioden")',
      },
    ],
    help: 'Første uge, fra hvilken den akkumulerede nettogevinst forbliver mindst nul.',
  },
  {
    kind: 'field',
    label: 'Tjent hjem',
    unit: 'måned',
    role: 'result',
    number: 'mmmm yyyy',
    values: [
      {
        name: 'Tilbagebetaling_måned',
        given:
          '=IF(AND(ISNUMBER(Tilbagebetaling_uge),Startår>0),DATE(Startår,INDEX(U_måned,Tilbagebetaling_uge+1)+1,1),"Ikke i perioden")',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Første gang over nul',
    unit: 'uge',
    number: '0',
    values: [{ name: 'Første_uge', given: '=IF(SUM(U_over)=0,"Ikke i perioden",MATCH(1,U_over,0)-1)' }],
    help: 'Kan ligge før, hvis casen dykker igen.',
  },
  {
    kind: 'field',
    label: 'Dybeste træk',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Dybeste_træk', given: '=IF(MIN(U_akkumuleret)<-0.000001,MIN(U_akkumuleret),0)' }],
    help: 'Det største beløb, kommunen på noget tidspunkt har lagt ud.',
  },
  {
    kind: 'field',
    label: 'i uge',
    unit: 'uge',
    number: '0',
    values: [{ name: 'Dybeste_uge', given: '=IF(Dybeste_træk=0,"",MATCH(1,U_dybest,0)-1)' }],
  },
  {
    kind: 'field',
    label: 'Tjent hjem inden for fristen?',
    values: [
      {
        name: 'Inden_for_frist',
        given: '=IF(ISNUMBER(Tilbagebetaling_uge),IF(Tilbagebetaling_uge<=52*Frist,"ja","nej"),"nej")',
      },
    ],
    help: 'Fristen sættes på arket Målgruppe.',
  },
];

/** How little is enough. Reads what `sensitivity` gives. */
export const breakEven: readonly Block[] = [
  { kind: 'heading', text: 'Hvor lidt er nok?', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Forventet effekt',
    unit: 'andel',
    number: '0.0 %',
    values: [{ name: 'Effekt_valgt', given: '=IF(Effektform=2,Løft,Effekt)' }],
  },
  {
    kind: 'field',
    label: 'Effekt, hvor casen går i nul',
    unit: 'andel',
    role: 'result',
    number: '0.00 %',
    values: [
      {
        name: 'Nulpunkt_effekt',
        given: '=IF(Udgift_kommune<0.000001,0,IF(Effektform=2,Nulpunkt_løft,Nulpunkt_forskel))',
      },
    ],
    help: 'Regnet på arket Følsomhed.',
  },
  {
    kind: 'field',
    label: 'Andel af den forventede effekt',
    unit: 'andel',
    number: '0.0 %',
    values: [
      {
        name: 'Nulpunkt_andel',
        given: '=IF(Besparelse_kommune>0.000001,Udgift_kommune/Besparelse_kommune,"")',
      },
    ],
    help: '38 % betyder, at casen går i nul, selv om kun 38 % af de sparede uger indfries.',
  },
  {
    kind: 'field',
    label: 'Personer, hvor casen går i nul',
    unit: 'personer',
    number: '#,##0.0',
    values: [
      { name: 'Nulpunkt_personer', given: '=IF(ISNUMBER(Nulpunkt_andel),Personer*Nulpunkt_andel,"")' },
    ],
    help: 'Med samme udgift og effekt pr. person.',
  },
  {
    kind: 'field',
    label: 'Nettogevinst ved lav effekt',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_lav', given: '=IF(ISNUMBER(Besparelse_lav),Besparelse_lav-Udgift_kommune,"")' }],
  },
  {
    kind: 'field',
    label: 'Nettogevinst ved høj effekt',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_høj', given: '=IF(ISNUMBER(Besparelse_høj),Besparelse_høj-Udgift_kommune,"")' }],
  },
];

/** One row a budget year. */
export function years(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Pr. budgetår',
      rows: budgetYears(scale),
      columns: [
        {
          key: 'kalender',
          title: 'År',
          name: 'R_år',
          number: '0',
          formula: '=IF([nr]>AntalÅr,"",Startår+[nr]-1)',
        },
        { key: 'nr', title: 'Nr.', name: 'R_nr', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'pu',
          title: 'Sparede personuger',
          name: 'R_personuger',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",SUMIF(U_år,[nr],U_personuger))',
        },
        {
          key: 'sparetAlt',
          title: 'Sparet ydelse, i alt',
          name: 'R_sparet',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[pu]*N(Ydelse)/52*(1+Satsregulering)^([nr]-1))',
        },
        {
          key: 'sparet',
          title: 'Sparet ydelse, kommune',
          name: 'R_sparet_kommune',
          number: '#,##0',
          formula:
            '=IF([nr]>AntalÅr,"",IF(Trappe="nej",Fast_andel*[pu],SUMIF(U_år,[nr],U_andelsuger))*N(Ydelse)/52*(1+Satsregulering)^([nr]-1))',
        },
        {
          key: 'nyAlt',
          title: 'Ny ydelse, i alt',
          name: 'R_ny',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[pu]*Dest_ialt/52*(1+Satsregulering)^([nr]-1))',
        },
        {
          key: 'ny',
          title: 'Ny ydelse, kommune',
          name: 'R_ny_kommune',
          number: '#,##0',
          formula:
            '=IF([nr]>AntalÅr,"",(Dest_på_trappe*SUMIF(U_år,[nr],U_andelsuger)+Dest_fast_del*[pu])/52*(1+Satsregulering)^([nr]-1))',
        },
        {
          key: 'rSkat',
          title: 'Kommuneskat, hvis valgt',
          name: 'R_skat',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[pu]*Skat_pr_person/52*(1+Satsregulering)^([nr]-1))',
        },
        {
          key: 'rBesparelse',
          title: 'Besparelse, kommune',
          name: 'R_besparelse',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[sparet]-[ny]+[rSkat])',
        },
        {
          key: 'rUdgift',
          title: 'Udgift, kommune',
          name: 'R_udgift',
          number: '#,##0',
          formula:
            '=IF([nr]>AntalÅr,"",INDEX(Udgift_service,1,[nr])+INDEX(Udgift_indsats,1,[nr])+INDEX(Udgift_overførsel,1,[nr])+INDEX(Udgift_anlæg,1,[nr]))',
        },
        {
          key: 'rNetto',
          title: 'Netto, kommune',
          name: 'R_netto',
          role: 'result',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[rBesparelse]-[rUdgift])',
        },
        {
          key: 'rAkk',
          title: 'Akkumuleret',
          name: 'R_akkumuleret',
          number: '#,##0',
          firstFormula: '=[rNetto]',
          formula: '=IF([nr]>AntalÅr,"",[rAkk@-1]+[rNetto])',
        },
        {
          key: 'rService',
          title: 'Heraf service',
          name: 'R_service',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",INDEX(Udgift_service,1,[nr]))',
        },
        {
          key: 'rAlle',
          title: 'Netto, hvis alle gør det samme',
          name: 'R_netto_alle',
          number: '#,##0',
          formula: '=IF(OR([nr]>AntalÅr,Garanti<>"ja"),"",[rNetto]-Garanti_andel*([sparet]-[ny]))',
        },
        {
          key: 'rStatBesparelse',
          title: 'Besparelse, stat',
          name: 'R_stat_besparelse',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[sparetAlt]-[nyAlt]-[sparet]+[ny])',
        },
        {
          key: 'rStatUdgift',
          title: 'Udgift, stat',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",INDEX(Udgift_stat,1,[nr]))',
        },
        {
          key: 'rStatNetto',
          title: 'Netto, stat',
          name: 'R_stat_netto',
          number: '#,##0',
          formula: '=IF([nr]>AntalÅr,"",[rStatBesparelse]-[rStatUdgift])',
        },
        {
          key: 'rNutid',
          title: 'Nutidsværdi af årets netto',
          name: 'R_nutidsværdi',
          role: 'unit',
          number: '#,##0',
          firstFormula:
            '=([rNetto]-INDEX(U_netto,1))/(1+Kalkulationsrente)^([nr]-CHOOSE(MAX(1,MIN(3,Konvention)),0,0.5,1))',
          formula:
            '=IF([nr]>AntalÅr,"",[rNetto]/(1+Kalkulationsrente)^([nr]-CHOOSE(MAX(1,MIN(3,Konvention)),0,0.5,1)))',
        },
      ],
    },
  ];
}
