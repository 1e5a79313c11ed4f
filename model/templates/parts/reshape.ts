/** The same parts with other columns, or only some of their fields, so that a template need not copy what it shares. */
import type { Block, Field, TableColumn } from '../template.ts';

export interface Reshaping {
  /** keys of columns left out */
  readonly without?: readonly string[];
  /** what is different in the column of a key */
  readonly change?: Readonly<Record<string, Partial<TableColumn>>>;
  /** columns that stand before the column of a key; where that is left out, in its place */
  readonly before?: Readonly<Record<string, readonly TableColumn[]>>;
}

/** Reshapes tables by the keys of their columns. Throws for a key that no table has. */
export function reshape(
  blocks: readonly Block[],
  { without = [], change = {}, before = {} }: Reshaping,
): readonly Block[] {
  const left = new Set([...without, ...Object.keys(change), ...Object.keys(before)]);
  const reshaped = blocks.map((block): Block => {
    if (block.kind !== 'table') return block;
    const columns = block.columns.flatMap((column): readonly TableColumn[] => {
      left.delete(column.key);
      const own = without.includes(column.key) ? [] : [{ ...column, ...change[column.key] }];
      return [...(before[column.key] ?? []), ...own];
    });
    return { ...block, columns };
  });
  if (left.size > 0) throw new Error(`No table has the columns ${[...left].join(', ')}.`);
  return reshaped;
}

/** The formula of a column with something added. */
export function addToColumn(blocks: readonly Block[], key: string, more: string): readonly Block[] {
  for (const block of blocks) {
    const found = block.kind === 'table' && block.columns.find((one) => one.key === key);
    if (found && found.formula !== undefined)
      return reshape(blocks, { change: { [key]: { formula: found.formula + more } } });
  }
  throw new Error(`No table has a formula in the column ${key}.`);
}

/** Only the fields that hold these names, in the order of the part. Throws for a name that no field has. */
export function onlyFields(blocks: readonly Block[], names: readonly string[]): readonly Block[] {
  const left = new Set(names);
  const holds = (block: Block): block is Field =>
    block.kind === 'field' &&
    block.values.some((value) => value?.name !== undefined && names.includes(value.name));
  const fields = blocks.filter(holds);
  for (const { values } of fields) for (const value of values) left.delete(value?.name ?? '');
  if (left.size > 0) throw new Error(`No field has the name ${[...left].join(', ')}.`);
  return fields;
}

/** A field that no input decides: parts that ask for its name get it from here. */
export function fixed(
  label: string,
  { name, given, help }: { readonly name: string; readonly given: string | number; readonly help?: string },
): Field {
  return { kind: 'field', label, values: [{ name, given }], help };
}
