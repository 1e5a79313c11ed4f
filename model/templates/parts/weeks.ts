/**
 * The calculation week by week: the value of one person since start, convolved with the intake.
 * Reads Uger, UgerÅr1, the effect, the prices, Kryds_*, Linje_*, Frafald, Satsregulering. Gives U_uge, U_år, U_måned, U_uden,
 * U_profil, U_forskel, U_personuger, U_andelsuger, U_besparelse, U_udgift, U_netto, U_akkumuleret, U_akk_besparelse,
 * U_akk_personuger, U_over, U_holder, U_værdi. Stands on one sheet with `intakeByWeek`.
 */
import type { Block } from '../template.ts';
import { type Scale, lastIntakeWeek, lastWeek } from './scale.ts';

/** One row a week, from the start to the longest horizon. */
export function weeks(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'En person uge for uge, og hele casen uge for uge',
      rows: lastWeek(scale) + 1,
      reach: lastIntakeWeek(scale),
      columns: [
        { key: 'uge', title: 'Uge', name: 'U_uge', number: '0', countFrom: 0 },
        {
          key: 'aar',
          title: 'Budgetår nr.',
          name: 'U_år',
          number: '0',
          formula: '=IF([uge]<=UgerÅr1,1,1+ROUNDUP(([uge]-UgerÅr1)/52,0))',
        },
        {
          key: 'maaned',
          title: 'Måned nr. fra januar i første år',
          name: 'U_måned',
          number: '0',
          formula: '=INT((51-UgerÅr1+MAX([uge],1))*12/52)',
        },
        {
          key: 'uden',
          title: 'På ydelse uden indsats',
          name: 'U_uden',
          number: '0.0000',
          firstFormula: '=1',
          formula: '=[uden@-1]*(1-Chance)+(1-[uden@-1])*Tilbagefald',
        },
        {
          key: 'med',
          title: 'På ydelse med indsats',
          number: '0.0000',
          firstFormula: '=1',
          formula:
            '=[med@-1]*(1-IF(AND([uge]>Forsinkelse,[uge]<=Forsinkelse+Varighed),Chance_med,Chance))+(1-[med@-1])*Tilbagefald',
        },
        {
          key: 'profil',
          title: 'Effektens forløb (0-1)',
          name: 'U_profil',
          number: '0.0000',
          formula:
            '=IF([uge]<=Forsinkelse,0,IF([uge]<=Forsinkelse+Varighed,1,IF([uge]<=Forsinkelse+Varighed+Aftagen,1-([uge]-Forsinkelse-Varighed)/Aftagen,0)))',
        },
        {
          key: 'forskel',
          title: 'Forskel pr. person',
          name: 'U_forskel',
          number: '0.0000',
          firstFormula: '=0',
          formula: '=IF([uge]>Uger,0,IF(Effektform=2,[uden]-[med],Effekt*[profil]))',
        },
        {
          key: 'andel',
          title: 'Kommunens andel på trappen',
          number: '0.0 %',
          formula: '=SUMPRODUCT((Kryds_uge<=[uge])*Kryds_andel)',
        },
        { key: 'vaegtet', title: 'Forskel × andel', number: '0.0000', formula: '=[forskel]*[andel]' },
        {
          key: 'personuger',
          title: 'Sparede personuger',
          name: 'U_personuger',
          number: '#,##0.00',
          firstFormula: '=0',
          formula: '=IF([uge]>Uger,0,(1-Frafald)*SUMPRODUCT([forskel:past],[omvendt:pastWeights]))',
        },
        {
          key: 'andelsuger',
          title: 'Sparede personuger × kommunens andel',
          name: 'U_andelsuger',
          number: '#,##0.00',
          firstFormula: '=0',
          formula: '=IF([uge]>Uger,0,(1-Frafald)*SUMPRODUCT([vaegtet:past],[omvendt:pastWeights]))',
        },
        {
          key: 'indeks',
          title: 'Prisindeks, ydelser',
          number: '0.0000',
          formula: '=IF([uge]>Uger,0,(1+Satsregulering)^([aar]-1))',
        },
        {
          key: 'besparelse',
          title: 'Besparelse, kommune',
          name: 'U_besparelse',
          number: '#,##0',
          formula: '=(Pris_trappe*[andelsuger]+Pris_fast*[personuger])/52*[indeks]',
        },
        {
          key: 'udgift',
          title: 'Udgift, kommune',
          name: 'U_udgift',
          number: '#,##0',
          formula:
            '=IF([uge]>Uger,0,SUMPRODUCT((Linje_fra<=[uge])*(Linje_til>=[uge])*(1+Linje_pl)^([aar]-1)*Linje_kommune))',
        },
        {
          key: 'netto',
          title: 'Netto, kommune',
          name: 'U_netto',
          number: '#,##0',
          formula: '=[besparelse]-[udgift]',
        },
        {
          key: 'akk',
          title: 'Akkumuleret netto',
          name: 'U_akkumuleret',
          number: '#,##0',
          firstFormula: '=[netto]',
          formula: '=[akk@-1]+[netto]',
        },
        {
          key: 'akkBesparelse',
          title: 'Akkumuleret besparelse',
          name: 'U_akk_besparelse',
          number: '#,##0',
          firstFormula: '=[besparelse]',
          formula: '=[akkBesparelse@-1]+[besparelse]',
        },
        {
          key: 'akkPersonuger',
          title: 'Akkumulerede personuger',
          name: 'U_akk_personuger',
          number: '#,##0.00',
          firstFormula: '=[personuger]',
          formula: '=[akkPersonuger@-1]+[personuger]',
        },
        {
          key: 'over',
          title: 'Over nul',
          name: 'U_over',
          number: '0',
          formula: '=IF(AND([uge]<=Uger,[akk]>-0.000001),1,0)',
        },
        {
          key: 'holder',
          title: 'Og bliver over',
          name: 'U_holder',
          number: '0',
          formula: '=IF([uge]>Uger,1,IF([over]=1,[holder@+1],0))',
          lastFormula: '=IF([uge]>Uger,1,[over])',
        },
        {
          key: 'dybest',
          title: 'Ved det dybeste træk',
          name: 'U_dybest',
          number: '0',
          formula: '=IF(AND([uge]<=Uger,[akk]-Dybeste_træk<0.000001),1,0)',
        },
        {
          key: 'personer',
          title: 'Personer, der er så langt, inden perioden slutter',
          number: '#,##0.00',
          firstFormula: '=0',
          formula: '=SUMPRODUCT([indeks:future],[optag:futureWeights])',
        },
        {
          key: 'vaerdi',
          title: 'Værdi af fuld forskel for alle',
          name: 'U_værdi',
          number: '#,##0',
          firstFormula: '=0',
          formula: '=(1-Frafald)/52*(Pris_trappe*[andel]+Pris_fast)*[personer]',
        },
      ],
    },
  ];
}
