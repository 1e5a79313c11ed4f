/** The pages around the sheet and how they look, in Danish. */
export const pages = {
  theme: {
    label: 'Udseende',
    system: 'Som systemet',
    light: 'Lyst',
    dark: 'Mørkt',
  },
  command: {
    system: 'Udseende som systemet',
    light: 'Lyst udseende',
    dark: 'Mørkt udseende',
    guide: 'Kom godt i gang: fem trin',
    accessibility: 'Læs om tilgængelighed',
  },
  start: {
    recent: 'Fortsæt, hvor du slap',
    own: 'Din egen',
    shared: 'Delt med dig',
    openedAt: 'åbnet {{ when }}',
    search: 'Søg i projektmapper og skabeloner',
    searchHelp: 'Fx fleksjob eller Aarhus',
    found: 'Fundet: {{ workbooks }} projektmapper og {{ templates }} skabeloner',
    noneFound: 'Ingen af dine projektmapper hedder noget med »{{ search }}«. Prøv et kortere ord.',
    clearSearch: 'Ryd søgningen',
    foundTemplates: 'Skabeloner, der passer',
    leaveOf: 'Fjern {{ title }} fra listen',
    example: 'Åbn et eksempel at lege med',
    exampleName: 'Eksempel at lege med',
    accessibility: 'Tilgængelighed',
  },
  guide: {
    heading: 'Kom godt i gang',
    offer:
      'Fem trin gennem jeres første case, med eksempeltal. Du kan stoppe når som helst og fortsætte senere.',
    offerLeft: 'Du er nået til trin {{ number }} af {{ count }}.',
    offerDone: 'Du har været alle fem trin igennem. Du kan tage dem igen.',
    begin: 'Begynd',
    takeUp: 'Fortsæt',
    step: 'Trin {{ number }} af {{ count }}:',
    show: 'Vis mig stedet',
    back: 'Tilbage',
    next: 'Næste trin',
    finish: 'Færdig',
    leave: 'Stop, og fortsæt senere',
    answer: {
      title: 'Svaret står til højre',
      text: 'Panelet siger i én sætning, om indsatsen tjener sig hjem, og hvornår. Lige nu er det eksemplets tal.',
    },
    number: {
      title: 'Ret et gult felt',
      text: 'De gule felter er jeres. Skriv et andet antal personer, og tryk Enter: svaret følger med. Ctrl+Z fortryder.',
    },
    source: {
      title: 'Skriv, hvor tallet kommer fra',
      text: 'Under Forudsætninger får hvert tal kilde, dato og ansvarlig. Det er det, et udvalg spørger om.',
    },
    enough: {
      title: 'Se, hvor lidt der er nok',
      text: 'Nulpunktet siger, hvor lille effekten må være, før indsatsen ikke længere tjener sig hjem.',
    },
    share: {
      title: 'Del med en kollega, eller hent som Excel',
      text: 'Et link giver adgang til at se eller rette. Alle skriver i den samme projektmappe på én gang.',
    },
  },
};
