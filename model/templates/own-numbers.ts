/**
 * Egne tal: the municipality's tax, wages, unit costs and benefit rates in one place, each with source and date. Cases fetch
 * them by name: a number that is called as a case's input goes there, so names here are names there.
 */
import { benefits } from '../rates/benefits.ts';
import { noteTable } from './parts/documentation.ts';
import { type Block, type Field, type Template, type TemplateSheet, gap } from './template.ts';

interface OwnNumberField extends Pick<Field, 'label' | 'unit' | 'number' | 'help'> {
  readonly name: string;
  readonly max: number;
}

/** A number, where it comes from and of when it is. None is given: nobody knows them but the municipality. */
const ownNumber = ({ name, label, unit, number, help, max }: OwnNumberField): Field => ({
  kind: 'field',
  label,
  unit,
  role: 'optionalInput',
  help,
  values: [
    { name, number, allowed: { kind: 'decimal', min: 0, max }, known: false },
    { name: `${name}_kilde`, known: false },
    {
      name: `${name}_dato`,
      number: 'dd-mm-yyyy',
      allowed: { kind: 'date', min: 36_526, max: 73_050 },
      known: false,
    },
  ],
});

const heading = (text: string): Block => ({
  kind: 'heading',
  text,
  columns: ['Enhed', 'Jeres tal', 'Kilde', 'Dato', 'Forklaring'],
});

const kr = '#,##0';

const wages = [
  ['Løn_jobkonsulent', 'Jobkonsulent'],
  ['Løn_sagsbehandler', 'Sagsbehandler'],
  ['Løn_virksomhedskonsulent', 'Virksomhedskonsulent'],
  ['Løn_mentor', 'Mentor'],
] as const;

const prices = [
  ['Pris_vejledning', 'Vejledning og opkvalificering', 'kr. pr. uge', 'Udgift pr. person og uge i forløbet.'],
  ['Pris_praktik', 'Virksomhedspraktik', 'kr. pr. uge', 'Jeres egen udgift pr. person og uge.'],
  ['Pris_løntilskud', 'Løntilskud', 'kr. pr. uge', 'Jeres egen udgift pr. person og uge efter refusion.'],
  ['Samtale_pris', 'Pris pr. samtale', 'kr.', 'Løn og overhead for én samtale, med forberedelse.'],
  ['Pulje_pris', 'Midlertidigt fleksjob fra puljen', 'kr. pr. uge', 'Puljens udgift pr. person og uge.'],
] as const;

/** The benefits whose rates a municipality most often replaces by its own average. */
const ownRates = benefits.slice(0, 14);

const numbers: TemplateSheet = {
  id: 'n',
  name: 'Egne tal',
  widths: [270, 120, 110, 260, 110, 400],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Egne tal' },
    {
      kind: 'note',
      text: 'Skriv de tal, I bruger igen og igen. I en case henter I dem med »Tal« og »Hent jeres egne tal«.',
    },
    {
      kind: 'note',
      text: 'Del projektmappen med kolleger, så alle cases regner med de samme tal. Tomme linjer hentes ikke.',
    },
    gap,
    heading('Skat'),
    ownNumber({
      name: 'Kommuneskat',
      label: 'Kommuneskat',
      unit: 'andel',
      number: '0.00 %',
      max: 0.5,
      help: 'Jeres udskrivningsprocent uden kirkeskat. Skriv fx 25 %.',
    }),
    gap,
    heading('Løn pr. årsværk, inkl. overhead'),
    ...wages.map(([name, label]) =>
      ownNumber({
        name,
        label,
        unit: 'kr. pr. årsværk',
        number: kr,
        max: 5_000_000,
        help: 'Løn, pension, ferie og jeres overhead i et helt år. Sæt så overhead til 0 % på casens linje.',
      }),
    ),
    gap,
    heading('Priser for indsats'),
    ...prices.map(([name, label, unit, help]) =>
      ownNumber({ name, label, unit, number: kr, max: 1_000_000, help }),
    ),
    gap,
    heading('Ydelse pr. helårsperson, brutto'),
    ...ownRates.map(({ name }, i) =>
      ownNumber({
        name: `Egen_sats_${i + 1}`,
        label: name,
        unit: 'kr. pr. år',
        number: kr,
        max: 2_000_000,
        help: 'Jeres gennemsnit før refusion. Hentes i en case, hvor denne ydelse er valgt.',
      }),
    ),
    gap,
    heading('Ydelse pr. helårsperson, netto'),
    ownNumber({
      name: 'Nettopris_ydelse',
      label: 'Kommunens nettopris pr. helårsperson',
      unit: 'kr. pr. år',
      number: kr,
      max: 2_000_000,
      help: 'Efter refusion. Hentes kun i en case, hvor ydelsen ikke følger trappen; sæt så kommunens andel til 100 %.',
    }),
  ],
};

const documentation: TemplateSheet = {
  id: 'd',
  name: 'Dokumentation',
  widths: [960, 110, 150],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Dokumentation' },
    {
      kind: 'note',
      text: 'Tallene er kommunens egne. Skabelonen indeholder ingen tal, for ingen af dem kunne verificeres.',
    },
    {
      kind: 'note',
      text: 'Et tal, der hentes i en case, får »Egne tal« og denne projektmappes navn som kilde, med jeres kilde og dato.',
    },
    {
      kind: 'note',
      text: 'Ændrer I et tal her, ændres ingen case af sig selv: hent tallene igen dér, hvor de skal bruges.',
    },
    gap,
    { kind: 'heading', text: 'Jeres egne noter' },
    noteTable,
  ],
};

/** By this id a workbook of own numbers is known in lists. */
export const ownNumbersId = 'own-numbers';

export const ownNumbersTemplate: Template = {
  id: ownNumbersId,
  version: 1,
  title: 'Egne tal',
  purpose:
    'Samler kommunens egne tal ét sted: skat, løn, priser og satser, hvert med kilde og dato. Cases henter dem, så alle regner med de samme.',
  audience: 'Økonomiafdelingen udfylder og vedligeholder tallene. Konsulenterne henter dem i deres cases.',
  english: {
    title: 'Our own numbers',
    purpose:
      'Keeps the municipality’s own numbers in one place: tax, wages, prices and rates, each with source and date. Cases fetch them, so that everybody calculates with the same.',
    audience:
      'The finance department fills in the numbers and keeps them up to date. The consultants fetch them into their cases.',
  },
  isExample: false,
  sheets: [numbers, documentation],
  results: {},
  checks: [],
};
