import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { HyperFormula } from 'hyperformula';
import { beforeAll, expect, test } from 'vitest';
import { builtAsPages } from '../support/built-as-pages.ts';
import { runs } from '../support/runs.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Read {
  readonly ast: unknown;
  readonly errors: readonly unknown[];
  readonly dependencies: unknown;
}
type Reader = (text: string) => Read;

function readerOf(engines: typeof HyperFormula): Reader {
  const engine = engines.buildEmpty({ licenseKey: 'gpl-v3', useArrayArithmetic: true });
  for (const name of ['Sa', 'Sb']) engine.addSheet(name);
  const { _parser: parser } = engine as unknown as {
    _parser: { parse(text: string, from: object): Read };
  };
  return (text) => parser.parse(text, { sheet: 0, row: 7, col: 7 });
}

/** What was read; of what cannot be read, only that. =OFFSET() makes the reader throw. */
function plain(read: Reader, text: string): unknown {
  try {
    const { ast, errors, dependencies } = read(text);
    return errors.length > 0 ? 'unreadable' : JSON.parse(JSON.stringify({ ast, dependencies }));
  } catch {
    return 'breaks';
  }
}

const plainly = readerOf(HyperFormula);
let asPagesDo: Reader;

beforeAll(async () => {
  const page = (await builtAsPages(at('node_modules/hyperformula/es/index.mjs'))) as {
    readonly HyperFormula: typeof HyperFormula;
  };
  asPagesDo = readerOf(page.HyperFormula);
});

const atom = fc.constantFrom(
  ...'A1 $B$2 Sa!C3 A1:B2 Sb!A1:$C$9 B:$C Sa!2:$3 N_x Unknown!A1 XFE1 1 .5 1.25 1e3 #N/A #REF! #HVA? TRUE()'.split(
    ' ',
  ),
  "'Sb'!$D4",
  '"a b"',
  '""',
  'PI( )',
  '{1,2;"x",-3}',
);
const { formula } = fc.letrec<{ formula: string; part: string }>((tie) => ({
  part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, atom, tie('formula')),
  formula: fc.oneof(
    atom,
    fc
      .tuple(
        tie('part'),
        fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '>', '<=', '>=', ' + ', ' -'),
        tie('part'),
      )
      .map((all) => all.join('')),
    fc.tuple(fc.constantFrom('-', '+', ' - '), tie('part')).map((all) => all.join('')),
    tie('part').map((one) => `${one}%`),
    tie('part').map((one) => `( ${one})`),
    fc
      .tuple(
        fc.constantFrom('SUM(', 'if(', 'IFERROR (', 'VLOOKUP( ', 'NO.SUCH('),
        fc.array(fc.oneof(tie('part'), fc.constantFrom('', ' ')), { maxLength: 4 }),
        fc.constantFrom(',', ' , '),
      )
      .map(([name, all, separator]) => `${name}${all.join(separator)})`),
  ),
}));

test('[ENGINE-1] the page’s engine reads formulas as the server’s does', () => {
  const read = fc
    .sample(formula, runs(300).numRuns)
    .filter((text) => plain(plainly, `=${text}`) !== 'unreadable');
  expect(read.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(formula, (text) => {
      expect(plain(asPagesDo, `=${text}`)).toEqual(plain(plainly, `=${text}`));
    }),
    runs(300),
  );
});

test('[ENGINE-2] and refuses the same', () => {
  const word = fc.oneof(
    atom,
    fc.constantFrom(
      '(',
      ')',
      '{',
      '}',
      ',',
      ';',
      ':',
      '+',
      '%',
      '=',
      '<',
      ' ',
      'SUM(',
      'OFFSET(',
      '"',
      '¤',
      '!',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = `=${words.join('')}`;
      expect(plain(asPagesDo, text)).toEqual(plain(plainly, text));
    }),
    runs(500),
  );
});
