/**
 * What stands in the place of Yjs's types for running text and XML, which no workbook holds. A document that holds some
 * all the same is read, kept and passed on byte by byte, as with the whole of Yjs; nothing in it is shown or edited.
 */
import { AbstractType } from 'yjs';

interface Encoder {
  writeTypeRef(number: number): void;
  writeKey(name: string): void;
}
interface Decoder {
  readKey(): string;
}

/** The numbers by which Yjs tells its types apart in an update. */
const numbers = { text: 2, element: 3, fragment: 4, hook: 5, xmlText: 6 } as const;

class Kept extends AbstractType<unknown> {
  readonly number: number;
  readonly name: string | undefined;
  constructor(number: number, name?: string) {
    super();
    this.number = number;
    this.name = name;
  }
  override _copy(): Kept {
    return new Kept(this.number, this.name);
  }
  override clone(): Kept {
    return this._copy();
  }
  override _write(encoder: Encoder): void {
    encoder.writeTypeRef(this.number);
    if (this.name !== undefined) encoder.writeKey(this.name);
  }
}

export const readYText = (): Kept => new Kept(numbers.text);
export const readYXmlElement = (decoder: Decoder): Kept => new Kept(numbers.element, decoder.readKey());
export const readYXmlFragment = (): Kept => new Kept(numbers.fragment);
export const readYXmlHook = (decoder: Decoder): Kept => new Kept(numbers.hook, decoder.readKey());
export const readYXmlText = (): Kept => new Kept(numbers.xmlText);

export {
  Kept as YText,
  Kept as YXmlElement,
  Kept as YXmlFragment,
  Kept as YXmlHook,
  Kept as YXmlText,
  Kept as YTextEvent,
  Kept as YXmlEvent,
};

/** What Yjs tidies up behind formatted text: what is not edited here need not be tidied up here. */
export function cleanupYTextFormatting(): number {
  return 0;
}
export function cleanupYTextAfterTransaction(): void {}
