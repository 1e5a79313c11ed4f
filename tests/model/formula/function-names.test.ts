import { HyperFormula } from 'hyperformula';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../model/calculation/engine.ts';
import {
  danishErrorNames,
  danishFunctionAliases,
  danishFunctionNames,
  engineFunctions,
  errorAliases,
  functionsWithoutDanishName,
  isEngineFunction,
  isKnownFunction,
} from '../../../model/formula/function-names.ts';
import { danish, english } from '../../../model/formula/language.ts';
import { readTokens, writeTokens } from '../../../model/formula/tokens.ts';

const functions = Object.entries(danishFunctionNames);
const allNames = [...Object.keys(danishFunctionNames), ...Object.keys(functionsWithoutDanishName)];

test('[NAMES-1] no two functions share a name, and no other spelling takes one', () => {
  const shown = new Set(functions.map(([, name]) => name));
  expect(shown.size).toBe(functions.length);
  for (const [alias, english] of Object.entries(danishFunctionAliases)) {
    expect(shown.has(alias), alias).toBe(false);
    expect(danishFunctionNames, alias).toHaveProperty([english]);
  }
  for (const name of Object.keys(functionsWithoutDanishName)) {
    expect(danishFunctionNames, name).not.toHaveProperty([name]);
    expect(shown.has(name) || Object.hasOwn(danishFunctionAliases, name), name).toBe(false);
  }
});

test('[NAMES-2] every name is one word of a formula, in upper and in lower case', () => {
  const names = [...functions.flat(), ...Object.keys(danishFunctionAliases), ...allNames];
  for (const name of names) {
    expect(name).toMatch(/^[A-ZÆØÅ][A-ZÆØÅ0-9._]*$/);
    for (const language of [danish, english]) {
      const english = language.functionToEnglish(name);
      for (const typed of [name, name.toLowerCase()]) {
        const [first, ...rest] = readTokens(`${typed}(1)`, language);
        expect(first, typed).toMatchObject({ kind: 'function', text: english });
        expect(rest.map(({ kind }) => kind)).toEqual(['open', 'number', 'close']);
      }
    }
  }
});

test('[NAMES-3] every function goes to Danish and back', () => {
  for (const [english, name] of functions) {
    expect(danish.functionFromEnglish(english)).toBe(name);
    expect(danish.functionToEnglish(name)).toBe(english);
  }
  for (const name of allNames) {
    const shown = `${danish.functionFromEnglish(name)}(1,5)`;
    expect(writeTokens(readTokens(shown, danish), english)).toBe(`${name}(1.5)`);
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

describe('[NAMES-7] every function that the engine registers, ours included, has a Danish name or a reason for none', () => {
  openEngine().destroy();
  // LET is gone before the engine reads a formula.
  const registered = HyperFormula.getRegisteredFunctionNames('enGB')
    .filter((name) => !name.startsWith('HF.'))
    .concat('LET');

  test('each is known under a name', () => {
    expect(registered.length).toBeGreaterThan(400);
    expect(registered.filter((name) => !isKnownFunction(name))).toEqual([]);
  });

  test('each can be typed, and nothing else can', () => {
    expect(registered.filter((name) => !isEngineFunction(name))).toEqual([]);
    expect(engineFunctions.filter((name) => !registered.includes(name))).toEqual([]);
    expect(['INDIRECT', 'HVIS', 'toString', ''].filter(isEngineFunction)).toEqual([]);
  });

  test('a function that has no Danish name says why', () => {
    for (const [name, why] of Object.entries(functionsWithoutDanishName)) {
      expect(['spelling', 'notInExcel', 'newest'], name).toContain(why);
      expect(danish.functionFromEnglish(name)).toBe(name);
      expect(danish.functionToEnglish(name)).toBe(name);
    }
  });
});

test("[NAMES-8] the newest functions, as Microsoft's Danish pages name them", () => {
  const expected = {
    TAKE: 'TAG',
    DROP: 'UDELAD',
    EXPAND: 'UDVID',
    CHOOSECOLS: 'VÆLGKOL',
    CHOOSEROWS: 'VÆLGRÆKKER',
    HSTACK: 'HSTAK',
    VSTACK: 'VSTAK',
    TOCOL: 'TILKOLONNE',
    TOROW: 'TILRÆKKE',
    WRAPCOLS: 'FOLDKOLONNER',
    TEXTBEFORE: 'TEKSTFØR',
    TEXTAFTER: 'TEKSTEFTER',
    TEXTSPLIT: 'TEKSTSPLIT',
    XMATCH: 'XSAMMENLIGN',
    SORTBY: 'SORTER.EFTER',
    LET: 'LET',
  };
  for (const [name, shown] of Object.entries(expected)) expect(danish.functionFromEnglish(name)).toBe(shown);
  expect(danish.functionToEnglish('TEKST.FØR')).toBe('TEXTBEFORE');
  expect(danish.functionToEnglish('TEKST.EFTER')).toBe('TEXTAFTER');
});

describe('[NAMES-9] where Excel and LibreOffice differ, Excel is shown and both are read', () => {
  test.each([
    ['SUMIFS', 'SUM.HVISER', 'SUM.FLERE.HVIS'],
    ['COUNTIFS', 'TÆL.HVISER', 'TÆL.FLERE.HVIS'],
    ['IFNA', 'HVISIT', 'HVIS.IKKE.TILGÆNGELIG'],
    ['WEEKNUM', 'UGE.NR', 'KALENDERUGE'],
    ['DATEDIF', 'DATO.FORSKEL', 'DATODIF'],
    ['AGGREGATE', 'SAMLING', 'AGGREGER'],
    ['CONCAT', 'CONCAT', 'SAMMENKÆD'],
  ])('%s is %s, and %s is read', (name, excel, libreOffice) => {
    expect(danish.functionFromEnglish(name)).toBe(excel);
    expect([excel, libreOffice].map(danish.functionToEnglish)).toEqual([name, name]);
  });
});
