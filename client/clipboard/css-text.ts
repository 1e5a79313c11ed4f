/**
 * Styles as other programs write them into what is copied. The browser's own reading of styles cannot be used: it drops
 * what it does not know, such as Excel's number formats, and it would need the foreign text in the page.
 */
import { type Border, type BorderSide, storedFormatCode, withSides } from '#model';

/** Property -> value, as written. */
export type Declarations = ReadonlyMap<string, string>;

const none: Declarations = new Map();

/** Reads `color:red;mso-number-format:"0\.00"`; later declarations stand. */
export function readDeclarations(text: string): Declarations {
  if (text === '') return none;
  const found = new Map<string, string>();
  for (const [, name, value] of text.matchAll(
    /([\w-]+)\s*:\s*((?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|[^;"'\\])*)(?:;|$)/g,
  ))
    found.set(name!.toLowerCase(), value!.trim());
  return found;
}

/** The classes, and the plain `td`, of a style sheet: all that spreadsheets use. Name -> declarations. */
export function readStyleSheet(text: string): ReadonlyMap<string, Declarations> {
  const rules = new Map<string, Declarations>();
  const bare = text.replace(/<!--|-->/g, '').replace(/\/\*[^]*?\*\//g, '');
  for (const [, selectors, body] of bare.matchAll(/([^{}]+)\{((?:"(?:[^"\\]|\\[^])*"|[^{}"])*)\}/g)) {
    for (const selector of selectors!.split(',').map((one) => one.trim())) {
      if (/^(?:\.[\w-]+|td|table)$/i.test(selector))
        rules.set(
          selector.toLowerCase(),
          new Map([...(rules.get(selector) ?? []), ...readDeclarations(body!)]),
        );
    }
  }
  return rules;
}

/** A text in CSS without its quotes and escapes: "\#\,\#\#0\.00" is #,##0.00, and \0022 is a quotation mark. */
export function plainCssText(value: string): string {
  return value
    .replace(/^(["'])([^]*)\1$/, '$2')
    .replace(
      /\\(?:([0-9a-f]{4,6}) ?|([^]))/gi,
      (_, code: string | undefined, character: string | undefined) =>
        code === undefined
          ? character!
          : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff)),
    );
}

/** The names that Excel has for some formats; the same as the codes that stand behind them. */
const namedFormats: Readonly<Record<string, string>> = {
  general: '',
  fixed: '0.00',
  standard: '#,##0.00',
  percent: '0.00%',
  scientific: '0.00E+00',
  currency: '#,##0.00 "kr."',
  'short date': 'dd-mm-yyyy',
  'medium date': 'dd-mmm-yy',
  'long date': 'd. mmmm yyyy',
  'short time': 'hh:mm',
  'medium time': 'hh:mm AM/PM',
  'long time': 'hh:mm:ss',
};

/** A number format as it stands in Excel's styles; undefined for none. */
export function numberFormatOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const code = plainCssText(value).trim();
  const named = namedFormats[code.toLowerCase()];
  return storedCode(named ?? code);
}

/** A format code of another program as ours; undefined for what shows numbers plainly. */
export function storedCode(code: string | undefined): string | undefined {
  if (code === undefined || code === '' || /^(?:general|standard|@)$/i.test(code)) return undefined;
  return storedFormatCode(code);
}

const namedColours: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  lime: '00FF00',
  blue: '0000FF',
  navy: '000080',
  yellow: 'FFFF00',
  orange: 'FFA500',
  purple: '800080',
  fuchsia: 'FF00FF',
  aqua: '00FFFF',
  teal: '008080',
  maroon: '800000',
  olive: '808000',
  gray: '808080',
  grey: '808080',
  silver: 'C0C0C0',
};

/** RRGGBB of the first colour in a value; undefined when it has none or cannot be seen through. */
export function colourIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/i.exec(value)?.[1];
  if (hex) return (hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex).toUpperCase();
  const parts = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)%?)?/i.exec(value);
  if (parts) {
    if (parts[4] !== undefined && Number(parts[4]) === 0) return undefined;
    return parts
      .slice(1, 4)
      .map((part) => Math.min(Number(part), 255).toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
  }
  return namedColours[/^[a-z]+/i.exec(value.trim())?.[0].toLowerCase() ?? ''];
}

const sides: readonly BorderSide[] = ['top', 'right', 'bottom', 'left'];

/** The border that some declarations draw; a double line under a thin one is that of a total. */
export function borderOf(styles: Declarations): Border | undefined {
  const all = styles.get('border');
  const line = (side: BorderSide): string => styles.get(`border-${side}`) ?? all ?? '';
  const isDrawn = (text: string): boolean =>
    /solid|dotted|dashed|double|hairline|groove|ridge/i.test(text) && !/^\s*0(?:px|pt)?\s/.test(text);
  const drawn = sides.filter((side) => isDrawn(line(side)));
  const isTotal =
    drawn.length === 2 && drawn[0] === 'top' && drawn[1] === 'bottom' && /double/i.test(line('bottom'));
  if (isTotal) return 'total';
  return drawn.length === 0 ? undefined : withSides(undefined, drawn);
}
