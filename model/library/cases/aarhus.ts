/** Aarhus: temporary fleksjob, and young people without a home. */
import type { LibraryCase } from '../case.ts';

export const aarhus: readonly LibraryCase[] = [
  {
    id: 'aarhus-fleksjob-2016',
    title: 'Aarhus: midlertidige fleksjob fra en fælles pulje',
    municipality: 'Aarhus',
    years: '2016',
    targetGroup: 'flexBenefit',
    group: 'På ledighedsydelse 18 af de seneste 24 måneder',
    effort: 'flexJob',
    summary:
      'Fire ekstra jobkonsulenter og en central pulje til fleksjob i højst seks måneder. Målet var, at 35 % kom videre i fleksjob; 73 % af dem, der gennemførte, gjorde.',
    figures: [
      { key: 'consultants', label: 'Ekstra jobkonsulenter', is: 'plan', unit: 'persons', value: 4 },
      {
        key: 'instrument',
        label: 'Midlertidigt fleksjob',
        is: 'plan',
        text: 'Fra en central pulje, højst seks måneder',
      },
      { key: 'target', label: 'Mål: videre i fleksjob', is: 'plan', unit: 'share', value: 0.35 },
      {
        key: 'share',
        label: 'Videre, af dem der gennemførte',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.73,
      },
      { key: 'flex', label: 'I fleksjob (knap)', is: 'result', unit: 'persons', value: 295 },
      { key: 'ordinary', label: 'I ordinært job', is: 'result', unit: 'persons', value: 4 },
      { key: 'round', label: 'Rundt tal, som er nævnt', is: 'result', unit: 'persons', value: 300 },
    ],
    sources: [{ title: 'Cabi/CARMA, Investeringer i beskæftigelsesindsatsen er en god forretning' }],
    recalculations: [
      {
        label: 'Hvor mange må have gennemført',
        unit: 'persons',
        calculation: { kind: 'ratio', of: [299, 'share'] },
        remark: '295 og 4 er 73 % af omkring 410. Hvor mange der begyndte, er ikke oplyst.',
      },
      {
        label: 'Andel af de flyttede, der kom i fleksjob',
        unit: 'share',
        calculation: { kind: 'ratio', of: ['flex', 299] },
        remark: 'Næsten alle. Fleksløntilskuddet skal derfor prissættes, ellers bliver gevinsten for stor.',
      },
    ],
    missing: [
      {
        question: 'Hvor stor var puljen, eller hvad kostede en uge i midlertidigt fleksjob?',
        at: 'Pulje_pris',
      },
      { question: 'Hvad koster en jobkonsulent?' },
      { question: 'Hvad var ledighedsydelsen pr. år?', at: 'Egen_ydelse' },
      { question: 'Hvad er fleksløntilskuddet pr. år?', at: 'Fleks_tilskud' },
      { question: 'Hvilke refusionsandele gælder for gruppen?', at: 'Anc_andel' },
      { question: 'Hvor mange ville have fået fleksjob uden indsatsen?', at: 'Basis_fleksjob' },
      { question: 'Hvor mange begyndte i alt?', at: 'Optag_personer' },
      { question: 'Hvor mange af dem fik et midlertidigt fleksjob?', at: 'Midlertidig_andel' },
    ],
    remarks: [
      'De 73 % er delt mellem fleksjob og ordinært job efter de 295 og 4. Højst seks måneder er skrevet som 26 uger.',
      '73 % er af dem, der gennemførte. Målet på 35 % siger ikke, om det er af dem, der begyndte: de to kan ikke uden videre sammenlignes.',
    ],
    start: {
      template: 'fleksjob',
      values: [
        { at: { name: 'Ydelsesnavn' }, given: 'Ledighedsydelse', of: ['instrument'] },
        { at: { name: 'Midlertidig_uger' }, given: 26, of: ['instrument'] },
        { at: { name: 'Videre_mål' }, given: 0.35, of: ['target'] },
        { at: { name: 'Videre_opnået' }, given: '=0.73*295/299', of: ['share', 'flex', 'ordinary'] },
        { at: { name: 'Ordinær_andel' }, given: '=0.73*4/299', of: ['share', 'flex', 'ordinary'] },
        { at: { column: 'post', row: 0 }, given: 'Ekstra jobkonsulenter', of: ['consultants'] },
        { at: { column: 'antal', row: 0 }, given: 4, of: ['consultants'] },
        { at: { column: 'enhed', row: 0 }, given: 'årsværk', of: ['consultants'] },
      ],
    },
  },
  {
    id: 'aarhus-unge-hjemloese-2021',
    title: 'Aarhus: unge uden hjem, betalt efter resultat',
    municipality: 'Aarhus',
    years: '2021-2028',
    targetGroup: 'young',
    group: 'Unge i hjemløshed',
    effort: 'outcomePayment',
    summary:
      'En fond lægger ud, kommunen betaler tilbage, når målene nås. Antallet af unge i hjemløshed skal halveres; kontraktens bilag med beløb er ikke tilgængelige.',
    figures: [
      { key: 'investment', label: 'Investering i alt', is: 'plan', unit: 'mioKr', value: 23.2 },
      { key: 'fund', label: 'Heraf Den Sociale Investeringsfond', is: 'plan', unit: 'mioKr', value: 11.6 },
      { key: 'projectYears', label: 'Projektets løbetid', is: 'plan', unit: 'years', value: 3 },
      { key: 'repaymentYears', label: 'Tilbagebetaling', is: 'plan', unit: 'years', value: 4 },
      { key: 'before', label: 'Unge i hjemløshed i 2019', is: 'plan', unit: 'persons', value: 172 },
      { key: 'after', label: 'Mål for 2024', is: 'plan', unit: 'persons', value: 86 },
      {
        key: 'parties',
        label: 'Parter',
        is: 'plan',
        text: 'Aarhus Kommune, Den Sociale Investeringsfond, Rådet for Sociale Investeringer, Bikubenfonden',
      },
    ],
    sources: [
      { title: 'Kontrakten om investeringen', url: 'https://lawinsider.com/da/contracts/hNPm8P65EAS' },
      {
        title: 'Folketinget, Social- og Ældreudvalget, bilag 85 (2022-23, 2. samling)',
        url: 'https://ft.dk/samling/20222/almdel/SOU/bilag/85/2674521/index.htm',
      },
    ],
    recalculations: [
      {
        label: 'Mål i forhold til 2019',
        unit: 'share',
        calculation: { kind: 'ratio', of: ['after', 'before'] },
        remark: 'Målet er en halvering af alle unge i hjemløshed, ikke kun af dem, der er med.',
      },
      {
        label: 'Fondens andel',
        unit: 'share',
        calculation: { kind: 'ratio', of: ['fund', 'investment'] },
        remark: 'Hvem der betaler den anden halvdel, fremgår ikke af det, vi har læst.',
      },
    ],
    missing: [
      { question: 'Hvilke betalinger falder hvornår? De står i kontraktens bilag B.' },
      { question: 'Hvad er budgettets linjer? De står i bilag C.' },
      { question: 'Hvor mange borgere er med?', at: 'Optag_personer' },
      { question: 'Hvad er prisen pr. opnået resultat?' },
      { question: 'Hvilken ydelse spares, og hvad er kommunens andel?', at: 'Egen_ydelse' },
      { question: 'Hvor mange ville have fået en bolig alligevel?', at: 'Effekt' },
      { question: 'Hvem betaler den anden halvdel? I projektmappen står kommunen.' },
    ],
    remarks: ['Det er ikke bekræftet, at de 23,2 mio. kr. i Folketingets bilag netop er denne kontrakt.'],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Horisont' }, given: '=3+4', of: ['projectYears', 'repaymentYears'] },
        { at: { column: 'post', row: 0 }, given: 'Den Sociale Investeringsfonds andel', of: ['fund'] },
        { at: { column: 'antal', row: 0 }, given: 1, of: ['fund'] },
        { at: { column: 'pris', row: 0 }, given: 11_600_000, of: ['fund'] },
        { at: { column: 'engang', row: 0 }, given: 'ja', of: ['fund'] },
        { at: { column: 'betaler', row: 0 }, given: 'andre', of: ['fund'] },
        { at: { column: 'post', row: 1 }, given: 'Resten af investeringen', of: ['investment'] },
        { at: { column: 'antal', row: 1 }, given: 1, of: ['investment'] },
        { at: { column: 'pris', row: 1 }, given: '=23200000-11600000', of: ['investment', 'fund'] },
        { at: { column: 'engang', row: 1 }, given: 'ja', of: ['investment'] },
      ],
    },
  },
];
