/**
 * Formulas by the thousand, of the kinds that budgets are made of, from a seed: arithmetic, rounding, dates, text read as
 * numbers, comparisons, errors, criteria, lookups, statistics, finance and text. Only what LibreOffice 7.4 knows.
 */
import { seeded } from '../support/seeded.ts';

/** What stands on the sheet Data, row by row, as a person types it. Formulas may name any of it. */
export const data: readonly (readonly string[])[] = [
  // A numbers, B amounts, C words, D mixed, E dates, F rising numbers, G rising words, H cash flow
  ['3', '1.255', 'Ålborg', '1', '2024-01-31', '1', 'Amager', '-1000'],
  ['-7', '2.675', 'Aalborg', "'2", '2024-02-29', '3', 'Brønshøj', '250'],
  ['12', '1000000.005', 'Århus', 'TRUE', '2023-12-31', '3', 'Kolding', '310.5'],
  ['0', '-0.285', 'arhus', '', '2026-06-15', '8', 'Odense', '-40'],
  ['3', '99.995', 'Ærø', "'1,5", '2027-01-01', '13.5', 'Ærø', '500'],
  ['5', '0.1', 'Øster', "'tekst", '1999-12-31', '21', 'Øster', '620'],
  ['8', '12345678901.23', 'zebra', '0', '2028-02-29', '34', 'Århus', '75'],
  ['-2', '0.57', 'Kø', '4.5', '2025-03-31', '55', 'Åse', '12'],
];

export interface GeneratedFormula {
  readonly group: string;
  readonly text: string;
}

interface Dice {
  /** a whole number from least to most */
  whole(least: number, most: number): number;
  pick<One>(list: readonly One[]): One;
  chance(share: number): boolean;
}

function dice(seed: number): Dice {
  const next = seeded(seed);
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { whole, pick: (list) => list[whole(0, list.length - 1)]!, chance: (share) => next() < share };
}

const row = (d: Dice): number => d.whole(1, data.length);
const cell = (d: Dice, columns: string): string => `Data!${d.pick([...columns])}${row(d)}`;
const column = (name: string): string => `Data!$${name}$1:$${name}$${data.length}`;

function amount(d: Dice): string {
  const digits = String(d.whole(0, 10 ** d.whole(1, 8)));
  const decimals = d.whole(0, 4);
  return decimals === 0
    ? digits
    : `${digits}.${String(d.whole(0, 10 ** decimals - 1)).padStart(decimals, '0')}`;
}

const signed = (d: Dice): string => (d.chance(0.3) ? `-${amount(d)}` : amount(d));

function operand(d: Dice, depth: number): string {
  if (depth > 0 && d.chance(0.5)) return `(${arithmetic(d, depth - 1)})`;
  if (d.chance(0.4)) return cell(d, 'ABF');
  return d.chance(0.2) ? `${amount(d)}%` : amount(d);
}

function arithmetic(d: Dice, depth: number): string {
  const left = operand(d, depth);
  const operator = d.pick(['+', '-', '*', '/', '+', '-']);
  return `${d.chance(0.1) ? '-' : ''}${left}${operator}${operand(d, depth)}`;
}

function rounding(d: Dice): string {
  const value = d.pick([
    cell(d, 'AB'),
    signed(d),
    `${amount(d)}*${d.pick(['0.01', '1.1', '0.57', '25%'])}`,
    arithmetic(d, 1),
  ]);
  const places = d.whole(-3, 5);
  switch (d.whole(0, 9)) {
    case 0:
    case 1:
    case 2:
      return `ROUND(${value},${places})`;
    case 3:
      return `ROUNDUP(${value},${places})`;
    case 4:
      return `ROUNDDOWN(${value},${places})`;
    case 5:
      return `TRUNC(${value},${places})`;
    case 6:
      return `INT(${value})`;
    case 7:
      return `MROUND(${value},${d.pick(['0.05', '0.25', '5', '100', '-5', '0.1'])})`;
    case 8:
      return `${d.pick(['CEILING', 'FLOOR'])}(${value},${d.pick(['0.05', '0.25', '1', '10', '0.1'])})`;
    default:
      return `${d.pick(['CEILING.MATH', 'FLOOR.MATH'])}(${value},${d.pick(['0.05', '0.25', '1', '10', '3'])})`;
  }
}

function date(d: Dice): string {
  return d.pick([
    cell(d, 'E'),
    `DATE(${d.whole(1990, 2060)},${d.whole(-3, 16)},${d.whole(-10, 45)})`,
    `DATE(${d.whole(1990, 2060)},${d.whole(1, 12)},${d.whole(28, 31)})`,
    String(d.whole(20_000, 60_000)),
  ]);
}

function dating(d: Dice): string {
  const one = date(d);
  const other = date(d);
  switch (d.whole(0, 12)) {
    case 0:
      return `EDATE(${one},${d.whole(-40, 40)})`;
    case 1:
      return `EOMONTH(${one},${d.whole(-40, 40)})`;
    case 2:
      return `ISOWEEKNUM(${one})`;
    case 3:
      return `WEEKNUM(${one},${d.pick([1, 2, 11, 12, 13, 14, 15, 16, 17, 21])})`;
    case 4:
      return `WEEKDAY(${one},${d.pick([1, 2, 3])})`;
    case 5:
      return `${d.pick(['YEAR', 'MONTH', 'DAY'])}(${one})`;
    case 6:
      return `DAYS360(${one},${other},${d.pick(['TRUE', 'FALSE'])})`;
    case 7:
      return `YEARFRAC(${one},${other},${d.whole(0, 4)})`;
    case 8:
      return `DATEDIF(MIN(${one},${other}),MAX(${one},${other}),"${d.pick(['Y', 'M', 'D', 'YM', 'MD', 'YD'])}")`;
    case 9:
      return `NETWORKDAYS(${one},${other})`;
    case 10:
      return `WORKDAY(${one},${d.whole(-60, 60)})`;
    case 11:
      return `DAYS(${one},${other})`;
    default:
      return `DATEVALUE("${d.pick(['31-12-2026', '29-02-2024', '2025-03-01', '01-07-1999', 'i morgen'])}")`;
  }
}

const typedNumbers = [
  '1,5',
  '12',
  '-3',
  '1.000',
  '1.234,5',
  '12,5%',
  '2026-01-31',
  'abc',
  '',
  ' 7 ',
  '1e3',
  '0101',
];

function reading(d: Dice): string {
  const text = `"${d.pick(typedNumbers)}"`;
  switch (d.whole(0, 6)) {
    case 0:
      return `${text}+${d.whole(0, 9)}`;
    case 1:
      return `${text}*2`;
    case 2:
      return `VALUE(${text})`;
    case 3:
      return `${signed(d)}&""`;
    case 4:
      return `${cell(d, 'ABF')}&" kr."`;
    case 5:
      return `SUM(${text},1)`;
    default:
      return `${cell(d, 'D')}${d.pick(['+1', '*2', '&"x"', '=""', '=0'])}`;
  }
}

const words = [
  'æ',
  'Ø',
  'å',
  'aa',
  'z',
  'Aa',
  'a',
  'A',
  'ab',
  'ø',
  'Kø',
  'ko',
  'é',
  'e',
  'f',
  '10',
  '9',
  '',
  'zebra',
  'Ålborg',
];

function comparing(d: Dice): string {
  const side = (): string =>
    d.pick([
      `"${d.pick(words)}"`,
      `"${d.pick(words)}"`,
      cell(d, 'CG'),
      amount(d),
      'TRUE',
      'FALSE',
      cell(d, 'D'),
    ]);
  const comparison = `${side()}${d.pick(['=', '<>', '<', '>', '<=', '>='])}${side()}`;
  return d.chance(0.5) ? `IF(${comparison},1,0)` : comparison;
}

function failing(d: Dice): string {
  const error = (): string =>
    d.pick(['1/0', 'NA()', '"x"+1', 'SQRT(-1)', '#REF!', 'ROUND("a",1)', 'LN(0)', '5']);
  return d.pick([
    `(${error()})${d.pick(['+', '*', '&', '='])}(${error()})`,
    `SUM(${error()},${error()})`,
    `IF(${error()},${error()},2)`,
    `IFERROR(${error()},${error()})`,
    `IFNA(${error()},7)`,
    `ERROR.TYPE(${error()})`,
    `TYPE(${error()})`,
    `ISERROR(${error()})+ISNA(${error()})`,
    `MAX(${error()},${error()})`,
    `CHOOSE(${d.whole(0, 3)},${error()},${error()})`,
    `AND(${error()},${error()})`,
    `CONCAT(${error()},${error()})`,
  ]);
}

function criterion(d: Dice): string {
  return d.pick([
    '">2"',
    '"<=3"',
    '"<>3"',
    '"=3"',
    '3',
    '">1,5"',
    '"<0,6"',
    `">"&${cell(d, 'ABF')}`,
    `${cell(d, 'A')}`,
    '"<>"',
    '"*ø*"',
    '"?r*"',
    '"Århus"',
    '"aalborg"',
    '"z*"',
    '"<>Kø"',
  ]);
}

function conditional(d: Dice): string {
  const tested = (): string => column(d.pick(['A', 'B', 'C', 'F', 'G']));
  const values = column(d.pick(['A', 'F', 'H']));
  const one = `${tested()},${criterion(d)}`;
  const two = `${one},${tested()},${criterion(d)}`;
  return d.pick([
    `SUMIF(${one},${values})`,
    `COUNTIF(${one})`,
    `AVERAGEIF(${one},${values})`,
    `SUMIFS(${values},${two})`,
    `COUNTIFS(${two})`,
    `AVERAGEIFS(${values},${two})`,
    `MAXIFS(${values},${two})`,
    `MINIFS(${values},${one})`,
  ]);
}

function lookingUp(d: Dice): string {
  const number = d.pick([String(d.whole(-1, 60)), '3', '13.5', cell(d, 'AF')]);
  const word = d.pick(['"odense"', '"Ærø"', '"Å"', '"Kol*"', '"M"', '"?rø"', cell(d, 'CG')]);
  switch (d.whole(0, 9)) {
    case 0:
      return `VLOOKUP(${number},Data!$F$1:$H$8,${d.whole(1, 4)},${d.pick(['TRUE', 'FALSE'])})`;
    case 1:
      return `VLOOKUP(${word},Data!$G$1:$H$8,2,FALSE)`;
    case 2:
      return `VLOOKUP(${word},Data!$G$1:$H$8,2,TRUE)`;
    case 3:
      return `MATCH(${number},${column('F')},${d.pick([0, 1])})`;
    case 4:
      return `MATCH(${word},${column('G')},${d.pick([0, 1])})`;
    case 5:
      return `LOOKUP(${number},${column('F')},${column('H')})`;
    case 6:
      return `LOOKUP(${word},${column('G')},${column('H')})`;
    case 7:
      return `INDEX(Data!$A$1:$H$8,${d.whole(1, 9)},${d.pick([1, 2, 6, 8])})`;
    case 8:
      return `SUM(INDEX(Data!$A$1:$B$8,${d.pick([0, d.whole(1, 8)])},${d.whole(1, 2)}))`;
    default:
      return `HLOOKUP(${d.whole(1, 9)},{1,2,4,8;10,20,40,80},${d.whole(1, 3)},${d.pick(['TRUE', 'FALSE'])})`;
  }
}

function statistic(d: Dice): string {
  const list = column(d.pick(['A', 'B', 'F', 'H']));
  const other = column(d.pick(['A', 'F', 'H']));
  const share = d.pick(['0', '0.1', '0.25', '0.5', '0.9', '1']);
  switch (d.whole(0, 17)) {
    case 0:
      return `${d.pick(['RANK', 'RANK.EQ', 'RANK.AVG'])}(${cell(d, 'AF')},${list},${d.pick([0, 1])})`;
    case 1:
      return `${d.pick(['FORECAST', 'FORECAST.LINEAR'])}(${signed(d)},${list},${other})`;
    case 2:
      return `${d.pick(['INTERCEPT', 'SLOPE', 'RSQ', 'CORREL', 'STEYX'])}(${list},${other})`;
    case 3:
      return `SUM(TREND(${list},${other},Data!$A$1:$A$3${d.pick(['', ',FALSE'])}))`;
    case 4:
      return `${d.pick(['MODE', 'MODE.SNGL', 'KURT', 'SKEW', 'MEDIAN', 'GEOMEAN', 'AVEDEV', 'DEVSQ'])}(${list})`;
    case 5:
      return `INDEX(FREQUENCY(${list},{0,5,20}),${d.whole(1, 4)})`;
    case 6:
      return `${d.pick(['PERCENTRANK', 'PERCENTRANK.INC', 'PERCENTRANK.EXC'])}(${list},${d.pick([cell(d, 'AF'), String(d.whole(-3, 30))])}${d.pick(['', ',5'])})`;
    case 7:
      return `TRIMMEAN(${list},${share})`;
    case 8:
      return `${d.pick(['PERCENTILE', 'PERCENTILE.INC', 'PERCENTILE.EXC'])}(${list},${share})`;
    case 9:
      return `${d.pick(['QUARTILE', 'QUARTILE.INC', 'QUARTILE.EXC'])}(${list},${d.whole(0, 4)})`;
    case 10:
      return `${d.pick(['LARGE', 'SMALL'])}(${list},${d.whole(0, 9)})`;
    case 11:
      return `AGGREGATE(${d.whole(1, 13)},${d.pick([4, 6])},${list})`;
    case 12:
      return `AGGREGATE(${d.whole(14, 19)},${d.pick([4, 6])},${list},${d.whole(1, 3)})`;
    case 13:
      return `${d.pick(['STDEV.S', 'STDEV.P', 'VAR.S', 'VAR.P', 'AVERAGE', 'COUNT', 'COUNTA', 'MAX', 'MIN'])}(${list},${column('D')})`;
    case 14:
      return `INDEX(LINEST(${list},${other},${d.pick(['TRUE', 'FALSE'])},TRUE),${d.whole(1, 5)},1)`;
    case 15:
      return `INDEX(LINEST(${column('H')},Data!$A$1:$B$8,TRUE,TRUE),${d.whole(1, 2)},${d.whole(1, 3)})`;
    case 16:
      return `INDEX(${d.pick(['GROWTH', 'LOGEST'])}(${column('F')},${column('A')}),1)`;
    default:
      return `${d.pick(['PERMUT', 'PERMUTATIONA', 'COMBIN'])}(${d.whole(0, 9)},${d.whole(0, 6)})`;
  }
}

function financial(d: Dice): string {
  const rate = d.pick(['0.035', '4%/12', '0.01', '0', '-0.02']);
  const periods = d.whole(1, 40);
  const life = d.whole(2, 12);
  const from = d.pick([0, d.whole(0, life), d.whole(0, life) / 2]);
  const until = Math.min(life, from + d.pick([0.5, 1, 2.25, 4]));
  switch (d.whole(0, 8)) {
    case 0:
    case 1:
    case 2:
      return `VDB(${d.whole(1000, 90_000)},${d.whole(0, 900)},${life},${from},${until},${d.pick(['2', '1.5', '1', '3'])},${d.pick(['TRUE', 'FALSE'])})`;
    case 3:
      return `${d.pick(['PMT', 'PV'])}(${rate},${periods},${signed(d)})`;
    case 4:
      return `FV(${rate},${periods},-${amount(d)})`;
    case 5:
      return `NPV(${rate},${column('H')})`;
    case 6:
      return `${d.pick(['IPMT', 'PPMT'])}(0.05,${d.whole(1, periods)},${periods},${amount(d)})`;
    case 7:
      return `${d.pick(['SYD', 'DDB'])}(${d.whole(1000, 90_000)},100,${life},${d.whole(1, life)})`;
    default:
      return `ROUND(${d.pick([`IRR(${column('H')})`, `MIRR(${column('H')},0.04,0.03)`, `NPER(0.03,-500,${d.whole(1000, 9000)})`])},9)`;
  }
}

function textual(d: Dice): string {
  const word = d.pick([cell(d, 'CG'), '"a-b-c-d"', '"  to  ord "', '"Ærø Århus"', cell(d, 'B')]);
  switch (d.whole(0, 11)) {
    case 0:
      return `${d.pick(['LEFT', 'RIGHT'])}(${word},${d.whole(0, 6)})`;
    case 1:
      return `MID(${word},${d.whole(1, 5)},${d.whole(0, 6)})`;
    case 2:
      return `SUBSTITUTE(${word},"${d.pick(['-', 'a', 'r', ''])}","_"${d.pick(['', ',1', ',2'])})`;
    case 3:
      return `${d.pick(['UPPER', 'LOWER', 'PROPER', 'TRIM', 'LEN'])}(${word})`;
    case 4:
      return `FIXED(${signed(d)},${d.whole(-3, 5)},${d.pick(['TRUE', 'FALSE'])})`;
    case 5:
      return `NUMBERVALUE("${d.pick(['1.234,5', '12,5%', '', '1,2,3', '3 000', 'x', '5%%', '-7,25'])}",",",".")`;
    case 6:
      return `TEXTJOIN("${d.pick(['-', ', '])}",${d.pick(['TRUE', 'FALSE'])},${column('A')},${word})`;
    case 7:
      return `CONCAT(${word},${column('F')})`;
    case 8:
      return `REPT(${word},${d.whole(0, 5)})`;
    case 9:
      return `${d.pick(['SEARCH', 'FIND'])}("${d.pick(['r', 'å', 'a', '-', 'Å', 'o?d'])}",${word})`;
    case 10:
      return `EXACT(${word},${cell(d, 'CG')})`;
    default:
      return `REPLACE(${word},${d.whole(1, 4)},${d.whole(0, 3)},"xx")`;
  }
}

const groups: readonly (readonly [name: string, share: number, make: (d: Dice) => string])[] = [
  ['arithmetic', 5, (d) => arithmetic(d, 2)],
  ['rounding', 6, rounding],
  ['dates', 5, dating],
  ['reading', 3, reading],
  ['comparing', 5, comparing],
  ['errors', 3, failing],
  ['criteria', 4, conditional],
  ['lookups', 4, lookingUp],
  ['statistics', 6, statistic],
  ['finance', 3, financial],
  ['text', 4, textual],
];

/** So many different formulas, the same for the same seed. */
export function generateFormulas(seed: number, count: number): readonly GeneratedFormula[] {
  const d = dice(seed);
  const urn = groups.flatMap((group) => Array.from({ length: group[1] }, () => group));
  const found = new Map<string, GeneratedFormula>();
  while (found.size < count) {
    const [group, , make] = d.pick(urn);
    const text = `=${make(d)}`;
    found.set(text, { group, text });
  }
  return [...found.values()];
}
