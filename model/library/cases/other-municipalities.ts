/** Cases of municipalities that the library has one of. */
import type { LibraryCase } from '../case.ts';

export const otherMunicipalities: readonly LibraryCase[] = [
  {
    id: 'aabenraa-kik2-2018-2022',
    title: 'Aabenraa: færre på kontant- og uddannelseshjælp',
    municipality: 'Aabenraa',
    years: '2018-2022',
    targetGroup: 'cashBenefit',
    group: 'Kontant- og uddannelseshjælp',
    effort: 'strategy',
    summary:
      'Fjorten ekstra sagsbehandlere og 28 indsatser over fire år. Af 3.121 deltagere var 583 stadig på ydelsen; budgettet er sænket med 20,5 mio. kr. om året.',
    figures: [
      { key: 'n', label: 'Deltagere', is: 'plan', unit: 'persons', value: 3121 },
      { key: 'staff', label: 'Ekstra sagsbehandlere', is: 'plan', unit: 'persons', value: 14 },
      { key: 'interventions', label: 'Indsatser', is: 'plan', unit: 'count', value: 28 },
      { key: 'cost', label: 'Udgift', is: 'plan', unit: 'mioKr', value: 60 },
      { key: 'stock', label: 'På ydelsen ved start', is: 'plan', unit: 'persons', value: 1130 },
      { key: 'targetStock', label: 'Mål for antal på ydelsen', is: 'plan', unit: 'persons', value: 800 },
      { key: 'still', label: 'Deltagere stadig på ydelsen', is: 'result', unit: 'persons', value: 583 },
      {
        key: 'stockStill',
        label: 'Af dem ved start stadig på ydelsen',
        is: 'result',
        unit: 'persons',
        value: 135,
      },
      {
        key: 'gross',
        label: 'Afgang, offentliggjort',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.81,
      },
      { key: 'saving', label: 'Lavere budget om året', is: 'result', unit: 'mioKr', value: 20.5 },
    ],
    sources: [
      {
        title: 'Aabenraa Kommune, afslutning af investeringsstrategien på beskæftigelsesområdet',
        url: 'https://www.aabenraa.dk/vores-kommune/nyheder/arkiv/aabenraa-kommune-afslutter-investeringsstrategi-paa-beskaeftigelsesomraadet-med-stor-succes/',
      },
    ],
    recalculations: [
      {
        label: 'Deltagere, der har forladt ydelsen',
        unit: 'persons',
        calculation: { kind: 'difference', of: ['n', 'still'] },
        remark: 'Brutto: alle, der er ude, uanset hvorfor.',
      },
      {
        label: 'Afgang som andel af deltagerne',
        unit: 'share',
        calculation: { kind: 'ratio', of: [2538, 'n'] },
        published: 'gross',
        digit: 0.01,
        remark: 'Passer med de 81 %. Det er bruttoafgang over fire år, ikke effekt.',
      },
      {
        label: 'Lavere budget pr. afgang og år',
        unit: 'kr',
        calculation: { kind: 'ratio', of: [20_500_000, 2538] },
        remark:
          'Et helt år på ydelsen koster mange gange så meget. Kommunens egen budgetvirkning siger altså, at kun en lille del af afgangen skyldes indsatsen.',
      },
      {
        label: 'Udgift i forhold til ét års lavere budget',
        unit: 'years',
        calculation: { kind: 'ratio', of: ['cost', 'saving'] },
        remark: 'Så mange år med fuld virkning skal der til. Hvor hurtigt virkningen kom, er ikke oplyst.',
      },
    ],
    missing: [
      { question: 'Hvor mange ville have forladt ydelsen uden indsatsen? 81 % er brutto.', at: 'Effekt' },
      { question: 'Hvor gik de hen: job, fleksjob eller førtidspension?', at: 'Dest_andel' },
      { question: 'Hvor hurtigt nåede virkningen op på 20,5 mio. kr.?', at: 'Forsinkelse' },
      {
        question:
          'Hvad koster et årsværk, og hvornår faldt de 60 mio. kr.? I projektmappen står de ved start.',
      },
      { question: 'Hvilken kommunal andel er brugt?', at: 'Anc_andel' },
      { question: 'Hvornår begyndte de 3.121? I projektmappen begynder alle i uge 0.' },
    ],
    remarks: [
      '81 % hører hjemme i feltet Bruttoafgang. Brugt som effekt ville tallet give en gevinst, der er mange gange kommunens egen.',
    ],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Ydelsesnavn' }, given: 'Kontant- og uddannelseshjælp', of: ['n'] },
        { at: { column: 'holdUge', row: 0 }, given: 0, of: ['n'] },
        { at: { column: 'holdPersoner', row: 0 }, given: 3121, of: ['n'] },
        { at: { name: 'Bruttoafgang' }, given: 0.81, of: ['gross'] },
        { at: { column: 'post', row: 0 }, given: '14 ekstra sagsbehandlere og 28 indsatser', of: ['cost'] },
        { at: { column: 'antal', row: 0 }, given: 1, of: ['cost'] },
        { at: { column: 'pris', row: 0 }, given: 60_000_000, of: ['cost'] },
        { at: { column: 'engang', row: 0 }, given: 'ja', of: ['cost'] },
      ],
    },
  },
  {
    id: 'odense-2017-portfolio',
    title: 'Odense: fjorten investeringer på én gang',
    municipality: 'Odense',
    years: '2017-2018',
    targetGroup: 'several',
    group: 'Ledige i flere målgrupper, efter projekt',
    effort: 'strategy',
    summary:
      'Fjorten projekter med hver sin business case. Gevinsten tæller sparet ydelse, skat og udligning med; et af projekterne havde efter omkring et år tabt 9,2 mio. kr. og skulle laves om.',
    figures: [
      { key: 'projects', label: 'Projekter', is: 'plan', unit: 'count', value: 14 },
      { key: 'investment', label: 'Investering', is: 'plan', unit: 'mioKr', value: 72.4 },
      { key: 'frame', label: 'Byrådets ramme', is: 'plan', unit: 'mioKr', value: 50 },
      {
        key: 'basis',
        label: 'Hvad gevinsten tæller med',
        is: 'plan',
        text: 'Sparet ydelse, skatteindtægt og virkning i udligningen',
      },
      { key: 'net', label: 'Nettogevinst efter tilbagebetaling', is: 'plan', unit: 'mioKr', value: 42 },
      { key: 'loss', label: 'Tab på et af projekterne indtil da', is: 'result', unit: 'mioKr', value: 9.2 },
    ],
    sources: [
      {
        title: 'Fyens Stiftstidende om Odense Kommunes investeringer',
        url: 'https://www.fyens.dk/article/3251249',
      },
      {
        title: 'Odense Kommune, dagsorden for Beskæftigelses- og Socialudvalget',
        url: 'https://www.odense.dk/temp/SBSYS/Dagsordener/Beskaeftigelses-_og_S(2017)/17-05-2017/Dagsorden(ID452)/dagsorden.html',
        date: '2017-05-17',
      },
    ],
    recalculations: [
      {
        label: 'Investeringen i forhold til byrådets ramme',
        unit: 'mioKr',
        calculation: { kind: 'difference', of: ['investment', 'frame'] },
        remark: 'Så meget mere end rammen er investeret. Hvorfor fremgår ikke af det, vi har læst.',
      },
      {
        label: 'Nettogevinst pr. investeret krone',
        unit: 'kronePerKrone',
        calculation: { kind: 'ratio', of: ['net', 'investment'] },
        remark: 'Gevinsten er med skat og udligning. En beregning uden skat kan ikke sammenlignes med den.',
      },
    ],
    missing: [
      {
        question: 'Hvad siger de 14 business cases hver for sig om antal, effekt og sats?',
        at: 'S_personer',
      },
      { question: 'Hvilke år falder udgiften i?', at: 'S_investering' },
      { question: 'Hvilke år falder gevinsten i?', at: 'S_besparelse' },
      { question: 'Hvor meget af gevinsten er skat, og hvor meget er udligning?' },
      { question: 'Hvilke ydelser spares der på?' },
      { question: 'Tælles de samme borgere med i flere af projekterne?', at: 'V_personer' },
    ],
    remarks: [
      'Regnes de fjorten sammen, må samme borger kun tælle én gang.',
      'Besparelsen i alt er nettogevinsten plus investeringen, med skat og udligning.',
    ],
    start: {
      template: 'strategy',
      values: [
        { at: { name: 'Første_år' }, given: 2017, of: ['projects'] },
        { at: { name: 'Oplyst_investering' }, given: 72_400_000, of: ['investment'] },
        { at: { name: 'Oplyst_besparelse' }, given: '=42000000+72400000', of: ['net', 'investment'] },
      ],
    },
  },
  {
    id: 'aalborg-impact60-2018',
    title: 'Aalborg Impact60: betaling pr. uge i job',
    municipality: 'Aalborg',
    years: '2018-2020',
    targetGroup: 'mentalHealth',
    group: 'Aktivitetsparate med psykiske vanskeligheder',
    effort: 'outcomePayment',
    summary:
      'En investor betaler for indsatsen, og kommunen betaler for hver uge, en borger er i job eller uddannelse, i op til tre år. 46 % mod et sædvanligt niveau på 25 %.',
    figures: [
      { key: 'n', label: 'Borgere', is: 'plan', unit: 'persons', value: 120 },
      { key: 'usual', label: 'Sædvanligt i job eller uddannelse', is: 'plan', unit: 'share', value: 0.25 },
      { key: 'target', label: 'Mål', is: 'plan', unit: 'share', value: 0.5 },
      { key: 'targetPersons', label: 'Mål i personer', is: 'plan', unit: 'persons', value: 60 },
      { key: 'investor', label: 'Investoren går i nul ved', is: 'plan', unit: 'share', value: 0.5 },
      {
        key: 'payment',
        label: 'Betaling',
        is: 'plan',
        text: 'Pr. uge i job eller uddannelse, i op til tre år',
      },
      {
        key: 'share',
        label: 'I job eller uddannelse',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.46,
      },
      {
        key: 'work',
        label: 'I arbejde i marts 2020',
        is: 'result',
        measure: 'gross',
        unit: 'share',
        value: 0.36,
      },
      { key: 'lost', label: 'Heraf mistet jobbet inden for otte uger', is: 'result', text: 'To tredjedele' },
    ],
    sources: [
      {
        title: 'Altinget, Sociale obligationer skal hjælpe psykisk sårbare i job',
        url: 'https://www.altinget.dk/civilsamfund/artikel/danmarkspremiere-sociale-obligationer-skal-hjaelpe-psykisk-saarbare-i-job',
      },
      {
        title: 'CoPi, Første og største projekt med sociale effektinvesteringer',
        url: 'https://co-pi.dk/aktuelt/nyheder/2021/juni/foerste-og-stoerste-projekt-med-sociale-effektinvesteringer-vi-har-laert-meget/',
        date: '2021-06',
      },
      { title: 'Mandag Morgen (mm.dk) om, hvor mange der mistede jobbet igen' },
    ],
    recalculations: [
      {
        label: 'Mål i personer',
        unit: 'persons',
        calculation: { kind: 'product', of: ['n', 'target'] },
        published: 'targetPersons',
        remark: 'Halvdelen af 120, som projektets navn siger.',
      },
      {
        label: 'I job eller uddannelse, brutto',
        unit: 'persons',
        calculation: { kind: 'product', of: ['n', 'share'] },
        remark: 'Så mange er der betalt for, hvis alle tæller.',
      },
      {
        label: 'Forskel fra det sædvanlige',
        unit: 'points',
        calculation: { kind: 'difference', of: ['share', 'usual'] },
        remark:
          'Det er netto, hvis de 25 % er et rigtigt basisalternativ. Hvordan de er fundet, er ikke oplyst.',
      },
      {
        label: 'Flere end sædvanligt',
        unit: 'persons',
        calculation: { kind: 'product', of: ['n', 0.21] },
        remark: 'Mindre end halvdelen af bruttotallet.',
      },
    ],
    missing: [
      { question: 'Hvad betaler kommunen pr. uge?' },
      { question: 'Hvad koster indsatsen pr. deltager?' },
      { question: 'Hvilken ydelse og refusionsandel er brugt?', at: 'Egen_ydelse' },
      { question: 'Hvordan er de 25 % fundet?', at: 'Effekt' },
      { question: 'Hvor mange falder tilbage, og hvornår?', at: 'Tilbagefald' },
      { question: 'Hvor længe har de været på offentlig forsørgelse?', at: 'Anc_andel' },
      { question: 'Hvornår begyndte de 120? I projektmappen begynder alle i uge 0.' },
    ],
    remarks: [
      'To tredjedele af dem, der var i arbejde i marts 2020, mistede jobbet inden for otte uger. Regn med tilbagefald.',
    ],
    start: {
      template: 'investment-case',
      values: [
        { at: { column: 'holdUge', row: 0 }, given: 0, of: ['n'] },
        { at: { column: 'holdPersoner', row: 0 }, given: 120, of: ['n'] },
        { at: { name: 'Bruttoafgang' }, given: 0.46, of: ['share'] },
        { at: { column: 'post', row: 0 }, given: 'Betaling pr. uge i job eller uddannelse', of: ['payment'] },
      ],
    },
  },
  {
    id: 'vesthimmerland-sygedagpenge-2023',
    title: 'Vesthimmerland: lange sygedagpengesager',
    municipality: 'Vesthimmerland',
    years: '2023-2026',
    targetGroup: 'sicknessBenefit',
    group: 'Sygedagpenge i mere end 53 uger',
    effort: 'staff',
    summary:
      'Tre ekstra årsværk i tre år skal give 135 færre sager over 53 uger. Udvalget bad fra begyndelsen om en opfølgning, der kun ser på casens egne sager.',
    figures: [
      { key: 'fullTime', label: 'Ekstra årsværk', is: 'plan', unit: 'fullTime', value: 3 },
      { key: 'start', label: 'Start', is: 'plan', text: '1. august 2023' },
      { key: 'end', label: 'Slut', is: 'plan', text: '31. juli 2026' },
      { key: 'years', label: 'Varighed', is: 'plan', unit: 'years', value: 3 },
      { key: 'fewer', label: 'Færre sager', is: 'plan', unit: 'persons', value: 135 },
      {
        key: 'baseline',
        label: 'Udgangspunkt',
        is: 'plan',
        text: 'Afsluttede sager over 53 uger ved udgangen af 2019 (Jobindsats)',
      },
      { key: 'approved', label: 'Godkendt', is: 'plan', text: '31. maj 2023' },
      { key: 'followUp', label: 'Opfølgning pr.', is: 'plan', text: '31. december 2023' },
    ],
    sources: [
      {
        title: 'Himmerlandsposten, opfølgning på investeringscase om sygedagpenge',
        url: 'https://himmerlandsposten.dk/beskaeftigelsesudvalget-i-vesthimmerland-behandler-opfoelgning-investeringscase-sygedagpenge/',
      },
    ],
    recalculations: [
      {
        label: 'Færre sager pr. årsværk i alt',
        unit: 'persons',
        calculation: { kind: 'ratio', of: ['fewer', 9] },
        remark:
          'Tre årsværk i tre år er ni. Holder hver afsluttet sag, er det femten sager om året pr. årsværk.',
      },
    ],
    missing: [
      { question: 'Hvad koster et årsværk?' },
      { question: 'Hvad er sygedagpengene pr. år?', at: 'Egen_ydelse' },
      { question: 'Hvor mange uger forkortes hver sag?', at: 'Varighed' },
      { question: 'Hvor mange sager arbejdes der med i alt?', at: 'Optag_personer' },
      { question: 'Hvor mange ville være afsluttet alligevel?', at: 'Effekt' },
      { question: 'Hvad viste opfølgningen pr. 31. december 2023?' },
    ],
    remarks: [
      'Opfølgningen bygger kun på casens egne sager og kan ikke sammenlignes med hele området.',
      'Efter uge 52 er kommunens andel 80 %.',
    ],
    start: {
      template: 'investment-case',
      values: [
        { at: { name: 'Startdato' }, given: 45_139, of: ['start'] },
        { at: { name: 'Horisont' }, given: 3, of: ['years'] },
        { at: { name: 'Ydelsesnavn' }, given: 'Sygedagpenge', of: ['baseline'] },
        { at: { column: 'baandAndel', row: 0 }, given: 0, of: ['baseline'] },
        { at: { column: 'baandAndel', row: 1 }, given: 0, of: ['baseline'] },
        { at: { column: 'baandAndel', row: 2 }, given: 0, of: ['baseline'] },
        { at: { column: 'baandAndel', row: 3 }, given: 1, of: ['baseline'] },
        { at: { column: 'post', row: 0 }, given: 'Ekstra årsværk', of: ['fullTime'] },
        { at: { column: 'antal', row: 0 }, given: 3, of: ['fullTime'] },
        { at: { column: 'enhed', row: 0 }, given: 'årsværk', of: ['fullTime'] },
        { at: { column: 'engang', row: 0 }, given: 'nej', of: ['fullTime'] },
        { at: { column: 'fra', row: 0 }, given: 1, of: ['start'] },
        { at: { column: 'til', row: 0 }, given: 36, of: ['end'] },
      ],
    },
  },
  {
    id: 'koebenhavn-investeringspulje-rule',
    title: 'København: højst seks år om at tjene sig hjem',
    municipality: 'København',
    years: '2026',
    targetGroup: 'several',
    group: 'Alle områder, der søger puljen',
    effort: 'rule',
    summary:
      'En pulje på 375 mio. kr. til investeringer, som normalt skal være tjent hjem på højst seks år. Ikke en case, men en regel at måle sin egen på.',
    figures: [
      { key: 'pool', label: 'Pulje', is: 'plan', unit: 'mioKr', value: 375 },
      { key: 'rule', label: 'Tjent hjem på højst', is: 'plan', unit: 'years', value: 6 },
    ],
    sources: [
      {
        title: 'Københavns Kommune, Beskæftigelses-, Integrations- og Erhvervsudvalget, punkt 5',
        url: 'https://www.kk.dk/dagsordener-og-referater/Besk%C3%A6ftigelses-%2C%20Integrations-%20og%20Erhvervsudvalget/m%C3%B8de-16022026/dagsorden/punkt-5',
        date: '2026-02-16',
      },
    ],
    recalculations: [],
    missing: [
      { question: 'Hvad siger de enkelte cases i puljen? Deres tabeller er ikke offentliggjort her.' },
    ],
    remarks: ['Reglen gælder normalt, ikke altid. I regnearket er den et felt, som I kan ændre.'],
    start: {
      template: 'investment-case',
      values: [{ at: { name: 'Frist' }, given: 6, of: ['rule'] }],
    },
  },
];
