/**
 * Fleksjob (the Aarhus kind): people on ledighedsydelse get a temporary fleksjob, and some go on to an ordinary one. Both
 * are priced at the destination: fleksløntilskud is a benefit with its own municipal share.
 *
 * The reference calculation is model/economics/fleksjob.ts.
 */
import { adjust } from './parts/adjust.ts';
import { benefit, prices } from './parts/benefit.ts';
import { ifAllDoTheSame } from './parts/budget-guarantee.ts';
import { caseResults } from './parts/case-results.ts';
import {
  type CaseCheck,
  benefitLasts,
  checkFields,
  checkList,
  costLinesAreKnown,
  effectIsInTime,
  filled,
  horizonIsWhole,
  intakeIsPlanned,
  rateIsOfTheCase,
  seniorityIsWhole,
} from './parts/checks.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intake, intakeByWeek } from './parts/intake.ts';
import { answerNeeding, budgetLine } from './parts/overview.ts';
import { tracksWithPersonCost, weeksWithPersonCost } from './parts/person-cost.ts';
import { fixed, reshape } from './parts/reshape.ts';
import { portfolioLine, portfolioLineResult } from './parts/portfolio-line.ts';
import { breakEven, payback, totals, years } from './parts/results.ts';
import type { Scale } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { documentationSheet, monthsSheet, ratesSheet, widths } from './parts/sheets.ts';
import { withoutTax } from './parts/tax.ts';
import { weeks } from './parts/weeks.ts';
import {
  type Block,
  type Field,
  type TableColumn,
  type Template,
  type TemplateSheet,
  gap,
} from './template.ts';

const scale: Scale = { horizonYears: 8, intakeYears: 2, cohorts: 12, costLines: 6 };
const aShare: Field['allowed'] = { kind: 'decimal', min: 0, max: 1 };
const wholeWeeks: Field['allowed'] = { kind: 'whole', min: 0, max: 416 };

const checks: readonly CaseCheck[] = [
  filled({
    cells: ['Startdato', 'Horisont', 'Ydelse', 'Fleks_tilskud', 'Midlertidig_uger', 'Varighed'],
    effect:
      'IF(N(Midlertidig_andel)>0,0,1)+IF(Regn_med="mål",COUNTBLANK(Videre_mål),COUNTBLANK(Videre_opnået))',
    help: 'Start, horisont, begge ydelser, optag, anciennitet, det midlertidige fleksjob og andelen videre skal være udfyldt.',
  }),
  seniorityIsWhole,
  {
    key: 'checkDestination',
    name: 'Kontrol_videre',
    at: 'Ordinær_andel',
    text: 'Flere går videre, end der har haft et midlertidigt fleksjob.',
    field: {
      label: 'Fleksjob og ordinært job højst 100 %',
      formula: '=IF(Videre+N(Ordinær_andel)<=1.000001,"OK","Ret andelene")',
      help: 'Af dem, der har haft et midlertidigt fleksjob, kan højst alle gå videre.',
    },
  },
  horizonIsWhole(scale),
  intakeIsPlanned(scale),
  { ...effectIsInTime, at: 'Midlertidig_uger' },
  benefitLasts,
  rateIsOfTheCase,
  costLinesAreKnown,
  {
    key: 'checkGross',
    name: 'Kontrol_basis',
    at: 'Basis_fleksjob',
    text: 'Der regnes med, at ingen ville have fået fleksjob uden indsatsen: det er bruttotal, ikke effekt.',
    field: {
      label: 'Basisalternativet er udfyldt',
      formula: '=IF(N(Basis_fleksjob)=0,"Brutto","OK")',
      help: 'Nogen ville næsten altid have fået et fleksjob alligevel. Kun forskellen er indsatsens.',
    },
  },
  {
    key: 'checkVisited',
    name: 'Kontrol_visitation',
    at: 'Visiteret',
    text: 'Refusionstrappen gælder kun personer, der er visiteret til fleksjob fra 1. juli 2014.',
    field: {
      label: 'Trappen gælder for gruppen',
      formula: '=IF(OR(Visiteret="ja",AND(Trappe="nej",Fleks_trappe="nej")),"OK","Ældre visitation")',
      help: 'For ældre visitationer gælder andre refusioner, som ikke er verificeret: skriv jeres egne faste andele.',
    },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: widths.overview,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Fleksjob' },
    {
      kind: 'note',
      text: 'Viser, om midlertidige fleksjob til mennesker på ledighedsydelse tjener sig hjem, når flere går videre til et ordinært fleksjob.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    {
      kind: 'note',
      text: '1. Målgruppe: hvem der starter, hvor længe de har været på ydelse, og hvad ledighedsydelsen koster.',
    },
    {
      kind: 'note',
      text: '2. Fleksjob: hvor mange der får et midlertidigt fleksjob, og hvor mange der går videre.',
    },
    { kind: 'note', text: '3. Indsats: jobkonsulenter og andre udgifter ud over puljen.' },
    { kind: 'note', text: '4. Resultat: svaret pr. år, og målet holdt op mod det opnåede.' },
    gap,
    ...answerNeeding({
      label: 'Nødvendig andel videre for at gå i nul',
      help: 'Af dem, der har haft et midlertidigt fleksjob: så mange skal mindst gå videre til et ordinært.',
    }),
    {
      kind: 'field',
      label: 'Netto, hvis målet nås',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_mål' }],
      help: 'Kommunens nettogevinst i perioden med den andel, I har sat som mål.',
    },
    {
      kind: 'field',
      label: 'Netto med det opnåede',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_opnået' }],
      help: 'Kommunens nettogevinst i perioden med den andel, der faktisk gik videre.',
    },
    gap,
    ...budgetLine,
    gap,
    ...checkFields(checks),
  ],
};

const targetGroup: TemplateSheet = {
  id: 'm',
  name: 'Målgruppe',
  widths: widths.targetGroup,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Målgruppe: mennesker på ledighedsydelse' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    ...adjust(frame(scale), { Horisont: { given: 5 } }),
    gap,
    ...adjust(benefit, {
      Ydelsesnavn: { given: 'Ledighedsydelse' },
      Ydelsesvalg: { given: 'Ledighedsydelse, 89 %' },
      Egen_ydelse: {
        given: 220_000,
        label: 'Egen ledighedsydelse pr. helårsperson, brutto',
        help: 'Før refusion. Ledighedsydelse er højst 89 % af de højeste dagpenge; brug jeres eget gennemsnit.',
      },
    }),
    {
      kind: 'field',
      label: 'Visiteret fra 1. juli 2014?',
      unit: 'ja/nej',
      role: 'setting',
      values: [{ name: 'Visiteret', given: 'ja' }],
      allowed: { kind: 'list', items: ['ja', 'nej'] },
      help: 'Ja, hvis alle er visiteret til fleksjob 1. juli 2014 eller senere. Trappen gælder ikke for ældre visitationer.',
    },
    gap,
    ...intake(scale),
    gap,
    ...adjust(seniority, { Anc_andel: { rows: [0, 0, 0, 1] } }),
  ],
};

const fleksjobSheet: TemplateSheet = {
  id: 'e',
  name: 'Fleksjob',
  widths: [290, ...widths.threeValues.slice(1)],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Fra midlertidigt til ordinært fleksjob' },
    {
      kind: 'note',
      text: 'Et fleksjob er ikke gratis: kommunen betaler fleksløntilskud i stedet for ledighedsydelse. Forskellen er gevinsten.',
    },
    gap,
    { kind: 'heading', text: 'Fleksløntilskud', columns: ['Enhed', '', 'Værdi', '', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Fleksløntilskud pr. helårsperson, brutto',
      unit: 'kr. pr. år',
      role: 'input',
      number: '#,##0',
      values: [undefined, { name: 'Fleks_tilskud', given: 150_000 }],
      allowed: { kind: 'decimal', min: 0, max: undefined },
      help: 'Før refusion, samme beløb i midlertidigt og ordinært fleksjob. Det falder med lønnen, så brug jeres eget gennemsnit.',
    },
    {
      kind: 'field',
      label: 'Følger fleksløntilskuddet trappen?',
      unit: 'ja/nej',
      role: 'setting',
      values: [undefined, { name: 'Fleks_trappe', given: 'ja' }],
      allowed: { kind: 'list', items: ['ja', 'nej'] },
      help: 'Ja for personer, der er visiteret fra 1. juli 2014.',
    },
    {
      kind: 'field',
      label: 'Kommunens faste andel af tilskuddet',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Fleks_fast' }],
      allowed: aShare,
      help: 'Bruges kun, når tilskuddet ikke følger trappen.',
    },
    gap,
    { kind: 'heading', text: 'Det midlertidige fleksjob', columns: ['Enhed', '', 'Værdi', '', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Får et midlertidigt fleksjob',
      unit: 'andel',
      role: 'input',
      number: '0.0 %',
      values: [undefined, { name: 'Midlertidig_andel', given: 0.8 }],
      allowed: aShare,
      help: 'Andelen af alle, der starter.',
    },
    {
      kind: 'field',
      label: 'Det begynder efter',
      unit: 'uger',
      role: 'optionalInput',
      number: '0',
      values: [undefined, { name: 'Midlertidig_efter', given: 4 }],
      allowed: wholeWeeks,
      help: 'Hele uger fra personens start. Tom betyder straks.',
    },
    {
      kind: 'field',
      label: 'Det varer',
      unit: 'uger',
      role: 'input',
      number: '0',
      values: [undefined, { name: 'Midlertidig_uger', given: 26 }],
      allowed: wholeWeeks,
      help: 'Hele uger. 26 er et halvt år.',
    },
    {
      kind: 'field',
      label: 'Puljen betaler pr. uge',
      unit: 'kr.',
      role: 'optionalInput',
      number: '#,##0',
      values: [undefined, { name: 'Pulje_pris', given: 500 }],
      allowed: { kind: 'decimal', min: 0, max: undefined },
      help: 'Kommunens egen udgift pr. person og uge ud over fleksløntilskuddet. Den regnes inden for servicerammen.',
    },
    gap,
    {
      kind: 'heading',
      text: 'Hvor mange går videre?',
      columns: ['Enhed', 'Lav', 'Sandsynlig', 'Høj', 'Forklaring'],
    },
    {
      kind: 'field',
      label: 'Videre til ordinært fleksjob, mål',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Videre_mål', given: 0.35 }],
      allowed: aShare,
      help: 'Af dem, der har haft et midlertidigt fleksjob: den andel, I sigter efter.',
    },
    {
      kind: 'field',
      label: 'Videre til ordinært fleksjob, opnået',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [
        { name: 'Videre_opnået_lav', given: 0.5 },
        { name: 'Videre_opnået', given: 0.6 },
        { name: 'Videre_opnået_høj', given: 0.73 },
      ],
      allowed: aShare,
      help: 'Den andel, der faktisk gik videre. Er indsatsen ikke begyndt, så skriv jeres bedste skøn.',
    },
    {
      kind: 'field',
      label: 'Regn med',
      unit: 'vælg',
      role: 'setting',
      values: [undefined, { name: 'Regn_med', given: 'mål' }],
      allowed: { kind: 'list', items: ['mål', 'opnået'] },
      help: 'Hvilken af de to andele resultatet bygger på. Begge vises på Overblik.',
    },
    {
      kind: 'field',
      label: 'Videre til ordinært job',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Ordinær_andel', given: 0.01 }],
      allowed: aShare,
      help: 'Af dem, der har haft et midlertidigt fleksjob. Et ordinært job koster intet fleksløntilskud.',
    },
    gap,
    {
      kind: 'heading',
      text: 'Basisalternativet: hvad ville være sket uden indsatsen?',
      columns: ['', '', 'Værdi', '', 'Forklaring'],
    },
    {
      kind: 'field',
      label: 'Ville have fået fleksjob alligevel',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Basis_fleksjob', given: 0.15 }],
      allowed: aShare,
      help: 'Andelen af alle, der starter. Kun forskellen tæller.',
    },
    {
      kind: 'field',
      label: 'Ville have fået ordinært job alligevel',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Basis_job', given: 0 }],
      allowed: aShare,
      help: 'Andelen af alle, der starter.',
    },
    {
      kind: 'field',
      label: 'Det ville være sket efter',
      unit: 'uger',
      role: 'optionalInput',
      number: '0',
      values: [undefined, { name: 'Basis_uger', given: 30 }],
      allowed: wholeWeeks,
      help: 'Hele uger fra personens start.',
    },
    gap,
    {
      kind: 'heading',
      text: 'Hvor længe holder forskellen?',
      columns: ['Enhed', '', 'Værdi', '', 'Forklaring'],
    },
    {
      kind: 'field',
      label: 'Hele forskellen varer',
      unit: 'uger',
      role: 'input',
      number: '0',
      values: [undefined, { name: 'Varighed', given: 104 }],
      allowed: wholeWeeks,
      help: 'Hele uger efter det midlertidige fleksjob.',
    },
    {
      kind: 'field',
      label: 'Derefter aftager den over',
      unit: 'uger',
      role: 'optionalInput',
      number: '0',
      values: [undefined, { name: 'Aftagen', given: 52 }],
      allowed: wholeWeeks,
      help: 'Forskellen falder jævnt til nul. Tom betyder på én gang.',
    },
  ],
};

const effort: TemplateSheet = {
  id: 'i',
  name: 'Indsats',
  widths: widths.effort,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Jobkonsulenter og andre udgifter' },
    {
      kind: 'note',
      text: 'Beløb = antal × pris × (1 + overhead). En løbende linje er pr. år; måneder tælles fra casens start, og 0 er betaling ved start.',
    },
    { kind: 'note', text: 'Puljen til midlertidige fleksjob står på arket Fleksjob og lægges til selv.' },
    gap,
    ...adjust(costLines(scale), {
      Linje_post: { rows: ['Jobkonsulenter (eksempel)'] },
      antal: { rows: [2] },
      enhed: { rows: ['årsværk'] },
      overhead: { rows: [0] },
      engang: { rows: ['nej'] },
      fra: { rows: [1] },
      til: { rows: [12] },
      Linje_pl: { rows: [0] },
      omraade: { rows: ['service'] },
      betaler: { rows: ['kommune'] },
      pris: { rows: [500_000] },
    }),
    gap,
    ...tracksWithPersonCost(costTracks(scale)),
    gap,
    ...unknownLines,
  ],
};

const convolved = (key: string): string =>
  `=IF([uge]>Uger,0,SUMPRODUCT([${key}:past],[omvendt:pastWeights]))`;

/** Who is in fleksjob and in ordinary jobs because of the effort, by weeks since start. */
const differenceColumns: readonly TableColumn[] = [
  {
    key: 'iFleks',
    title: 'Flere i fleksjob pr. person',
    number: '0.0000',
    firstFormula: '=0',
    formula:
      '=IF([uge]>Uger,0,[profil]*(IF([uge]<=N(Midlertidig_efter),0,IF([uge]<=Midlertidig_slut,1,Videre))*N(Midlertidig_andel)-IF([uge]>N(Basis_uger),N(Basis_fleksjob),0)))',
  },
  {
    key: 'iJob',
    title: 'Flere i ordinært job pr. person',
    number: '0.0000',
    firstFormula: '=0',
    formula:
      '=IF([uge]>Uger,0,[profil]*(IF([uge]>Midlertidig_slut,N(Midlertidig_andel)*N(Ordinær_andel),0)-IF([uge]>N(Basis_uger),N(Basis_job),0)))',
  },
];

const weightedColumns: readonly TableColumn[] = [
  { key: 'vFleks', title: 'Fleksjob × andel', number: '0.0000', formula: '=[iFleks]*[andel]' },
  { key: 'vJob', title: 'Job × andel', number: '0.0000', formula: '=[iJob]*[andel]' },
  {
    key: 'fleksuger',
    title: 'Personuger flyttet til fleksjob',
    name: 'U_fleksuger',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('iFleks'),
  },
  {
    key: 'fleksandel',
    title: 'Personuger til fleksjob × kommunens andel',
    name: 'U_fleksandelsuger',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('vFleks'),
  },
  {
    key: 'jobuger',
    title: 'Personuger flyttet til ordinært job',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('iJob'),
  },
  {
    key: 'jobandel',
    title: 'Personuger til job × kommunens andel',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('vJob'),
  },
];

const fleksjobWeeks = weeksWithPersonCost(
  reshape(weeks(scale), {
    without: ['uden', 'med', 'forskel', 'vaegtet'],
    before: { andel: differenceColumns, personuger: weightedColumns },
    change: {
      profil: {
        title: 'Forskellens forløb (0-1)',
        formula:
          '=IF([uge]<=Midlertidig_slut+Varighed,1,IF([uge]<=Midlertidig_slut+Varighed+Aftagen,1-([uge]-Midlertidig_slut-Varighed)/Aftagen,0))',
      },
      personuger: { formula: '=[fleksuger]+[jobuger]' },
      andelsuger: { formula: '=[fleksandel]+[jobandel]' },
      besparelse: {
        formula:
          '=(Pris_trappe*[fleksandel]+Pris_fast*[fleksuger]+Fra_trappe*[jobandel]+Fra_fast*[jobuger])/52*[indeks]',
      },
      vaerdi: {
        title: 'Værdi af, at alle går videre',
        formula:
          '=IF([uge]>Midlertidig_slut,N(Midlertidig_andel)*[profil],0)/52*(Pris_trappe*[andel]+Pris_fast)*[personer]',
      },
    },
  }),
  {
    weeklyPrice: 'N(Pulje_pris)',
    share: 'N(Midlertidig_andel)',
    after: 'N(Midlertidig_efter)',
    weeks: 'N(Midlertidig_uger)',
  },
);

const calculation: TemplateSheet = {
  id: 'u',
  name: 'Beregning',
  widths: widths.calculation,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Beregning uge for uge' },
    {
      kind: 'note',
      text: 'Modelåret har 52 uger, og en uge er 1/52 af årets ydelse. Uge 0 er betaling ved start.',
    },
    gap,
    { kind: 'heading', text: 'Hjælpetal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    ...clock(scale),
    fixed('Andel videre, som der regnes med', {
      name: 'Videre',
      given: '=IF(Regn_med="mål",N(Videre_mål),N(Videre_opnået))',
    }),
    fixed('Det midlertidige fleksjob slutter efter uge', {
      name: 'Midlertidig_slut',
      given: '=N(Midlertidig_efter)+N(Midlertidig_uger)',
    }),
    fixed('Fleksløntilskud pr. år, på trappen', {
      name: 'Dest_på_trappe',
      given: '=IF(Fleks_trappe="nej",0,N(Fleks_tilskud))',
    }),
    fixed('Fleksløntilskud pr. år, kommunens faste del', {
      name: 'Dest_fast_del',
      given: '=IF(Fleks_trappe="nej",N(Fleks_fast)*N(Fleks_tilskud),0)',
    }),
    fixed('Ledighedsydelse pr. år, på trappen', {
      name: 'Fra_trappe',
      given: '=IF(Trappe="nej",0,N(Ydelse))',
    }),
    fixed('Ledighedsydelse pr. år, kommunens faste del', {
      name: 'Fra_fast',
      given: '=IF(Trappe="nej",N(Fast_andel)*N(Ydelse),0)',
    }),
    ...prices,
    ...withoutTax,
    fixed('Måden effekten angives på', {
      name: 'Effektform',
      given: 3,
      help: 'En andel, der går videre. Skabelonen har kun den ene måde.',
    }),
    gap,
    ...crossings,
    gap,
    ...intakeByWeek(scale),
    gap,
    ...fleksjobWeeks,
  ],
};

const perYear = '/52*(1+Satsregulering)^([nr]-1)';

const fleksjobYears = reshape(years(scale), {
  change: {
    nyAlt: {
      title: 'Fleksløntilskud, i alt',
      formula: `=IF([nr]>AntalÅr,"",SUMIF(U_år,[nr],U_fleksuger)*N(Fleks_tilskud)${perYear})`,
    },
    ny: {
      title: 'Fleksløntilskud, kommune',
      formula: `=IF([nr]>AntalÅr,"",(Dest_på_trappe*SUMIF(U_år,[nr],U_fleksandelsuger)+Dest_fast_del*SUMIF(U_år,[nr],U_fleksuger))${perYear})`,
    },
    sparetAlt: { title: 'Sparet ledighedsydelse, i alt' },
    sparet: { title: 'Sparet ledighedsydelse, kommune' },
  },
});

const shares: readonly Block[] = [
  { kind: 'heading', text: 'Målet mod det opnåede', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Netto, hvis målet nås',
    unit: 'kr.',
    number: '#,##0',
    values: [
      {
        name: 'Netto_mål',
        given: '=IF(ISNUMBER(Videre_mål),Netto_kommune+Videre_fuld*(Videre_mål-Videre),"")',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Netto med det opnåede',
    unit: 'kr.',
    number: '#,##0',
    values: [
      {
        name: 'Netto_opnået',
        given: '=IF(ISNUMBER(Videre_opnået),Netto_kommune+Videre_fuld*(Videre_opnået-Videre),"")',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Andel videre, hvor casen går i nul',
    unit: 'andel',
    role: 'result',
    number: '0.0 %',
    values: [
      {
        name: 'Nulpunkt_videre',
        given:
          '=IF(Netto_kommune-Videre_fuld*Videre>-0.000001,0,IF(Videre_fuld<0.000001,"Kan ikke nås",IF(Videre-Netto_kommune/Videre_fuld>1-N(Ordinær_andel),"Kan ikke nås",Videre-Netto_kommune/Videre_fuld)))',
      },
    ],
    help: 'Ligger den under både mål og opnået, tåler casen, at færre går videre.',
  },
  {
    kind: 'field',
    label: 'Værdi af, at alle går videre',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Videre_fuld', given: '=SUM(U_værdi)' }],
    help: 'Kommunens besparelse på tiden efter det midlertidige fleksjob, hvis andelen var 100 %.',
  },
  {
    kind: 'field',
    label: 'Personer videre til ordinært fleksjob',
    unit: 'personer',
    number: '#,##0.0',
    values: [{ name: 'Personer_videre', given: '=Personer*N(Midlertidig_andel)*Videre' }],
  },
  {
    kind: 'field',
    label: 'heraf flere end uden indsatsen',
    unit: 'personer',
    number: '#,##0.0',
    values: [{ name: 'Personer_flere', given: '=Personer_videre-Personer*N(Basis_fleksjob)' }],
    help: 'Kun de er indsatsens fortjeneste, og kun de giver penge i regnestykket.',
  },
  {
    kind: 'field',
    label: 'Værdi af en flyttet uge, efter uge 52',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Uge_værdi', given: '=(Pris_trappe*INDEX(Trin_andel,4)+Pris_fast)/52' }],
    help: 'Kommunens del af ledighedsydelsen minus kommunens del af fleksløntilskuddet, for én uge i fleksjob.',
  },
];

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: widths.results,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultat' },
    { kind: 'note', text: 'Regnet for kommunen alene: som om andre kommuner ikke gør det samme.' },
    gap,
    ...totals,
    ...ifAllDoTheSame,
    gap,
    ...shares,
    gap,
    ...payback,
    gap,
    ...adjust(breakEven, {
      Effekt_valgt: { label: 'Andel videre, som der regnes med', given: '=Videre' },
      Nulpunkt_effekt: {
        label: 'Andel videre, hvor casen går i nul',
        given: '=Nulpunkt_videre',
        help: 'Af dem, der har haft et midlertidigt fleksjob.',
      },
      Netto_lav: {
        label: 'Nettogevinst ved lav andel',
        given: '=IF(ISNUMBER(Videre_opnået_lav),Netto_kommune+Videre_fuld*(Videre_opnået_lav-Videre),"")',
      },
      Netto_høj: {
        label: 'Nettogevinst ved høj andel',
        given: '=IF(ISNUMBER(Videre_opnået_høj),Netto_kommune+Videre_fuld*(Videre_opnået_høj-Videre),"")',
      },
    }),
    gap,
    {
      kind: 'table',
      heading: 'Nettogevinst, hvis en anden andel går videre',
      rows: 11,
      columns: [
        { key: 'vTekst', title: 'Andel videre', number: '0 %', formula: '=[vNr]/10' },
        { key: 'vNr', title: 'Tiendedele', role: 'unit', number: '0', countFrom: 0 },
        {
          key: 'vNetto',
          title: 'Netto, kommune',
          role: 'result',
          number: '#,##0',
          formula: '=IF([vTekst]>1-N(Ordinær_andel),"",Netto_kommune+Videre_fuld*([vTekst]-Videre))',
        },
      ],
    },
    gap,
    ...fleksjobYears,
    gap,
    ...portfolioLine,
  ],
};

const documentation = documentationSheet(
  {
    tax: 'without',
    method: [
      'En flyttet uge er værd: ledighedsydelse × kommunens andel minus fleksløntilskud × kommunens andel. Et ordinært job koster intet tilskud.',
      'I det midlertidige fleksjob regnes alle, der får et, som flyttet fra ledighedsydelse til fleksløntilskud; puljens udgift lægges til.',
      'Bagefter tæller de, der går videre, minus dem, der ville have fået fleksjob eller job alligevel.',
    ],
    sources: [
      'Samme lov § 30: trappen gælder fleksløntilskud og ledighedsydelse for personer, der er visiteret til fleksjob 1. juli 2014 eller senere.',
      'Lov om aktiv socialpolitik § 74 a: ledighedsydelsen er 89 % af de højeste dagpenge; for nogle er den lavere.',
      'Aarhus, gengivet efter Cabis artikel »Investeringer i beskæftigelsesindsatsen er en god forretning«:',
      'Fire ekstra jobkonsulenter og en central pulje til midlertidige fleksjob i højst et halvt år.',
      'De var for mennesker, der havde haft ledighedsydelse i 18 af de seneste 24 måneder.',
      'Målet var 35 % i ordinært fleksjob inden for seks måneder.',
      'Af dem, der gennemførte, nåede 73 %: knap 295 fleksjob og 4 ordinære job.',
    ],
    limitations: [
      'De 73 % er bruttotal uden sammenligningsgruppe og derfor ikke en effekt. Puljens størrelse, lønnen og satserne i Aarhus er ikke offentliggjort i kilden.',
      'Ikke verificeret: refusionen for personer visiteret før 1. juli 2014. Skriv jeres egne faste andele for dem.',
      'Ikke verificeret: de gældende satser for ledighedsydelse og fleksløntilskud. Brug jeres eget gennemsnit.',
    ],
  },
  checkList(checks),
);

export const fleksjob: Template = {
  id: 'fleksjob',
  version: 1,
  title: 'Fleksjob',
  purpose:
    'Viser, om midlertidige fleksjob til mennesker på ledighedsydelse tjener sig hjem, når begge veje prissættes. Sammenhold målet med det opnåede, og se, hvor få der skal gå videre.',
  audience:
    'Konsulenten udfylder målgruppe og andelene videre. Økonomiafdelingen efterser ledighedsydelse, fleksløntilskud og puljens pris.',
  english: {
    title: 'Flex jobs',
    purpose:
      'Shows whether temporary flex jobs for people who wait for one pay for themselves when both ways have their price. Hold the target against what was achieved, and see how few need to go on.',
    audience:
      'The consultant fills in the target group and the shares that go on. The finance department checks allowance, wage subsidy and the price of the pool.',
  },
  isExample: true,
  sheets: [
    overview,
    targetGroup,
    fleksjobSheet,
    effort,
    ratesSheet,
    calculation,
    results,
    monthsSheet(scale),
    documentation,
  ],
  results: {
    ...caseResults,
    ...portfolioLineResult,
    needLag: 'Fleks_tilskud',
    needDuration: 'Varighed',
    needGap: 'Midlertidig_andel',
    needExitChance: 'Videre_opnået',
    needUplift: 'Videre_mål',
    shareTarget: 'Videre_mål',
    shareAchieved: 'Videre_opnået',
    shareNeeded: 'Nulpunkt_videre',
    netTarget: 'Netto_mål',
    netAchieved: 'Netto_opnået',
    personsOrdinary: 'Personer_videre',
    morePersonsOrdinary: 'Personer_flere',
  },
  checks: checkList(checks),
};
