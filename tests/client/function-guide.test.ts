import { HyperFormula } from 'hyperformula';
import { describe, expect, test } from 'vitest';
import type { FunctionTexts } from '../../client/sheet/function-guide.ts';
import { argumentCount, readSignature, shownArguments } from '../../client/sheet/signature.ts';
import { functions as inDanish } from '../../client/text/functions.da.ts';
import { functions as inEnglish } from '../../client/text/functions.en.ts';
import { openEngine } from '../../model/calculation/engine.ts';
import { engineFunctions } from '../../model/index.ts';

const danish: FunctionTexts = inDanish;
const english: FunctionTexts = inEnglish;

/** Functions that never reach the engine: what they take is read by our own program. */
const ours: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
  LET: { least: 3, most: Infinity },
  OFFSET: { least: 3, most: 5 },
  VERSION: { least: 0, most: 0 },
};

interface Parameter {
  readonly optionalArg?: boolean;
  readonly defaultValue?: unknown;
}

/** The fewest and the most arguments that the engine takes; undefined when it does not say. */
function engineCount(name: string): { readonly least: number; readonly most: number } | undefined {
  const plugin = HyperFormula.getFunctionPlugin(name);
  const described = plugin?.implementedFunctions?.[plugin.aliases?.[name] ?? name];
  const parameters: readonly Parameter[] | undefined = described?.parameters;
  if (!parameters) return undefined;
  const least = parameters.filter(
    ({ optionalArg, defaultValue }) => !optionalArg && defaultValue === undefined,
  ).length;
  return { least, most: described?.repeatLastArgs ? Infinity : parameters.length };
}

describe('[HELP] what is told of functions', () => {
  test('[HELP-1] every function of the engine is told, in both languages, and nothing else', () => {
    const wanted = [...engineFunctions].toSorted();
    expect(Object.keys(danish).toSorted()).toEqual(wanted);
    expect(Object.keys(english).toSorted()).toEqual(wanted);
  });

  test('[HELP-2] as many arguments are told as the engine takes, at least and at most', () => {
    openEngine().destroy();
    for (const name of engineFunctions) {
      const wanted = engineCount(name) ?? ours[name];
      expect(wanted, name).toBeDefined();
      expect({ name, ...argumentCount(readSignature(danish[name]![0])) }).toEqual({ name, ...wanted });
      expect({ name, ...argumentCount(readSignature(english[name]![0])) }).toEqual({ name, ...wanted });
    }
  });

  test('[HELP-3] one line each, a sentence, and no argument without a name', () => {
    for (const texts of [danish, english]) {
      for (const [name, [takes, says]] of Object.entries(texts)) {
        expect(says, name).toMatch(/^\S.{2,150}\.$/u);
        const { takes: args } = readSignature(takes);
        for (const argument of args) expect(argument.name, name).toMatch(/^[\p{L}_]+\d*(?:_[\p{L}_]+\d*)?$/u);
        expect(new Set(args.map((argument) => argument.name)).size, name).toBe(args.length);
      }
    }
  });

  test.each([
    ['betingelse; hvis_sand; [hvis_falsk]', 1, 'betingelse *hvis_sand* [hvis_falsk]'],
    ['tal1; [tal2]; …', 0, '*tal1* [tal2] …'],
    ['tal1; [tal2]; …', 4, 'tal1 [tal2] … *[tal5]* …'],
    [
      'sum; område1; kriterium1; [område2; kriterium2]; …',
      4,
      'sum område1 kriterium1 [område2] *[kriterium2]* …',
    ],
    [
      'sum; område1; kriterium1; [område2; kriterium2]; …',
      5,
      'sum område1 kriterium1 [område2] [kriterium2] *[område3]* [kriterium3] …',
    ],
    ['', 0, ''],
  ])('[HELP-4] %s, argument %i', (takes, current, shown) => {
    const told = shownArguments(readSignature(takes), current);
    expect(told.map(({ text, isCurrent }) => (isCurrent ? `*${text}*` : text)).join(' ')).toBe(shown);
  });
});
