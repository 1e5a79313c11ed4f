/**
 * Things that are neither cells nor lines: names, merges, rules, comments, assumptions and the like. A thing is a handful
 * of entries `<id>/<letter>` in one map; the entry with the letter of its birth makes it be there, `<id>/x` takes it away.
 * Readers take nothing for granted, because any client may write anything.
 */
import { type Entries, type Root, type RootPart, type WorkbookRoot, isId, isSet } from './schema.ts';

/** The letter of the entry with which a thing begins. */
const births: Readonly<Partial<Record<WorkbookRoot | RootPart, string>>> = {
  names: 'n',
  assumptions: 'c',
  scenarios: 'n',
  comments: 'c',
  merges: 'r',
  conditions: 'r',
  validations: 'r',
  protection: 'r',
};

/** The thing that begins with an entry; undefined for any other entry. A result's first entry is its key alone. */
export function thingBornAt(root: Root, key: string): string | undefined {
  const place = root.kind === 'workbook' ? root.root : root.part;
  if (place === 'results') return key.includes('/') ? undefined : key;
  const letter = births[place];
  const id = letter !== undefined && key.endsWith(`/${letter}`) ? key.slice(0, -2) : '';
  return isId(id) ? id : undefined;
}

/** The thing that an entry is a part of: the first part of its key. */
export function thingOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

export function isPartOf(key: string, thing: string): boolean {
  return key === thing || key.startsWith(`${thing}/`);
}

/** The ids of what is in a map and not deleted, in the order of their ids. */
export function livingThings(map: Entries, birth: string): readonly string[] {
  const ids: string[] = [];
  map.forEach((value, key) => {
    const id = key.endsWith(`/${birth}`) ? key.slice(0, -2) : '';
    if ((value ?? undefined) !== undefined && isId(id) && !isSet(map, `${id}/x`)) ids.push(id);
  });
  return ids.sort();
}

export function isLivingThing(map: Entries, birth: string, id: string): boolean {
  return isId(id) && isSet(map, `${id}/${birth}`) && !isSet(map, `${id}/x`);
}

/** A text of an entry; undefined for anything else, also for one that no verb would have written. */
export function textOf(value: unknown, limit: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= limit ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** One of a few words; undefined for anything else. */
export function wordOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}
