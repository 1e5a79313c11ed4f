/** lib0's writing of bytes, with short plain texts written by hand; see `decoding.ts`. */
import { writeVarString as writeAny } from '../../node_modules/lib0/encoding.js';
import { longestShort } from './decoding.ts';

export * from '../../node_modules/lib0/encoding.js';

export const writeVarString: typeof writeAny = (encoder, text) => {
  const { length } = text;
  const { cbuf, cpos } = encoder;
  if (length >= longestShort || cpos + length + 1 > cbuf.length) {
    writeAny(encoder, text);
    return;
  }
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) {
      // What has been put down so far is written over.
      writeAny(encoder, text);
      return;
    }
    cbuf[cpos + 1 + i] = code;
  }
  cbuf[cpos] = length;
  encoder.cpos = cpos + 1 + length;
};
