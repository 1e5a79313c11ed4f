/** The entries. Facts in our own words; each is true of what its source studied, and of nothing else. */
import type { DirectionEvidence, Evidence } from './evidence.ts';

const bipLetter = {
  title: 'Beskæftigelsesministerens brev om Beskæftigelses Indikator Projektet (BIP)',
  date: '2017-09-19',
} as const;

/** Categories only: the knowledge bank counts which way studies point, not how far. */
const jobeffekter: DirectionEvidence = {
  id: 'jobeffekter',
  title: 'Jobeffekter.dk siger hvilken vej, ikke hvor meget',
  finding:
    'Vidensbanken vejer studier sammen og svarer i kategorier: positiv, negativ, ingen, få studier eller modstridende. En retning kræver, at mindst 55 % af den vejede viden peger samme vej; effektens størrelse indgår ikke. Slå jeres målgruppe og indsats op.',
  source: {
    title: 'Jobeffekter.dk, Fortolkning af resultater',
    url: 'https://jobeffekter.dk/om-jobeffekter/fortolkning/',
  },
  supports: [
    { sense: 'direction', key: 'Effekt', direction: 'lookUp' },
    { sense: 'direction', key: 'Løft', direction: 'lookUp' },
  ],
};

export const evidence: readonly Evidence[] = [
  {
    id: 'bip-sagsbehandlerskift',
    title: 'Mange skift af sagsbehandler',
    finding:
      'Blandt aktivitetsparate kontanthjælpsmodtagere har de, der ofte skifter sagsbehandler, mindre udsigt til job.',
    source: bipLetter,
    supports: [
      { sense: 'direction', key: 'Chance', direction: 'negative' },
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'Regn med, at udskiftning i teamet undervejs kan koste noget af effekten.',
      },
    ],
  },
  {
    id: 'bip-forventninger',
    title: 'Sagsbehandlerens tro på, at det lykkes',
    finding:
      'Aktivitetsparate kontanthjælpsmodtagere, hvis sagsbehandler venter sig noget af dem, kommer oftere i job.',
    source: bipLetter,
    supports: [
      { sense: 'direction', key: 'Effekt', direction: 'positive' },
      { sense: 'direction', key: 'Løft', direction: 'positive' },
    ],
  },
  {
    id: 'bip-virksomhedsrettet',
    title: 'Virksomhedsrettet indsats',
    finding:
      'For aktivitetsparate kontanthjælpsmodtagere er det indsatser på en arbejdsplads, der virker bedst.',
    source: bipLetter,
    supports: [
      { sense: 'direction', key: 'Effekt', direction: 'positive' },
      { sense: 'direction', key: 'Løft', direction: 'positive' },
    ],
  },
  {
    id: 'bip-ingen-indsats',
    title: 'Ingen indsats',
    finding: 'De aktivitetsparate kontanthjælpsmodtagere, der slet ingen indsats får, udvikler sig mindst.',
    source: bipLetter,
    supports: [
      { sense: 'direction', key: 'Chance', direction: 'negative' },
      {
        sense: 'warning',
        key: 'Chance',
        text: 'Basisalternativet er den indsats, de ellers ville have fået. Er den ingenting, så sig det.',
      },
    ],
  },
  jobeffekter,
  {
    id: 'ips-inklusion',
    title: 'IPS: job med individuel støtte ved psykisk sygdom',
    finding:
      'I et lodtrækningsforsøg var 60 % af dem, der fik IPS, kommet i job eller uddannelse efter 18 måneder mod 47 % i kontrolgruppen: 13 procentpoint mere. Offentliggjort besparelse er 72.000 kr. pr. person for IPS og 55.000 kr. for IPSE; hvordan den deles mellem kommune, region og stat, fremgår ikke.',
    source: {
      title: 'STAR, IPS som vej til job og økonomiske besparelser (Projekt Inklusion)',
      url: 'https://star.dk/om-styrelsen/nyt/nyheder/2021/02/ips-som-vej-til-job-og-oekonomiske-besparelser/',
      date: '2021-02',
    },
    grade: 'rct',
    supports: [
      {
        sense: 'size',
        key: 'Effekt',
        netShare: 0.13,
        measuredOn: 'Projekt Inklusions deltagere mod lodtrukken kontrolgruppe, efter 18 måneder',
      },
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'De 13 procentpoint gælder netop den målgruppe og metode. Brutto var 60 %.',
      },
    ],
  },
  {
    id: 'flere-skal-med',
    title: 'Flere skal med',
    finding:
      '88 kommuner fik 262,5 mio. kr. i 2017-2019 til over 27.000 borgere. Ved slutningen var 37 % (omkring 4.800) i job, uddannelse, fleksjob eller praktik, og 12 % (omkring 1.600) havde forladt ydelsen til job, uddannelse eller fleksjob. 81 % (omkring 6.300) af sagerne for rehabiliteringsteamet blev afklaret. Kommunerne er meget forskellige.',
    source: {
      title: 'Beskæftigelsesministerens brev til Beskæftigelsesudvalget, j.nr. 2020-4014',
      date: '2020-12-17',
    },
    grade: 'beforeAfter',
    supports: [
      {
        sense: 'warning',
        key: 'Bruttoafgang',
        text: 'Andelene er brutto: brevet har ingen sammenligningsgruppe, og praktik er ikke en afgang fra ydelsen.',
      },
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'Spredningen mellem kommunerne er stor; brug lav og høj, ikke ét tal.',
      },
    ],
  },
  {
    id: 'working-well',
    title: 'Working Well: ens tal med og uden indsats',
    finding:
      'I forsøget i Greater Manchester var 4,7 % begyndt i job i de tidlige tal, og det samme var 4,7 % af en sammenligningsgruppe: forskellen var nul, selv om bruttotallet ikke var det. Job af mindst 26 ugers varighed var der dog flere af med indsatsen.',
    source: {
      title: 'Learning and Work Institute, Assessing the impact of employment support in Manchester',
      url: 'https://archive.learningandwork.org.uk/2018/01/30/assessing-impact-employment-support-manchester/',
      date: '2018-01-30',
    },
    grade: 'quasi',
    supports: [
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'Hvor mange der kom i job, er ikke effekten. Spørg altid: hvor mange uden indsatsen?',
      },
      { sense: 'warning', key: 'Bruttoafgang', text: 'Et bruttotal over nul kan dække over ingen effekt.' },
    ],
  },
  {
    id: 'aabenraa-brutto',
    title: 'Aabenraa: 81 % var brutto',
    finding:
      '81 % forlod gruppen over fire år, men kommunens egen budgetvirkning er 20,5 mio. kr. om året, omkring 8.100 kr. pr. afgang og år. De fleste ville altså have forladt gruppen alligevel, eller de sparede kun lidt.',
    source: {
      title: 'Aabenraa Kommune om afslutningen af investeringsstrategien',
      url: 'https://www.aabenraa.dk/vores-kommune/nyheder/arkiv/aabenraa-kommune-afslutter-investeringsstrategi-paa-beskaeftigelsesomraadet-med-stor-succes/',
    },
    grade: 'beforeAfter',
    supports: [
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'En afgangsprocent må ikke stå her. Den hører til i Bruttoafgang.',
      },
      {
        sense: 'warning',
        key: 'Bruttoafgang',
        text: 'Vises ved siden af effekten og bruges aldrig til penge.',
      },
    ],
  },
  {
    id: 'aalborg-frafald',
    title: 'Aalborg: mange mistede jobbet igen',
    finding:
      'Mandag Morgen skriver om Impact60, at to tredjedele af de 36 %, der var i arbejde i marts 2020, mistede jobbet inden for otte uger.',
    source: { title: 'Mandag Morgen (mm.dk) om den sociale effektinvestering i Aalborg' },
    supports: [
      {
        sense: 'warning',
        key: 'Tilbagefald',
        text: 'Et job er ikke en varig afgang. Måneden var den første med corona-nedlukning.',
      },
      {
        sense: 'warning',
        key: 'Varighed',
        text: 'Regn ikke med, at hele forskellen holder i hele perioden.',
      },
    ],
  },
  {
    id: 'cabi-lang-sigt',
    title: 'Gevinsten kommer på lang sigt',
    finding:
      'Cabi og CARMA beskriver investeringer i beskæftigelsesindsatsen som en god forretning, hvor gevinsten først høstes efter nogle år.',
    source: { title: 'Cabi/CARMA, Investeringer i beskæftigelsesindsatsen er en god forretning' },
    supports: [
      {
        sense: 'warning',
        key: 'Forsinkelse',
        text: 'Lad effekten begynde sent, og vis altid hele perioden ved siden af første år.',
      },
    ],
  },
  {
    id: 'aarhus-destination',
    title: 'Aarhus: et fleksjob koster også',
    finding:
      'Af dem, der gennemførte forløbet med midlertidige fleksjob, kom 73 % videre, næsten alle i fleksjob: knap 295 mod 4 i ordinært job. Kommunen betaler fortsat sin andel af fleksløntilskuddet.',
    source: { title: 'Cabi/CARMA, Investeringer i beskæftigelsesindsatsen er en god forretning' },
    grade: 'beforeAfter',
    supports: [
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'Prissæt, hvor de kommer hen. En afgang til en anden ydelse er ikke gratis.',
      },
    ],
  },
  {
    id: 'kl-resultater',
    title: 'KL: styr efter resultater',
    finding:
      'KL viser med Albertslund, Køge og Lejre, at fuld rettidighed i samtalerne ikke følges af gode resultater, og vil hellere måle på passive uger.',
    source: { title: 'KL om styring af beskæftigelsesindsatsen', date: '2018-09-27' },
    supports: [
      {
        sense: 'warning',
        key: 'Effekt',
        text: 'Flere samtaler til tiden er aktivitet. Effekten skal ses på uger med ydelse.',
      },
    ],
  },
];

/** What can support an assumption, by the templates' name of its input. */
export function evidenceFor(key: string): readonly Evidence[] {
  return evidence.filter(({ supports }) => supports.some((support) => support.key === key));
}
