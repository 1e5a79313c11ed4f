import { HyperFormula } from 'hyperformula';
import { expect, test } from 'vitest';
import { registerExcelFunctions } from '../../../model/calculation/excel-functions.ts';
import { excelFunction, excelFunctionNames } from '../../../model/exchange/excel-functions.ts';
import { isEngineFunction } from '../../../model/formula/function-names.ts';

registerExcelFunctions();
const engineNames = HyperFormula.getRegisteredFunctionNames('enGB');
const anyCount = 0;

/** What the engine has and Excel never had; formulas with one of these leave as values. */
const onlyInEngine = `
  ARRAYFORMULA ARRAY_CONSTRAIN COUNTUNIQUE HF.ADD HF.CONCAT HF.DIVIDE HF.EQ HF.GT HF.GTE HF.LT HF.LTE HF.MINUS
  HF.MULTIPLY HF.NE HF.POW HF.UMINUS HF.UNARY_PERCENT HF.UPLUS INTERVAL ISBINARY MAXPOOL MEDIANPOOL SPLIT VERSION`.match(
  /\S+/g,
);

test('[XLSX-1] every function that the engine calculates is one of Excel, apart from a known few', () => {
  const unknown = engineNames.filter((name) => !excelFunction(name, anyCount)).sort();
  expect(unknown).toEqual([...onlyInEngine!].sort());
});

test('[XLSX-2] 130 of the engine’s functions stand under a prefix in a file', () => {
  const own = engineNames.filter((name) => excelFunction(name, anyCount)?.name === name);
  const prefixed = own.filter((name) => excelFunction(name, anyCount)!.fileName !== name);
  expect(prefixed).toHaveLength(130);
});

test.each([
  ['SUM', 'SUM'],
  ['SUMIFS', 'SUMIFS'],
  ['IFS', '_xlfn.IFS'],
  ['XLOOKUP', '_xlfn.XLOOKUP'],
  ['FILTER', '_xlfn._xlws.FILTER'],
  ['SORT', '_xlfn._xlws.SORT'],
  ['SORTBY', '_xlfn.SORTBY'],
  ['LET', '_xlfn.LET'],
  ['NETWORKDAYS.INTL', 'NETWORKDAYS.INTL'],
  ['ISO.CEILING', 'ISO.CEILING'],
  ['IFERROR', 'IFERROR'],
  ['STDEVS', '_xlfn.STDEV.S'],
  ['COVARIANCEP', '_xlfn.COVARIANCE.P'],
  ['TINV2T', '_xlfn.T.INV.2T'],
])('[XLSX-2] %s stands as %s', (name, fileName) => {
  expect(excelFunction(name, anyCount)?.fileName).toBe(fileName);
});

test('[XLSX-2] the words that every object answers to are no functions', () => {
  for (const word of ['constructor', 'toString', '__proto__', 'CONSTRUCTOR', 'hasOwnProperty'])
    expect(excelFunction(word, 1), word).toBeUndefined();
});

/**
 * Where the engine takes another number of arguments than Excel: LOGNORMDIST and its like are read by the engine as their
 * newer namesakes, COUNTBLANK takes more, ROUND's second may be left out.
 */
const otherCounts = [
  'BETADIST',
  'COUNTBLANK',
  'HYPGEOMDIST',
  'INDEX',
  'LOGNORMDIST',
  'NEGBINOMDIST',
  'NORMSDIST',
  'OFFSET',
  'ROUND',
  'ROUNDDOWN',
  'ROUNDUP',
];

interface EngineParameter {
  readonly optionalArg?: boolean;
  readonly defaultValue?: unknown;
}

interface EngineFunction {
  readonly parameters?: readonly EngineParameter[];
  readonly repeatLastArgs?: number;
}

function engineCounts(name: string): readonly [min: number, max: number] | undefined {
  const plugin = HyperFormula.getFunctionPlugin(name) as
    | { implementedFunctions: Record<string, EngineFunction>; aliases?: Record<string, string> }
    | undefined;
  const found =
    plugin?.implementedFunctions[name] ?? plugin?.implementedFunctions[plugin.aliases?.[name] ?? ''];
  if (!found?.parameters) return undefined;
  const isNeeded = ({ optionalArg, defaultValue }: EngineParameter): boolean =>
    !optionalArg && defaultValue === undefined;
  const most = found.repeatLastArgs ? 255 : found.parameters.length;
  return [found.parameters.filter(isNeeded).length, most];
}

test('[XLSX-3] a function takes as many arguments in a file as in the engine, apart from a known few', () => {
  const differing = engineNames.filter((name) => {
    const known = excelFunction(name, anyCount);
    if (!known) return false;
    const engine = engineCounts(name);
    const counts = Array.from({ length: 256 }, (_, count) => count).filter((count) => known.takes(count));
    // Functions that take pairs may not take the very largest number.
    const most = counts.at(-1)! >= 250 ? 255 : counts.at(-1);
    return !engine || engine[0] !== counts[0] || engine[1] !== most;
  });
  expect(differing.sort()).toEqual(otherCounts);
});

test('[XLSX-3] conditions come in pairs', () => {
  expect(excelFunction('SUMIFS', 3)!.takes(3)).toBe(true);
  expect(excelFunction('SUMIFS', 4)!.takes(4)).toBe(false);
  expect(excelFunction('COUNTIFS', 2)!.takes(2)).toBe(true);
  expect(excelFunction('COUNTIFS', 3)!.takes(3)).toBe(false);
  expect([0, 1, 2, 3, 4].map((i) => excelFunction('SUMIFS', 5)!.sortOf(i)).join('')).toBe('FFVFV');
});

test('no function is in the table twice, and nothing in it is misspelt', () => {
  const names = excelFunctionNames();
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9.]*$/);
  // Every function that the engine knows under a Danish name is either in the table or only the engine's own.
  const missing = engineNames.filter((name) => isEngineFunction(name) && !excelFunction(name, anyCount));
  expect(missing.every((name) => onlyInEngine!.includes(name))).toBe(true);
});
