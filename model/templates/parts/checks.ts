/**
 * What a reviewer would ask about. A check is a cell that says OK (or 0) and a sentence for when it does not; a template
 * chooses its checks, shows them with `checkFields` and lists them with `checkList`.
 */
import type { Block, Check } from '../template.ts';
import { type Scale, lastIntakeWeek } from './scale.ts';

export interface CaseCheck extends Check {
  /** what stands beside the cell; none: the cell is given by another part */
  readonly field?: { readonly label: string; readonly formula: string; readonly help: string };
}

/** What must be filled in: cells by name, and columns that must hold something; of the effect, what its kind needs. */
export function filled({
  cells = ['Startdato', 'Horisont', 'Ydelse', 'Forsinkelse', 'Varighed'],
  columns = ['Optag_personer', 'Anc_andel'],
  help = 'Start, horisont, ydelse, optag, anciennitet og effekt skal være udfyldt.',
}: {
  readonly cells?: readonly string[];
  readonly columns?: readonly string[];
  readonly help?: string;
} = {}): CaseCheck {
  const empty = [
    // A formula that gives an empty text is empty too.
    ...cells.map((name) => `IF(LEN(${name})=0,1,0)`),
    'IF(Effektform=2,COUNTBLANK(Chance)+COUNTBLANK(Løft),COUNTBLANK(Effekt))',
    ...columns.map((name) => `IF(SUM(${name})>0,0,1)`),
  ].join('+');
  return {
    key: 'checkFilled',
    name: 'Kontrol_udfyldt',
    text: 'Et nødvendigt felt er tomt.',
    field: { label: 'Nødvendige felter er udfyldt', formula: `=IF(${empty}=0,"OK","Mangler")`, help },
  };
}

export const seniorityIsWhole: CaseCheck = {
  key: 'checkSeniority',
  name: 'Kontrol_anciennitet',
  at: 'Anc_andel',
  text: 'Andelene i ancienniteten giver ikke 100 %.',
  field: {
    label: 'Anciennitet i alt 100 %',
    formula: '=IF(ABS(SUM(Anc_andel)-1)<0.000001,"OK","Ret andelene")',
    help: 'Andelene i de fire bånd skal tilsammen give 100 %.',
  },
};

export const destinationsAreShares: CaseCheck = {
  key: 'checkDestination',
  name: 'Kontrol_destination',
  at: 'Dest_andel',
  text: 'Destinationerne giver tilsammen mere end 100 %.',
  field: {
    label: 'Destinationer højst 100 %',
    formula: '=IF(SUM(Dest_andel)<=1.000001,"OK","Ret andelene")',
    help: 'Resten regnes som job eller selvforsørgelse uden ny ydelse.',
  },
};

export const horizonIsWhole = ({ horizonYears }: Scale): CaseCheck => ({
  key: 'checkHorizon',
  name: 'Kontrol_horisont',
  at: 'Horisont',
  text: `Horisonten skal være et helt antal år fra 1 til ${horizonYears}.`,
  field: {
    label: `Horisont mellem 1 og ${horizonYears} hele år`,
    formula: `=IF(AND(ISNUMBER(Horisont),Horisont>=1,Horisont<=${horizonYears},Horisont=INT(Horisont)),"OK","Ret horisonten")`,
    help: `Beregningen er uge for uge og går højst ${horizonYears} år frem.`,
  },
});

export const intakeIsPlanned = (scale: Scale): CaseCheck => ({
  key: 'checkIntake',
  name: 'Kontrol_optag',
  at: 'Optag_uge',
  text: 'Et hold har en startuge, som planen ikke rækker til.',
  field: {
    label: 'Optag inden for planen',
    formula: '=IF(ABS(SUM(U_optag)-SUM(Optag_personer))<0.000001,"OK","Ret startugerne")',
    help: `Hvert hold skal have en hel startuge fra 0 til ${lastIntakeWeek(scale)}.`,
  },
});

export const effectIsInTime: CaseCheck = {
  key: 'checkEffect',
  name: 'Kontrol_effekt',
  at: 'Forsinkelse',
  text: 'Effekten giver ingen sparede uger i perioden.',
  field: {
    label: 'Effekten når at virke inden for horisonten',
    formula: '=IF(SUM(U_personuger)=0,"Ingen sparede uger","OK")',
    help: 'Ingen sparede uger betyder, at effekten er nul eller begynder efter periodens udløb.',
  },
};

export const rateIsKnown: CaseCheck = {
  key: 'checkRate',
  name: 'Kontrol_sats',
  at: 'Egen_ydelse',
  text: 'Satsen er ældre end casen: indtast jeres egen.',
  field: {
    label: 'Satsen er kendt for casens år',
    formula:
      '=IF(OR(ISNUMBER(Egen_ydelse),NOT(ISNUMBER(Sats_fundet)),Sats_status="OK"),"OK","Ældre end casen")',
    help: 'Seneste kendte sats bruges, indtil I skriver jeres egen på Målgruppe.',
  },
};

export const benefitLasts: CaseCheck = {
  key: 'checkBenefitEnds',
  name: 'Kontrol_ophør',
  at: 'Ydelsesvalg',
  text: 'Ydelsen ophørte eller ophører, før perioden er gået.',
  field: {
    label: 'Ydelsen findes i hele perioden',
    formula:
      '=IF(IFERROR(N(INDEX(Sats_valg_ophør,MATCH(Ydelsesvalg,Sats_valg,0))),0)=0,"OK",IF(N(Startdato)+364*N(Horisont)>INDEX(Sats_valg_ophør,MATCH(Ydelsesvalg,Sats_valg,0)),"Ophører","OK"))',
    help: 'Kontanthjælp og uddannelseshjælp efter de gamle regler ophørte 30. juni 2025.',
  },
};

/** The cell is given by `unknownLines`. */
export const costLinesAreKnown: CaseCheck = {
  key: 'checkCostLines',
  name: 'Linjer_ukendte',
  text: 'En udgiftslinje har et ukendt styringsområde eller en ukendt betaler.',
};

/** The checks of every case that asks for all its inputs. */
export const caseChecks = (scale: Scale): readonly CaseCheck[] => [
  filled(),
  seniorityIsWhole,
  destinationsAreShares,
  horizonIsWhole(scale),
  intakeIsPlanned(scale),
  effectIsInTime,
  rateIsKnown,
  benefitLasts,
  costLinesAreKnown,
];

/** A heading and one field a check. */
export function checkFields(checks: readonly CaseCheck[]): readonly Block[] {
  return [
    { kind: 'heading', text: 'Kontrol', columns: ['', 'Status', 'Hvad der kontrolleres'] },
    ...checks.flatMap(({ name, field }): readonly Block[] =>
      field
        ? [{ kind: 'field', label: field.label, values: [{ name, given: field.formula }], help: field.help }]
        : [],
    ),
  ];
}

/** The checks as a template lists them. */
export const checkList = (checks: readonly CaseCheck[]): readonly Check[] =>
  checks.map(({ key, name, text, at }) => ({ key, name, text, ...(at !== undefined && { at }) }));
