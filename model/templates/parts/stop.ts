/**
 * The parts of a case with the opposite sign: what stopping an effort comes to. The case is told as the effort would go on;
 * stopping saves its cost (Udgift_kommune) and loses its effect (Besparelse_kommune).
 * `stopWeeks` gives the names of `weeks`, U_over and U_holder now being "below zero" and "stays below". `eatenUp` gives
 * Spist_op_uge, Spist_op_måned, Højeste_besparelse, Højeste_uge.
 */
import type { Block } from '../template.ts';
import { adjust } from './adjust.ts';
import { months } from './months.ts';
import { lineYears, portfolioLine } from './portfolio-line.ts';
import { onlyFields, reshape } from './reshape.ts';
import { breakEven, totals, years } from './results.ts';
import type { Scale } from './scale.ts';
import { otherEffects } from './sensitivity.ts';
import { weeks } from './weeks.ts';

export const stopWeeks = (scale: Scale): readonly Block[] =>
  reshape(weeks(scale), {
    change: {
      personuger: { title: 'Flere personuger på ydelse' },
      andelsuger: { title: 'Flere personuger × kommunens andel' },
      besparelse: { title: 'Tabt besparelse, kommune' },
      udgift: { title: 'Sparet udgift, kommune' },
      netto: { title: 'Netto ved at stoppe', formula: '=[udgift]-[besparelse]' },
      akkBesparelse: { title: 'Akkumuleret tab' },
      over: { title: 'Under nul', formula: '=IF(AND([uge]<=Uger,[akk]<=-0.000001),1,0)' },
      holder: { title: 'Og bliver under' },
      dybest: {
        title: 'Ved den største besparelse',
        name: 'U_højest',
        formula: '=IF(AND([uge]<=Uger,Højeste_besparelse-[akk]<0.000001),1,0)',
      },
    },
  });

export const stopTotals: readonly Block[] = [
  { kind: 'heading', text: 'Hele perioden', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  ...adjust(
    onlyFields(totals, [
      'Personuger',
      'Udgift_kommune',
      'Besparelse_kommune',
      'Netto_kommune',
      'Netto_stat',
      'Serviceramme',
      'Nutidsværdi',
    ]),
    {
      Personuger: { label: 'Flere personuger på ydelse' },
      Udgift_kommune: { label: 'Sparet udgift til indsatsen' },
      Besparelse_kommune: {
        label: 'Tabt effekt: kommunens merudgift til ydelser',
        help: 'Ydelse efter refusion, som indsatsen ville have sparet, og den skat, der er valgt.',
      },
      Netto_kommune: {
        label: 'Kommunens netto ved at stoppe',
        given: '=Udgift_kommune-Besparelse_kommune',
        help: 'Sparet udgift minus tabt effekt. Et minus betyder, at det koster kommunen at stoppe.',
      },
      Netto_stat: {
        label: 'Statens netto ved at stoppe',
        help: 'Statens del af indsatsens udgift minus dens del af de ydelser, der ikke længere spares.',
      },
      Serviceramme: {
        label: 'Sparet inden for servicerammen',
        help: 'Det er her, besparelsen ses; den tabte effekt falder uden for rammen, på overførslerne.',
      },
    },
  ),
];

/** When the saving is gone. */
export const eatenUp: readonly Block[] = [
  { kind: 'heading', text: 'Hvornår er besparelsen spist op?', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Spist op og bliver ved',
    unit: 'uge',
    role: 'result',
    number: '0',
    values: [
      {
        name: 'Spist_op_uge',
        given: '=IF(INDEX(U_over,Uger+1)=1,MATCH(1,U_holder,0)-1,"Ikke i perioden")',
      },
    ],
    help: 'Første uge, fra hvilken det samlede resultat af at stoppe forbliver under nul.',
  },
  {
    kind: 'field',
    label: 'Besparelsen er spist op',
    unit: 'måned',
    role: 'result',
    number: 'mmmm yyyy',
    values: [
      {
        name: 'Spist_op_måned',
        given:
          '=IF(AND(ISNUMBER(Spist_op_uge),Startår>0),DATE(Startår,INDEX(U_måned,Spist_op_uge+1)+1,1),"Ikke i perioden")',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Største besparelse undervejs',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Højeste_besparelse', given: '=IF(MAX(U_akkumuleret)>=0.000001,MAX(U_akkumuleret),0)' }],
    help: 'Det meste, kommunen på noget tidspunkt har sparet, før tabet indhenter det.',
  },
  {
    kind: 'field',
    label: 'i uge',
    unit: 'uge',
    number: '0',
    values: [
      {
        name: 'Højeste_uge',
        given: '=IF(Højeste_besparelse=0,"",MATCH(1,U_højest,0)-1)',
      },
    ],
  },
];

export const stopBreakEven: readonly Block[] = [
  { kind: 'heading', text: 'Hvor stor en effekt må tabes?', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  ...adjust(
    breakEven.filter(({ kind }) => kind === 'field'),
    {
      Effekt_valgt: { label: 'Effekt, som indsatsen har' },
      Nulpunkt_effekt: {
        label: 'Effekt, hvor det går lige op at stoppe',
        help: 'Er indsatsens effekt større, koster det at stoppe. Regnet på arket Følsomhed.',
      },
      Nulpunkt_andel: {
        label: 'Andel af effekten',
        help: '38 % betyder, at det koster at stoppe, så snart indsatsen har mere end 38 % af den effekt, I regner med.',
      },
      Nulpunkt_personer: { label: 'Personer, hvor det går lige op' },
      Netto_lav: {
        label: 'Netto ved at stoppe, hvis effekten er lav',
        given: '=IF(ISNUMBER(Besparelse_lav),Udgift_kommune-Besparelse_lav,"")',
      },
      Netto_høj: {
        label: 'Netto ved at stoppe, hvis effekten er høj',
        given: '=IF(ISNUMBER(Besparelse_høj),Udgift_kommune-Besparelse_høj,"")',
      },
    },
  ),
];

export const stopYears = (scale: Scale): readonly Block[] =>
  reshape(years(scale), {
    change: {
      pu: { title: 'Flere personuger på ydelse' },
      sparetAlt: { title: 'Mere ydelse, i alt' },
      sparet: { title: 'Mere ydelse, kommune' },
      nyAlt: { title: 'Mindre ny ydelse, i alt' },
      ny: { title: 'Mindre ny ydelse, kommune' },
      rSkat: { title: 'Tabt skat, hvis valgt' },
      rBesparelse: { title: 'Tabt effekt, kommune' },
      rUdgift: { title: 'Sparet udgift, kommune' },
      rNetto: { title: 'Netto ved at stoppe', formula: '=IF([nr]>AntalÅr,"",[rUdgift]-[rBesparelse])' },
      rService: { title: 'Heraf sparet service' },
      rAlle: {
        title: 'Netto, hvis alle stopper',
        formula: '=IF(OR([nr]>AntalÅr,Garanti<>"ja"),"",[rNetto]+Garanti_andel*([sparet]-[ny]))',
      },
      rStatBesparelse: { title: 'Tabt effekt, stat' },
      rStatUdgift: { title: 'Sparet udgift, stat' },
      rStatNetto: { formula: '=IF([nr]>AntalÅr,"",[rStatUdgift]-[rStatBesparelse])' },
    },
  });

export const stopMonths = (scale: Scale): readonly Block[] =>
  reshape(months(scale), {
    change: {
      mPersonuger: { title: 'Flere personuger på ydelse' },
      mBesparelse: { title: 'Tabt effekt, kommune' },
      mUdgift: { title: 'Sparet udgift, kommune', formula: '=IF([mUge]="","",[mBesparelse]+[mNetto])' },
      mNetto: { title: 'Netto ved at stoppe' },
    },
  });

/** The saved cost and the lost effect stand as negative amounts, so that a portfolio adds them up like any other case. */
export const stopPortfolioLine: readonly Block[] = [
  ...reshape(portfolioLine, {
    change: {
      linjeTilbage: { formula: '=""' },
      linje_udgift: { formula: '=-ROUND(SUMIF(R_nr,[#],R_udgift),0)' },
      linje_udgift_senere: { formula: `=-ROUND(SUMIF(R_nr,">${lineYears}",R_udgift),0)` },
      linje_besparelse: { formula: '=-ROUND(SUMIF(R_nr,[#],R_besparelse),0)' },
      linje_besparelse_senere: { formula: `=-ROUND(SUMIF(R_nr,">${lineYears}",R_besparelse),0)` },
    },
  }),
  {
    kind: 'note',
    text: 'Sparet udgift og tabt effekt står med minus. I porteføljen tæller sagen i summerne, men har ingen rang.',
  },
];

export const stopOtherEffects: readonly Block[] = reshape(otherEffects, {
  change: {
    vedBesparelse: { title: 'Tabt effekt, kommune' },
    vedNetto: {
      title: 'Netto ved at stoppe',
      formula: '=IF(ISNUMBER([vedBesparelse]),Udgift_kommune-[vedBesparelse],"")',
    },
  },
});
