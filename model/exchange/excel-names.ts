/**
 * Names of sheets and cells as Excel takes them. Our own verbs keep to Excel's rules, but anyone may write anything into
 * the shared document, and one bad name makes Excel offer to repair the file.
 */
import { readWholeReference } from '../formula/reference.ts';
import type { Places } from '../formula/stored.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** The workbook's places under the names that the file gives them. */
export interface ExcelPlaces extends Places {
  /** the formula behind a name, as stored; undefined when the name is gone */
  nameStored(name: string): string | undefined;
  /** whether the file cannot hold a name, so that what it stands for must be written instead */
  isSkipped(name: string): boolean;
}

export interface FileNames {
  readonly places: ExcelPlaces;
  readonly renamedSheets: readonly (readonly [from: string, to: string])[];
  readonly skippedNames: readonly string[];
}

const maxSheetName = 31;
const badInSheetName = /[[\]:*?/\\\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;
/** In a file, "_x0041_" means "A". */
const fileEscape = /_(?=x[0-9a-f]{4}_)/gi;
/** Excel keeps this name for itself. */
const reservedSheetName = 'history';
/** For a sheet that has no usable name at all. */
const namelessSheet = 'Ark';

function cleanSheetName(name: string): string {
  const clean = name
    .replace(badInSheetName, '_')
    .replace(fileEscape, '-')
    .slice(0, maxSheetName)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/^[\s']+|[\s']+$/g, '');
  if (clean === '') return namelessSheet;
  return clean.toLowerCase() === reservedSheetName ? `${clean}_` : clean;
}

/** Sheet id -> name in the file. A sheet whose name is good keeps it, whatever the others are called. */
function fileSheetNames(workbook: Workbook): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const wanted = workbook.sheets.map(({ id }) => [id, workbook.sheetName(id) ?? id] as const);
  const isGood = (name: string): boolean => cleanSheetName(name) === name;
  for (const [id, name] of wanted.toSorted(([, a], [, b]) => Number(isGood(b)) - Number(isGood(a)))) {
    const clean = cleanSheetName(name);
    let unique = clean;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const mark = ` (${number})`;
      unique = clean.slice(0, maxSheetName - mark.length) + mark;
    }
    taken.add(unique.toLowerCase());
    names.set(id, unique);
  }
  return names;
}

const nameShape = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;
/** R, C, R1C1 and the like are references in Excel's other notation; _xlnm and _xlfn are its own. */
const reservedName = /^(?:r\d*c?\d*|c\d*|true|false|_xl.*|.*_x[0-9a-f]{4}_.*)$/i;

/** Whether Excel takes a word as the name of cells or of a value. */
export function isExcelName(text: string): boolean {
  return nameShape.test(text) && !reservedName.test(text) && !readWholeReference(text);
}

/** The names under which everything in a workbook stands in the file. */
export function fileNames(workbook: Workbook): FileNames {
  const sheets = fileSheetNames(workbook);
  const stored = new Map(workbook.definedNames.map((name) => [name.id, name.stored]));
  const texts = new Map<string, string>();
  const skipped = new Map<string, string>();
  const isShared = new Set(
    workbook.definedNames.flatMap(({ text, scope }) => (scope === undefined ? [text.toLowerCase()] : [])),
  );
  for (const { id, text, scope } of workbook.definedNames) {
    // A sheet's name that hides one of the workbook's would have to be told from it in every formula of the sheet.
    const isHiding = scope !== undefined && isShared.has(text.toLowerCase());
    if (isExcelName(text) && !isHiding) texts.set(id, text);
    else skipped.set(id, text);
  }
  return {
    renamedSheets: workbook.sheets.flatMap(({ id }) => {
      const from = workbook.sheetName(id) ?? id;
      const to = sheets.get(id)!;
      return from === to ? [] : [[from, to] as const];
    }),
    skippedNames: [...skipped.values()],
    places: {
      sheetIdByName: (name) => workbook.sheetIdByName(name),
      sheetName: (sheet) => sheets.get(sheet),
      sheetPlaces: (sheet) => workbook.sheetPlaces(sheet),
      nameIdByText: (text, sheet) => workbook.nameIdByText(text, sheet),
      nameText: (name) => texts.get(name),
      nameScope: (name) => workbook.nameScope(name),
      nameStored: (name) => stored.get(name),
      isSkipped: (name) => skipped.has(name),
    },
  };
}
