/** Reads an xlsx file the plain way: unzips it and looks at the XML of its parts. Works on ours and on LibreOffice's. */
import { strFromU8, unzipSync } from 'fflate';

export interface FileCell {
  readonly formula: string | undefined;
  /** the formula is an array formula over this range */
  readonly arrayRange: string | undefined;
  /** what stands in the file, by its type; undefined where nothing stands */
  readonly value: number | string | boolean | undefined;
  /** the cell's type as written: n, s, str, b, e or inlineStr */
  readonly type: string;
  readonly style: number;
}

interface FileSheet {
  readonly name: string;
  readonly xml: string;
  readonly cells: ReadonlyMap<string, FileCell>;
}

export interface FileStyle {
  readonly numberFormat: string | undefined;
  readonly font: string;
  readonly fill: string;
  readonly border: string;
  /** the cellXfs entry itself */
  readonly xml: string;
}

export interface ReadPackage {
  readonly paths: readonly string[];
  part(path: string): string;
  readonly sheets: readonly FileSheet[];
  readonly names: ReadonlyMap<string, string>;
  readonly styles: readonly FileStyle[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex as string, 16));
    return entities[name as string] ?? whole;
  });
}

/** A text of the file format: XML's escapes first, then Excel's own, "_x000D_". */
function readText(xml: string): string {
  return unescapeXml(xml).replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function attribute(xml: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
}

function elements(xml: string, tag: string): string[] {
  return xml.match(new RegExp(`<${tag}\\b(?:[^>]*/>|[\\s\\S]*?</${tag}>)`, 'g')) ?? [];
}

function textsIn(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text]) => readText(text ?? ''))
    .join('');
}

function readCell(attributes: string, body: string, shared: readonly string[]): FileCell {
  const type = attribute(attributes, 't') ?? 'n';
  const formula = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/.exec(body);
  const written = /<v\b[^>]*?(?:\/>|>([\s\S]*?)<\/v>)/.exec(body);
  const text = written?.[1] ?? '';
  const read = (): FileCell['value'] => {
    if (type === 'inlineStr') return textsIn(body);
    if (!written) return undefined;
    if (type === 's') return shared[Number(text)];
    if (type === 'b') return text === '1';
    return type === 'n' ? Number(text) : readText(text);
  };
  return {
    type,
    style: Number(attribute(attributes, 's') ?? 0),
    formula: formula ? readText(formula[2] ?? '') : undefined,
    arrayRange:
      formula && attribute(formula[1]!, 't') === 'array' ? attribute(formula[1]!, 'ref') : undefined,
    value: read(),
  };
}

export function readPackage(bytes: Uint8Array): ReadPackage {
  const files = unzipSync(bytes);
  const part = (path: string): string => {
    const file = files[path];
    if (!file) throw new Error(`The package has no part ${path}.`);
    return strFromU8(file);
  };
  const workbook = part('xl/workbook.xml');
  const relations = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((xml) => [
      attribute(xml, 'Id')!,
      attribute(xml, 'Target')!,
    ]),
  );
  const shared = files['xl/sharedStrings.xml']
    ? elements(part('xl/sharedStrings.xml'), 'si').map(textsIn)
    : [];
  const sheets = elements(workbook, 'sheet').map((entry): FileSheet => {
    const xml = part(`xl/${relations.get(attribute(entry, 'r:id')!)!}`);
    const cells = new Map<string, FileCell>();
    for (const [, attributes, body] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      cells.set(attribute(attributes!, 'r')!, readCell(attributes!, body ?? '', shared));
    }
    return { name: attribute(entry, 'name')!, xml, cells };
  });
  const names = new Map(
    [...workbook.matchAll(/<definedName\b([^>]*)>([\s\S]*?)<\/definedName>/g)].map(
      ([, attributes, text]): [string, string] => [attribute(attributes!, 'name')!, readText(text!)],
    ),
  );
  return { paths: Object.keys(files), part, sheets, names, styles: readStyles(part('xl/styles.xml')) };
}

function readStyles(xml: string): FileStyle[] {
  const formats = new Map(
    elements(xml, 'numFmt').map((one) => [attribute(one, 'numFmtId')!, attribute(one, 'formatCode')!]),
  );
  const list = (tag: string, item: string): string[] => elements(elements(xml, tag)[0] ?? '', item);
  const fonts = list('fonts', 'font');
  const fills = list('fills', 'fill');
  const borders = list('borders', 'border');
  return list('cellXfs', 'xf').map((one) => ({
    numberFormat: formats.get(attribute(one, 'numFmtId')!),
    font: fonts[Number(attribute(one, 'fontId'))]!,
    fill: fills[Number(attribute(one, 'fillId'))]!,
    border: borders[Number(attribute(one, 'borderId'))]!,
    xml: one,
  }));
}
