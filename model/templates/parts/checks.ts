/**
 * What a reviewer would ask about. A check is a cell that says OK (or 0) and a sentence for when it does not; a template
 * chooses its checks, shows them with `checkFields` and lists them with `checkList`.
 */
import type { Block, Check } from '../template.ts';
import { type Scale, lastIntakeWeek } from './scale.ts';

export interface CaseCheck extends Check {
  /** what stands beside the cell; none: the cell is given by another part */
  readonly field?: { readonly label: string; readonly formula: string; readonly help?: string };
}

/** What must be filled in: cells by name, and columns that must hold something; of the effect, a count of what its kind lacks. */
export function filled({
  cells = ['Startdato', 'Horisont', 'Ydelse', 'Forsinkelse', 'Varighed'],
  columns = ['Optag_personer', 'Anc_andel'],
  effect = 'IF(Effektform=2,COUNTBLANK(Chance)+COUNTBLANK(Løft),COUNTBLANK(Effekt))',
  help = 'Start, horisont, ydelse, optag, anciennitet og effekt skal være udfyldt.',
}: {
  readonly cells?: readonly string[];
  readonly columns?: readonly string[];
  readonly effect?: string;
  readonly help?: string;
} = {}): CaseCheck {
  const empty = [
    // A formula that gives an empty text is empty too.
    ...cells.map((name) => `IF(LEN(${name})=0,1,0)`),
    effect,
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

export const bandsAreAllPersons: CaseCheck = {
  key: 'checkPersons',
  name: 'Kontrol_personer',
  at: 'Anc_andel',
  text: 'Båndenes personer giver ikke det antal, der starter.',
  field: {
    label: 'Andele × personer = personer',
    formula: '=IF(ABS(SUM(Anc_personer)-Personer)<0.01,"OK","Ret andelene")',
    help: 'Personerne i de fire bånd skal tilsammen være alle, der starter.',
  },
};

export const yearsAreTheTotal: CaseCheck = {
  key: 'checkTotals',
  name: 'Kontrol_afstemning',
  at: 'R_netto',
  text: 'Uger, måneder og budgetår giver ikke samme nettogevinst.',
  field: {
    label: 'Uger, måneder og år giver det samme i alt',
    formula:
      '=IF(AND(ABS(SUM(U_netto)-SUM(R_netto))<1,ABS(SUM(M_netto)-SUM(R_netto))<1,ABS(SUM(R_netto)-Netto_kommune)<1),"OK","Stemmer ikke")',
    help: 'Afstemning af beregningen uge for uge mod måneder, budgetår og hele perioden.',
  },
};

export const effectIsNotGross: CaseCheck = {
  key: 'checkGross',
  name: 'Kontrol_brutto',
  at: 'Effekt',
  text: 'Effekten er så stor som bruttoafgangen: har I trukket dem fra, der alligevel var kommet videre?',
  field: {
    label: 'Effekten er ikke bruttoafgang',
    formula:
      '=IF(AND(Effektform<>2,ISNUMBER(Bruttoafgang),Bruttoafgang>0,Effekt>=0.9*Bruttoafgang),"Ligner bruttoafgang","OK")',
    help: 'Kun forskellen til dem, der ikke fik indsatsen, er effekt.',
  },
};

export const effectHasRange: CaseCheck = {
  key: 'checkRange',
  name: 'Kontrol_spænd',
  at: 'Effekt_lav',
  text: 'Effekten står uden lav og høj værdi: vis svaret med sit spænd, når den er et eget skøn.',
  field: {
    label: 'Effekten har en lav og en høj værdi',
    formula:
      '=IF(Effektform=2,IF(AND(ISNUMBER(Løft_lav),ISNUMBER(Løft_høj)),"OK","Mangler spænd"),IF(AND(ISNUMBER(Effekt_lav),ISNUMBER(Effekt_høj)),"OK","Mangler spænd"))',
    help: 'Et eget skøn bør aldrig give ét enkelt tal.',
  },
};

export const benefitLasts: CaseCheck = {
  key: 'checkBenefitEnd',
  name: 'Kontrol_ophør',
  at: 'Ydelsesvalg',
  text: 'Ydelsen ophører, før perioden slutter.',
  field: {
    label: 'Ydelsen findes i hele perioden',
    formula:
      '=IF(AND(ISNUMBER(Ydelse_slut),ISNUMBER(Startdato)),IF(Ydelse_slut<EDATE(Startdato,Uger*12/52),"Ophører før","OK"),"OK")',
    help: 'Efter ophøret spares en anden ydelse: gør horisonten kortere, eller regn med den nye ydelse.',
  },
};

/** The rate that was found, or the day of one's own amount. */
export const rateIsOfTheCase: CaseCheck = {
  key: 'checkRateAge',
  name: 'Kontrol_sats',
  at: 'Egen_ydelse',
  text: 'Ydelsens sats er ældre end casen: indtast jeres egen.',
  field: {
    label: 'Satsen er fra casens første år',
    formula:
      '=IF(ISNUMBER(Egen_ydelse),IF(ISNUMBER(Sats_fra),IF(YEAR(Sats_fra)<Startår,"Ældre end casen","OK"),"OK"),IF(OR(NOT(ISNUMBER(Sats_fundet)),Sats_status="OK"),"OK","Ældre end casen"))',
    help: 'Satser ændres hvert år, nogle midt i året. Seneste kendte bruges, indtil I skriver jeres egen.',
  },
};

export const unitsAreYearly: CaseCheck = {
  key: 'checkUnits',
  name: 'Kontrol_enhed',
  at: 'Egen_ydelse',
  text: 'Ydelsen ligner et beløb pr. måned eller uge; den skal være pr. år.',
  field: {
    label: 'Ydelsen er pr. år',
    formula: '=IF(AND(ISNUMBER(Ydelse),Ydelse>0,Ydelse<30000),"Ligner ikke et år","OK")',
    help: 'Et helt års ydelse er sjældent under 30.000 kr.',
  },
};

export const taxIsKnown: CaseCheck = {
  key: 'checkTax',
  name: 'Kontrol_skat',
  at: 'Kommuneskat',
  text: 'Der regnes med skat, men kommuneskatten eller lønnen mangler.',
  field: {
    label: 'Skatten kan regnes',
    formula: '=IF(Skat_med="ja",IF(AND(ISNUMBER(Kommuneskat),SUM(Dest_løn)>0),"OK","Mangler"),"OK")',
    help: 'Kommuneskat og løn er jeres egne tal og skal kun udfyldes, når der regnes med skat.',
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
  bandsAreAllPersons,
  yearsAreTheTotal,
  effectIsNotGross,
  effectHasRange,
  benefitLasts,
  rateIsOfTheCase,
  unitsAreYearly,
  taxIsKnown,
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
