import { HyperFormula } from 'hyperformula';
import { describe, expect, test } from 'vitest';
import {
  danishErrorNames,
  danishFunctionAliases,
  danishFunctionNames,
  errorAliases,
  isEngineFunction,
} from '../../../model/formula/function-names.ts';
import { danish } from '../../../model/formula/language.ts';

const functions = Object.entries(danishFunctionNames);

test('[NAMES-1] no two functions share a name, and no other spelling takes one', () => {
  const shown = new Set(functions.map(([, name]) => name));
  expect(shown.size).toBe(functions.length);
  for (const [alias, english] of Object.entries(danishFunctionAliases)) {
    expect(shown.has(alias), alias).toBe(false);
    expect(danishFunctionNames, alias).toHaveProperty([english]);
  }
});

test('[NAMES-2] names are upper case, as formulas are read', () => {
  const names = [...functions.flat(), ...Object.keys(danishFunctionAliases)];
  for (const name of names) expect(name).toMatch(/^[A-ZÆØÅ][A-ZÆØÅ0-9._]*$/);
});

test('[NAMES-3] every function goes to Danish and back', () => {
  for (const [english, name] of functions) {
    expect(danish.functionFromEnglish(english)).toBe(name);
    expect(danish.functionToEnglish(name)).toBe(english);
  }
});

test('[NAMES-4] an English name is understood in Danish, except TIME, which is HOUR', () => {
  const misread = functions.filter(([english]) => danish.functionToEnglish(english) !== english);
  expect(misread.map(([english]) => english)).toEqual(['TIME']);
  expect(danish.functionToEnglish('TIME')).toBe('HOUR');
  expect(danish.functionToEnglish('TID')).toBe('TIME');
});

describe('[NAMES-5] everyday functions', () => {
  test.each([
    ['SUM', 'SUM'],
    ['AVERAGE', 'MIDDEL'],
    ['COUNT', 'TÆL'],
    ['COUNTA', 'TÆLV'],
    ['MIN', 'MIN'],
    ['MAX', 'MAKS'],
    ['IF', 'HVIS'],
    ['IFS', 'HVISER'],
    ['IFERROR', 'HVIS.FEJL'],
    ['SWITCH', 'SKIFT'],
    ['AND', 'OG'],
    ['OR', 'ELLER'],
    ['NOT', 'IKKE'],
    ['TRUE', 'SAND'],
    ['FALSE', 'FALSK'],
    ['SUMIF', 'SUM.HVIS'],
    ['SUMIFS', 'SUM.HVISER'],
    ['COUNTIF', 'TÆL.HVIS'],
    ['AVERAGEIFS', 'MIDDEL.HVISER'],
    ['SUMPRODUCT', 'SUMPRODUKT'],
    ['ROUND', 'AFRUND'],
    ['ROUNDUP', 'RUND.OP'],
    ['INDEX', 'INDEKS'],
    ['MATCH', 'SAMMENLIGN'],
    ['VLOOKUP', 'LOPSLAG'],
    ['HLOOKUP', 'VOPSLAG'],
    ['XLOOKUP', 'XOPSLAG'],
    ['DATE', 'DATO'],
    ['TODAY', 'IDAG'],
    ['YEAR', 'ÅR'],
    ['MONTH', 'MÅNED'],
    ['EDATE', 'EDATO'],
    ['NPV', 'NUTIDSVÆRDI'],
    ['IRR', 'IA'],
    ['PMT', 'YDELSE'],
    ['TEXT', 'TEKST'],
    ['CHAR', 'TEGN'],
    ['FILTER', 'FILTRER'],
    ['NORM.DIST', 'NORMAL.FORDELING'],
  ])('%s is %s', (english, name) => expect(danishFunctionNames[english]).toBe(name));

  test("LibreOffice's spellings are read", () => {
    expect(danish.functionToEnglish('SUM.FLERE.HVIS')).toBe('SUMIFS');
    expect(danish.functionToEnglish('DATODIF')).toBe('DATEDIF');
  });
});

test('[NAMES-6] errors are read in Danish, in English and as other programs spell them', () => {
  for (const [english, name] of Object.entries(danishErrorNames)) {
    expect(danish.errorFromEnglish(english)).toBe(name);
    expect(danish.errorToEnglish(name)).toBe(english);
    expect(danish.errorToEnglish(english)).toBe(english);
  }
  expect(new Set(Object.values(danishErrorNames)).size).toBe(Object.keys(danishErrorNames).length);
  for (const [alias, english] of Object.entries(errorAliases))
    expect(danish.errorToEnglish(alias)).toBe(english);
  expect(danish.errorFromEnglish('#N/A')).toBe('#I/T');
});

test("[NAMES-7] every function that the engine registers is known, apart from HyperFormula's own operators", () => {
  const registered = HyperFormula.getRegisteredFunctionNames('enGB').filter(
    (name) => !name.startsWith('HF.'),
  );
  expect(registered.filter((name) => !isEngineFunction(name))).toEqual([]);
  expect(['INDIRECT', 'CELL', 'HVIS', 'toString', ''].filter(isEngineFunction)).toEqual([]);
});
