/**
 * The documents that everything works on. Yjs reads each value into an array of its own, for which V8 keeps room for 17
 * values: a cell weighs 225 bytes in a browser. A document from here keeps an entry's value by itself, with which a cell
 * weighs 133. Nothing of what is read, merged, undone or sent is another for it.
 */
import * as Y from 'yjs';

/** What `Y.ContentAny` is for many values, for one; never split nor joined, since an entry of a map stands by itself. */
class OneValue implements Y.ContentAny {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
  get arr(): unknown[] {
    return [this.value];
  }
  getLength(): number {
    return 1;
  }
  getContent(): unknown[] {
    return [this.value];
  }
  isCountable(): boolean {
    return true;
  }
  copy(): OneValue {
    return new OneValue(this.value);
  }
  splice(): OneValue {
    throw new RangeError('One value cannot be split');
  }
  mergeWith(): boolean {
    return false;
  }
  integrate(): void {}
  delete(): void {}
  gc(): void {}
  write(encoder: Y.UpdateEncoderV1 | Y.UpdateEncoderV2): void {
    encoder.writeLen(1);
    encoder.writeAny(this.value);
  }
  getRef(): number {
    return 8;
  }
}

// Yjs calls this when an item takes its place in a document, and has no other door to it.
Y.ContentAny.prototype.integrate = function (this: Y.ContentAny, _: Y.Transaction, item: Y.Item): void {
  if (item.parentSub !== null && this.arr.length === 1) item.content = new OneValue(this.arr[0]);
};

/** An empty document of which small entries weigh little. */
export function newDocument(): Y.Doc {
  return new Y.Doc();
}

/** The plain value that an item of a document holds, such as an entry's; undefined when it holds none. */
export function valueOfItem({ content }: Y.Item): unknown {
  if (content instanceof OneValue) return content.value;
  return content instanceof Y.ContentAny ? content.arr[0] : undefined;
}
