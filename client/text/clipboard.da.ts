/** Cutting, copying and pasting, in Danish; and personal numbers in what is typed and pasted. */
export const clipboard = {
  pasteValues: 'Sæt kun værdier ind',
  pasteSpecial: 'Indsæt special …',
  special: {
    title: 'Indsæt special',
    what: 'Hvad sættes ind?',
    all: 'Alt',
    allHelp: 'Formler, værdier og formater',
    values: 'Værdier',
    valuesHelp: 'Det, cellerne viser, uden formler og formater',
    formulas: 'Formler',
    formulasHelp: 'Formler og værdier, uden formater',
    formats: 'Formater',
    formatsHelp: 'Kun udseendet; indholdet bliver stående',
    transpose: 'Byt om på rækker og kolonner',
    paste: 'Sæt ind',
    keys: 'Du kan også trykke Ctrl+V her i dialogen.',
    notRead: 'Browseren lod os ikke læse udklipsholderen. Tryk Ctrl+V her i dialogen i stedet.',
  },
  nothing: 'Udklipsholderen har ingen tekst.',
  tooLarge:
    'Der kan højst indsættes {{ limit }} celler ad gangen, og udklippet har {{ count }}. Intet er ændret; del udklippet op, og sæt det ind i flere omgange.',
  notCalculated: 'Værdierne er ikke beregnet endnu. Prøv igen om lidt; intet er ændret.',
  cutCells: 'Cellerne er klippet, og dem kan man kun flytte som de er. Kopiér dem i stedet.',
  underMerge:
    'Noget af udklippet ville ligge skjult under de flettede celler {{ cells }}. Intet er ændret; ophæv fletningen først, eller sæt ind et andet sted.',
  valuesInstead:
    '{{ count }} formler bruger ark, navne eller funktioner, som ikke findes her. Deres værdier er sat ind i stedet.',
  oneValueInstead:
    'En formel bruger et ark, et navn eller en funktion, som ikke findes her. Dens værdi er sat ind i stedet.',
  busy: 'Der sættes allerede noget ind.',
  done: '{{ count }} celler er sat ind. Ctrl+Z fortryder.',
  cancelled: 'Afbrudt. Intet er sat ind.',
  takenBack: 'Afbrudt. Det, der var sat ind, er taget tilbage.',
  cutOnHidden:
    'Cellerne er klippet, og filteret skjuler rækker, hvor de skulle stå. Vis alle rækker først, eller kopiér i stedet.',
  progress: {
    title: 'Sætter ind',
    reading: '{{ done }} celler læst. Intet er delt med andre, før det hele er på plads.',
    writing: '{{ done }} celler sat ind. Afbryder du, tages de tilbage.',
    cancel: 'Afbryd',
  },
  cpr: {
    titleOne: 'Ligner det et CPR-nummer?',
    titleMany: '{{ count }} tal ligner CPR-numre',
    help: 'CPR-numre hører ikke hjemme i beregninger: alle, der kan åbne projektmappen, kan se dem. Intet er delt endnu.',
    more: 'og {{ count }} til',
    remove: 'Fjern',
    removeHelpOne: '»Fjern« tager kun tallet ud; resten af teksten bliver.',
    removeHelpMany: '»Fjern« tager kun tallene ud; resten bliver.',
    keepOne: 'Behold, det er ikke et CPR-nummer',
    keepMany: 'Behold, det er ikke CPR-numre',
  },
};
