/**
 * lib0's reading of bytes, with short plain texts read by hand. A document's million cells have a short key each, for
 * which the browser's decoder takes several times as long as for the whole rest of the cell. `vite.config.ts` puts this
 * in the place of lib0's own.
 */
import { readVarString as readAny } from '../../node_modules/lib0/decoding.js';

export * from '../../node_modules/lib0/decoding.js';

/** One byte holds the length of such a text, and the engine makes a flat text of it at once. */
export const longestShort = 48;

export const readVarString: typeof readAny = (decoder) => {
  const { arr, pos } = decoder;
  const length = arr[pos]!;
  const start = pos + 1;
  const end = start + length;
  if (!(length < longestShort) || end > arr.length) return readAny(decoder);
  let text = '';
  for (let i = start; i < end; i++) {
    const code = arr[i]!;
    if (code > 0x7f) return readAny(decoder);
    text += String.fromCharCode(code);
  }
  decoder.pos = end;
  return text;
};
