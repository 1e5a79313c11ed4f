/** Silkeborg: a pilot, what became of it, and an investment in children that pays back in a generation. */
import type { Source } from '../../evidence/evidence.ts';
import type { LibraryCase } from '../case.ts';

const debate: Source = {
  title: 'Cabi, Debat: Det er god forretning at investere i udsatte borgere',
  url: 'http://nyheder.cabiweb.dk/news/debat-det-er-god-forretning-at-investere-i-udsatte-borgere-230025',
};

export const silkeborg: readonly LibraryCase[] = [
  {
    id: 'silkeborg-pilot-2015',
    title: 'Silkeborgs forsøg med færre sager pr. jobkonsulent',
    municipality: 'Silkeborg',
    years: '2015-2016',
    targetGroup: 'cashBenefit',
    group: 'Kontanthjælpsmodtagere længst fra arbejdsmarkedet',
    effort: 'staff',
    summary:
      'Seks jobkonsulenter og en projektleder arbejdede med 500 borgere. Første år gik bedre end planlagt: 20 kom i ordinært job eller uddannelse og 12 i fleksjob.',
    figures: [
      { key: 'n', label: 'Borgere i forsøget', is: 'plan', unit: 'persons', value: 500 },
      { key: 'leader', label: 'Projektleder', is: 'plan', unit: 'hoursPerWeek', value: 25 },
      { key: 'consultants', label: 'Jobkonsulenter', is: 'plan', unit: 'fullTime', value: 6 },
      { key: 'other', label: 'Andre udgifter', is: 'plan', text: 'It, transport og administration' },
      { key: 'expected', label: 'Ventet ude af kontanthjælp', is: 'plan', unit: 'persons', value: 30 },
      { key: 'jobs', label: 'I ordinært job eller uddannelse', is: 'result', unit: 'persons', value: 20 },
      { key: 'flex', label: 'I fleksjob', is: 'result', unit: 'persons', value: 12 },
      { key: 'saving', label: 'Besparelse første år', is: 'result', unit: 'kr', value: 735_000 },
      { key: 'better', label: 'Bedre end ventet', is: 'result', unit: 'kr', value: 660_000 },
    ],
    sources: [
      {
        title: 'Cabi, Silkeborg: Styrket indsats for kontanthjælpsmodtagere er en gevinst for kommunen',
        url: 'https://www.cabiweb.dk/caseoversigt/silkeborg-styrket-indsats-for-kontanthjaelpsmodtagere-er-en-gevinst-kommunen/',
      },
      debate,
    ],
    recalculations: [
      {
        label: 'Ventet besparelse første år',
        unit: 'kr',
        calculation: { kind: 'difference', of: ['saving', 'better'] },
        remark: 'Kun afstanden mellem plan og resultat kan regnes efter. Resten mangler priser.',
      },
      {
        label: 'Andel af de afgåede, der gik til fleksjob',
        unit: 'share',
        calculation: { kind: 'ratio', of: ['flex', 32] },
        remark: 'Tolv af 32. Fleksløntilskuddet koster fortsat og skal trækkes fra.',
      },
    ],
    missing: [
      { question: 'Hvad koster et årsværk?' },
      { question: 'Hvilken kontanthjælpssats og kommunal andel er brugt?', at: 'Egen_ydelse' },
      { question: 'Hvor mange uger er sparet pr. person?', at: 'Varighed' },
      { question: 'Hvad koster fleksløntilskuddet for de 12?' },
      { question: 'Er nogen førtidspension undgået?' },
      { question: 'Hvor mange af de 32 ville være kommet videre alligevel?', at: 'Effekt' },
    ],
    remarks: ['De 32 er brutto, og planens 30 er det også.'],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Ydelsesnavn' }, given: 'Kontanthjælp', of: ['n'] },
        { at: { column: 'holdUge', row: 0 }, given: 0, of: ['n'] },
        { at: { column: 'holdPersoner', row: 0 }, given: 500, of: ['n'] },
        { at: { column: 'post', row: 0 }, given: 'Jobkonsulenter', of: ['consultants'] },
        { at: { column: 'antal', row: 0 }, given: 6, of: ['consultants'] },
        { at: { column: 'enhed', row: 0 }, given: 'årsværk', of: ['consultants'] },
        { at: { column: 'post', row: 1 }, given: 'Projektleder, 25 timer om ugen', of: ['leader'] },
        { at: { column: 'post', row: 2 }, given: 'It, transport og administration', of: ['other'] },
        { at: { column: 'dest', row: 0 }, given: 'Ordinært job eller uddannelse', of: ['jobs'] },
        { at: { column: 'destAndel', row: 0 }, given: '=20/32', of: ['jobs', 'flex'] },
        { at: { column: 'dest', row: 1 }, given: 'Fleksjob', of: ['flex'] },
        { at: { column: 'destAndel', row: 1 }, given: '=12/32', of: ['jobs', 'flex'] },
      ],
    },
  },
  {
    id: 'silkeborg-permanent-2016',
    title: 'Silkeborg gør indsatsen permanent',
    municipality: 'Silkeborg',
    years: '2016-',
    targetGroup: 'cashBenefit',
    group: 'Kontanthjælpsmodtagere længst fra arbejdsmarkedet',
    effort: 'staff',
    summary:
      'Efter forsøget bruger kommunen knap fem mio. kr. om året og venter at spare femten. Mere er ikke offentliggjort.',
    figures: [
      { key: 'investment', label: 'Investering om året (knap)', is: 'plan', unit: 'mioKr', value: 5 },
      { key: 'saving', label: 'Ventet besparelse om året', is: 'plan', unit: 'mioKr', value: 15 },
    ],
    sources: [debate],
    recalculations: [
      {
        label: 'Ventet besparelse pr. investeret krone',
        unit: 'kronePerKrone',
        calculation: { kind: 'ratio', of: ['saving', 'investment'] },
        remark: 'Gælder et helt år i drift. Om gevinsten kommer allerede første år, fremgår ikke.',
      },
    ],
    missing: [
      { question: 'Hvor mange personer er med?', at: 'Optag_personer' },
      { question: 'Hvor stor er effekten?', at: 'Effekt' },
      { question: 'Hvilken sats er brugt?', at: 'Egen_ydelse' },
      { question: 'Hvilken kommunal andel er brugt?', at: 'Anc_andel' },
      { question: 'Hvordan falder udgift og besparelse år for år?' },
    ],
    remarks: ['Kilden skriver »knap fem« mio. kr.; her står fem.'],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Ydelsesnavn' }, given: 'Kontanthjælp', of: ['investment'] },
        { at: { column: 'post', row: 0 }, given: 'Investering om året (knap)', of: ['investment'] },
        { at: { column: 'antal', row: 0 }, given: 1, of: ['investment'] },
        { at: { column: 'pris', row: 0 }, given: 5_000_000, of: ['investment'] },
        { at: { column: 'engang', row: 0 }, given: 'nej', of: ['investment'] },
        { at: { column: 'fra', row: 0 }, given: 1, of: ['investment'] },
      ],
    },
  },
  {
    id: 'silkeborg-trivsel-2017',
    title: 'Silkeborgs investering i børns trivsel',
    municipality: 'Silkeborg',
    years: '2017-2036',
    targetGroup: 'young',
    group: 'Børn og unge, og deres senere vej til job',
    effort: 'prevention',
    summary:
      'En tidlig indsats for børn, som andre udvalg end det, der betaler, høster gevinsten af. På beskæftigelsesområdet kommer den først efter tretten år.',
    figures: [
      { key: 'start', label: 'Start', is: 'plan', unit: 'year', value: 2017 },
      {
        key: 'early',
        label: 'Gevinst i dagtilbud, PPR, skole og familie',
        is: 'plan',
        text: 'Fra tredje år',
      },
      { key: 'lag', label: 'Gevinst på beskæftigelse efter', is: 'plan', unit: 'years', value: 13 },
      { key: 'paidBack', label: 'Tjent hjem', is: 'plan', unit: 'year', value: 2036 },
      { key: 'after', label: 'År efter start', is: 'plan', unit: 'years', value: 19 },
    ],
    sources: [
      {
        title: 'VIVE, Erfaringer med investeringscases i budgettering af indsatserne',
        url: 'https://9pdf.org/article/erfaringer-med-investeringscases-i-budgettering-af-indsatserne.q7wlxx9d',
      },
    ],
    recalculations: [
      {
        label: 'Fra start til tjent hjem',
        unit: 'years',
        calculation: { kind: 'difference', of: ['paidBack', 'start'] },
        published: 'after',
        remark: 'Årene passer. Det er inden for de tyve år, som beregningen kan gå frem.',
      },
    ],
    missing: [
      { question: 'Hvilke beløb er investeret og sparet? De står i boks 5.2 i VIVEs rapport.' },
      { question: 'Hvor mange børn er med?', at: 'Optag_personer' },
      { question: 'Hvor stor er effekten på senere beskæftigelse?', at: 'Effekt' },
      { question: 'Hvilken ydelse spares der på?', at: 'Egen_ydelse' },
    ],
    remarks: [
      'Gevinsten falder på andre udvalgs budgetter end udgiften: skriv udvalget på hver udgiftslinje.',
    ],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Horisont' }, given: 19, of: ['after'] },
        { at: { name: 'Forsinkelse' }, given: '=13*52', of: ['lag'] },
      ],
    },
  },
];
