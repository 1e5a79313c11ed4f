/**
 * Flerårig investeringsstrategi: several efforts with an investment and an expected saving per budget year, after the
 * pattern that Hjørring made known. It tells when the whole and each effort have paid for themselves, and what a published
 * payback year says about the spending. model/economics/strategy.ts calculates the same independently; tests hold both
 * to the krone.
 */
import { type CaseCheck, checkFields, checkList } from './parts/checks.ts';
import { overlapTable } from './parts/overlap.ts';
import { documentationOf } from './parts/sheets.ts';
import { type Template, type TemplateSheet, gap } from './template.ts';

const efforts = 12;
const years = 8;
const overlaps = 10;

const numbers = Array.from({ length: efforts }, (_, i) => i + 1);
const yearTitle = '=IF([#]>Antal_år,"ikke med",IF(ISNUMBER(Første_år),Første_år+[#]-1,"År "&[#]))';
const amount = { kind: 'decimal', min: 0, max: undefined } as const;
const anyAmount = { kind: 'decimal', min: undefined, max: undefined } as const;

const checks: readonly CaseCheck[] = [
  {
    key: 'checkFilled',
    name: 'Kontrol_udfyldt',
    at: 'Første_år',
    text: 'Første budgetår, en investering eller en besparelse mangler.',
    field: {
      label: 'Nødvendige felter er udfyldt',
      formula:
        '=IF(AND(ISNUMBER(Første_år),ISNUMBER(Antal_år),SUM(S_investering)>0,SUM(S_besparelse)<>0),"OK","Mangler")',
      help: 'Første budgetår, antal år, mindst én investering og mindst én besparelse.',
    },
  },
  {
    key: 'checkYears',
    name: 'Kontrol_år',
    at: 'Antal_år',
    text: 'Der står beløb i år, som strategien ikke når.',
    field: {
      label: 'Beløb ligger inden for årene',
      formula:
        '=IF(ABS(SUM(S_investering)-Investering)+ABS(SUM(S_besparelse)*Indfrielse-Besparelse_hver_for_sig)<0.01,"OK","Ret årene")',
      help: 'Beløb i år efter periodens udløb tæller ikke med.',
    },
  },
  {
    key: 'checkOverlap',
    name: 'Kontrol_overlap',
    at: 'V_tæller',
    text: 'En linje med overlap er ikke fuldstændig, eller den deler flere borgere, end der er.',
    field: {
      label: 'Overlap er skrevet rigtigt',
      formula: '=IF(SUM(V_fejl)>0,"Ret linjerne",IF(SUM(S_for_mange)>0,"Flere fælles end personer","OK"))',
      help: 'To forskellige indsatser på hver linje, og ikke flere fælles borgere end personer i indsatsen.',
    },
  },
  {
    key: 'checkTargetGroup',
    name: 'Kontrol_målgruppe',
    at: 'V_tæller',
    text: 'To indsatser har samme målgruppe, og det er ikke oplyst, hvor mange borgere de deler.',
    field: {
      label: 'Samme målgruppe i to indsatser',
      formula: '=IF(SUM(S_samme)/2>SUM(V_samme),"Oplys overlap","OK")',
      help: 'Har to indsatser samme målgruppe, skal arket Overlap sige, hvor mange borgere de deler (0 er også et svar).',
    },
  },
  {
    key: 'checkInvestment',
    name: 'Kontrol_investering',
    at: 'Oplyst_investering',
    text: 'Investeringen år for år giver ikke den oplyste sum.',
    field: {
      label: 'Investering pr. år giver den oplyste sum',
      formula:
        '=IF(ISNUMBER(Oplyst_investering),IF(ABS(Oplyst_investering-SUM(S_investering))<1,"OK","Passer ikke"),"OK")',
    },
  },
  {
    key: 'checkSaving',
    name: 'Kontrol_besparelse',
    at: 'Oplyst_besparelse',
    text: 'Besparelsen år for år giver ikke den oplyste sum.',
    field: {
      label: 'Besparelse pr. år giver den oplyste sum',
      formula:
        '=IF(ISNUMBER(Oplyst_besparelse),IF(ABS(Oplyst_besparelse-SUM(S_besparelse))<1,"OK","Passer ikke"),"OK")',
    },
  },
  {
    key: 'checkProfile',
    name: 'Kontrol_fordeling',
    at: 'Offentliggjort_år',
    text: 'Det offentliggjorte tilbagebetalingsår er et andet, end tallene giver.',
    field: {
      label: 'Offentliggjort tilbagebetalingsår',
      formula: '=IF(Fordeling_dom="","OK",Fordeling_dom)',
      help: 'Se arket Fordeling.',
    },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: [290, 70, 140, 420],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Flerårig investeringsstrategi' },
    {
      kind: 'note',
      text: 'Samler flere indsatser over flere budgetår og viser, hvornår de tilsammen har tjent sig hjem.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    { kind: 'note', text: '1. Indsatser: rammen for strategien og en linje for hver indsats.' },
    { kind: 'note', text: '2. Investering: hvad hver indsats koster i hvert budgetår.' },
    { kind: 'note', text: '3. Besparelse: hvad hver indsats ventes at spare i hvert budgetår.' },
    { kind: 'note', text: '4. Overlap: borgere, der står i to indsatser, så de kun tæller én gang.' },
    { kind: 'note', text: '5. Resultat og Fordeling: svaret, og om et offentliggjort år kan passe.' },
    gap,
    { kind: 'heading', text: 'Svaret i tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Nettogevinst i hele perioden',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto' }],
      help: 'Besparelse minus investering, når hver borger kun tæller én gang.',
    },
    {
      kind: 'field',
      label: 'Tjent hjem i',
      unit: 'år',
      role: 'result',
      number: '0',
      values: [{ given: '=Tilbagebetaling_år' }],
      help: 'Det første budgetår, fra hvilket den akkumulerede netto bliver ved med at være mindst nul.',
    },
    {
      kind: 'field',
      label: 'Så stor en del af besparelsen er nok',
      unit: 'andel',
      role: 'result',
      number: '0.0 %',
      values: [{ given: '=Nulpunkt_andel' }],
      help: 'Den del af den ventede besparelse, der lige præcis dækker investeringen.',
    },
    gap,
    { kind: 'heading', text: 'Budgettets tre tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Netto i budgetåret',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Netto_år1', given: '=N(INDEX(R_netto,1))' }],
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
      values: [{ given: '=Netto' }],
    },
    gap,
    ...checkFields(checks),
  ],
};

const list: TemplateSheet = {
  id: 'i',
  name: 'Indsatser',
  widths: [250, 70, 95, 200, 115, 300, 280, 230],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Rammer og indsatser' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    { kind: 'heading', text: 'Rammer', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'field',
      label: 'Første budgetår',
      unit: 'årstal',
      role: 'input',
      number: '0',
      values: [{ name: 'Første_år', given: 2027, known: false }],
      allowed: { kind: 'whole', min: 2000, max: 2100 },
      help: 'Det første år, der bruges penge.',
    },
    {
      kind: 'field',
      label: 'Antal år',
      unit: 'år',
      role: 'setting',
      number: '0',
      values: [{ name: 'Antal_år', given: 6, known: false }],
      allowed: { kind: 'whole', min: 1, max: years },
      help: `Fra 1 til ${years} budgetår.`,
    },
    {
      kind: 'field',
      label: 'Skal være tjent hjem inden for',
      unit: 'år',
      role: 'setting',
      number: '0',
      values: [{ name: 'Frist', given: 6 }],
      allowed: { kind: 'whole', min: 1, max: 50 },
      help: 'Kommunens egen regel, det første budgetår medregnet. Seks år er kun et udgangspunkt.',
    },
    gap,
    { kind: 'heading', text: 'Hvor sikker er besparelsen?', columns: ['Enhed', 'Sandsynlig', 'Lav', 'Høj'] },
    {
      kind: 'field',
      label: 'Del af besparelsen, der indfries',
      unit: 'andel',
      role: 'setting',
      number: '0 %',
      values: [
        { name: 'Indfrielse', given: 1 },
        { name: 'Indfrielse_lav', given: 0.7, known: false },
        { name: 'Indfrielse_høj', given: 1.1, known: false },
      ],
      allowed: { kind: 'decimal', min: 0, max: 3 },
      help: '100 % er som ventet. Lav og høj viser, hvor meget svaret flytter sig.',
    },
    gap,
    { kind: 'heading', text: 'Hvad er offentliggjort eller besluttet?', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'field',
      label: 'Offentliggjort tilbagebetalingsår',
      unit: 'årstal',
      role: 'optionalInput',
      number: '0',
      values: [{ name: 'Offentliggjort_år', known: false }],
      allowed: { kind: 'whole', min: 2000, max: 2120 },
      help: 'Lad feltet stå tomt, hvis der ikke er sagt et år højt.',
    },
    {
      kind: 'field',
      label: 'Oplyst investering i alt',
      unit: 'kr.',
      role: 'optionalInput',
      number: '#,##0',
      values: [{ name: 'Oplyst_investering', known: false }],
      allowed: amount,
      help: 'Summen fra sagen. Den holdes op mod årene på arket Investering.',
    },
    {
      kind: 'field',
      label: 'Oplyst besparelse i alt',
      unit: 'kr.',
      role: 'optionalInput',
      number: '#,##0',
      values: [{ name: 'Oplyst_besparelse', known: false }],
      allowed: anyAmount,
      help: 'Summen fra sagen, før der er trukket noget fra for overlap.',
    },
    gap,
    {
      kind: 'note',
      text: 'En linje pr. indsats. Skriv målgruppen ens, når det er de samme borgere: så spørger arket efter overlap.',
    },
    {
      kind: 'table',
      heading: 'Indsatser',
      rows: efforts,
      columns: [
        {
          key: 'indsats',
          title: 'Indsats',
          help: 'Indsatsens navn, som læseren kender den.',
          name: 'S_indsats',
          role: 'optionalInput',
          given: ['Flere jobkonsulenter (eksempel)', 'Tidlig indsats (eksempel)', 'Fleksjobpulje (eksempel)'],
        },
        { key: 'nr', title: 'Nr.', name: 'S_nr', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'personer',
          title: 'Personer',
          assumedIn: 'personer',
          help: 'Så mange borgere omfatter indsatsen i alt. Antallet afgør, hvor meget der trækkes fra for fælles borgere.',
          name: 'S_personer',
          role: 'optionalInput',
          number: '#,##0',
          given: [200, 150, 60],
          allowed: amount,
        },
        {
          key: 'gruppe',
          title: 'Målgruppe',
          help: 'Hvem indsatsen er for, med få ord. Skriv det ens for de samme borgere, så arket kan spørge efter overlap.',
          name: 'S_gruppe',
          role: 'optionalInput',
          given: ['Kontanthjælp over et år', 'Sygedagpenge', 'Ledighedsydelse'],
        },
        {
          key: 'omraade',
          title: 'Styringsområde',
          help: 'Den del af budgettet, der betaler: service, indsats, overførsel eller anlæg.',
          name: 'S_område',
          role: 'optionalInput',
          given: ['service', 'service', 'indsats'],
          allowed: { kind: 'list', items: ['service', 'indsats', 'overførsel', 'anlæg'] },
        },
        {
          key: 'evidens',
          title: 'Evidens for besparelsen',
          help: 'Hvor godt besparelsen er kendt; vælg på listen. Er den jeres egen vurdering, så vælg eget skøn.',
          role: 'optionalInput',
          given: ['eget skøn', 'eget skøn', 'eget skøn'],
          allowed: {
            kind: 'list',
            items: ['lov/registerdata', 'RCT', 'kvasieksperiment', 'før-efter', 'eget skøn'],
          },
        },
        {
          key: 'kilde',
          title: 'Kilde til besparelsen',
          help: 'Hvor besparelsen kommer fra, fx jeres investeringscase eller en evaluering, med årstal.',
          role: 'optionalInput',
          given: ['Eksempel uden kilde'],
        },
        {
          key: 'navn',
          title: 'Navn, vist',
          name: 'S_navn',
          role: 'unit',
          formula: '=IF([indsats]="",IF(N([personer])>0,"Indsats "&[nr],""),[indsats])',
        },
        {
          key: 'gruppenr',
          title: 'Gruppe nr.',
          name: 'S_gruppenr',
          role: 'unit',
          formula: '=IF([gruppe]="","",MATCH([gruppe],S_gruppe,0))',
        },
      ],
    },
  ],
};

const amountWidths = [280, 50, ...Array.from({ length: years }, () => 105), 120];

const investment: TemplateSheet = {
  id: 'u',
  name: 'Investering',
  widths: amountWidths,
  valueColumns: 1,
  frozen: { rows: 0, columns: 1 },
  blocks: [
    { kind: 'title', text: 'Investering pr. budgetår' },
    {
      kind: 'note',
      text: 'Skriv hele kroner i hvert år, også når pengene bruges jævnt: fordelingen afgør, hvor dybt kommunen lægger ud.',
    },
    gap,
    {
      kind: 'table',
      heading: 'Kommunens udgift, kr.',
      rows: efforts,
      columns: [
        {
          key: 'uNavn',
          title: 'Indsats',
          formula: '=INDEX(S_navn,[uNr])',
        },
        { key: 'uNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'inv',
          title: 'Investering',
          assumedIn: 'kr.',
          help: 'Det, indsatsen koster kommunen i året, i kroner uden minus. Tomt er 0 kr.',
          titleFormula: yearTitle,
          name: 'S_investering',
          role: 'optionalInput',
          number: '#,##0',
          repeat: years,
          givenRows: [
            [3_000_000, 3_000_000, 3_000_000],
            [1_200_000, 1_200_000],
            [0, 900_000, 900_000],
          ],
          allowed: amount,
        },
      ],
    },
    gap,
    {
      kind: 'table',
      rows: 5,
      columns: [
        {
          key: 'uiNavn',
          title: 'I alt pr. år',
          given: ['Alle indsatser', 'heraf service', 'heraf indsats', 'heraf overførsel', 'heraf anlæg'],
        },
        { key: 'uiNr', title: '', role: 'unit', countFrom: 0 },
        {
          key: 'uiSum',
          title: '',
          titleFormula: yearTitle,
          name: 'S_investering_år',
          number: '#,##0',
          repeat: years,
          firstFormula: '=SUM([inv:all])',
          formula: '=SUMPRODUCT([inv:all],(S_områdenr=[uiNr])*1)',
        },
      ],
    },
  ],
};

const savings: TemplateSheet = {
  id: 'b',
  name: 'Besparelse',
  widths: amountWidths,
  valueColumns: 1,
  frozen: { rows: 0, columns: 1 },
  blocks: [
    { kind: 'title', text: 'Ventet besparelse pr. budgetår' },
    {
      kind: 'note',
      text: 'Kommunens besparelse efter refusion, som hvis hver indsats stod alene. Skriv årets beløb, ikke stigningen fra året før.',
    },
    gap,
    {
      kind: 'table',
      heading: 'Kommunens besparelse, kr.',
      rows: efforts,
      columns: [
        {
          key: 'bNavn',
          title: 'Indsats',
          formula: '=INDEX(S_navn,[bNr])',
        },
        { key: 'bNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'bes',
          title: 'Besparelse',
          assumedIn: 'kr.',
          help: 'Det, kommunen sparer i året efter refusion, i kroner. Skriv årets beløb, ikke stigningen; et tab skrives med minus.',
          titleFormula: yearTitle,
          name: 'S_besparelse',
          role: 'optionalInput',
          number: '#,##0',
          repeat: years,
          givenRows: [
            [500_000, 2_500_000, 4_000_000, 3_500_000, 2_000_000, 1_000_000],
            [400_000, 1_000_000, 900_000, 500_000, 300_000, 200_000],
            [0, 200_000, 800_000, 900_000, 700_000, 500_000],
          ],
          allowed: anyAmount,
        },
      ],
    },
    gap,
    {
      kind: 'table',
      rows: 2,
      columns: [
        {
          key: 'biNavn',
          title: 'I alt pr. år',
          given: ['Hver for sig', 'Når hver borger tæller én gang'],
        },
        { key: 'biNr', title: '', role: 'unit' },
        {
          key: 'biSum',
          title: '',
          titleFormula: yearTitle,
          name: 'S_besparelse_år',
          number: '#,##0',
          repeat: years,
          firstFormula: '=SUM([bes:all])*Indfrielse',
          formula: '=SUMPRODUCT([bes:all],S_andel)*Indfrielse',
        },
      ],
    },
  ],
};

const overlap: TemplateSheet = {
  id: 'v',
  name: 'Overlap',
  widths: [170, 170, 130, 300, 230, 230, 90, 90],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Borgere i to indsatser' },
    {
      kind: 'note',
      text: 'En borger kan kun spares én gang. Skriv indsatsernes numre: den første beholder borgeren, den anden får trukket borgerens del af sin besparelse.',
    },
    {
      kind: 'note',
      text: 'Deler to indsatser ingen borgere, så skriv 0: det er også et svar. Borgere i tre indsatser skrives kun, til de tæller én gang.',
    },
    gap,
    overlapTable({
      rows: overlaps,
      lines: efforts,
      called: 'S_navn',
      example: [1, 3, 12],
      sameGroup:
        'IF(ISNUMBER(INDEX(S_gruppenr,[taeller])),IF(INDEX(S_gruppenr,[taeller])=INDEX(S_gruppenr,[traekkes]),1,0),0)',
    }),
  ],
};

const calculation: TemplateSheet = {
  id: 'c',
  name: 'Beregning',
  widths: [280, 70],
  valueColumns: 1,
  frozen: { rows: 0, columns: 1 },
  blocks: [
    { kind: 'title', text: 'Beregning' },
    { kind: 'note', text: 'Her udfyldes intet. Øverst borgerne, nederst hver indsats år for år.' },
    gap,
    {
      kind: 'table',
      heading: 'Hver borger én gang',
      rows: efforts,
      columns: [
        {
          key: 'cNavn',
          title: 'Indsats',
          formula: '=INDEX(S_navn,[cNr])',
        },
        { key: 'cNr', title: 'Nr.', role: 'unit', number: '0', given: numbers },
        { key: 'cPersoner', title: 'Personer', number: '#,##0', formula: '=N(INDEX(S_personer,[cNr]))' },
        {
          key: 'cTraek',
          title: 'Tæller i anden indsats',
          number: '#,##0',
          formula: '=SUMIF(V_trækkes,[cNr],V_gælder)',
        },
        {
          key: 'cAndel',
          title: 'Del, der tæller',
          name: 'S_andel',
          number: '0.0 %',
          formula: '=IF([cPersoner]<=0,1,MAX(0,1-[cTraek]/[cPersoner]))',
        },
        {
          key: 'cUnikke',
          title: 'Borgere, talt én gang',
          name: 'S_unikke',
          number: '#,##0.0',
          formula: '=[cPersoner]*[cAndel]',
        },
        {
          key: 'cForMange',
          title: 'For mange',
          name: 'S_for_mange',
          role: 'unit',
          formula: '=IF([cTraek]>[cPersoner]+0.000001,1,0)',
        },
        {
          key: 'cSamme',
          title: 'Samme gruppe',
          name: 'S_samme',
          role: 'unit',
          formula: '=IF(ISNUMBER(INDEX(S_gruppenr,[cNr])),COUNTIF(S_gruppenr,INDEX(S_gruppenr,[cNr]))-1,0)',
        },
        {
          key: 'cOmraade',
          title: 'Område nr.',
          name: 'S_områdenr',
          role: 'unit',
          formula:
            '=IF(INDEX(S_område,[cNr])="indsats",2,IF(INDEX(S_område,[cNr])="overførsel",3,IF(INDEX(S_område,[cNr])="anlæg",4,1)))',
        },
      ],
    },
    gap,
    {
      kind: 'table',
      heading: 'Hver indsats år for år',
      rows: years,
      columns: [
        {
          key: 'eAar',
          title: 'År',
          number: '0',
          formula: '=IF([eNr]>Antal_år,"ikke med",IF(ISNUMBER(Første_år),Første_år+[eNr]-1,[eNr]))',
        },
        { key: 'eNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'eInv',
          title: '',
          titleFormula: '="Investering "&[#]',
          number: '#,##0',
          repeat: efforts,
          formula: '=IF([eNr]>Antal_år,0,N(INDEX(S_investering,[#],[eNr])))',
        },
        {
          key: 'eBes',
          title: '',
          titleFormula: '="Besparelse "&[#]',
          number: '#,##0',
          repeat: efforts,
          formula: '=IF([eNr]>Antal_år,0,N(INDEX(S_besparelse,[#],[eNr]))*Indfrielse*INDEX(S_andel,[#]))',
        },
        {
          key: 'eAkk',
          title: '',
          titleFormula: '="Akkumuleret "&[#]',
          name: 'C_akkumuleret',
          number: '#,##0',
          repeat: efforts,
          firstFormula: '=[eBes]-[eInv]',
          formula: '=[eAkk@-1]+[eBes]-[eInv]',
        },
        {
          key: 'eUnder',
          title: '',
          titleFormula: '="Under nul "&[#]',
          role: 'unit',
          repeat: efforts,
          formula: '=IF(AND([eNr]<=Antal_år,[eAkk]<=-0.000001),[eNr],0)',
        },
      ],
    },
    gap,
    {
      kind: 'table',
      rows: 1,
      columns: [
        { key: 'tNavn', title: 'I alt', given: ['I alt'] },
        { key: 'tNr', title: '', role: 'unit' },
        {
          key: 'tInv',
          title: '',
          titleFormula: '="Investering "&[#]',
          name: 'C_investering',
          number: '#,##0',
          repeat: efforts,
          formula: '=SUM([eInv:all])',
        },
        {
          key: 'tBes',
          title: '',
          titleFormula: '="Besparelse "&[#]',
          name: 'C_besparelse',
          number: '#,##0',
          repeat: efforts,
          formula: '=SUM([eBes:all])',
        },
        {
          key: 'tSidst',
          title: '',
          titleFormula: '="Sidst under nul "&[#]',
          name: 'C_sidst',
          role: 'unit',
          repeat: efforts,
          formula: '=MAX([eUnder:all])',
        },
      ],
    },
  ],
};

const spreading: TemplateSheet = {
  id: 'p',
  name: 'Fordeling',
  widths: [330, 100, 150, 150, 150, 150, 90, 90, 90],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Kan det offentliggjorte år passe?' },
    {
      kind: 'note',
      text: 'Samme samlede investering, fordelt anderledes over de samme år. Bruges alt i det første år, tjenes den senest hjem; bruges alt i det sidste, tidligst.',
    },
    {
      kind: 'note',
      text: 'Ligger et offentliggjort år uden for de to, kan fordelingen ikke forklare det: så er der andre udgifter eller andre besparelser med i tallet.',
    },
    gap,
    { kind: 'heading', text: 'Tjent hjem i', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Som I har skrevet den',
      unit: 'årstal',
      number: '0',
      role: 'result',
      values: [{ given: '=Tilbagebetaling_år' }],
    },
    {
      kind: 'field',
      label: 'Fordelt jævnt over årene',
      unit: 'årstal',
      number: '0',
      values: [
        {
          name: 'Tilbage_jævnt',
          given: '=IF(MAX(P_under_jævnt)>=Antal_år,"Ikke i perioden",Første_år+MAX(P_under_jævnt))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Tidligst: alt i det sidste år med udgift',
      unit: 'årstal',
      number: '0',
      values: [
        {
          name: 'Tilbage_tidligst',
          given: '=IF(MAX(P_under_sent)>=Antal_år,"Ikke i perioden",Første_år+MAX(P_under_sent))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Senest: alt i det første år med udgift',
      unit: 'årstal',
      number: '0',
      values: [
        {
          name: 'Tilbage_senest',
          given: '=IF(MAX(P_under_tidligt)>=Antal_år,"Ikke i perioden",Første_år+MAX(P_under_tidligt))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Offentliggjort',
      unit: 'årstal',
      number: '0',
      values: [{ given: '=IF(ISNUMBER(Offentliggjort_år),Offentliggjort_år,"")' }],
    },
    {
      kind: 'field',
      label: 'Kan det passe?',
      unit: 'svar',
      role: 'result',
      values: [
        {
          name: 'Fordeling_dom',
          given:
            '=IF(NOT(ISNUMBER(Offentliggjort_år)),"",IF(Offentliggjort_år=Tilbagebetaling_år,"OK",IF(AND(Offentliggjort_år>=IF(ISNUMBER(Tilbage_tidligst),Tilbage_tidligst,9999),Offentliggjort_år<=IF(ISNUMBER(Tilbage_senest),Tilbage_senest,9999)),"Anden fordeling","Ikke fordelingen")))',
        },
      ],
      help: 'OK: samme år. Anden fordeling: kan passe, hvis pengene bruges i andre år. Ikke fordelingen: ingen fordeling giver det år.',
    },
    gap,
    {
      kind: 'field',
      label: 'Første år med udgift',
      unit: 'nr.',
      number: '0',
      values: [{ name: 'P_fra', given: '=IF(MAX(R_brugt)=0,0,MIN(P_brugt))' }],
    },
    {
      kind: 'field',
      label: 'Sidste år med udgift',
      unit: 'nr.',
      number: '0',
      values: [{ name: 'P_til', given: '=MAX(R_brugt)' }],
    },
    gap,
    {
      kind: 'table',
      heading: 'Akkumuleret netto, kr.',
      rows: years,
      columns: [
        {
          key: 'pAar',
          title: 'År',
          number: '0',
          formula: '=INDEX(R_år,[pNr])',
        },
        { key: 'pNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'pTyped',
          title: 'Som skrevet',
          number: '#,##0',
          formula: '=INDEX(R_akkumuleret,[pNr])',
        },
        {
          key: 'pJaevnt',
          title: 'Jævnt',
          name: 'P_jævnt',
          number: '#,##0',
          firstFormula: '=[pBes]-IF(AND([pNr]>=P_fra,[pNr]<=P_til),Investering/(P_til-P_fra+1),0)',
          formula:
            '=IF([pNr]>Antal_år,"",[pJaevnt@-1]+[pBes]-IF(AND([pNr]>=P_fra,[pNr]<=P_til),Investering/(P_til-P_fra+1),0))',
        },
        {
          key: 'pTidligt',
          title: 'Alt i første år',
          number: '#,##0',
          firstFormula: '=[pBes]-IF([pNr]=P_fra,Investering,0)',
          formula: '=IF([pNr]>Antal_år,"",[pTidligt@-1]+[pBes]-IF([pNr]=P_fra,Investering,0))',
        },
        {
          key: 'pSent',
          title: 'Alt i sidste år',
          number: '#,##0',
          firstFormula: '=[pBes]-IF([pNr]=P_til,Investering,0)',
          formula: '=IF([pNr]>Antal_år,"",[pSent@-1]+[pBes]-IF([pNr]=P_til,Investering,0))',
        },
        {
          key: 'pUnderJaevnt',
          title: 'Jævnt under nul',
          name: 'P_under_jævnt',
          role: 'unit',
          formula: '=IF([pNr]>Antal_år,0,IF([pJaevnt]<=-0.000001,[pNr],0))',
        },
        {
          key: 'pUnderTidligt',
          title: 'Første under nul',
          name: 'P_under_tidligt',
          role: 'unit',
          formula: '=IF([pNr]>Antal_år,0,IF([pTidligt]<=-0.000001,[pNr],0))',
        },
        {
          key: 'pUnderSent',
          title: 'Sidste under nul',
          name: 'P_under_sent',
          role: 'unit',
          formula: '=IF([pNr]>Antal_år,0,IF([pSent]<=-0.000001,[pNr],0))',
        },
        {
          key: 'pBes',
          title: 'Besparelse',
          role: 'unit',
          number: '#,##0',
          formula: '=N(INDEX(R_besparelse,[pNr]))',
        },
        {
          key: 'pBrugt',
          title: 'Udgift i nr.',
          name: 'P_brugt',
          role: 'unit',
          formula: '=IF(INDEX(R_brugt,[pNr])=0,99,[pNr])',
        },
      ],
    },
  ],
};

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: [280, 80, 140, 140, 140, 140, 140, 140, 140, 140, 140],
  valueColumns: 1,
  frozen: { rows: 0, columns: 1 },
  blocks: [
    { kind: 'title', text: 'Resultat' },
    {
      kind: 'note',
      text: 'Årets egne kroner, som I har skrevet dem. Besparelser tæller ikke i servicerammen; det gør serviceudgifter.',
    },
    gap,
    { kind: 'heading', text: 'I alt', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Investering',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Investering', given: '=SUM(R_investering)' }],
    },
    {
      kind: 'field',
      label: 'Besparelse, hver indsats for sig',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Besparelse_hver_for_sig', given: '=SUM(R_for_sig)' }],
    },
    {
      kind: 'field',
      label: 'Trukket fra, fordi det tæller to gange',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Dobbelt', given: '=Besparelse_hver_for_sig-Besparelse' }],
      help: 'Samme borgere i to indsatser, se arket Overlap.',
    },
    {
      kind: 'field',
      label: 'Besparelse',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Besparelse', given: '=SUM(R_besparelse)' }],
    },
    {
      kind: 'field',
      label: 'Nettogevinst',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ name: 'Netto', given: '=Besparelse-Investering' }],
    },
    {
      kind: 'field',
      label: 'Nettogevinst ved lav indfrielse',
      unit: 'kr.',
      number: '#,##0',
      values: [
        {
          name: 'Netto_lav',
          given:
            '=IF(AND(ISNUMBER(Indfrielse_lav),Indfrielse>0),Besparelse/Indfrielse*Indfrielse_lav-Investering,"")',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Nettogevinst ved høj indfrielse',
      unit: 'kr.',
      number: '#,##0',
      values: [
        {
          name: 'Netto_høj',
          given:
            '=IF(AND(ISNUMBER(Indfrielse_høj),Indfrielse>0),Besparelse/Indfrielse*Indfrielse_høj-Investering,"")',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Afkast (ROI)',
      unit: 'andel',
      number: '0.00',
      values: [{ name: 'ROI', given: '=IF(ABS(Investering)<0.000001,"",Netto/Investering)' }],
      help: 'Nettogevinst delt med investering: 1,00 betyder, at hver krone kommer hjem og giver en til.',
    },
    {
      kind: 'field',
      label: 'Gevinst pr. krone',
      unit: 'kr.',
      number: '0.00',
      values: [{ name: 'BCR', given: '=IF(ABS(Investering)<0.000001,"",Besparelse/Investering)' }],
    },
    {
      kind: 'field',
      label: 'Så stor en del af besparelsen er nok',
      unit: 'andel',
      number: '0.0 %',
      values: [
        {
          name: 'Nulpunkt_andel',
          given: '=IF(ABS(Besparelse)<0.000001,"",Indfrielse*Investering/Besparelse)',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Tjent hjem i',
      unit: 'årstal',
      role: 'result',
      number: '0',
      values: [
        {
          name: 'Tilbagebetaling_år',
          given: '=IF(MAX(R_under)>=Antal_år,"Ikke i perioden",Første_år+MAX(R_under))',
        },
      ],
      help: 'Første år, fra hvilket den akkumulerede netto forbliver mindst nul.',
    },
    {
      kind: 'field',
      label: 'Inden for fristen?',
      values: [
        {
          name: 'Inden_for_frist',
          given: '=IF(ISNUMBER(Tilbagebetaling_år),IF(Tilbagebetaling_år<Første_år+Frist,"ja","nej"),"nej")',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Investering i servicerammen',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Serviceramme', given: '=SUM(R_service)' }],
    },
    {
      kind: 'field',
      label: 'Personer i alt',
      unit: 'personer',
      number: '#,##0',
      values: [{ name: 'Personer', given: '=SUM(S_personer)' }],
    },
    {
      kind: 'field',
      label: 'Personer, når hver tæller én gang',
      unit: 'personer',
      number: '#,##0',
      values: [{ name: 'Personer_unikke', given: '=SUM(S_unikke)' }],
    },
    gap,
    {
      kind: 'table',
      heading: 'Pr. budgetår, kr.',
      rows: years,
      columns: [
        {
          key: 'rAar',
          title: 'År',
          name: 'R_år',
          number: '0',
          formula: '=IF([rNr]>Antal_år,"",IF(ISNUMBER(Første_år),Første_år+[rNr]-1,[rNr]))',
        },
        { key: 'rNr', title: 'Nr.', name: 'R_nr', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'rInv',
          title: 'Investering',
          name: 'R_investering',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_investering_år,1,[rNr]))',
        },
        {
          key: 'rForSig',
          title: 'Besparelse hver for sig',
          name: 'R_for_sig',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_besparelse_år,1,[rNr]))',
        },
        {
          key: 'rBes',
          title: 'Besparelse',
          name: 'R_besparelse',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_besparelse_år,2,[rNr]))',
        },
        {
          key: 'rNetto',
          title: 'Netto',
          name: 'R_netto',
          number: '#,##0',
          formula: '=IF([rAar]="","",[rBes]-[rInv])',
        },
        {
          key: 'rAkk',
          title: 'Akkumuleret netto',
          name: 'R_akkumuleret',
          number: '#,##0',
          firstFormula: '=[rNetto]',
          formula: '=IF([rAar]="","",[rAkk@-1]+[rNetto])',
        },
        {
          key: 'rService',
          title: 'heraf service',
          name: 'R_service',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_investering_år,2,[rNr]))',
        },
        {
          key: 'rIndsats',
          title: 'heraf indsats',
          name: 'R_indsats',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_investering_år,3,[rNr]))',
        },
        {
          key: 'rOverfoersel',
          title: 'heraf overførsel',
          name: 'R_overførsel',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_investering_år,4,[rNr]))',
        },
        {
          key: 'rAnlaeg',
          title: 'heraf anlæg',
          name: 'R_anlæg',
          number: '#,##0',
          formula: '=IF([rAar]="","",INDEX(S_investering_år,5,[rNr]))',
        },
        {
          key: 'rUnder',
          title: 'Under nul',
          name: 'R_under',
          role: 'unit',
          formula: '=IF([rAar]="",0,IF([rAkk]<=-0.000001,[rNr],0))',
        },
        {
          key: 'rBrugt',
          title: 'Udgift i nr.',
          name: 'R_brugt',
          role: 'unit',
          formula: '=IF([rAar]="",0,IF(ABS([rInv])>=0.000001,[rNr],0))',
        },
      ],
    },
    gap,
    {
      kind: 'table',
      heading: 'Pr. indsats, kr. i hele perioden',
      rows: efforts,
      columns: [
        {
          key: 'iNavn',
          title: 'Indsats',
          name: 'I_navn',
          formula: '=INDEX(S_navn,[iNr])',
        },
        { key: 'iNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'iUnikke',
          title: 'Borgere, talt én gang',
          name: 'I_unikke',
          number: '#,##0',
          formula: '=INDEX(S_unikke,[iNr])',
        },
        {
          key: 'iInv',
          title: 'Investering',
          name: 'I_investering',
          number: '#,##0',
          formula: '=INDEX(C_investering,1,[iNr])',
        },
        {
          key: 'iBes',
          title: 'Besparelse',
          name: 'I_besparelse',
          number: '#,##0',
          formula: '=INDEX(C_besparelse,1,[iNr])',
        },
        {
          key: 'iNetto',
          title: 'Netto',
          name: 'I_netto',
          number: '#,##0',
          formula: '=[iBes]-[iInv]',
        },
        {
          key: 'iRoi',
          title: 'Afkast (ROI)',
          name: 'I_roi',
          number: '0.00',
          formula: '=IF(ABS([iInv])<0.000001,"",[iNetto]/[iInv])',
        },
        {
          key: 'iTilbage',
          title: 'Tjent hjem i',
          name: 'I_tilbage',
          number: '0',
          formula:
            '=IF(AND([iInv]=0,[iBes]=0),"",IF(INDEX(C_sidst,1,[iNr])>=Antal_år,"Ikke i perioden",Første_år+INDEX(C_sidst,1,[iNr])))',
        },
      ],
    },
  ],
};

const documentation = documentationOf(
  [
    { kind: 'heading', text: 'Hvad der regnes' },
    {
      kind: 'note',
      text: 'Investering og besparelse lægges sammen pr. budgetår og akkumuleres. Beløbene er i årets egne kroner, som de er skrevet.',
    },
    {
      kind: 'note',
      text: 'En borger i to indsatser tæller i den første. Den anden indsats beholder sin udgift, men kun den del af besparelsen, som dens øvrige borgere udgør.',
    },
    {
      kind: 'note',
      text: 'Tilbagebetaling er det første budgetår, fra hvilket den akkumulerede netto forbliver mindst nul i perioden.',
    },
    {
      kind: 'note',
      text: 'Fordeling: bruges hele investeringen i det første år med udgift, er den akkumulerede netto i hvert år mindst mulig, og tilbagebetalingen falder senest.',
    },
    gap,
    { kind: 'heading', text: 'Kilder' },
    {
      kind: 'note',
      text: 'Mønstret er kendt fra Hjørring Kommunes plan 2015-2018: Cabi, »Massiv investering i tværfaglighed«, cabiweb.dk.',
    },
    {
      kind: 'note',
      text: 'Beløbene er jeres egne. Skabelonen leverer ingen tal; eksemplets tal er opdigtede.',
    },
    gap,
    { kind: 'heading', text: 'Hvad der ikke er med' },
    {
      kind: 'note',
      text: 'Budgetgarantien: sparer alle kommuner det samme, tages besparelsen tilbage over bloktilskuddet. Her regnes kommunen alene.',
    },
    { kind: 'note', text: 'Skat, udligning og tilbagediskontering indgår ikke.' },
  ],
  checkList(checks),
);

export const strategy: Template = {
  id: 'strategy',
  version: 1,
  title: 'Flerårig investeringsstrategi',
  purpose:
    'Samler flere indsatser over flere budgetår og viser, hvornår de tilsammen har tjent sig hjem. Borgere i to indsatser tæller kun én gang.',
  audience:
    'Konsulenten samler indsatserne og deres overlap. Økonomiafdelingen skriver beløb pr. budgetår og efterser styringsområder.',
  english: {
    title: 'Investment strategy over several years',
    purpose:
      'Brings several efforts over several budget years together and shows when they have paid for themselves. Citizens in two efforts count only once.',
    audience:
      'The consultant collects the efforts and their overlap. The finance department writes the amounts by budget year and checks the budget tracks.',
  },
  isExample: true,
  sheets: [overview, list, investment, savings, overlap, calculation, spreading, results, documentation],
  results: {
    strategyNet: 'Netto',
    investment: 'Investering',
    saving: 'Besparelse',
    doubleCounted: 'Dobbelt',
    roi: 'ROI',
    bcr: 'BCR',
    breakEvenShare: 'Nulpunkt_andel',
    paybackYear: 'Tilbagebetaling_år',
    withinRule: 'Inden_for_frist',
    ruleYears: 'Frist',
    serviceFrame: 'Serviceramme',
    persons: 'Personer',
    personsOnce: 'Personer_unikke',
    netLow: 'Netto_lav',
    netHigh: 'Netto_høj',
    year1: 'Netto_år1',
    years1To4: 'Netto_år1_4',
    years: 'R_år',
    yearInvestment: 'R_investering',
    yearSaving: 'R_besparelse',
    yearNet: 'R_netto',
    yearCumulated: 'R_akkumuleret',
    yearService: 'R_service',
    evenCumulated: 'P_jævnt',
    evenYear: 'Tilbage_jævnt',
    earliestYear: 'Tilbage_tidligst',
    latestYear: 'Tilbage_senest',
    publishedYear: 'Offentliggjort_år',
    profileVerdict: 'Fordeling_dom',
    effortName: 'I_navn',
    effortInvestment: 'I_investering',
    effortSaving: 'I_besparelse',
    effortNet: 'I_netto',
    effortPayback: 'I_tilbage',
    effortCumulated: 'C_akkumuleret',
  },
  checks: checkList(checks),
};
