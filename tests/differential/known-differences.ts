/** Where LibreOffice 7.4 calculates otherwise than we do, and why we stay with ours. */
export interface Difference {
  /** which formulas */
  readonly formula: RegExp;
  /** what LibreOffice says, as JSON or as an error's name */
  readonly theirs: RegExp;
  /** what we say, when that tells the cases apart */
  readonly ours?: RegExp;
  /** a formula that shows it */
  readonly example: string;
  readonly reason: string;
}

const truthOperand = /(?:[=<>(](?:TRUE|FALSE)\b|\b(?:TRUE|FALSE)[=<>]|Data!D3\b)/;

export const knownDifferences: readonly Difference[] = [
  {
    formula: truthOperand,
    theirs: /^(?:true|false|0|1)$/,
    ours: /^(?:true|false|0|1)$/,
    example: '=8787.11>=FALSE',
    reason: 'A truth value is a number to LibreOffice. To Excel it comes after all numbers and texts.',
  },
  {
    formula: /SQRT\(-1\)|LN\(0\)/,
    ours: /^#NUM!$/,
    theirs: /^#VALUE!$/,
    example: '=SQRT(-1)',
    reason: 'LibreOffice says Err:502 where Excel says #NUM!, and writes it as #VALUE! into a file.',
  },
  {
    formula:
      /^=(?:AGGREGATE\(1[4-9]|COMBIN|PERMUT|GEOMEAN|LARGE|SMALL|PERCENTILE|QUARTILE|TRIMMEAN|INDEX\((?:GROWTH|LOGEST))/,
    ours: /^#NUM!$/,
    theirs: /^#VALUE!$/,
    example: '=LARGE(Data!$B$1:$B$8,9)',
    reason: 'The same Err:502, for numbers that a function of statistics cannot take.',
  },
  {
    formula: /^=ERROR\.TYPE\((?:SQRT\(-1\)|LN\(0\))/,
    ours: /^6$/,
    theirs: /^#N\/A$/,
    example: '=ERROR.TYPE(SQRT(-1))',
    reason: 'Err:502 has no number of its own in LibreOffice; to Excel it is #NUM!, 6.',
  },
  {
    formula: /#REF!.*(?:1\/0|NA\(\)|"x"\+1|ROUND\("a"|SQRT\(-1\)|LN\(0\))/,
    ours: /^#REF!$/,
    theirs: /^#/,
    example: '=AND(#REF!,1/0)',
    reason: 'Of several errors Excel shows the first; LibreOffice passes over a #REF! that was typed.',
  },
  {
    formula: /^=WEEKNUM\(.*,(?:1|2|1[1-7])\)$/,
    ours: /^53$/,
    theirs: /^1$/,
    example: '=WEEKNUM(DATE(1999,12,31),1)',
    reason:
      'The last days of December lie in the week of 1 January. LibreOffice counts them to the new year, Excel to the old one.',
  },
  {
    formula: /^=(?:[HV]LOOKUP|INDEX)\(/,
    ours: /^#REF!$/,
    theirs: /^#VALUE!$/,
    example: '=VLOOKUP(3,Data!$F$1:$H$8,4,FALSE)',
    reason: 'A row or column beyond the table is #REF! to Excel.',
  },
  {
    formula: /^=(?:LOOKUP|[HV]LOOKUP|MATCH)\((?:"[^"]*[*?][^"]*").*(?:TRUE|,1|\$8)\)$/,
    theirs: /./,
    example: '=MATCH("Kol*",Data!$G$1:$G$8,1)',
    reason: 'In a sorted search * and ? stand for themselves in Excel; LibreOffice has them match any text.',
  },
  {
    formula: /^=SUM\("/,
    ours: /^-?[\d.]+$/,
    theirs: /^#VALUE!$/,
    example: '=SUM("1,5",1)',
    reason: 'Text between quotes that reads as a number is one to Excel’s SUM.',
  },
  {
    formula: /^=MROUND\(/,
    ours: /^#NUM!$/,
    theirs: /^-?[\d.]+$/,
    example: '=MROUND(-6.2,0.1)',
    reason: 'Excel wants number and multiple of one sign.',
  },
  {
    formula: /^=\w[\w.]*\(.*Data!\$D\$1:\$D\$8\)$/,
    ours: /^-?[\d.e+-]+$/,
    theirs: /^-?[\d.e+-]+$/,
    example: '=COUNT(Data!$A$1:$A$8,Data!$D$1:$D$8)',
    reason: 'A truth value in a range is a number to LibreOffice; Excel passes over it.',
  },
  {
    formula: /^=(?:MODE|AGGREGATE\(13)/,
    ours: /^#N\/A$/,
    theirs: /^#VALUE!$/,
    example: '=MODE(Data!$B$1:$B$8)',
    reason: 'Excel says #N/A when no number stands twice.',
  },
  {
    formula: /^=PERCENTRANK/,
    ours: /^#(?:N\/A|NUM!)$/,
    theirs: /^#VALUE!$/,
    example: '=PERCENTRANK(Data!$A$1:$A$8,30)',
    reason: 'Excel says #N/A for a number outside the list.',
  },
  {
    formula: /^=PERCENTRANK/,
    ours: /^0\.\d+$/,
    theirs: /^0\.\d+$/,
    example: '=PERCENTRANK(Data!$A$1:$A$8,Data!A4)',
    reason: 'Excel cuts the share to three digits, LibreOffice rounds it.',
  },
  {
    formula: /^=RANK/,
    ours: /^#N\/A$/,
    theirs: /./,
    example: '=RANK.EQ(Data!A6,Data!$B$1:$B$8,1)',
    reason: 'A number that is not in the list has no rank in Excel; LibreOffice gives it one.',
  },
  {
    formula: /^=INDEX\(LINEST\(/,
    ours: /^#NUM!$/,
    theirs: /^#N\/A$/,
    example: '=INDEX(LINEST(Data!$F$1:$F$8,Data!$F$1:$F$8,TRUE,TRUE),4,1)',
    reason: 'F divides by nothing when the line meets every point; the two have different errors for it.',
  },
  {
    formula: /^=MROUND\(/,
    ours: /^-?[\d.]+$/,
    theirs: /^-?[\d.]+$/,
    example: '=MROUND(Data!B2,0.05)',
    reason:
      'Halfway between multiples that are no whole numbers, Microsoft calls the direction undefined. We go away from zero, as for the decimal number that people see.',
  },
  {
    formula: /^=FIXED\(/,
    ours: /^"/,
    theirs: /^"/,
    example: '=FIXED(67436537.8825,3,FALSE)',
    reason:
      'We round the decimal number half away from zero, as ROUND does in both; LibreOffice here the binary one.',
  },
  {
    formula: /^=DAYS360\(.*,FALSE\)$/,
    ours: /^-?\d+$/,
    theirs: /^-?\d+$/,
    example: '=DAYS360(DATE(1992,2,29),Data!E7,FALSE)',
    reason: 'From the last day of a February to another: both are the 30th by Microsoft’s description.',
  },
  {
    formula: /^=DATEDIF\(.*"YD"\)$/,
    ours: /^\d+$/,
    theirs: /^\d+$/,
    example: '=DATEDIF(MIN(Data!E1,Data!E5),MAX(Data!E1,Data!E5),"YD")',
    reason:
      'A 29 February between the two days counts by the first date’s year to us, by the last one’s to LibreOffice; Microsoft does not say and advises against it.',
  },
  {
    formula: /Data!D3&/,
    ours: /^"SAND/,
    theirs: /^"1/,
    example: '=Data!D3&"x"',
    reason: 'A truth value is a number to LibreOffice; Excel writes its name.',
  },
  {
    formula:
      /"(?:aa|Aa)".*"å"|"å".*"(?:aa|Aa)"|Data!C1.*(?:Data!C2)|Data!C2.*(?:Data!C1|"Ålborg")|"Ålborg".*Data!C2/,
    theirs: /^(?:true|false|0|1)$/,
    example: '="aa"<"å"',
    reason:
      'The collation sees no difference between aa and å. To us they are two texts, and one comes before the other.',
  },
  {
    formula: /^=NUMBERVALUE\("",/,
    ours: /^0$/,
    theirs: /^#VALUE!$/,
    example: '=NUMBERVALUE("",",",".")',
    reason: 'Excel takes a text without characters for 0 here.',
  },
];
