/** Where pointing at cells may write a reference into a formula that is being typed, and how F4 fixes one with '$'. */
import type { Language } from './language.ts';
import { type Position, type TextReference, writeReference } from './reference.ts';
import { type Token } from './tokens.ts';
import { type Span, isFormulaText, typedTokens } from './typing.ts';

export interface PointingPlace extends Span {
  /** 'insert': nothing stands there yet; 'replace': a reference does */
  readonly kind: 'insert' | 'replace';
}

const endsOperand = new Set([
  'number',
  'string',
  'boolean',
  'error',
  'reference',
  'name',
  'close',
  'arrayClose',
]);
const beginsOperand = new Set([
  'number',
  'string',
  'boolean',
  'error',
  'reference',
  'name',
  'function',
  'open',
  'arrayOpen',
]);

/**
 * Where a reference goes that is pointed at while the caret stands at `caret`: into the place of the reference that the
 * caret touches, or where an operand may begin. Undefined where no reference may stand.
 */
export function pointingPlace(
  tokens: readonly Token[],
  text: string,
  caret: number,
): PointingPlace | undefined {
  if (!isFormulaText(text) || caret === 0) return undefined;
  const touched = tokens.find(
    ({ kind, start, end }) => kind === 'reference' && start <= caret && caret <= end,
  );
  if (touched) return { kind: 'replace', start: touched.start, end: touched.end };
  if (tokens.some(({ kind, start, end }) => kind !== 'space' && start < caret && caret < end))
    return undefined;
  const words = tokens.filter(({ kind }) => kind !== 'space');
  const before = words.findLast(({ end }) => end <= caret);
  const after = words.find(({ start }) => start >= caret);
  if (after && beginsOperand.has(after.kind)) return undefined;
  if (!before) return tokens.length > 0 || text.trim() === '=' ? insertAt(caret) : undefined;
  if (endsOperand.has(before.kind) || before.kind === 'function') return undefined;
  if (before.kind === 'operator') return before.text === '%' ? undefined : insertAt(caret);
  if (before.kind === 'open' || before.kind === 'separator') return insertAt(caret);
  // A range that is written up to its colon.
  const isOpenRange = before.text === ':' && words[words.indexOf(before) - 1]?.kind === 'reference';
  return isOpenRange ? insertAt(caret) : undefined;
}

function insertAt(caret: number): PointingPlace {
  return { kind: 'insert', start: caret, end: caret };
}

/** The next of A1, $A$1, A$1, $A1 and round again, for both ends of a range. */
function nextFixed(reference: TextReference): TextReference {
  const { from, to } = reference;
  const isWhole = from.row < 0 || from.column < 0;
  const order: readonly (readonly [row: boolean, column: boolean])[] = isWhole
    ? [
        [false, false],
        [true, true],
      ]
    : [
        [false, false],
        [true, true],
        [true, false],
        [false, true],
      ];
  const now = order.findIndex(
    ([row, column]) =>
      (from.row < 0 || row === from.rowFixed) && (from.column < 0 || column === from.columnFixed),
  );
  const [row, column] = order[(now + 1) % order.length]!;
  const fix = (end: Position): Position => ({
    ...end,
    rowFixed: end.row >= 0 && row,
    columnFixed: end.column >= 0 && column,
  });
  return { ...reference, from: fix(from), ...(to && { to: fix(to) }) };
}

export interface Retyped {
  readonly text: string;
  /** what is selected afterwards */
  readonly selected: Span;
}

/** F4: the references that the selection touches get the next of their '$' marks; undefined when it touches none. */
export function cycleFixed(text: string, selected: Span, language: Language): Retyped | undefined {
  const touched = typedTokens(text, language).filter(
    (token): token is Token & { readonly reference: TextReference } =>
      token.reference !== undefined && token.start <= selected.end && token.end >= selected.start,
  );
  // Between two that stand side by side, as in A1+B1, the caret touches one; a selection may touch many.
  const first = touched[0];
  if (!first) return undefined;
  let result = '';
  let at = 0;
  let end = 0;
  for (const token of touched) {
    result += text.slice(at, token.start) + writeReference(nextFixed(token.reference));
    at = token.end;
    end = result.length;
  }
  const isCaret = selected.start === selected.end;
  return {
    text: result + text.slice(at),
    selected: { start: isCaret ? end : Math.min(first.start, selected.start), end },
  };
}
