/** The words and marks in which formulas are written and shown. The document itself is always canonical English. */
import {
  danishErrorNames,
  danishFunctionAliases,
  danishFunctionNames,
  errorAliases,
} from './function-names.ts';

export type LanguageId = 'da' | 'en';

export interface Language {
  readonly id: LanguageId;
  /** between arguments */
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
  /** between the columns of an array constant; the first is written, all are read. Rows are always parted by ';'. */
  readonly arrayColumns: readonly string[];
  readonly yes: string;
  readonly no: string;
  /** `upperName` in this language or in English; an unknown name is given back as it is */
  functionToEnglish(upperName: string): string;
  functionFromEnglish(englishName: string): string;
  /** undefined when it is no error name in this language or in English */
  errorToEnglish(name: string): string | undefined;
  errorFromEnglish(englishName: string): string;
}

const englishErrors = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#CYCLE!',
  '#ERROR!',
  '#SPILL!',
  '#CALC!',
];

function errorIn(names: Readonly<Record<string, string>>): (name: string) => string | undefined {
  const byName = new Map<string, string>(englishErrors.map((name) => [name, name]));
  for (const [alias, name] of Object.entries(errorAliases)) byName.set(alias.toUpperCase(), name);
  for (const [name, own] of Object.entries(names)) byName.set(own.toUpperCase(), name);
  return (name) => byName.get(name.toUpperCase());
}

export const english: Language = {
  id: 'en',
  separator: ',',
  decimal: '.',
  arrayColumns: [','],
  yes: 'TRUE',
  no: 'FALSE',
  functionToEnglish: (name) => name,
  functionFromEnglish: (name) => name,
  errorToEnglish: errorIn({}),
  errorFromEnglish: (name) => name,
};

const danishToEnglish = new Map<string, string>([
  ...Object.entries(danishFunctionAliases),
  ...Object.entries(danishFunctionNames).map(([name, danish]): [string, string] => [danish, name]),
]);
const danishFunctions = new Map(Object.entries(danishFunctionNames));
const danishErrors = new Map(Object.entries(danishErrorNames));

export const danish: Language = {
  id: 'da',
  separator: ';',
  decimal: ',',
  // No source for Danish Excel's own mark was found; both that are in use elsewhere are read.
  arrayColumns: ['\\', '.'],
  yes: 'SAND',
  no: 'FALSK',
  functionToEnglish: (name) => danishToEnglish.get(name) ?? name,
  functionFromEnglish: (name) => danishFunctions.get(name) ?? name,
  errorToEnglish: errorIn(danishErrorNames),
  errorFromEnglish: (name) => danishErrors.get(name) ?? name,
};

export const languages: Readonly<Record<LanguageId, Language>> = { da: danish, en: english };
