/** The statement of accessibility in both languages. It says only what tests hold and what is known to fall short. */
import type { LanguageId } from '#model';

interface Section {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly list?: readonly string[];
}

export interface Statement {
  readonly title: string;
  readonly intro: readonly string[];
  readonly operatorHeading: string;
  readonly operatorLink: string;
  readonly operatorMissing: string;
  readonly contact: string;
  readonly contactMissing: string;
  readonly sections: readonly Section[];
  readonly complaintHeading: string;
  readonly complaint: readonly string[];
  readonly authorityLink: string;
}

const danish: Statement = {
  title: 'Tilgængelighed i Samregn',
  intro: [
    'Samregn skal kunne bruges af alle, der regner på en indsats: med mus, med tastatur alene, med skærmlæser, med forstørrelse og på tablet.',
    'Målet er WCAG 2.1 på niveau AA, som også er det, den europæiske standard EN 301 549 kræver af websteder. Siden her fortæller, hvad der er prøvet i programmet, og hvad der endnu ikke når målet. Det er udviklernes egen vurdering. Ingen uden for projektet har efterprøvet den.',
  ],
  operatorHeading: 'Kommunens egen erklæring',
  operatorLink: 'Læs kommunens tilgængelighedserklæring',
  operatorMissing:
    'Den myndighed, der driver Samregn, skal efter loven om webtilgængelighed offentliggøre sin egen tilgængelighedserklæring, lavet i WAS-Tool. Der er endnu ikke sat et link til den her.',
  contact: 'Henvendelser om tilgængelighed på denne installation: {{ contact }}',
  contactMissing: 'Skriv eller ring til den, der driver Samregn hos jer, hvis noget ikke kan bruges.',
  sections: [
    {
      heading: 'Kom rundt uden mus',
      paragraphs: [
        'Arket kan læses og udfyldes med tastaturet alene. Det er ét stop for tabulatortasten, og inde i arket flytter piletasterne.',
      ],
      list: [
        'Ud af arket: tryk Escape og derefter Tab eller Shift+Tab.',
        'F6, eller Alt og pil ned, går til et spørgsmål eller en besked ved cellen. Escape lukker den og går tilbage til arket.',
        'Øverst på projektmappens side fører linket »Gå til arket« lige ned i arket.',
        'Escape i panelet ved siden af arket går tilbage til arket.',
      ],
    },
    {
      heading: 'Det er prøvet',
      paragraphs: [
        'Det følgende kontrolleres med automatiske prøver i Chromium, hver gang programmet ændres:',
      ],
      list: [
        'Hver skærm gennemgås med værktøjet axe i lyst udseende, og forsiden, projektmappen og denne side også i mørkt.',
        'Kontrasten er mindst 4,5:1 for tekst og 3:1 for linjer, der betyder noget, i lyst og mørkt udseende, og mindst 7:1 og 4,5:1, når systemet beder om mere kontrast.',
        'En hel investeringscase kan laves, ændres og hentes som Excel-fil med tastaturet alene.',
        'Siderne passer i bredden ved 200 % forstørrelse og ved 400 % (320 punkter bredt). Kun arket selv og brede tabeller ruller på tværs.',
        'På forsiden, i projektmappen og ved udskrivning er det, man klikker på, mindst 24 gange 24 punkter eller har så meget plads om sig.',
        'Cellerne har rækkenummer, kolonnenummer og rolle efter WAI-ARIA’s mønster for gitre, og det, der sker i arket, meldes til skærmlæsere.',
        'Med systemets egne farver (høj kontrast i Windows) vises markering og tilstande med linjer.',
        'Beder systemet om mindre bevægelse, bevæger intet sig af sig selv.',
      ],
    },
    {
      heading: 'Det mangler',
      list: [
        'Samregn er ikke gennemprøvet med skærmlæserne NVDA, JAWS og VoiceOver, og ikke af mennesker, der bruger dem til daglig.',
        'Prøverne kører i Chromium. Firefox og Safari er ikke prøvet på samme måde.',
        'Et ark kan være større end skærmen. Ved stor forstørrelse må man rulle på begge led i selve arket.',
        'Kurver har en tekst og en tabel med de samme tal, men punkterne i dem kan ikke besøges et for et med tastaturet.',
        'Teksterne i skabeloner og bibliotek findes kun på dansk. De er mærket som dansk for skærmlæsere.',
        'Excel-filer bærer arkenes tal, navne og overskrifter, men er ikke prøvet for tilgængelighed.',
      ],
    },
  ],
  complaintHeading: 'Hvis noget ikke virker for dig',
  complaint: [
    'Skriv først til den myndighed, der driver Samregn hos jer. Den kan rette fejl eller anvise en anden vej.',
    'Får du ikke svar inden for 10 arbejdsdage, eller er svaret ikke tilfredsstillende, kan du henvende dig til Digitaliseringsstyrelsen, som fører tilsyn med loven om tilgængelighed af offentlige organers websteder og mobilapplikationer.',
  ],
  authorityLink: 'Sådan henvender du dig til Digitaliseringsstyrelsen',
};

const english: Statement = {
  title: 'Accessibility of Samregn',
  intro: [
    'Samregn is to be usable by everybody who calculates an effort: with a mouse, by keyboard alone, with a screen reader, magnified and on a tablet.',
    'The aim is WCAG 2.1 at level AA, which is also what the European standard EN 301 549 demands of websites. This page says what has been tested in the program and what does not yet reach the aim. It is the developers’ own judgement; nobody outside of the project has examined it.',
  ],
  operatorHeading: 'The municipality’s own statement',
  operatorLink: 'Read the municipality’s accessibility statement',
  operatorMissing:
    'By Danish law the authority that runs Samregn must publish its own accessibility statement, made in WAS-Tool. No link to it has been set here yet.',
  contact: 'Questions about accessibility of this installation: {{ contact }}',
  contactMissing: 'Write to or call those who run Samregn where you are if something cannot be used.',
  sections: [
    {
      heading: 'Getting around without a mouse',
      paragraphs: [
        'The sheet can be read and filled in by keyboard alone. It is one stop of the Tab key, and the arrow keys move within it.',
      ],
      list: [
        'Out of the sheet: press Escape and then Tab or Shift+Tab.',
        'F6, or Alt and arrow down, goes to a question or a note at the cell. Escape closes it and goes back to the sheet.',
        'At the top of a workbook’s page the link “Go to the sheet” leads straight into the sheet.',
        'Escape in the panel beside the sheet goes back to the sheet.',
      ],
    },
    {
      heading: 'What is tested',
      paragraphs: ['Automatic tests in Chromium check the following whenever the program is changed:'],
      list: [
        'Every screen is examined by the tool axe in light appearance, and the start page, the workbook and this page also in dark.',
        'Contrast is at least 4.5:1 for text and 3:1 for lines that mean something, in light and dark appearance, and at least 7:1 and 4.5:1 when the system asks for more contrast.',
        'A whole investment case can be made, changed and downloaded as an Excel file by keyboard alone.',
        'Pages fit their width at 200 % and at 400 % magnification (320 points wide). Only the sheet itself and wide tables scroll sideways.',
        'On the start page, in the workbook and when printing, what is clicked is at least 24 by 24 points or has that much room around it.',
        'Cells have row number, column number and role by the WAI-ARIA grid pattern, and what happens in the sheet is announced to screen readers.',
        'With the system’s own colours (high contrast in Windows), selection and states are shown by lines.',
        'If the system asks for less motion, nothing moves by itself.',
      ],
    },
    {
      heading: 'What falls short',
      list: [
        'Samregn has not been tested with the screen readers NVDA, JAWS and VoiceOver, nor by people who use them every day.',
        'The tests run in Chromium. Firefox and Safari are not tested in the same way.',
        'A sheet can be larger than the screen. With high magnification one has to scroll both ways in the sheet itself.',
        'Curves have a text and a table with the same figures, but their points cannot be visited one by one by keyboard.',
        'The texts of templates and library exist in Danish only. They are marked as Danish for screen readers.',
        'Excel files carry the figures, names and headings of the sheets, but have not been tested for accessibility.',
      ],
    },
  ],
  complaintHeading: 'If something does not work for you',
  complaint: [
    'Write first to the authority that runs Samregn where you are. It can mend faults or show another way.',
    'If you get no answer within 10 working days, or the answer is not satisfactory, you can turn to Digitaliseringsstyrelsen (the Agency for Digital Government), which supervises the Danish law on accessibility of public bodies’ websites and mobile applications.',
  ],
  authorityLink: 'How to turn to Digitaliseringsstyrelsen (in Danish)',
};

export const statements: Readonly<Record<LanguageId, Statement>> = { da: danish, en: english };

/** Source: Digitaliseringsstyrelsen, "Oplever du ikke-tilgængeligt indhold?", read 2026-11. */
export const authorityAddress =
  'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/';
