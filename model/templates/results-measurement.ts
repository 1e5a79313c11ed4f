/**
 * Resultatmåling, after the argument of KL (Kommunernes Landsforening, 27 September 2018): steer by results, not by
 * process. Pasted figures of up to 98 municipalities: ranks, and how results go with timely interviews and passive weeks.
 * model/economics/results-measurement.ts calculates the same independently; tests hold both together.
 */
import { type CaseCheck, checkFields, checkList } from './parts/checks.ts';
import { documentationOf } from './parts/sheets.ts';
import { type Template, type TemplateSheet, gap } from './template.ts';

const rows = 98;

/** Made-up figures of made-up municipalities. */
const example: readonly (readonly [name: string, result: number, timeliness: number, passive: number])[] = [
  ['Kommune A', 31, 0.99, 14],
  ['Kommune B', 44, 0.81, 10],
  ['Kommune C', 38, 0.93, 11],
  ['Kommune D', 29, 0.97, 15],
  ['Kommune E', 47, 0.86, 9],
  ['Kommune F', 35, 0.78, 10],
  ['Kommune G', 41, 0.9, 8],
  ['Kommune H', 33, 0.95, 15],
  ['Kommune I', 39, 0.84, 14],
  ['Kommune J', 36, 0.98, 12],
  ['Kommune K', 43, 0.94, 10],
  ['Kommune L', 30, 0.83, 12],
];

const checks: readonly CaseCheck[] = [
  {
    key: 'checkFilled',
    name: 'Kontrol_udfyldt',
    at: 'T_kommune',
    text: 'Der skal være mindst tre kommuner med et resultat.',
    field: {
      label: 'Mindst tre kommuner med resultat',
      formula: '=IF(SUM(T_har_resultat)>=3,"OK","Mangler")',
    },
  },
  {
    key: 'checkNames',
    name: 'Kontrol_navne',
    at: 'T_kommune',
    text: 'En kommune står to gange, eller en linje mangler navn.',
    field: {
      label: 'Hver kommune én gang og med navn',
      formula: '=IF(SUM(T_navnefejl)>0,"Ret linjerne","OK")',
    },
  },
  {
    key: 'checkTimeliness',
    name: 'Kontrol_rettidighed',
    at: 'T_rettidig',
    text: 'En rettidighed ligger uden for 0 til 100 %.',
    field: { label: 'Rettidighed fra 0 til 100 %', formula: '=IF(SUM(T_uden_for)>0,"Ret tallene","OK")' },
  },
  {
    key: 'checkOwn',
    name: 'Kontrol_egen',
    at: 'Egen_kommune',
    text: 'Egen kommune findes ikke i tallene.',
    field: {
      label: 'Egen kommune findes i tallene',
      formula: '=IF(Egen_kommune="","OK",IF(ISNUMBER(Egen_nr),"OK","Findes ikke"))',
    },
  },
  {
    key: 'checkSource',
    name: 'Kontrol_kilde',
    at: 'Kilde',
    text: 'Det er ikke oplyst, hvor tallene kommer fra.',
    field: { label: 'Kilde til tallene', formula: '=IF(Kilde="","Mangler","OK")' },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: [250, 60, 240, 370],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultatmåling' },
    {
      kind: 'note',
      text: 'Holder kommuners resultater op mod, hvor rettidige samtalerne er, og hvor længe der intet sker.',
    },
    {
      kind: 'warning',
      text: 'Tallene er opdigtede eksempler for opdigtede kommuner, indtil I indsætter jeres egne.',
    },
    {
      kind: 'warning',
      text: 'En sammenhæng er ikke en årsag: kommuner er forskellige på meget andet end det, der måles her.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    { kind: 'note', text: '1. Tal: skriv, hvad der måles, og indsæt en linje for hver kommune.' },
    { kind: 'note', text: '2. Resultat: sammenhænge, jeres egen placering og ranglisten.' },
    gap,
    { kind: 'heading', text: 'Svaret', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Resultat og rettidighed',
      role: 'result',
      values: [{ given: '=Læsning_rettidighed' }],
      help: 'Læst af korrelationen og dens usikkerhed på arket Resultat.',
    },
    {
      kind: 'field',
      label: 'Resultat og passive uger',
      role: 'result',
      values: [{ given: '=Læsning_passiv' }],
    },
    {
      kind: 'field',
      label: 'Egen plads i resultater',
      unit: 'nr.',
      role: 'result',
      number: '0',
      values: [{ given: '=Egen_resultat' }],
    },
    gap,
    ...checkFields(checks),
  ],
};

const figures: TemplateSheet = {
  id: 't',
  name: 'Tal',
  widths: [230, 110, 230, 130, 90, 90, 90],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Kommunernes tal' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    { kind: 'heading', text: 'Hvad måles?', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'field',
      label: 'Resultatmål',
      unit: 'tekst',
      role: 'optionalInput',
      values: [{ name: 'Resultatmål', given: 'Eksempel: i job efter et år, pct.' }],
      help: 'Målets navn, som det står i kilden.',
    },
    {
      kind: 'field',
      label: 'Bedst er',
      unit: 'valg',
      role: 'setting',
      values: [{ name: 'Retning', given: 'højere' }],
      allowed: { kind: 'list', items: ['højere', 'lavere'] },
      help: 'Lavere, hvis målet fx er andel på ydelse.',
    },
    {
      kind: 'field',
      label: 'Passivt mål',
      unit: 'tekst',
      role: 'optionalInput',
      values: [{ name: 'Passivmål', given: 'Eksempel: passive uger pr. forløb' }],
      help: 'Uger eller andel; færre er bedre.',
    },
    {
      kind: 'field',
      label: 'Egen kommune',
      unit: 'navn',
      role: 'optionalInput',
      values: [{ name: 'Egen_kommune', given: 'Kommune C' }],
      help: 'Skrevet, som den står på linjen. Den fremhæves i ranglisten og figurerne.',
    },
    {
      kind: 'field',
      label: 'Kilde og periode',
      unit: 'tekst',
      role: 'optionalInput',
      values: [{ name: 'Kilde', given: 'Opdigtet eksempel' }],
      help: 'Hvor tallene kommer fra, og hvilken periode de gælder.',
    },
    gap,
    {
      kind: 'note',
      text: 'Indsæt fire kolonner fra et regneark: kommune, resultat, rettidighed, passive uger. Stil dig på den første gule celle. Ukendte tal skal være tomme, ikke 0.',
    },
    {
      kind: 'note',
      text: 'Rettidighed er den del af samtalerne, der holdes til tiden: 87 % eller 87. Tal over 1 læses som procent.',
    },
    {
      kind: 'table',
      heading: 'En linje pr. kommune',
      rows,
      columns: [
        {
          key: 'kommune',
          title: 'Kommune',
          help: 'Kommunens navn; hver kommune én gang. Tomme linjer tæller ikke med.',
          name: 'T_kommune',
          role: 'optionalInput',
          given: example.map(([name]) => name),
        },
        {
          key: 'resultat',
          title: 'Resultat',
          assumedIn: 'målets enhed',
          help: 'Kommunens tal for det resultatmål, der er skrevet ovenfor, i målets enhed. Et ukendt tal skal være tomt, ikke 0.',
          name: 'T_resultat',
          role: 'optionalInput',
          given: example.map(([, result]) => result),
          allowed: { kind: 'decimal', min: undefined, max: undefined },
        },
        {
          key: 'rettidig',
          title: 'Rettidighed',
          assumedIn: 'andel',
          help: 'Den del af samtalerne, der holdes til tiden, fra 0 til 100 %. Tal over 1 læses som procent.',
          name: 'T_rettidig',
          role: 'optionalInput',
          number: '0.0 %',
          given: example.map(([, , timeliness]) => timeliness),
          allowed: { kind: 'decimal', min: 0, max: 100 },
        },
        {
          key: 'passiv',
          title: 'Passive uger',
          assumedIn: 'målets enhed',
          help: 'Kommunens tal for det passive mål, der er skrevet ovenfor, fx uger. Et ukendt tal skal være tomt, ikke 0.',
          name: 'T_passiv',
          role: 'optionalInput',
          given: example.map(([, , , passive]) => passive),
          allowed: { kind: 'decimal', min: 0, max: undefined },
        },
        { key: 'nr', title: 'Nr.', name: 'T_nr', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'ren',
          title: 'Navn, regnet',
          name: 'T_ren',
          role: 'unit',
          formula: '=TRIM([kommune])',
        },
        {
          key: 'harResultat',
          title: 'Har resultat',
          name: 'T_har_resultat',
          role: 'unit',
          formula: '=IF(ISNUMBER([resultat]),1,0)',
        },
        {
          key: 'harRettidig',
          title: 'Har rettidighed',
          name: 'T_har_rettidig',
          role: 'unit',
          formula: '=IF(ISNUMBER([rettidig]),1,0)',
        },
        {
          key: 'harPassiv',
          title: 'Har passiv',
          name: 'T_har_passiv',
          role: 'unit',
          formula: '=IF(ISNUMBER([passiv]),1,0)',
        },
        {
          key: 'vResultat',
          title: 'Resultat, vendt',
          name: 'T_v_resultat',
          role: 'unit',
          formula: '=IF([harResultat]=1,IF(Retning="lavere",-1,1)*[resultat],"")',
        },
        {
          key: 'vRettidig',
          title: 'Rettidighed, andel',
          name: 'T_v_rettidig',
          role: 'unit',
          formula: '=IF([harRettidig]=1,IF([rettidig]>1,[rettidig]/100,[rettidig]),"")',
        },
        {
          key: 'vPassiv',
          title: 'Passiv',
          name: 'T_v_passiv',
          role: 'unit',
          formula: '=IF([harPassiv]=1,[passiv],"")',
        },
        {
          key: 'navnefejl',
          title: 'Navnefejl',
          name: 'T_navnefejl',
          role: 'unit',
          formula:
            '=IF([ren]="",IF([harResultat]+[harRettidig]+[harPassiv]>0,1,0),IF(MATCH([ren],T_ren,0)<[nr],1,0))',
        },
        {
          key: 'udenFor',
          title: 'Uden for 0-100 %',
          name: 'T_uden_for',
          role: 'unit',
          formula: '=IF([harRettidig]=1,IF(OR(N([vRettidig])<0,N([vRettidig])>1),1,0),0)',
        },
      ],
    },
  ],
};

/** How many of a column are greater than the row's own. */
const rank = (has: string, all: string, own: string): string =>
  `IF(INDEX(${has},[cNr])=1,SUMPRODUCT(${has},(${all}>${own})*1)+1,"")`;

const calculation: TemplateSheet = {
  id: 'c',
  name: 'Beregning',
  widths: [200, 60],
  valueColumns: 1,
  frozen: { rows: 4, columns: 2 },
  blocks: [
    { kind: 'title', text: 'Beregning' },
    { kind: 'note', text: 'Her udfyldes intet. Resultatet er vendt, så mere altid er bedre.' },
    gap,
    {
      kind: 'table',
      rows,
      columns: [
        { key: 'cNavn', title: 'Kommune', name: 'C_navn', formula: '=INDEX(T_ren,[cNr])' },
        { key: 'cNr', title: 'Nr.', name: 'C_nr', role: 'unit', number: '0', countFrom: 1 },
        { key: 'cR', title: 'Resultat', name: 'C_r', formula: '=N(INDEX(T_v_resultat,[cNr]))' },
        { key: 'cT', title: 'Rettidighed', name: 'C_t', formula: '=N(INDEX(T_v_rettidig,[cNr]))' },
        { key: 'cP', title: 'Passiv, vendt', name: 'C_p', formula: '=-N(INDEX(T_v_passiv,[cNr]))' },
        {
          key: 'cRangR',
          title: 'Rang, resultat',
          name: 'C_rang_r',
          number: '0',
          formula: `=${rank('T_har_resultat', 'C_r', '[cR]')}`,
        },
        {
          key: 'cRangT',
          title: 'Rang, rettidighed',
          name: 'C_rang_t',
          number: '0',
          formula: `=${rank('T_har_rettidig', 'C_t', '[cT]')}`,
        },
        {
          key: 'cRangP',
          title: 'Rang, passiv',
          name: 'C_rang_p',
          number: '0',
          formula: `=${rank('T_har_passiv', 'C_p', '[cP]')}`,
        },
        {
          key: 'cForskel',
          title: 'Rangforskel',
          name: 'C_forskel',
          number: '0',
          formula: '=IF(AND(ISNUMBER([cRangR]),ISNUMBER([cRangT])),[cRangT]-[cRangR],"")',
        },
        {
          key: 'cOrden',
          title: 'Orden',
          name: 'C_orden',
          role: 'unit',
          formula: '=IF(ISNUMBER([cRangR]),[cRangR]+SUMPRODUCT(T_har_resultat,(C_r=[cR])*(C_nr<[cNr])),0)',
        },
        {
          key: 'cRT',
          title: 'Begge: rettidighed',
          name: 'C_rt',
          role: 'unit',
          formula: '=INDEX(T_har_resultat,[cNr])*INDEX(T_har_rettidig,[cNr])',
        },
        {
          key: 'cRP',
          title: 'Begge: passiv',
          name: 'C_rp',
          role: 'unit',
          formula: '=INDEX(T_har_resultat,[cNr])*INDEX(T_har_passiv,[cNr])',
        },
        {
          key: 'cDrt',
          title: 'Resultat fra middel (rettidighed)',
          name: 'C_d_rt',
          role: 'unit',
          formula: '=[cRT]*([cR]-Middel_rt)',
        },
        {
          key: 'cDt',
          title: 'Rettidighed fra middel',
          name: 'C_d_t',
          role: 'unit',
          formula: '=[cRT]*([cT]-Middel_t)',
        },
        {
          key: 'cDrp',
          title: 'Resultat fra middel (passiv)',
          name: 'C_d_rp',
          role: 'unit',
          formula: '=[cRP]*([cR]-Middel_rp)',
        },
        {
          key: 'cDp',
          title: 'Passiv fra middel',
          name: 'C_d_p',
          role: 'unit',
          formula: '=[cRP]*(-[cP]-Middel_p)',
        },
        {
          key: 'cGod',
          title: 'Over medianen: resultat',
          name: 'C_god',
          role: 'unit',
          formula: '=IF([cRT]=1,IF([cR]>N(Median_vendt),1,0),0)',
        },
        {
          key: 'cTil',
          title: 'Over medianen: rettidighed',
          name: 'C_til',
          role: 'unit',
          formula: '=IF([cRT]=1,IF([cT]>N(Median_rettidig),1,0),0)',
        },
      ],
    },
  ],
};

const end = (r: string, n: string, sign: '+' | '-'): string =>
  `=IF(ISNUMBER(${r}),IF(OR(${n}<4,ABS(N(${r}))>1-0.000000001),"",TANH(ATANH(${r})${sign}1.96/SQRT(MAX(${n},4)-3))),"")`;
const reading = (r: string, n: string, low: string, high: string, more: string, less: string): string =>
  `=IF(NOT(ISNUMBER(${r})),"For få tal",IF(${n}<10,"For få kommuner til at sige noget",IF(NOT(ISNUMBER(${low})),IF(N(${r})>0,"${more}","${less}"),IF(AND(N(${low})<=0,N(${high})>=0),"Ingen sikker sammenhæng",IF(${r}>0,"${more}","${less}")))))`;

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: [300, 110, 195, 120, 120, 120, 120, 120, 300],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Resultat' },
    {
      kind: 'warning',
      text: 'En sammenhæng er ikke en årsag. Se på de enkelte kommuner, og spørg, hvad de gør forskelligt.',
    },
    gap,
    {
      kind: 'heading',
      text: 'Hvordan tallene følges ad',
      columns: ['Enhed', 'Korrelation', 'Fra (95 %)', 'Til (95 %)'],
    },
    {
      kind: 'field',
      label: 'Resultat og rettidighed',
      unit: '-1 til 1',
      number: '0.00',
      role: 'result',
      values: [
        {
          name: 'Korrelation_rettidighed',
          given:
            '=IF(OR(N_rettidighed<2,SUMSQ(C_d_t)<0.000000000001,SUMSQ(C_d_rt)<0.000000000001),"",SUMPRODUCT(C_d_t,C_d_rt)/SQRT(SUMSQ(C_d_t)*SUMSQ(C_d_rt)))',
        },
        {
          name: 'Korrelation_rettidighed_fra',
          given: end('Korrelation_rettidighed', 'N_rettidighed', '-'),
        },
        {
          name: 'Korrelation_rettidighed_til',
          given: end('Korrelation_rettidighed', 'N_rettidighed', '+'),
        },
      ],
      help: 'Over 0: kommuner med højere rettidighed har bedre resultater.',
    },
    {
      kind: 'field',
      label: 'Resultat og passive uger',
      unit: '-1 til 1',
      number: '0.00',
      role: 'result',
      values: [
        {
          name: 'Korrelation_passiv',
          given:
            '=IF(OR(N_passiv<2,SUMSQ(C_d_p)<0.000000000001,SUMSQ(C_d_rp)<0.000000000001),"",SUMPRODUCT(C_d_p,C_d_rp)/SQRT(SUMSQ(C_d_p)*SUMSQ(C_d_rp)))',
        },
        { name: 'Korrelation_passiv_fra', given: end('Korrelation_passiv', 'N_passiv', '-') },
        { name: 'Korrelation_passiv_til', given: end('Korrelation_passiv', 'N_passiv', '+') },
      ],
      help: 'Under 0: kommuner med færre passive uger har bedre resultater.',
    },
    {
      kind: 'field',
      label: 'Kommuner med begge tal: rettidighed, passiv',
      unit: 'antal',
      number: '0',
      values: [
        { name: 'N_rettidighed', given: '=SUM(C_rt)' },
        { name: 'N_passiv', given: '=SUM(C_rp)' },
      ],
    },
    {
      kind: 'field',
      label: 'Læsning, rettidighed',
      values: [
        {
          name: 'Læsning_rettidighed',
          given: reading(
            'Korrelation_rettidighed',
            'N_rettidighed',
            'Korrelation_rettidighed_fra',
            'Korrelation_rettidighed_til',
            'Bedre resultater følges med højere rettidighed',
            'Bedre resultater følges med lavere rettidighed',
          ),
        },
      ],
    },
    {
      kind: 'field',
      label: 'Læsning, passive uger',
      values: [
        {
          name: 'Læsning_passiv',
          given: reading(
            'Korrelation_passiv',
            'N_passiv',
            'Korrelation_passiv_fra',
            'Korrelation_passiv_til',
            'Bedre resultater følges med flere passive uger',
            'Bedre resultater følges med færre passive uger',
          ),
        },
      ],
    },
    gap,
    { kind: 'heading', text: 'Midten', columns: ['Enhed', 'Resultat', 'Rettidighed', 'Passive uger'] },
    {
      kind: 'field',
      label: 'Median',
      values: [
        {
          name: 'Median_resultat',
          given: '=IF(ISNUMBER(Median_vendt),IF(Retning="lavere",-1,1)*Median_vendt,"")',
        },
        {
          name: 'Median_rettidig',
          number: '0.0 %',
          given: '=IF(SUM(T_har_rettidig)=0,"",MEDIAN(T_v_rettidig))',
        },
        { name: 'Median_passiv', given: '=IF(SUM(T_har_passiv)=0,"",MEDIAN(T_v_passiv))' },
      ],
      help: 'Halvdelen af kommunerne ligger over, halvdelen under.',
    },
    {
      kind: 'field',
      label: 'Median, vendt så mere er bedre',
      values: [{ name: 'Median_vendt', given: '=IF(SUM(T_har_resultat)=0,"",MEDIAN(T_v_resultat))' }],
    },
    {
      kind: 'field',
      label: 'Middel af rettidighed, og af resultat samme sted',
      values: [
        {
          name: 'Middel_t',
          number: '0.000',
          given: '=IF(N_rettidighed=0,0,SUMPRODUCT(C_rt,C_t)/N_rettidighed)',
        },
        {
          name: 'Middel_rt',
          number: '0.000',
          given: '=IF(N_rettidighed=0,0,SUMPRODUCT(C_rt,C_r)/N_rettidighed)',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Middel af passive uger, og af resultat samme sted',
      values: [
        { name: 'Middel_p', number: '0.000', given: '=IF(N_passiv=0,0,-SUMPRODUCT(C_rp,C_p)/N_passiv)' },
        { name: 'Middel_rp', number: '0.000', given: '=IF(N_passiv=0,0,SUMPRODUCT(C_rp,C_r)/N_passiv)' },
      ],
    },
    gap,
    { kind: 'heading', text: 'Fire felter', columns: ['Enhed', 'Rettidighed over medianen', 'Ikke over'] },
    {
      kind: 'field',
      label: 'Resultat over medianen',
      unit: 'kommuner',
      number: '0',
      values: [
        { name: 'Felt_god_rettidig', given: '=SUMPRODUCT(C_god,C_til)' },
        { name: 'Felt_god_ikke', given: '=SUM(C_god)-Felt_god_rettidig' },
      ],
      help: 'Gode resultater uden høj rettidighed er KL’s argument for at styre efter resultater.',
    },
    {
      kind: 'field',
      label: 'Resultat ikke over medianen',
      unit: 'kommuner',
      number: '0',
      values: [
        { name: 'Felt_rettidig_ikke', given: '=SUM(C_til)-Felt_god_rettidig' },
        { name: 'Felt_ingen', given: '=N_rettidighed-SUM(C_god)-SUM(C_til)+Felt_god_rettidig' },
      ],
    },
    gap,
    { kind: 'heading', text: 'Egen kommune', columns: ['Enhed', 'Plads'] },
    {
      kind: 'field',
      label: 'Linje i tallene',
      unit: 'nr.',
      number: '0',
      values: [
        {
          name: 'Egen_nr',
          given:
            '=IF(Egen_kommune="","",IF(COUNTIF(T_ren,TRIM(Egen_kommune))=0,"",MATCH(TRIM(Egen_kommune),T_ren,0)))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Plads i resultater',
      unit: 'nr.',
      role: 'result',
      number: '0',
      values: [{ name: 'Egen_resultat', given: '=IF(ISNUMBER(Egen_nr),INDEX(C_rang_r,N(Egen_nr)),"")' }],
    },
    {
      kind: 'field',
      label: 'Plads i rettidighed',
      unit: 'nr.',
      number: '0',
      values: [{ name: 'Egen_rettidig', given: '=IF(ISNUMBER(Egen_nr),INDEX(C_rang_t,N(Egen_nr)),"")' }],
    },
    {
      kind: 'field',
      label: 'Plads i få passive uger',
      unit: 'nr.',
      number: '0',
      values: [{ name: 'Egen_passiv', given: '=IF(ISNUMBER(Egen_nr),INDEX(C_rang_p,N(Egen_nr)),"")' }],
    },
    {
      kind: 'field',
      label: 'Rangforskel',
      unit: 'pladser',
      number: '0',
      values: [{ name: 'Egen_forskel', given: '=IF(ISNUMBER(Egen_nr),INDEX(C_forskel,N(Egen_nr)),"")' }],
      help: 'Plads i rettidighed minus plads i resultater. Over 0: resultaterne er bedre end rettidigheden.',
    },
    gap,
    {
      kind: 'table',
      heading: 'Rangliste efter resultat',
      rows,
      columns: [
        {
          key: 'gNavn',
          title: 'Kommune',
          name: 'G_navn',
          formula: '=IF([gLinje]="","",INDEX(C_navn,[gLinje]))',
        },
        {
          key: 'gRang',
          title: 'Plads',
          name: 'G_rang',
          number: '0',
          formula: '=IF([gLinje]="","",INDEX(C_rang_r,[gLinje]))',
        },
        {
          key: 'gResultat',
          title: 'Resultat',
          name: 'G_resultat',
          formula: '=IF([gLinje]="","",IF(Retning="lavere",-1,1)*INDEX(C_r,[gLinje]))',
        },
        {
          key: 'gRettidig',
          title: 'Rettidighed',
          name: 'G_rettidig',
          number: '0.0 %',
          formula: '=IF([gLinje]="","",INDEX(T_v_rettidig,[gLinje]))',
        },
        {
          key: 'gPassiv',
          title: 'Passive uger',
          name: 'G_passiv',
          formula: '=IF([gLinje]="","",INDEX(T_v_passiv,[gLinje]))',
        },
        {
          key: 'gRangT',
          title: 'Plads i rettidighed',
          name: 'G_rang_t',
          number: '0',
          formula: '=IF([gLinje]="","",INDEX(C_rang_t,[gLinje]))',
        },
        {
          key: 'gForskel',
          title: 'Rangforskel',
          name: 'G_forskel',
          number: '0',
          formula: '=IF([gLinje]="","",INDEX(C_forskel,[gLinje]))',
        },
        {
          key: 'gEgen',
          title: 'Egen',
          name: 'G_egen',
          formula: '=IF([gLinje]="","",IF(AND(ISNUMBER(Egen_nr),N(Egen_nr)=[gLinje]),"egen",""))',
        },
        {
          key: 'gLinje',
          title: 'Linje',
          role: 'unit',
          number: '0',
          formula: '=IF([gNr]>SUM(T_har_resultat),"",MATCH([gNr],C_orden,0))',
        },
        { key: 'gNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
      ],
    },
  ],
};

const documentation = documentationOf(
  [
    { kind: 'heading', text: 'Hvad der regnes' },
    {
      kind: 'note',
      text: 'Korrelationen er Pearsons r over de kommuner, der har begge tal. Resultatet er vendt, så over 0 altid betyder bedre resultater.',
    },
    {
      kind: 'note',
      text: 'Usikkerheden er et 95 %-interval efter Fisher. Rummer det 0, siger arket »Ingen sikker sammenhæng«; under 10 kommuner siges intet.',
    },
    {
      kind: 'note',
      text: 'Rang 1 er bedst; kommuner med samme tal deler rang. Rangforskel er plads i rettidighed minus plads i resultater.',
    },
    { kind: 'note', text: 'Fire felter: over medianen betyder skarpt over, blandt kommuner med begge tal.' },
    gap,
    { kind: 'heading', text: 'Indsætningsformat' },
    {
      kind: 'note',
      text: 'Fire felter adskilt af tabulator, en linje pr. kommune, højst 98: kommune, resultat, rettidighed (87 % eller 87), passive uger eller andel. Ukendt er tomt.',
    },
    gap,
    { kind: 'heading', text: 'Kilder' },
    {
      kind: 'note',
      text: 'KL, 27. september 2018: styr efter resultater frem for proces; fuld rettidighed følges ikke med gode resultater, og passive perioder er det bedre mål at følge.',
    },
    {
      kind: 'note',
      text: 'Skabelonen leverer ingen tal om virkelige kommuner; eksemplets tal er opdigtede.',
    },
    gap,
    { kind: 'heading', text: 'Hvad der ikke er med' },
    {
      kind: 'note',
      text: 'Rammevilkår: kommuner med svagere borgere eller arbejdsmarked får dårligere tal uden at gøre det dårligere. Brug helst tal, der er korrigeret.',
    },
  ],
  checkList(checks),
);

export const resultsMeasurement: Template = {
  id: 'results-measurement',
  version: 1,
  title: 'Resultatmåling',
  purpose:
    'Holder kommuners resultater op mod rettidige samtaler og passive uger. Viser sammenhænge med deres usikkerhed, en rangliste og jeres egen plads.',
  audience:
    'Analytikeren indsætter kommunernes tal og skriver kilden. Ledelsen læser figurerne og ranglisten.',
  english: {
    title: 'Measuring results',
    purpose:
      'Holds the results of municipalities against timely interviews and passive weeks. Shows how they go together with its uncertainty, a ranking and your own place.',
    audience:
      'The analyst pastes the municipalities’ figures and names the source. The management reads the charts and the ranking.',
  },
  isExample: true,
  sheets: [overview, figures, results, calculation, documentation],
  results: {
    measurementR: 'Korrelation_rettidighed',
    timelinessLow: 'Korrelation_rettidighed_fra',
    timelinessHigh: 'Korrelation_rettidighed_til',
    timelinessCount: 'N_rettidighed',
    timelinessReading: 'Læsning_rettidighed',
    passiveR: 'Korrelation_passiv',
    passiveLow: 'Korrelation_passiv_fra',
    passiveHigh: 'Korrelation_passiv_til',
    passiveCount: 'N_passiv',
    passiveReading: 'Læsning_passiv',
    resultName: 'Resultatmål',
    passiveName: 'Passivmål',
    source: 'Kilde',
    ownName: 'Egen_kommune',
    ownResult: 'Egen_resultat',
    ownTimeliness: 'Egen_rettidig',
    ownPassive: 'Egen_passiv',
    ownDifference: 'Egen_forskel',
    goodTimely: 'Felt_god_rettidig',
    goodNotTimely: 'Felt_god_ikke',
    timelyNotGood: 'Felt_rettidig_ikke',
    neither: 'Felt_ingen',
    rankName: 'G_navn',
    rankNumber: 'G_rang',
    rankResult: 'G_resultat',
    rankTimeliness: 'G_rettidig',
    rankPassive: 'G_passiv',
    rankDifference: 'G_forskel',
    rankOwn: 'G_egen',
  },
  checks: checkList(checks),
};
