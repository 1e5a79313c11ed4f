/** A programme and a trial that many municipalities took part in. */
import type { LibraryCase } from '../case.ts';

export const national: readonly LibraryCase[] = [
  {
    id: 'flere-skal-med-2017-2019',
    title: 'Flere skal med: langvarig kontanthjælp',
    municipality: '88 kommuner',
    years: '2017-2019',
    targetGroup: 'cashBenefit',
    group: 'Aktivitetsparate med mange år på kontanthjælp',
    effort: 'company',
    summary:
      'Staten betalte for personlige jobformidlere, cv og jobmål og vejen til lønnede timer. 37 % var i noget virksomhedsrettet, uddannelse eller fleksjob ved slutningen; 12 % havde forladt ydelsen.',
    figures: [
      { key: 'programme', label: 'Statens bevilling', is: 'plan', unit: 'mioKr', value: 262.5 },
      { key: 'municipalities', label: 'Kommuner', is: 'plan', unit: 'count', value: 88 },
      { key: 'participants', label: 'Borgere (over)', is: 'plan', unit: 'persons', value: 27_000 },
      {
        key: 'active',
        label: 'I job, uddannelse, fleksjob eller praktik',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.37,
      },
      {
        key: 'activePersons',
        label: 'Det samme i personer (omkring)',
        is: 'result',
        unit: 'persons',
        value: 4800,
      },
      {
        key: 'left',
        label: 'Forladt ydelsen til job, uddannelse eller fleksjob',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.12,
      },
      {
        key: 'leftPersons',
        label: 'Det samme i personer (omkring)',
        is: 'result',
        unit: 'persons',
        value: 1600,
      },
      {
        key: 'clarified',
        label: 'Afklaret af dem for rehabiliteringsteamet',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.81,
      },
      {
        key: 'clarifiedPersons',
        label: 'Det samme i personer (omkring)',
        is: 'result',
        unit: 'persons',
        value: 6300,
      },
    ],
    sources: [
      {
        title: 'Beskæftigelsesministerens brev til Beskæftigelsesudvalget, j.nr. 2020-4014',
        date: '2020-12-17',
      },
    ],
    recalculations: [
      {
        label: 'Gruppen bag de 37 %',
        unit: 'persons',
        calculation: { kind: 'ratio', of: ['activePersons', 'active'] },
        remark: 'De to andele af indsatsgruppen peger på samme gruppe, omkring 13.000.',
      },
      {
        label: 'Gruppen bag de 12 %',
        unit: 'persons',
        calculation: { kind: 'ratio', of: ['leftPersons', 'left'] },
        remark:
          'Det er under halvdelen af de over 27.000: resten gik til rehabiliteringsteamet eller er ikke talt.',
      },
      {
        label: 'Sager bag de 81 %',
        unit: 'persons',
        calculation: { kind: 'ratio', of: ['clarifiedPersons', 'clarified'] },
        remark: 'Den anden gruppe: sager, der blev lagt for rehabiliteringsteamet.',
      },
      {
        label: 'Bevilling pr. borger',
        unit: 'kr',
        calculation: { kind: 'ratio', of: [262_500_000, 'participants'] },
        remark: 'Kun statens penge. Kommunernes egen udgift er ikke oplyst.',
      },
    ],
    missing: [
      {
        question: 'Hvordan fordeler de 37 % sig på job, løntimer, uddannelse, fleksjob og praktik?',
        at: 'Udfald_med',
      },
      { question: 'Hvor mange var kommet lige så langt uden? Alle andele er brutto.', at: 'Udfald_uden' },
      { question: 'Hvor længe varer de enkelte udfald?', at: 'Udfald_uger' },
      { question: 'Hvad betalte kommunerne selv?' },
      { question: 'Hvor stort er jeres eget tilskud? De 262,5 mio. kr. er til 88 kommuner.', at: 'Tilskud' },
      { question: 'Hvor mange er med hos jer? De 27.000 er hele landet.', at: 'Optag_personer' },
      { question: 'Hvilken kontanthjælp regnes der med?', at: 'Egen_ydelse' },
      { question: 'Hvor længe har de været på offentlig forsørgelse?', at: 'Anc_andel' },
    ],
    remarks: ['81 % er afklaret, ikke afgået: det siger, at en beslutning er truffet, ikke hvilken.'],
    start: {
      template: 'flere-skal-med',
      values: [{ at: { name: 'Ydelsesnavn' }, given: 'Kontanthjælp', of: ['participants'] }],
    },
  },
  {
    id: 'ips-inklusion-2021',
    title: 'IPS: lodtrækningsforsøg med støttet job',
    municipality: 'København m.fl.',
    years: '2011-2021',
    targetGroup: 'mentalHealth',
    group: 'Mennesker med svær psykisk sygdom',
    effort: 'supported',
    summary:
      'Projekt Inklusion trak lod om, hvem der fik individuelt planlagt job med støtte. 60 % mod 47 % efter 18 måneder: den ene case i biblioteket, hvor effekten er målt mod en kontrolgruppe.',
    figures: [
      {
        key: 'ips',
        label: 'I job eller uddannelse med IPS',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.6,
      },
      {
        key: 'control',
        label: 'I kontrolgruppen',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.47,
      },
      { key: 'months', label: 'Målt efter (måneder)', is: 'plan', unit: 'count', value: 18 },
      { key: 'design', label: 'Metode', is: 'plan', text: 'Lodtrækningsforsøg' },
      { key: 'effect', label: 'Nettoeffekt', is: 'result', measure: 'net', unit: 'points', value: 0.13 },
      { key: 'savingIps', label: 'Besparelse pr. person, IPS', is: 'result', unit: 'kr', value: 72_000 },
      { key: 'savingIpse', label: 'Besparelse pr. person, IPSE', is: 'result', unit: 'kr', value: 55_000 },
    ],
    sources: [
      {
        title: 'STAR, IPS som vej til job og økonomiske besparelser',
        url: 'https://star.dk/om-styrelsen/nyt/nyheder/2021/02/ips-som-vej-til-job-og-oekonomiske-besparelser/',
        date: '2021-02',
      },
      {
        title: 'Folketinget, Beskæftigelsesudvalget, bilag 215 (2020-21)',
        url: 'https://ft.dk/samling/20201/almdel/BEU/bilag/215/2357903/index.htm',
      },
    ],
    recalculations: [
      {
        label: 'Forskel mellem de to grupper',
        unit: 'points',
        calculation: { kind: 'difference', of: ['ips', 'control'] },
        published: 'effect',
        digit: 0.01,
        remark: 'Effekten er forskellen mellem to lodtrukne grupper, ikke de 60 %.',
      },
    ],
    missing: [
      { question: 'Hvad koster indsatsen pr. person?' },
      { question: 'Var de også ude af ydelsen? De 13 procentpoint er i job eller uddannelse.' },
      { question: 'Hvordan deles besparelsen mellem kommune, region og stat?' },
      { question: 'Hvor længe holder forskellen ud over de 18 måneder?', at: 'Varighed' },
      { question: 'Hvornår begynder forskellen at vise sig?', at: 'Forsinkelse' },
      { question: 'Hvilken ydelse er de på hos jer?', at: 'Egen_ydelse' },
      { question: 'Hvor mange er med hos jer?', at: 'Optag_personer' },
    ],
    remarks: [
      'Effekten gælder den målgruppe og den metode, der blev målt. Afviger I fra metoden, er den et skøn.',
    ],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Effekt' }, given: 0.13, of: ['effect'] },
        { at: { name: 'Bruttoafgang' }, given: 0.6, of: ['ips'] },
      ],
    },
  },
];
