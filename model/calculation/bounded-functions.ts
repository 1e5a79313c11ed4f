/**
 * Functions of the engine that count up to one of their arguments: =CUMIPMT(…;100000000;…) takes 16 seconds, on
 * everybody's screen. Beyond a number of steps that nobody needs they give #NUM!.
 */
import {
  CellError,
  ErrorType,
  type FunctionPlugin,
  type FunctionPluginDefinition,
  HyperFormula,
} from 'hyperformula';
import { numberOf } from './coercion.ts';
import { plain } from './functions/engine-function.ts';

/** Function -> which argument it counts up to, from 0, and the most that is taken. Measured: each takes 30 ms at most. */
const bounds: Readonly<Record<string, { readonly argument: number; readonly most: number }>> = {
  CUMIPMT: { argument: 1, most: 100_000 },
  CUMPRINC: { argument: 1, most: 100_000 },
  BESSELI: { argument: 1, most: 100_000 },
  BESSELJ: { argument: 1, most: 100_000 },
  BESSELK: { argument: 1, most: 100_000 },
  BESSELY: { argument: 1, most: 100_000 },
  'POISSON.DIST': { argument: 0, most: 100_000 },
  'NEGBINOM.DIST': { argument: 0, most: 50_000 },
  'CHISQ.INV': { argument: 1, most: 1_000_000 },
  'GAMMA.INV': { argument: 1, most: 1_000_000 },
};

interface Inside {
  evaluateAst(ast: unknown, state: unknown): unknown;
}

type Method = (this: FunctionPlugin, call: { readonly args: readonly unknown[] }, state: unknown) => unknown;

/** The engine's plugins for these functions, with the bound in front. */
export function boundedFunctions(): readonly FunctionPluginDefinition[] {
  return Object.entries(bounds).map(([name, { argument, most }]) => {
    const Original = HyperFormula.getFunctionPlugin(name);
    const described = Original?.implementedFunctions[name];
    if (!Original || !described) throw new Error(`The engine has no function ${name}.`);
    class Bounded extends Original {}
    const { method } = described;
    const calculate = Reflect.get(Original.prototype, method) as Method;
    const bounded: Method = function (call, state) {
      const given = call.args[argument];
      const count =
        given === undefined ? undefined : plain((this as unknown as Inside).evaluateAst(given, state));
      const steps = count === undefined ? undefined : numberOf(count);
      if (typeof steps === 'number' && steps > most) return new CellError(ErrorType.NUM);
      return calculate.call(this, call, state);
    };
    // The engine demands that a plugin's class itself holds its methods.
    Object.defineProperty(Bounded.prototype, method, { value: bounded });
    Bounded.implementedFunctions = { [name]: described };
    const aliases = Object.entries(Original.aliases ?? {}).filter(([, target]) => target === name);
    Bounded.aliases = Object.fromEntries(aliases);
    return Bounded;
  });
}
