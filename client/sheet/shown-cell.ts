/** What a cell shows: from its content, its value and its format to a text and the look of it. */
import {
  type CellError,
  type CellFormat,
  type Content,
  type ErrorName,
  type Language,
  type Tint,
  type Value,
  formatValue,
  isError,
} from '#model';

export interface ShownCell {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly format: CellFormat;
  /** a number that does not fit must not be cut off: it would look like another number */
  readonly isNumber: boolean;
  /** the colour that the number format asks for, from the palette */
  readonly colour: Tint | undefined;
  readonly error: CellError | undefined;
  /** a formula that could not be read */
  readonly isDraft: boolean;
  /** a formula that has not been calculated yet */
  readonly isPending: boolean;
}

/** Excel's names of colours as those of the palette, which can be read in every theme; black and white are plain. */
const tintOf: Readonly<Partial<Record<string, Tint>>> = {
  red: 'red',
  blue: 'blue',
  cyan: 'blue',
  green: 'green',
  yellow: 'yellow',
  magenta: 'violet',
};

function errorText(name: ErrorName, language: Language): string {
  return language.errorFromEnglish(name);
}

/** A real minus sign is as wide as a digit, so that figures stay in line. */
function withMinus(text: string): string {
  return text.startsWith('-') ? `−${text.slice(1)}` : text;
}

export function shownCell(
  content: Content,
  value: Value | undefined,
  format: CellFormat,
  language: Language,
): ShownCell {
  const base = {
    format,
    isNumber: false,
    colour: undefined,
    error: undefined,
    isDraft: false,
    isPending: false,
  } as const;
  const plain = (shown: number | string | boolean): ShownCell => {
    const { text, colour } = formatValue(shown, format.number, language.id);
    const isNumber = typeof shown === 'number';
    const usual = isNumber ? 'right' : typeof shown === 'boolean' ? 'center' : 'left';
    return {
      ...base,
      text: isNumber ? withMinus(text) : text,
      align: format.align ?? usual,
      isNumber,
      colour: colour && tintOf[colour],
    };
  };
  switch (content.kind) {
    case 'empty':
      return { ...base, text: '', align: format.align ?? 'left' };
    case 'number':
    case 'boolean':
    case 'text':
      return plain(content.value);
    case 'draft':
      return { ...base, text: content.text, align: 'left', isDraft: true };
    case 'formula':
      if (value === undefined) return { ...base, text: '', align: format.align ?? 'right', isPending: true };
      if (!isError(value)) return plain(value);
      return { ...base, text: errorText(value.error, language), align: 'center', error: value };
  }
}
