/**
 * Functions that HyperFormula 3.5.0 calculates otherwise than Excel, replaced by ours, and functions that it lacks, put
 * into the engine. Each correction stands with its kind in functions/ and says what was wrong; what holds for all
 * functions stands in interpreter-rules.ts.
 */
import { FunctionPlugin, type FunctionPluginDefinition, HyperFormula } from 'hyperformula';
import { aggregation } from './functions/aggregate.ts';
import { arrays } from './functions/arrays.ts';
import { conditional } from './functions/conditional.ts';
import { dates } from './functions/dates.ts';
import type { EngineFunctions } from './functions/engine-function.ts';
import { finance } from './functions/finance.ts';
import { information } from './functions/information.ts';
import { logic } from './functions/logic.ts';
import { lookups } from './functions/lookup.ts';
import { matrices } from './functions/matrices.ts';
import { products } from './functions/products.ts';
import { regression } from './functions/regression.ts';
import { rounding } from './functions/rounding.ts';
import { statistics } from './functions/statistics.ts';
import { texts } from './functions/text.ts';
import { boundedFunctions } from './bounded-functions.ts';
import { interpreterRules } from './interpreter-rules.ts';
import { quickIf } from './quick-if.ts';
import { readRangesQuickly } from './quick-ranges.ts';

const functions: EngineFunctions = {
  ...rounding,
  ...dates,
  ...texts,
  ...lookups,
  ...logic,
  ...conditional,
  ...statistics,
  ...regression,
  ...aggregation,
  ...finance,
  ...arrays,
  ...matrices,
  ...products,
  ...information,
};

interface Call {
  readonly args: readonly unknown[];
}

/** The parts of the engine's plugins that its typings keep to subclasses. */
interface Runner {
  runFunction(args: readonly unknown[], state: unknown, metadata: unknown, calculate: unknown): unknown;
  metadata(name: string): unknown;
}

function pluginOf(described: EngineFunctions): FunctionPluginDefinition {
  class ExcelFunctions extends FunctionPlugin {}
  const methods = Object.keys(described).map((name) => ({ name, method: `excel${name}` }));
  for (const { name, method } of methods) {
    const { calculate } = described[name]!;
    Object.defineProperty(ExcelFunctions.prototype, method, {
      value(this: Runner, call: Call, state: unknown): unknown {
        return this.runFunction(call.args, state, this.metadata(name), calculate);
      },
    });
  }
  ExcelFunctions.implementedFunctions = Object.fromEntries(
    methods.map(({ name, method }) => {
      const { calculate: _, parameters, ...rest } = described[name]!;
      return [name, { ...rest, method, parameters: parameters.map((one) => ({ ...one })) }];
    }),
  );
  return ExcelFunctions;
}

let isRegistered = false;

/** Puts rules and functions into the engine, once a process. */
export function registerExcelFunctions(): void {
  if (isRegistered) return;
  isRegistered = true;
  const names = [...Object.keys(functions), 'TYPE'];
  HyperFormula.registerFunctionPlugin(interpreterRules());
  HyperFormula.registerFunctionPlugin(quickIf());
  readRangesQuickly();
  for (const plugin of boundedFunctions()) HyperFormula.registerFunctionPlugin(plugin);
  HyperFormula.registerFunctionPlugin(pluginOf(functions), {
    enGB: Object.fromEntries(names.map((name) => [name, name])),
  });
}
