/**
 * IF that works out only what it comes to. HyperFormula 3.5.0 calculates both values first: a template's weeks beyond the
 * horizon cost as much as the others.
 */
import {
  CellError,
  ErrorType,
  type FunctionPlugin,
  type FunctionPluginDefinition,
  HyperFormula,
  SimpleRangeValue,
} from 'hyperformula';

interface Call {
  readonly args: readonly unknown[];
}

type Method = (this: FunctionPlugin, call: Call, state: unknown) => unknown;

/** The parts of the engine's plugins that its typings keep to subclasses. */
interface Inside {
  evaluateAst(ast: unknown, state: unknown): unknown;
  coerceToType(value: unknown, parameter: object, state: unknown): unknown;
}

export function quickIf(): FunctionPluginDefinition {
  const Original = HyperFormula.getFunctionPlugin('IF');
  const described = Original?.implementedFunctions['IF'];
  if (!Original || !described) throw new Error('The engine has no function IF.');
  const [condition, ifTrue, ifFalse] = described.parameters ?? [];
  class QuickIf extends Original {}
  const { method } = described;
  const whole = Reflect.get(Original.prototype, method) as Method;
  const quick: Method = function (call, state) {
    const { args } = call;
    const inside = this as unknown as Inside;
    const isUsual = args.length === 2 || args.length === 3;
    const given = isUsual ? inside.evaluateAst(args[0], state) : undefined;
    // An array of conditions makes an array of values.
    if (!isUsual || given instanceof SimpleRangeValue) return whole.call(this, call, state);
    if (given instanceof CellError) return given;
    const isTrue = inside.coerceToType(given, condition!, state);
    if (isTrue === undefined) return new CellError(ErrorType.VALUE);
    if (isTrue instanceof CellError) return isTrue;
    const chosen = isTrue ? args[1] : args[2];
    if (chosen === undefined) return false;
    const value = inside.evaluateAst(chosen, state);
    return value instanceof SimpleRangeValue
      ? whole.call(this, call, state)
      : inside.coerceToType(value, isTrue ? ifTrue! : ifFalse!, state);
  };
  // The engine demands that a plugin's class itself holds its methods.
  Object.defineProperty(QuickIf.prototype, method, { value: quick });
  QuickIf.implementedFunctions = { IF: described };
  return QuickIf;
}
