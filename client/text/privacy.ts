/** What is kept, where and how long: the page's text, in which the installation's own settings are filled in. */
import type { LanguageId } from '#model';
import type { Installation } from '../api.ts';

export interface PrivacyText {
  readonly title: string;
  readonly intro: readonly string[];
  readonly head: readonly [string, string, string];
  /** what, where, how long */
  readonly rows: readonly (readonly [string, string, string])[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

function danish({ privacy, contact }: Installation): PrivacyText {
  const base = privacy.database === 'postgres' ? 'Serverens PostgreSQL-database' : 'Serverens databasefil';
  const days = (count: number): string => (count === 1 ? '1 dag' : `${count} dage`);
  return {
    title: 'Privatliv i Samregn',
    intro: [
      'Her står, hvilke data denne installation gemmer, hvor, og hvor længe. Tallene er taget fra installationens egne indstillinger.',
      'Samregn sender ingen data til andre: ingen statistik, ingen måling af brugere, ingen tjenester fra andre værter. Den eneste undtagelse er jeres egen organisations login, når du selv vælger det.',
    ],
    head: ['Hvad', 'Hvor', 'Hvor længe'],
    rows: [
      ['Dit navn, som kolleger ser, og en farve', base, 'Til du sletter dig'],
      [
        'Konto: brugernavn og en beregning (argon2id) af adgangskoden, aldrig adgangskoden selv',
        base,
        'Til du sletter dig',
      ],
      [
        'Login hos din organisation: udsteder og dit nummer dér, ikke din e-mailadresse',
        base,
        'Til du sletter dig',
      ],
      [
        'Enheder: browser og system i to ord, hvornår du loggede ind og sidst var der, og hvilken gæst du var før, hvis du tog gæstens projektmapper med',
        base,
        `Til du logger ud; ellers ${privacy.idleHours} timer uden brug eller ${days(privacy.sessionDays)} i alt. Uden login ${days(privacy.guestDays)} uden brug`,
      ],
      [
        'Medlemskab af organisationer og adgange til projektmapper, og hvornår de er givet',
        base,
        'Til de fjernes, eller du sletter dig',
      ],
      [
        'Hvem der har brugt et delt link, og hvornår',
        base,
        'Til linket trækkes tilbage, eller du sletter dig',
      ],
      [
        'Det, I skriver i projektmapper, med hvem der skrev og hvornår (på minuttet)',
        base,
        `Så længe projektmappen findes; en slettet mappe i ${days(privacy.trashDays)}`,
      ],
      [
        'Historik: hvem ændrede hvad, og versioner',
        base,
        `${days(privacy.historyDays)}; navngivne versioner så længe projektmappen findes. Af de automatiske beholdes efter 30 dage én om dagen og efter 180 dage én om ugen`,
      ],
      [
        'Antal mislykkede login fra en netadresse; adressen gemmes kun som en beregning (SHA-256)',
        base,
        'Højst en time efter; ryddes op én gang i døgnet',
      ],
      [
        'Serverens log: fejl og hændelser med tilfældige numre, uden navne og uden indhold fra celler',
        'Hos den, der driver serveren',
        'Bestemmes af den, der driver serveren',
      ],
      [
        'En kopi af de projektmapper, du har åbnet, så du kan arbejde uden net',
        'Din egen browser',
        'Til du logger ud, sletter dig eller rydder browserens data. Løber din tid ud, uden at du logger ud, slettes kopien, næste gang nogen åbner Samregn i browseren. Er der ændringer i den, som ikke er sendt, bliver den liggende, til du er tilbage og sender dem; andre, der bruger browseren, får deres egen kopi og kan ikke sende dine ændringer',
      ],
      ['Sprog, udseende og hvad du sidst havde åbent', 'Din egen browser', 'Til du rydder browserens data'],
      [
        'Én cookie, der husker dig. Ingen andre cookies ud over en på ti minutter, mens du logger ind',
        'Din egen browser',
        `Højst ${days(Math.max(privacy.guestDays, privacy.sessionDays))}`,
      ],
    ],
    sections: [
      {
        heading: 'Det kan du selv',
        paragraphs: [
          'Under Din konto kan du skifte adgangskode, se dine enheder og logge dem ud, hente alt, Samregn ved om dig, og slette dig.',
          'Når du sletter dig, forsvinder navn, konto, enheder og adgange med det samme. I projektmappernes log og historik står der derefter et tilfældigt nummer i stedet for dig, og dit navn tages ud af kommentarer. Kopierne i den browser, du sletter dig fra, slettes også.',
          'Dit navn tages også ud af de versioner, der er gemt. Kun en version, der er beskadiget og ikke kan læses, bliver stående, som den er.',
          'Fire steder kan dit navn stå i kommentarer, indtil deres tid er gået. I sikkerhedskopier: så længe den, der driver Samregn, gemmer dem. I kopier på kollegers og dine egne andre computere: til de næste gang åbner projektmappen. I serverens foregående kopi af en projektmappe: til mappen er ændret og lukket et par gange mere. Og når serveren har ryddet op i en projektmappe, i den kopi, den tog før oprydningen: så længe projektmappen findes. De to sidste kan ingen se i Samregn; de bruges kun, hvis noget skal reddes.',
        ],
      },
      {
        heading: 'CPR-numre',
        paragraphs: [
          'Samregn er til tal for grupper. Det, der ligner et CPR-nummer, advares der om, før det deles. Serveren kontrollerer det også: Her på installationen og i hver organisation er det valgt, om det så afvises, gemmes med en advarsel eller ikke kontrolleres. Det tælles, hvor ofte det sker, men aldrig, hvad der stod.',
        ],
      },
      {
        heading: 'Spørgsmål',
        paragraphs: [
          contact === ''
            ? 'Den organisation, der driver denne installation, er dataansvarlig. Spørg den.'
            : `Den organisation, der driver denne installation, er dataansvarlig. Kontakt: ${contact}`,
        ],
      },
    ],
  };
}

function english({ privacy, contact }: Installation): PrivacyText {
  const base =
    privacy.database === 'postgres' ? "The server's PostgreSQL database" : "The server's database file";
  const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
  return {
    title: 'Privacy in Samregn',
    intro: [
      'Which data this installation keeps, where, and for how long. The figures come from its own settings.',
      "Samregn sends no data to others: no statistics, no measuring of users, no services of other hosts. The one exception is your own organisation's sign-in, when you choose it.",
    ],
    head: ['What', 'Where', 'How long'],
    rows: [
      ['Your name that colleagues see, and a colour', base, 'Until you delete yourself'],
      [
        'Account: user name and a derivation (argon2id) of the password, never the password',
        base,
        'Until you delete yourself',
      ],
      [
        'Sign-in with your organisation: the issuer and your number there, not your e-mail address',
        base,
        'Until you delete yourself',
      ],
      [
        'Devices: browser and system in two words, when you signed in and were last there, and which guest you were before if you brought the guest’s workbooks along',
        base,
        `Until you sign out; otherwise ${privacy.idleHours} hours unused or ${days(privacy.sessionDays)} in all. Without sign-in ${days(privacy.guestDays)} unused`,
      ],
      [
        'Memberships of organisations and rights to workbooks, and when they were given',
        base,
        'Until they are removed or you delete yourself',
      ],
      ['Who used a shared link, and when', base, 'Until the link is taken back or you delete yourself'],
      [
        'What you write in workbooks, with who wrote it and when (to the minute)',
        base,
        `As long as the workbook; a deleted one for ${days(privacy.trashDays)}`,
      ],
      [
        'History: who changed what, and versions',
        base,
        `${days(privacy.historyDays)}; named versions as long as the workbook. Of the automatic ones one a day is kept after 30 days, and one a week after 180 days`,
      ],
      [
        'Number of failed sign-ins from an address; the address only as its SHA-256',
        base,
        'An hour at most; tidied once a day',
      ],
      [
        "The server's log: errors and events with random numbers, no names, nothing from cells",
        'With whoever runs the server',
        'Decided by whoever runs the server',
      ],
      [
        'A copy of the workbooks that you opened, for work without a net',
        'Your own browser',
        "Until you sign out, delete yourself or clear the browser's data. When your time runs out without signing out, the copy is deleted the next time somebody opens Samregn in the browser. If changes in it have not been sent, it stays until you are back and send them; others who use the browser get a copy of their own and cannot send your changes",
      ],
      [
        'Language, looks and what you last had open',
        'Your own browser',
        "Until you clear the browser's data",
      ],
      [
        'One cookie that remembers you. No others but one for ten minutes while you sign in',
        'Your own browser',
        `${days(Math.max(privacy.guestDays, privacy.sessionDays))} at most`,
      ],
    ],
    sections: [
      {
        heading: 'What you can do yourself',
        paragraphs: [
          'Under Your account you can change your password, see your devices and sign them out, get everything Samregn knows about you, and delete yourself.',
          'When you delete yourself, name, account, devices and rights are gone at once. In logs and history a random number stands for you afterwards, and your name is taken out of comments. The copies in the browser that you delete yourself from are deleted, too.',
          'Your name is taken out of the versions that are kept, too. Only a version that is damaged and cannot be read stays as it is.',
          "In four places your name may stand in comments until their time is over. In backups: as long as whoever runs Samregn keeps them. In copies on colleagues' and your own other computers: until they next open the workbook. In the server's copy of a workbook before the latest one: until it has been changed and closed a few more times. And when the server has tidied a workbook, in the copy that it took before: as long as the workbook. Nobody can see the last two in Samregn; they are used only if something has to be rescued.",
        ],
      },
      {
        heading: 'CPR numbers',
        paragraphs: [
          'Samregn is for figures about groups. What looks like a CPR number is warned about before it is shared. The server looks, too: this installation, and each organisation, has chosen whether it is then refused, kept with a warning, or not looked for. How often it happens is counted, never what stood there.',
        ],
      },
      {
        heading: 'Questions',
        paragraphs: [
          contact === ''
            ? 'The organisation that runs this installation is the data controller. Ask there.'
            : `The organisation that runs this installation is the data controller. Contact: ${contact}`,
        ],
      },
    ],
  };
}

export function privacyText(language: LanguageId, installation: Installation): PrivacyText {
  return language === 'da' ? danish(installation) : english(installation);
}
