/** The same parts with other examples, words and roles, where a template needs them so. */
import type { Block, Field, FieldValue, TableColumn } from '../template.ts';

/** What changes in the field or the table column that holds a name. */
export interface Change {
  readonly label?: string;
  readonly unit?: string;
  readonly help?: string;
  readonly number?: string;
  readonly allowed?: Field['allowed'];
  /** `undefined` calculates or empties the cell */
  readonly role?: Field['role'];
  readonly known?: FieldValue['known'];
  /** for a field */
  readonly given?: FieldValue['given'];
  /** for a column, row by row */
  readonly rows?: TableColumn['given'];
}

/** Applies changes by the name of a field's value or of a column (or its key). Throws for a name that no block has. */
export function adjust(
  blocks: readonly Block[],
  changes: Readonly<Record<string, Change>>,
): readonly Block[] {
  const left = new Set(Object.keys(changes));
  const find = (name: string | undefined): Change | undefined => {
    if (name === undefined || !Object.hasOwn(changes, name)) return undefined;
    left.delete(name);
    return changes[name];
  };
  const adjusted = blocks.map((block): Block => {
    if (block.kind === 'field') return adjustField(block, find);
    if (block.kind !== 'table') return block;
    return { ...block, columns: block.columns.map((column) => adjustColumn(column, find)) };
  });
  if (left.size > 0) throw new Error(`No block has the name ${[...left].join(', ')}.`);
  return adjusted;
}

type Find = (name: string | undefined) => Change | undefined;

function adjustField(field: Field, find: Find): Field {
  let whole = field;
  const values = field.values.map((value) => {
    const change = find(value?.name);
    if (!value || !change) return value;
    whole = { ...whole, ...wordsOf(change) };
    return {
      ...value,
      ...('given' in change && { given: change.given }),
      ...('role' in change && { role: change.role }),
      ...('known' in change && { known: change.known }),
    };
  });
  const { role } = field;
  // Otherwise the field's role would be taken for a value that shall have none.
  const own = values.map((value) => value && ('role' in value ? value : { ...value, role }));
  return { ...whole, role: role === 'result' ? role : undefined, values: own };
}

function wordsOf({ label, unit, help, number, allowed }: Change): Partial<Field> {
  return {
    ...(label !== undefined && { label }),
    ...(unit !== undefined && { unit }),
    ...(help !== undefined && { help }),
    ...(number !== undefined && { number }),
    ...(allowed !== undefined && { allowed }),
  };
}

function adjustColumn(column: TableColumn, find: Find): TableColumn {
  const change = find(column.name) ?? find(column.key);
  if (!change) return column;
  const { label, help, number, allowed, rows } = change;
  return {
    ...column,
    ...(label !== undefined && { title: label }),
    ...(help !== undefined && { help }),
    ...(number !== undefined && { number }),
    ...(allowed !== undefined && { allowed }),
    ...('role' in change && { role: change.role }),
    ...(rows !== undefined && { given: rows }),
  };
}

/** Inputs that a template does not ask for: settings with a documented default, which emptying the inputs leaves alone. */
export function asDefaults(blocks: readonly Block[]): readonly Block[] {
  const asSetting = <Role extends string | undefined>(role: Role): Role | 'setting' =>
    role === 'input' || role === 'optionalInput' ? 'setting' : role;
  return blocks.map((block): Block => {
    if (block.kind === 'field') {
      const values = block.values.map((value) => value && { ...value, role: asSetting(value.role) });
      return { ...block, role: asSetting(block.role), values };
    }
    if (block.kind !== 'table') return block;
    return {
      ...block,
      columns: block.columns.map((column) => ({ ...column, role: asSetting(column.role) })),
    };
  });
}
