/**
 * Break-even of both kinds of effect and the result at other effects. Reads U_profil, U_værdi, U_uge, U_uden and the effect.
 * Gives Besparelse_fuld, Nulpunkt_forskel, F_*, Nulpunkt_løft, Besparelse_lav, Besparelse_høj.
 */
import type { Block } from '../template.ts';

/** Steps of halving: 2^-50 of the largest possible lift is far below what is shown. */
const halvings = 50;

const total = (lift: string): string =>
  `SUMPRODUCT(U_værdi*(U_uge>Forsinkelse)*(U_uden-(F_ligevægt+(${lift}-F_ligevægt)*F_faktor^((U_uge-Forsinkelse-Varighed)*(U_uge>Forsinkelse+Varighed)))))`;

/** What is on benefit after the lifted weeks, in one expression over all weeks; the same as column "På ydelse med indsats". */
const lifted = (balance: string, factor: string): string =>
  `${balance}+(F_start-${balance})*${factor}^((U_uge-Forsinkelse)*(U_uge>Forsinkelse)-(U_uge-Forsinkelse-Varighed)*(U_uge>Forsinkelse+Varighed))`;

/** Of a gap: the saving is proportional to it. */
export const gapBreakEven: readonly Block[] = [
  { kind: 'heading', text: 'Måde 1: forskel i procentpoint', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Besparelse, hvis forskellen var 100 pct.point',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Besparelse_fuld', given: '=SUMPRODUCT(U_profil,U_værdi)' }],
    help: 'Besparelsen er ligefrem proportional med forskellen.',
  },
  {
    kind: 'field',
    label: 'Forskel, hvor casen går i nul',
    unit: 'andel',
    number: '0.00 %',
    values: [
      {
        name: 'Nulpunkt_forskel',
        given:
          '=IF(Besparelse_fuld<=0.000001,"Kan ikke nås",IF(Udgift_kommune/Besparelse_fuld>1,"Kan ikke nås",MAX(0,Udgift_kommune/Besparelse_fuld)))',
      },
    ],
  },
];

/** Of a lift of the weekly chance. */
export const liftBreakEven: readonly Block[] = [
  {
    kind: 'heading',
    text: 'Måde 2: løft af den ugentlige chance',
    columns: ['Enhed', 'Værdi', 'Forklaring'],
  },
  {
    kind: 'field',
    label: 'Ligevægt på ydelse uden indsats',
    unit: 'andel',
    number: '0.0000',
    values: [{ name: 'F_ligevægt', given: '=IF(Chance+Tilbagefald=0,0,Tilbagefald/(Chance+Tilbagefald))' }],
    help: 'Den andel, der er på ydelse, når til- og afgang har stået på længe.',
  },
  {
    kind: 'field',
    label: 'Ugentlig faktor mod ligevægten',
    unit: 'tal',
    number: '0.0000',
    values: [
      {
        name: 'F_faktor',
        given: '=IF(ABS(1-Chance-Tilbagefald)<1E-300,1E-300,1-Chance-Tilbagefald)',
      },
    ],
  },
  {
    kind: 'field',
    label: 'På ydelse, når effekten begynder',
    unit: 'andel',
    number: '0.0000',
    values: [
      { name: 'F_start', given: '=F_ligevægt+(1-F_ligevægt)*IF(Forsinkelse=0,1,F_faktor^Forsinkelse)' },
    ],
  },
  {
    kind: 'field',
    label: 'Største mulige løft',
    unit: 'andel',
    number: '0.0 %',
    values: [{ name: 'F_største', given: '=IF(Chance>0,1/Chance-1,0)' }],
    help: 'Så alle forlader ydelsen i løbet af en uge.',
  },
  {
    kind: 'field',
    label: 'Løft, hvor casen går i nul',
    unit: 'andel',
    number: '0.00 %',
    values: [
      {
        name: 'Nulpunkt_løft',
        given: `=IF(OR(Effektform<>2,Chance<=0),"Kan ikke nås",IF(INDEX(F_besparelse,1)-Udgift_kommune<-0.000001,"Kan ikke nås",INDEX(F_høj,${halvings + 1})))`,
      },
    ],
    help: 'Fundet ved at halvere mellemrummet nedenfor, til det er forsvindende.',
  },
];

/** The saving at the low and the high effect. */
export const effectRange: readonly Block[] = [
  { kind: 'heading', text: 'Lav og høj effekt', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Besparelse ved lav effekt',
    unit: 'kr.',
    number: '#,##0',
    values: [
      {
        name: 'Besparelse_lav',
        given:
          '=IF(Effektform=2,IF(ISNUMBER(Løft_lav),INDEX(F_ved,1),""),IF(ISNUMBER(Effekt_lav),Effekt_lav*Besparelse_fuld,""))',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Besparelse ved høj effekt',
    unit: 'kr.',
    number: '#,##0',
    values: [
      {
        name: 'Besparelse_høj',
        given:
          '=IF(Effektform=2,IF(ISNUMBER(Løft_høj),INDEX(F_ved,2),""),IF(ISNUMBER(Effekt_høj),Effekt_høj*Besparelse_fuld,""))',
      },
    ],
  },
];

/** The net at other effects than expected. */
export const otherEffects: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Nettogevinst ved anden effekt end ventet',
    rows: 8,
    columns: [
      {
        key: 'effektTekst',
        title: 'Effekt',
        given: [
          'Lav',
          'Høj',
          'En fjerdedel',
          'Det halve',
          'Tre fjerdedele',
          'Som ventet',
          'En fjerdedel mere',
          'Halvanden gang',
        ],
      },
      {
        key: 'gange',
        title: 'Gange ventet',
        role: 'unit',
        number: '0.00',
        given: [undefined, undefined, 0.25, 0.5, 0.75, 1, 1.25, 1.5],
      },
      {
        key: 'vedEffekt',
        title: 'Effekt',
        number: '0.0 %',
        firstFormula:
          '=IF(Effektform=2,IF(ISNUMBER(Løft_lav),Løft_lav,""),IF(ISNUMBER(Effekt_lav),Effekt_lav,""))',
        formula:
          '=IF([gange]="",IF(Effektform=2,IF(ISNUMBER(Løft_høj),Løft_høj,""),IF(ISNUMBER(Effekt_høj),Effekt_høj,"")),[gange]*Effekt_valgt)',
      },
      {
        key: 'vedH',
        title: 'Chance',
        role: 'unit',
        number: '0.0000',
        formula: '=IF(AND(Effektform=2,ISNUMBER([vedEffekt])),MIN(1,Chance*(1+N([vedEffekt]))),0)',
      },
      {
        key: 'vedLigevaegt',
        title: 'Ligevægt',
        role: 'unit',
        number: '0.0000',
        formula: '=IF([vedH]+Tilbagefald=0,0,Tilbagefald/([vedH]+Tilbagefald))',
      },
      {
        key: 'vedBesparelse',
        title: 'Besparelse, kommune',
        name: 'F_ved',
        number: '#,##0',
        formula: `=IF(ISNUMBER([vedEffekt]),IF(Effektform=2,${total(lifted('[vedLigevaegt]', 'IF(ABS(1-[vedH]-Tilbagefald)<1E-300,1E-300,1-[vedH]-Tilbagefald)'))},[vedEffekt]*Besparelse_fuld),"")`,
      },
      {
        key: 'vedNetto',
        title: 'Netto, kommune',
        role: 'result',
        number: '#,##0',
        formula: '=IF(ISNUMBER([vedBesparelse]),[vedBesparelse]-Udgift_kommune,"")',
      },
    ],
  },
];

/** The search for the lift that pays. */
export const halvingSteps: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Halvering mod det løft, hvor besparelsen dækker udgiften (måde 2)',
    rows: halvings + 1,
    columns: [
      {
        key: 'fLav',
        title: 'Mindst',
        number: '0.0000 %',
        firstFormula: '=0',
        formula: '=IF([fBesparelse@-1]-Udgift_kommune<-0.000001,[fLoeft@-1],[fLav@-1])',
      },
      {
        key: 'fHoej',
        title: 'Højst',
        name: 'F_høj',
        number: '0.0000 %',
        firstFormula: '=F_største',
        formula: '=IF([fBesparelse@-1]-Udgift_kommune<-0.000001,[fHoej@-1],[fLoeft@-1])',
      },
      {
        key: 'fLoeft',
        title: 'Prøvet løft',
        number: '0.0000 %',
        firstFormula: '=F_største',
        formula: '=([fLav]+[fHoej])/2',
      },
      {
        key: 'fH',
        title: 'Chance',
        role: 'unit',
        number: '0.0000',
        formula: '=IF(Effektform=2,MIN(1,Chance*(1+[fLoeft])),0)',
      },
      {
        key: 'fLigevaegt',
        title: 'Ligevægt',
        role: 'unit',
        number: '0.0000',
        formula: '=IF([fH]+Tilbagefald=0,0,Tilbagefald/([fH]+Tilbagefald))',
      },
      {
        key: 'fBesparelse',
        title: 'Besparelse, kommune',
        name: 'F_besparelse',
        number: '#,##0',
        formula: `=IF(Effektform=2,${total(lifted('[fLigevaegt]', 'IF(ABS(1-[fH]-Tilbagefald)<1E-300,1E-300,1-[fH]-Tilbagefald)'))},0)`,
      },
    ],
  },
];
