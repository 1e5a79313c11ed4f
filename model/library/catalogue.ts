/** Every case of the library that comes with the program. */
import type { LibraryCase } from './case.ts';
import { aarhus } from './cases/aarhus.ts';
import { hjoerring } from './cases/hjoerring.ts';
import { national } from './cases/national.ts';
import { otherMunicipalities } from './cases/other-municipalities.ts';
import { silkeborg } from './cases/silkeborg.ts';

export const libraryCases: readonly LibraryCase[] = [
  ...hjoerring,
  ...aarhus,
  ...silkeborg,
  ...otherMunicipalities,
  ...national,
];

export function libraryCase(id: string): LibraryCase | undefined {
  return libraryCases.find((one) => one.id === id);
}
