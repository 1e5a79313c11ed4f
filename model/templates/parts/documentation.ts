/**
 * What the calculation does and does not do, in plain words, and room for own notes.
 */
import type { Block } from '../template.ts';
import { aDay } from './days.ts';
import { ladderLaw } from './ladder.ts';

/** How it is calculated. */
export const method: readonly Block[] = [
  { kind: 'heading', text: 'Hvad der regnes' },
  {
    kind: 'note',
    text: 'Kun forskellen mellem med og uden indsats tæller. Bruttoafgang vises, men bruges aldrig til penge.',
  },
  {
    kind: 'note',
    text: 'Værdien af én person uge for uge siden start ganges sammen med optaget uge for uge (foldning).',
  },
  {
    kind: 'note',
    text: 'Hver sparet uge prissættes med kommunens andel ved den anciennitet, personen ville have haft. Staten får resten.',
  },
  {
    kind: 'note',
    text: 'Flytter en person til en anden ydelse, trækkes den nye ydelse fra med sin egen fordeling mellem kommune og stat.',
  },
  {
    kind: 'note',
    text: 'Modelåret har 52 uger. Første budgetår har så mange uger, som der er tilbage af kalenderåret ved start.',
  },
  {
    kind: 'note',
    text: 'En måned på Indsats er en tolvtedel år; beløbet fordeles jævnt over månedens hele uger.',
  },
  {
    kind: 'note',
    text: 'Tilbagebetaling er første uge, fra hvilken den akkumulerede nettogevinst forbliver mindst nul i perioden.',
  },
  {
    kind: 'note',
    text: 'Nutidsværdi: betaling ved start tilbageføres ikke; hvert budgetårs netto tilbageføres efter den valgte konvention.',
  },
  {
    kind: 'note',
    text: 'Budgetgarantien: kommunen regnes alene. Linjen "hvis alle gør det samme" tager besparelsen på ydelser tilbage over bloktilskuddet.',
  },
  {
    kind: 'note',
    text: 'Den linje er vores læsning af reglen: den enkelte kommune beholder sin besparelse, men gør alle det samme, sænkes tilskuddet tilsvarende.',
  },
];

/** Where rules come from. */
export const sources: readonly Block[] = [
  { kind: 'heading', text: 'Kilder' },
  {
    kind: 'note',
    text: `${ladderLaw}: refusionstrappen, i kraft fra 4. januar 2016; nulstilling § 6; tælling fra 1. juli 2014 § 30.`,
  },
  {
    kind: 'note',
    text: 'Finansministeriet, dokumentationsnotat om den samfundsøkonomiske diskonteringsrente, 7. januar 2021.',
  },
  {
    kind: 'note',
    text: 'Lovforslag L 196 (2019-20, 26. maj 2020): udligning af skattegrundlaget med 75 %.',
  },
  {
    kind: 'note',
    text: 'Finansministeriet, siden om budgetgarantien (2014): kommunerne under ét kompenseres krone for krone. Listen over ydelser kan være ændret siden.',
  },
  { kind: 'note', text: 'Satsernes kilder står ved hver sats på arket Satser.' },
];

/** What is left out. */
export const limitations: readonly Block[] = [
  { kind: 'heading', text: 'Hvad der ikke er med' },
  {
    kind: 'note',
    text: 'Statens skat, kirkeskat, bundfradrag og tilskuddet til kommuner med lavt skattegrundlag.',
  },
  {
    kind: 'note',
    text: 'Ydelsesbeløb efter 1. juli 2025, enhedspriser og lønninger er ikke verificeret og skal være jeres egne.',
  },
];

/** Room for what people want to say themselves. */
export const noteTable: Block = {
  kind: 'table',
  rows: 12,
  columns: [
    {
      key: 'note',
      title: 'Note',
      help: 'En kilde, et valg eller et forbehold, som læseren skal kende.',
      role: 'optionalInput',
    },
    {
      key: 'noteDato',
      title: 'Dato',
      help: 'Den dag, noten er skrevet, fx 31-08-2026.',
      role: 'optionalInput',
      number: 'dd-mm-yyyy',
      allowed: aDay,
    },
    {
      key: 'noteNavn',
      title: 'Navn',
      help: 'Hvem der har skrevet noten, så læseren kan spørge.',
      role: 'optionalInput',
    },
  ],
};

/** For the municipality. */
export const ownNotes: readonly Block[] = [
  { kind: 'heading', text: 'Jeres egne noter' },
  { kind: 'note', text: 'Skriv kilder, valg og forbehold i de gule felter.' },
  noteTable,
];
