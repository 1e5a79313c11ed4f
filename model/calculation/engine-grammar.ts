/**
 * The grammar of formulas, worked out once for all engines. HyperFormula 3.5.0 does it anew for every engine that is
 * opened, always with the same result: some 20 ms, as much as filling and calculating a workbook of a few hundred cells.
 */
import type { HyperFormula } from 'hyperformula';

/** The parts of the engine that are reached into, as far as they are used. */
interface Inside {
  readonly _parser: EngineParser;
}

interface EngineParser {
  lexerConfig: unknown;
  lexer: { readonly lexer: object };
  formulaParser: FormulaParser;
  readonly resolveSheetReference: unknown;
  parse(text: string, at: unknown): unknown;
}

interface FormulaParser {
  /** finds the sheet that a formula names, in the engine whose formula it is */
  resolveSheetReference: unknown;
}

/** The first engine's, which the later ones use too. */
let known: Pick<EngineParser, 'lexerConfig' | 'lexer' | 'formulaParser'> | undefined;

/** Opens an engine by `open`, always with the same settings, and gives it the grammar that is known. */
export function withKnownGrammar(open: () => HyperFormula): HyperFormula {
  const engine = known ? withoutAnalysis(known, open) : open();
  const parser = (engine as unknown as Inside)._parser;
  const { lexerConfig, lexer, formulaParser } = (known ??= {
    lexerConfig: parser.lexerConfig,
    lexer: parser.lexer,
    formulaParser: parser.formulaParser,
  });
  const parse = parser.parse.bind(parser);
  Object.assign(parser, { lexerConfig, lexer, formulaParser });
  // Formulas are read one at a time, so each engine lends the shared reader its own sheets while it reads.
  parser.parse = (text, at) => {
    formulaParser.resolveSheetReference = parser.resolveSheetReference;
    try {
      return parse(text, at);
    } finally {
      // Otherwise an engine that was closed would stay in memory.
      formulaParser.resolveSheetReference = undefined;
    }
  };
  formulaParser.resolveSheetReference = undefined;
  return engine;
}

/** What chevrotain works a grammar out in: a method that both of its parts call while they are constructed. */
const analysis = 'TRACE_INIT';

function withoutAnalysis(
  { lexer, formulaParser }: Pick<EngineParser, 'lexer' | 'formulaParser'>,
  open: () => HyperFormula,
): HyperFormula {
  const kinds = [lexer.lexer, formulaParser].map((part) => Object.getPrototypeOf(part) as object);
  const own = kinds.map((kind) => Object.getOwnPropertyDescriptor(kind, analysis));
  for (const kind of kinds)
    Object.defineProperty(kind, analysis, { value: () => undefined, configurable: true, writable: true });
  try {
    return open();
  } finally {
    kinds.forEach((kind, i) => {
      const before = own[i];
      if (before) Object.defineProperty(kind, analysis, before);
      else Reflect.deleteProperty(kind, analysis);
    });
  }
}
