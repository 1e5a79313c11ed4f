/** Takes a person's name out of a document when the person is forgotten; what the person wrote stays, by nobody. */
import type { Result } from '../result.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import type { Entries } from './schema.ts';

/** An entry in which somebody stands by id, and by name at `name`, without them; undefined when nobody does. */
function without(
  entry: unknown,
  person: string,
  pseudonym: string,
  name: { readonly at: number; readonly of: number },
): readonly unknown[] | undefined {
  if (!Array.isArray(entry) || !entry.includes(person)) return undefined;
  const isNamed = entry[name.of] === person;
  return entry.map((part: unknown, i) => {
    if (part === person) return pseudonym;
    return isNamed && i === name.at ? '' : part;
  });
}

/**
 * Comments, what was approved, and receipts name people beside their ids; `pseudonym` and no name stand there afterwards.
 * The texts stay as they are. Concurrent: a comment that the person writes meanwhile, elsewhere, keeps its name.
 */
export function forgetPerson(editor: Editor, person: string, pseudonym: string): Result<void, EditRefusal> {
  const { commentEntries, about, receiptEntries } = editor.workbook;
  const first = { of: 0, at: 1 };
  const places: readonly (readonly [Entries, typeof first])[] = [
    [commentEntries, first],
    [about, first],
    [receiptEntries, { of: 1, at: 2 }],
  ];
  return editor.edit(undefined, (write) => {
    for (const [map, name] of places)
      for (const [key, entry] of map.entries()) {
        const changed = without(entry, person, pseudonym, name);
        if (changed) write.set(map, key, changed);
      }
  });
}
