/**
 * A stored formula as a tree, as far as an export needs one: which arguments belong to which call, and what is reckoned
 * with what. Operators and their order are left out; every node says where its parts stand, so that text is written from
 * the parts themselves and nothing that was typed is lost.
 */
import { type StoredName, type StoredPart, type StoredReference, isToken } from '../formula/stored.ts';
import { findProblem } from '../formula/syntax.ts';
import type { Token } from '../formula/tokens.ts';

export interface Call {
  readonly kind: 'call';
  /** the function's English name as stored */
  readonly name: string;
  /** undefined where an argument is left empty */
  readonly arguments: readonly (FormulaNode | undefined)[];
  /** indexes of parts: the name, the separators between arguments, the closing bracket */
  readonly at: number;
  readonly separators: readonly number[];
  readonly close: number;
}

export type FormulaNode =
  | Call
  | { readonly kind: 'reference'; readonly reference: StoredReference }
  /** a name by identity or as a bare word */
  | { readonly kind: 'name'; readonly name: StoredName | Token }
  | { readonly kind: 'error' }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'array'; readonly from: number; readonly to: number }
  | { readonly kind: 'group'; readonly inner: FormulaNode }
  /** anything with an operator, before, between or after */
  | { readonly kind: 'operation'; readonly operands: readonly FormulaNode[] };

const anyReference: Token = { kind: 'reference', text: '', start: 0, end: 0 };

/** The tree of a formula's parts; undefined for what is no formula, or longer or deeper than Excel takes. */
export function readTree(parts: readonly StoredPart[]): FormulaNode | undefined {
  if (findProblem(parts.map((part) => (isToken(part) ? part : anyReference)))) return undefined;
  return new TreeReader(parts).expression();
}

/** Reads what `findProblem` has found to be in order. */
class TreeReader {
  readonly #parts: readonly StoredPart[];
  #at = 0;

  constructor(parts: readonly StoredPart[]) {
    this.#parts = parts;
    this.#skipSpaces();
  }

  expression(): FormulaNode {
    const operands: FormulaNode[] = [];
    let hasOperator = false;
    for (;;) {
      while (this.#kind() === 'operator') {
        hasOperator = true;
        this.#next();
      }
      if (!this.#startsOperand()) break;
      operands.push(this.#operand());
    }
    return operands.length === 1 && !hasOperator ? operands[0]! : { kind: 'operation', operands };
  }

  #kind(): StoredPart['kind'] | undefined {
    return this.#parts[this.#at]?.kind;
  }

  #skipSpaces(): void {
    while (this.#kind() === 'space') this.#at++;
  }

  #next(): void {
    this.#at++;
    this.#skipSpaces();
  }

  #startsOperand(): boolean {
    const kind = this.#kind();
    return kind !== undefined && !['separator', 'close', 'operator'].includes(kind);
  }

  #operand(): FormulaNode {
    const from = this.#at;
    const part = this.#parts[from]!;
    if (part.kind === 'function') return this.#call(part.text);
    this.#next();
    switch (part.kind) {
      case 'cells':
        return { kind: 'reference', reference: part };
      case 'named':
      case 'name':
        return { kind: 'name', name: part };
      case 'error':
        return { kind: 'error' };
      case 'open': {
        const inner = this.expression();
        this.#next();
        return { kind: 'group', inner };
      }
      case 'arrayOpen': {
        while (this.#kind() !== 'arrayClose') this.#next();
        const to = this.#at;
        this.#next();
        return { kind: 'array', from, to };
      }
      default:
        return { kind: 'value', text: part.text };
    }
  }

  #call(name: string): Call {
    const at = this.#at;
    // The name and its opening bracket, which stand together.
    this.#at++;
    this.#next();
    const values: (FormulaNode | undefined)[] = [];
    const separators: number[] = [];
    while (this.#kind() !== 'close') {
      values.push(this.#startsOperand() || this.#kind() === 'operator' ? this.expression() : undefined);
      if (this.#kind() !== 'separator') continue;
      separators.push(this.#at);
      this.#next();
      // =IF(A1,) has a second, empty argument.
      if (this.#kind() === 'close') values.push(undefined);
    }
    const close = this.#at;
    this.#next();
    return { kind: 'call', name, arguments: values, at, separators, close };
  }
}
