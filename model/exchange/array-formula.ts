/**
 * Whether a formula must be written as an array formula, so that Excel and LibreOffice reckon it as our engine does.
 *
 * Our engine always reckons with whole arrays and shows the first value of the result. Excel's files know two ways: in an
 * ordinary formula, many cells where one value is wanted mean the one cell of the formula's own row or column ("implicit
 * intersection"), so =SUM(A1:A3*B1:B3) in row 2 is A2*B2; in an array formula they mean all of them. Which places want
 * one value is known by function and argument (excel-functions.ts): SUM takes a range as it stands but nothing reckoned
 * from ranges, SUMPRODUCT takes both, ROUND takes neither. So: walk the formula, remember what the surrounding argument
 * takes, and ask for an array formula where many meet a place for one. In doubt the answer is yes: an array formula means
 * what we mean in every case; an ordinary one is merely easier to edit.
 */
import { areaOf, nameOfToken, readStored } from '../formula/stored.ts';
import { type ArgumentSort, excelFunction } from './excel-functions.ts';
import type { ExcelPlaces } from './excel-names.ts';
import { type Call, type FormulaNode, readTree } from './formula-tree.ts';

/** How many values something gives: one, a row or column of them, or a block. */
type Extent = 0 | 1 | 2;
const one: Extent = 0;
const line: Extent = 1;
const block: Extent = 2;

/** What a place takes: one value; ranges as they stand; or anything, reckoned for all cells. */
type Taken = 'single' | 'ranges' | 'all';

/** Names may name names; nobody needs more than a few steps, and a circle must end. */
const maxNameSteps = 10;

export function needsArray(tree: FormulaNode, ownSheet: string, places: ExcelPlaces): boolean {
  const reader = new ArrayReader(ownSheet, places);
  reader.read(tree, 'single');
  return reader.meetsMany;
}

class ArrayReader {
  /** '' inside a name, whose references all carry their sheet */
  #sheet: string;
  readonly #places: ExcelPlaces;
  #nameSteps = 0;
  /** many values stood where one is wanted, or a function gives back many */
  meetsMany = false;

  constructor(ownSheet: string, places: ExcelPlaces) {
    this.#sheet = ownSheet;
    this.#places = places;
  }

  /** How many values a node gives; notes when its place does not take them. */
  read(node: FormulaNode, taken: Taken): Extent {
    const extent = this.#extent(node, taken);
    if (extent > one && taken === 'single') this.meetsMany = true;
    return extent;
  }

  #extent(node: FormulaNode, taken: Taken): Extent {
    switch (node.kind) {
      case 'value':
      case 'error':
        return one;
      case 'array':
        return line;
      case 'group':
        return this.#extent(node.inner, taken);
      case 'reference':
        return this.#extentOfReference(node);
      case 'name':
        return this.#extentOfName(node);
      case 'operation':
        return this.#largest(node.operands, taken === 'all' ? 'all' : 'single');
      case 'call':
        return this.#extentOfCall(node, taken);
    }
  }

  #largest(nodes: readonly (FormulaNode | undefined)[], taken: Taken): Extent {
    let largest: Extent = one;
    for (const node of nodes) {
      const extent = node ? this.read(node, taken) : one;
      if (extent > largest) largest = extent;
    }
    return largest;
  }

  #extentOfReference({ reference }: FormulaNode & { kind: 'reference' }): Extent {
    const area = areaOf(reference, this.#sheet, this.#places);
    if (!area) return one;
    const isTall = area.lastRow > area.firstRow;
    const isWide = area.lastColumn > area.firstColumn;
    return isTall && isWide ? block : isTall || isWide ? line : one;
  }

  #extentOfName({ name }: FormulaNode & { kind: 'name' }): Extent {
    const id = name.kind === 'named' ? name.name : nameOfToken(name, this.#sheet, this.#places);
    const stored = id === undefined ? undefined : this.#places.nameStored(id);
    const tree = stored === undefined ? undefined : readTree(readStored(stored));
    if (!tree || this.#nameSteps === maxNameSteps) return one;
    const sheet = this.#sheet;
    this.#sheet = '';
    this.#nameSteps++;
    // Excel reckons the formula of a name with arrays in any case.
    const extent = this.#extent(tree, 'all');
    this.#nameSteps--;
    this.#sheet = sheet;
    return extent;
  }

  #extentOfCall(call: Call, taken: Taken): Extent {
    const known = excelFunction(call.name, call.arguments.length);
    const extents = call.arguments.map((argument, i) => {
      const sort = known?.sortOf(i) ?? 'V';
      return argument ? this.read(argument, takenBy(sort, taken)) : one;
    });
    // A function that gives many back always needs an array formula, or Excel takes one value of its result.
    if (known?.givesMany) {
      this.meetsMany = true;
      return block;
    }
    switch (call.name) {
      case 'IF':
        return larger(extents.slice(1));
      case 'CHOOSE':
        return larger(extents.slice(1));
      case 'IFS':
      case 'SWITCH':
        return larger(extents);
      case 'INDEX':
        return extentOfIndex(call, extents);
      case 'OFFSET':
        return extentOfOffset(call, extents);
      case 'INDIRECT':
        return block;
      case 'XLOOKUP':
        return extents[2] === block ? line : extents[0]!;
      case 'ROW':
      case 'COLUMN':
        return extents[0] ?? one;
      default:
        // Once for every value where one is wanted; what is taken whole is summed up to one.
        return larger(extents.filter((_, i) => (known?.sortOf(i) ?? 'V') === 'V'));
    }
  }
}

function takenBy(sort: ArgumentSort, surrounding: Taken): Taken {
  switch (sort) {
    case 'A':
      return 'all';
    case 'V':
      return surrounding === 'all' ? 'all' : 'single';
    case 'S':
      return 'single';
    case 'R':
      return surrounding === 'all' ? 'all' : 'ranges';
    case 'O':
    case 'F':
      return 'ranges';
  }
}

function larger(extents: readonly Extent[]): Extent {
  return Math.max(one, ...extents) as Extent;
}

/** INDEX gives a whole row or column for an index that is left out or 0. */
function extentOfIndex(call: Call, extents: readonly Extent[]): Extent {
  const isWhole = call.arguments.some(
    (argument, i) => i > 0 && (!argument || (argument.kind === 'value' && Number(argument.text) === 0)),
  );
  if (isWhole) return line;
  return extents[0] === block && call.arguments.length === 2 ? line : one;
}

function extentOfOffset(call: Call, extents: readonly Extent[]): Extent {
  return call.arguments.length > 3 ? block : (extents[0] ?? one);
}
