/** Addresses of pages. Pure. */

/** What an address says beside which page it is. */
export interface Params {
  readonly id: string;
}

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** What an address says where a path has ':id'; undefined when it is another path's. */
export function paramsOf(path: string, address: string): Params | undefined {
  const [wanted, given] = [partsOf(path), partsOf(address)];
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [i, part] of wanted.entries()) {
    const found = given[i]!;
    if (part === ':id') id = decoded(found);
    else if (part !== found) return undefined;
  }
  return { id };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not every address was written by us.
    return part;
  }
}
