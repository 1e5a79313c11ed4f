/**
 * What Excel knows of functions: which exist, how many arguments each takes and of what sort, and under which prefix a
 * newer one stands in a file.
 *
 * Sources. Prefixes: the list of future functions in XlsxWriter's documentation (working_with_formulas), which is
 * Microsoft's own ([MS-XLSX] 2.2.2), held against LibreOffice 7.4's import and export. Arguments: the function table of
 * LibreOffice's Excel filter (sc/source/filter/oox/formulabase.cxx) and Microsoft's page of each function where that
 * table is silent or older (MAXIFS, MINIFS, ACCRINT, ODDLYIELD, and functions newer than 2021). Excel's file reader
 * drops a formula with too few or too many arguments and offers to repair the file, so the counts matter.
 */

/**
 * One letter for each argument; the last is repeated, or the group in brackets, which is then repeated as a whole.
 *   V  one value; takes many inside an argument of sort A
 *   S  one value, always
 *   R  values or ranges; what is calculated from many cells only inside an argument of sort A
 *   O  as R, but calculated from many cells never
 *   F  a reference and nothing else
 *   A  takes many values, also calculated ones, in Excel and LibreOffice alike (the latter was tried, one by one)
 */
type Signature = `${number}-${number | '*'} ${string}`;

const bySignature: Readonly<Record<Signature, string>> = {
  '0-0 V': 'FALSE NA NOW PI RAND TODAY TRUE',
  '0-1 F': 'COLUMN ROW',
  '0-1 O': 'SHEET SHEETS',
  '0-5 V': 'RANDARRAY',
  '1-1 V': `
    ABS ACOS ACOSH ACOT ACOTH ARABIC ASC ASIN ASINH ATAN ATANH BAHTTEXT BIN2DEC CHAR CLEAN CODE COS COSH COT COTH CSC
    CSCH DATEVALUE DAY DEGREES ENCODEURL ERF.PRECISE ERFC ERFC.PRECISE ERROR.TYPE EVEN EXP FACT FACTDOUBLE FISHER
    FISHERINV GAMMA GAMMALN GAMMALN.PRECISE GAUSS HEX2DEC HOUR IMABS IMAGINARY IMARGUMENT IMCONJUGATE IMCOS IMCOSH IMCOT
    IMCSC IMCSCH IMEXP IMLN IMLOG10 IMLOG2 IMREAL IMSEC IMSECH IMSIN IMSINH IMSQRT IMTAN INFO INT ISBLANK ISERR ISERROR
    ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER ISODD ISOWEEKNUM ISTEXT LEN LENB LN LOG10 LOWER MINUTE MONTH MUNIT
    NORM.S.INV NORMSDIST NORMSINV NOT OCT2DEC ODD PHI PROPER RADIANS SEC SECH SECOND SIGN SIN SINH SQRT SQRTPI TAN TANH
    TIMEVALUE TRIM TYPE UNICHAR UNICODE UPPER VALUE WEBSERVICE YEAR`,
  '1-1 O': 'COLUMNS ISREF N ROWS T',
  '1-1 F': 'AREAS COUNTBLANK FORMULATEXT ISFORMULA',
  '1-1 A': 'MDETERM MINVERSE TRANSPOSE',
  '1-2 V': `
    BIN2HEX BIN2OCT CEILING.PRECISE DEC2BIN DEC2HEX DEC2OCT DELTA DOLLAR ERF FLOOR.PRECISE GESTEP HEX2BIN HEX2OCT
    INDIRECT ISO.CEILING LEFT LEFTB LOG OCT2BIN OCT2HEX RIGHT RIGHTB ROMAN TRUNC VALUETOTEXT WEEKDAY WEEKNUM`,
  '1-2 S': 'HYPERLINK',
  '1-2 SF': 'CELL',
  '1-2 RV': 'ARRAYTOTEXT IRR',
  '1-3 V': 'CEILING.MATH FIXED FLOOR.MATH NUMBERVALUE',
  '1-3 AV': 'TOCOL TOROW UNIQUE',
  '1-4 V': 'SEQUENCE',
  '1-4 AV': 'SORT',
  '1-4 AAV': 'LINEST LOGEST',
  '1-4 AAAV': 'GROWTH TREND',
  '1-* V': 'CONCATENATE',
  '1-* R': `
    AND AVEDEV AVERAGE AVERAGEA CONCAT COUNT COUNTA DEVSQ GCD GEOMEAN HARMEAN IMPRODUCT IMSUM KURT LCM MAX MAXA MEDIAN
    MIN MINA MULTINOMIAL OR PRODUCT SKEW SKEW.P STDEV STDEV.P STDEV.S STDEVA STDEVP STDEVPA SUM SUMSQ VAR VAR.P VAR.S
    VARA VARP VARPA XOR`,
  '1-* A': 'HSTACK MODE MODE.MULT MODE.SNGL SUMPRODUCT VSTACK',
  '2-2 V': `
    ATAN2 BESSELI BESSELJ BESSELK BESSELY BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING CHIDIST CHIINV CHISQ.DIST.RT
    CHISQ.INV CHISQ.INV.RT COMBIN COMBINA DAYS DECIMAL DOLLARDE DOLLARFR EDATE EFFECT EOMONTH EXACT FILTERXML FLOOR IMDIV
    IMPOWER IMSUB MOD MROUND NOMINAL NORM.S.DIST PERMUT PERMUTATIONA POWER QUOTIENT RANDBETWEEN REPT ROUND ROUNDDOWN
    ROUNDUP T.DIST.2T T.DIST.RT T.INV T.INV.2T TEXT TINV`,
  '2-2 S': 'IFERROR IFNA',
  '2-2 FV': 'COUNTIF',
  '2-2 RV': `
    LARGE PERCENTILE PERCENTILE.EXC PERCENTILE.INC QUARTILE QUARTILE.EXC QUARTILE.INC SMALL TRIMMEAN`,
  '2-2 VR': 'FVSCHEDULE',
  '2-2 R': 'CHISQ.TEST CHITEST F.TEST',
  '2-2 A': `
    CORREL COVAR COVARIANCE.P COVARIANCE.S FREQUENCY FTEST INTERCEPT MMULT PEARSON RSQ SLOPE STEYX SUMX2MY2
    SUMX2PY2 SUMXMY2`,
  '2-3 V': 'BASE COMPLEX DAYS360 FIND FINDB SEARCH SEARCHB YEARFRAC',
  '2-3 SO': 'IF',
  '2-3 VA': 'LOOKUP',
  '2-3 VRV': 'MATCH',
  '2-3 VFV': 'RANK RANK.AVG RANK.EQ',
  '2-3 VVR': 'NETWORKDAYS WORKDAY',
  '2-3 RV': 'PERCENTRANK PERCENTRANK.EXC PERCENTRANK.INC Z.TEST ZTEST',
  '2-3 RRV': 'XIRR',
  '2-3 FVF': 'AVERAGEIF SUMIF',
  '2-3 A': 'FILTER',
  '2-3 AV': 'DROP TAKE WRAPCOLS WRAPROWS',
  '2-4 OS': 'INDEX',
  '2-4 AV': 'EXPAND',
  '2-4 VRV': 'XMATCH',
  '2-4 RRV': 'FORECAST.ETS.SEASONALITY',
  '2-4 VVVR': 'NETWORKDAYS.INTL WORKDAY.INTL',
  '2-5 V': 'ADDRESS',
  '2-6 V': 'TEXTAFTER TEXTBEFORE TEXTSPLIT',
  '2-* SO': 'CHOOSE',
  '2-* VF': 'SUBTOTAL',
  '2-* VR': 'NPV',
  '2-* AV': 'CHOOSECOLS CHOOSEROWS',
  '2-* AAV': 'SORTBY',
  '2-* (SS)': 'IFS',
  '2-* (FV)': 'COUNTIFS',
  '3-3 V': `
    BINOM.INV CHISQ.DIST CONFIDENCE CONFIDENCE.NORM CONFIDENCE.T CONVERT CRITBINOM DATE DATEDIF EXPON.DIST EXPONDIST
    F.DIST.RT F.INV F.INV.RT FDIST FINV GAMMA.INV GAMMAINV LOGINV LOGNORM.INV LOGNORMDIST MID MIDB NEGBINOMDIST NORM.INV
    NORMINV PDURATION POISSON POISSON.DIST RRI SLN STANDARDIZE T.DIST TBILLEQ TBILLPRICE TBILLYIELD TDIST TIME`,
  '3-3 RV': 'MIRR',
  '3-3 VA': 'FORECAST',
  '3-3 VR': 'FORECAST.LINEAR XNPV',
  '3-3 FOF': 'DAVERAGE DCOUNT DCOUNTA DGET DMAX DMIN DPRODUCT DSTDEV DSTDEVP DSUM DVAR DVARP',
  '3-4 V': 'BINOM.DIST.RANGE COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD SUBSTITUTE',
  '3-4 SOSS': 'HLOOKUP VLOOKUP',
  '3-4 AAV': 'PROB',
  '3-5 V': 'BETA.INV BETADIST BETAINV FV NPER PMT PV',
  '3-5 FV': 'OFFSET',
  '3-6 V': 'RATE',
  '3-6 VRRV': 'FORECAST.ETS XLOOKUP',
  '3-6 RRV': 'FORECAST.ETS.STAT',
  '3-7 VRRV': 'FORECAST.ETS.CONFINT',
  '3-* S': 'SWITCH',
  '3-* S(VV)': 'LET',
  '3-* VVR': 'AGGREGATE TEXTJOIN',
  '3-* F(FV)': 'AVERAGEIFS MAXIFS MINIFS SUMIFS',
  '4-4 V': `
    BINOM.DIST BINOMDIST F.DIST GAMMA.DIST GAMMADIST HYPGEOMDIST ISPMT LOGNORM.DIST NEGBINOM.DIST NORM.DIST NORMDIST
    REPLACE REPLACEB SYD WEIBULL WEIBULL.DIST`,
  '4-4 RRV': 'T.TEST',
  '4-4 AAV': 'TTEST',
  '4-4 VVVR': 'SERIESSUM',
  '4-5 V': 'ACCRINTM DB DDB DISC INTRATE PRICEDISC RECEIVED YIELDDISC',
  '4-6 V': 'BETA.DIST IPMT PPMT',
  '5-5 V': 'HYPGEOM.DIST',
  '5-6 V': 'DURATION MDURATION PRICEMAT YIELDMAT',
  '5-7 V': 'VDB',
  '6-6 V': 'CUMIPMT CUMPRINC',
  '6-7 V': 'AMORDEGRC AMORLINC PRICE YIELD',
  '6-8 V': 'ACCRINT',
  '7-8 V': 'ODDLPRICE ODDLYIELD',
  '8-9 V': 'ODDFPRICE ODDFYIELD',
};

/** Functions newer than the file format: Excel finds them in a file only under this prefix. */
const newer: Readonly<Record<'_xlfn.' | '_xlfn._xlws.', string>> = {
  '_xlfn.': `
    ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT
    BITOR BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST
    CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS
    DECIMAL DROP ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML
    FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR
    FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH
    IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LET LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT
    NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC
    PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ RRI
    SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST
    TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK
    WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST`,
  '_xlfn._xlws.': 'FILTER SORT',
};

/** HyperFormula's spellings without points, which Excel never had. */
const dotted: Readonly<Record<string, string>> = {
  CHIDISTRT: 'CHISQ.DIST.RT',
  CHIINVRT: 'CHISQ.INV.RT',
  COVARIANCEP: 'COVARIANCE.P',
  COVARIANCES: 'COVARIANCE.S',
  FDISTRT: 'F.DIST.RT',
  FINVRT: 'F.INV.RT',
  LOGNORMINV: 'LOGNORM.INV',
  POISSONDIST: 'POISSON.DIST',
  SKEWP: 'SKEW.P',
  STDEVS: 'STDEV.S',
  TDIST2T: 'T.DIST.2T',
  TDISTRT: 'T.DIST.RT',
  TINV2T: 'T.INV.2T',
  VARS: 'VAR.S',
  WEIBULLDIST: 'WEIBULL.DIST',
};

/**
 * The engine reads these older names as the newer function, with one argument more than Excel's older one takes. A call
 * with a count that the newer function takes means the newer one.
 */
const readAsNewer: Readonly<Record<string, string>> = {
  BETADIST: 'BETA.DIST',
  HYPGEOMDIST: 'HYPGEOM.DIST',
  LOGNORMDIST: 'LOGNORM.DIST',
  NEGBINOMDIST: 'NEGBINOM.DIST',
  NORMSDIST: 'NORM.S.DIST',
};

/** What the engine takes for a last argument that is left out, though Excel wants it. */
const impliedLast: Readonly<Record<string, string>> = { ROUND: '0', ROUNDDOWN: '0', ROUNDUP: '0' };

/** Functions that give back many values. */
const givesMany = `
  CHOOSECOLS CHOOSEROWS DROP EXPAND FILTER FREQUENCY GROWTH HSTACK LINEST LOGEST MINVERSE MMULT MODE.MULT MUNIT RANDARRAY
  SEQUENCE SORT SORTBY TAKE TEXTSPLIT TOCOL TOROW TRANSPOSE TREND UNIQUE VSTACK WRAPCOLS WRAPROWS`;

/** Functions that can give back a reference, so that they may stand where only a reference may. */
const givesReference = 'CHOOSE IF IFS INDEX INDIRECT OFFSET SWITCH XLOOKUP';

export type ArgumentSort = 'V' | 'S' | 'R' | 'O' | 'F' | 'A';

export interface ExcelFunction {
  /** as it stands in a file, prefix included */
  readonly fileName: string;
  /** Excel's own name */
  readonly name: string;
  readonly givesMany: boolean;
  readonly givesReference: boolean;
  /** what stands in the file for the last argument when a formula leaves it out */
  readonly impliedLast: string | undefined;
  takes(count: number): boolean;
  sortOf(argument: number): ArgumentSort;
}

const words = (text: string): string[] => text.match(/\S+/g) ?? [];

/** Most arguments that any function of Excel takes. */
const maxArguments = 255;

function describe(name: string, signature: string): Pick<ExcelFunction, 'name' | 'takes' | 'sortOf'> {
  const [, min, max, head, group] = /^(\d+)-(\d+|\*) (\w*)(?:\((\w+)\))?$/.exec(signature)!;
  const most = max === '*' ? maxArguments : Number(max);
  const sorts = head! as string;
  const repeated = group ?? sorts.at(-1)!;
  return {
    name,
    takes: (count) =>
      count >= Number(min) && count <= most && (!group || (count - sorts.length) % group.length === 0),
    sortOf: (argument) =>
      (sorts[argument] ?? repeated[(argument - sorts.length) % repeated.length]!) as ArgumentSort,
  };
}

function readTable(): ReadonlyMap<string, ExcelFunction> {
  const prefixes = new Map(
    Object.entries(newer).flatMap(([prefix, names]) => words(names).map((name) => [name, prefix] as const)),
  );
  const manyGivers = new Set(words(givesMany));
  const referenceGivers = new Set(words(givesReference));
  return new Map(
    Object.entries(bySignature).flatMap(([signature, names]) =>
      words(names).map((name): [string, ExcelFunction] => [
        name,
        {
          ...describe(name, signature),
          fileName: (prefixes.get(name) ?? '') + name,
          givesMany: manyGivers.has(name),
          givesReference: referenceGivers.has(name),
          impliedLast: Object.hasOwn(impliedLast, name) ? impliedLast[name] : undefined,
        },
      ]),
    ),
  );
}

// Read when it is first asked for, so that a page that never exports carries and reads nothing of it.
let table: ReadonlyMap<string, ExcelFunction> | undefined;

/**
 * The function that a call with so many arguments means, by the English name that formulas store; undefined when Excel
 * has none of that name. Whether it takes so many is for the caller to ask.
 */
export function excelFunction(englishName: string, count: number): ExcelFunction | undefined {
  table ??= readTable();
  const name = Object.hasOwn(dotted, englishName) ? dotted[englishName]! : englishName;
  const newerOne = Object.hasOwn(readAsNewer, name) ? table.get(readAsNewer[name]!) : undefined;
  return newerOne?.takes(count) ? newerOne : table.get(name);
}

/** Every function of Excel that is known here, by its own name. */
export function excelFunctionNames(): readonly string[] {
  table ??= readTable();
  return [...table.keys()];
}
