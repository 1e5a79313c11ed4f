/** Hjørring: the largest municipal investment, told twice with different amounts. */
import type { LibraryCase } from '../case.ts';

export const hjoerring: readonly LibraryCase[] = [
  {
    id: 'hjoerring-2015-2019',
    title: 'Hjørrings investering, som ministeriet opgjorde den',
    municipality: 'Hjørring',
    years: '2015-2019',
    targetGroup: 'several',
    group: 'De svageste på kontanthjælp, og sygemeldte',
    effort: 'strategy',
    summary:
      'Kommunen satte flere medarbejdere og tværfaglige forløb ind over for dem, der var længst fra job. Ministeriet gav Folketinget tallene for hele perioden.',
    figures: [
      { key: 'investment', label: 'Investering i alt', is: 'plan', unit: 'mioKr', value: 158 },
      { key: 'saving', label: 'Ventet besparelse i alt', is: 'plan', unit: 'mioKr', value: 312.7 },
      { key: 'horizon', label: 'Periode', is: 'plan', unit: 'years', value: 5 },
      { key: 'net', label: 'Nettogevinst', is: 'result', unit: 'mioKr', value: 154.7 },
    ],
    sources: [
      {
        title: 'Nordjyske om Hjørring Kommunes investering i arbejdsløse',
        url: 'https://nordjyske.dk/nyheder/hjoerring/hjoerring-kommune-tjener-millioner-paa-at-investere-i-arbejdsloese/1d21c58f-e890-4827-894d-17ff445af258',
      },
    ],
    recalculations: [
      {
        label: 'Besparelse minus investering',
        unit: 'mioKr',
        calculation: { kind: 'difference', of: ['saving', 'investment'] },
        published: 'net',
        digit: 0.1,
        remark: 'De tre offentliggjorte tal hænger sammen.',
      },
      {
        label: 'Besparelse pr. investeret krone',
        unit: 'kronePerKrone',
        calculation: { kind: 'ratio', of: ['saving', 'investment'] },
        remark: 'Regnet uden rente, og uden at vide om staten har fået sin del af besparelsen.',
      },
    ],
    missing: [
      { question: 'Hvor mange personer er med om året?', at: 'S_personer' },
      { question: 'Hvor stor er effekten pr. person mod det, der ellers ville være sket?' },
      { question: 'Hvilke ydelser og satser er brugt?' },
      { question: 'Hvilken kommunal andel er brugt?' },
      { question: 'Hvordan fordeler udgiften sig på årene?', at: 'S_investering' },
      { question: 'Hvordan fordeler besparelsen sig på årene?', at: 'S_besparelse' },
      { question: 'Er besparelsen opgjort efter statens refusion?' },
      { question: 'Er beløbene tilbageført til samme år?' },
    ],
    remarks: [
      '158 mio. kr. er ministeriets tal. Kommunens egen plan siger 125 mio. kr. for 2015-2018: se den anden Hjørring-case.',
    ],
    start: {
      template: 'strategy',
      values: [
        { at: { name: 'Første_år' }, given: 2015, of: ['horizon'] },
        { at: { name: 'Antal_år' }, given: 5, of: ['horizon'] },
        { at: { name: 'Oplyst_investering' }, given: 158_000_000, of: ['investment'] },
        { at: { name: 'Oplyst_besparelse' }, given: 312_700_000, of: ['saving'] },
        { at: { column: 'indsats', row: 0 }, given: 'Hele investeringen', of: ['investment'] },
      ],
    },
  },
  {
    id: 'hjoerring-plan-profile',
    title: 'Hjørrings egen plan år for år',
    municipality: 'Hjørring',
    years: '2015-2019',
    targetGroup: 'several',
    group: 'De svageste på kontanthjælp, og sygemeldte',
    effort: 'strategy',
    summary:
      'Kommunens egen plan: 125 mio. kr. over fire år, 37 nye medarbejdere i 2015 og et mål om 1.700 i job eller uddannelse. Pengene ventes tjent hjem i 2019.',
    figures: [
      { key: 'investment', label: 'Investering 2015-2018', is: 'plan', unit: 'mioKr', value: 125 },
      { key: 'investmentYears', label: 'År med udgift', is: 'plan', unit: 'years', value: 4 },
      {
        key: 'saving',
        label: 'Budgetteret besparelse',
        is: 'plan',
        unit: 'mioKr',
        byYear: { 2016: 7.3, 2017: 69, 2018: 92, 2019: 117 },
      },
      { key: 'staff', label: 'Nye medarbejdere i 2015', is: 'plan', unit: 'persons', value: 37 },
      { key: 'target', label: 'Mål: i job eller uddannelse', is: 'plan', unit: 'persons', value: 1700 },
      { key: 'shorter', label: 'Kortere tid på ydelse', is: 'plan', unit: 'years', value: 1 },
      { key: 'paidBack', label: 'Ventet tjent hjem', is: 'plan', unit: 'year', value: 2019 },
      {
        key: 'better',
        label: 'Bedre end budgettet',
        is: 'result',
        unit: 'mioKr',
        byYear: { 2016: 20, 2017: 20 },
      },
      { key: 'claimed', label: 'Senere udsagn: sparet mere end', is: 'result', unit: 'mioKr', value: 300 },
      { key: 'off', label: 'Senere udsagn: ude af ydelse', is: 'result', unit: 'persons', value: 1000 },
    ],
    sources: [
      {
        title: 'Nordjyske, Udsigt til ekstra 20 millioner i kassen',
        url: 'https://nordjyske.dk/nyheder/hjoerring/udsigt-til-ekstra-20-millioner-i-kassen/4b0517af-181e-402a-9cbe-6da408846851',
      },
      {
        title: 'Cabi, Massiv investering i tværfaglighed',
        url: 'https://www.cabiweb.dk/caseoversigt/massiv-investering-i-tvaerfaglighed/',
      },
      { title: 'Cabi/CARMA, Investeringer i beskæftigelsesindsatsen er en god forretning' },
    ],
    recalculations: [
      {
        label: 'Tjent hjem, når udgiften er lige stor hvert år og besparelsen er årets egen',
        unit: 'year',
        calculation: {
          kind: 'paybackYear',
          investment: 'investment',
          firstYear: 2015,
          lastYear: 2018,
          savings: 'saving',
          readAs: 'yearly',
        },
        published: 'paidBack',
        remark:
          'Et år før det offentliggjorte. Enten ligger udgifterne senere i perioden, eller også er andre udgifter trukket fra.',
      },
      {
        label: 'Tjent hjem, når besparelsen i stedet er alt siden start',
        unit: 'year',
        calculation: {
          kind: 'paybackYear',
          investment: 'investment',
          firstYear: 2015,
          lastYear: 2018,
          savings: 'saving',
          readAs: 'sinceStart',
        },
        published: 'paidBack',
        remark:
          'Læst sådan når besparelsen ikke op på investeringen. Ingen af de to læsninger giver det offentliggjorte år.',
      },
    ],
    missing: [
      {
        question: 'Hvad koster indsatsen hvert år? I projektmappen er den fordelt jævnt.',
        at: 'S_investering',
      },
      {
        question:
          'Er hvert års besparelse årets egen, eller alt siden start? I projektmappen står den som årets egen.',
        at: 'S_besparelse',
      },
      { question: 'Hvilke ydelser kommer de 1.700 fra?' },
      { question: 'Hvor mange personer er med?', at: 'S_personer' },
      { question: 'Hvor mange af de 1.700 ville være kommet videre alligevel?', at: 'Indfrielse' },
    ],
    remarks: [
      'De 1.700 og de 1.000 er brutto. De siger ikke, hvor mange der ville have forladt ydelsen uden indsatsen.',
    ],
    start: {
      template: 'strategy',
      values: [
        { at: { name: 'Første_år' }, given: 2015, of: ['saving'] },
        { at: { name: 'Antal_år' }, given: 5, of: ['saving'] },
        { at: { name: 'Offentliggjort_år' }, given: 2019, of: ['paidBack'] },
        { at: { name: 'Oplyst_investering' }, given: 125_000_000, of: ['investment'] },
        { at: { column: 'indsats', row: 0 }, given: 'Hele planen', of: ['investment'] },
        ...[1, 2, 3, 4].map((number) => ({
          at: { column: 'inv', row: 0, number },
          given: '=125000000/4',
          of: ['investment', 'investmentYears'],
        })),
        { at: { column: 'bes', row: 0, number: 2 }, given: 7_300_000, of: ['saving'] },
        { at: { column: 'bes', row: 0, number: 3 }, given: 69_000_000, of: ['saving'] },
        { at: { column: 'bes', row: 0, number: 4 }, given: 92_000_000, of: ['saving'] },
        { at: { column: 'bes', row: 0, number: 5 }, given: 117_000_000, of: ['saving'] },
      ],
    },
  },
];
