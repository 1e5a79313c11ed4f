import fc from 'fast-check';
import * as plainDecoding from 'lib0/decoding';
import * as plainEncoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as decoding from '../../client/short-texts/decoding.ts';
import * as encoding from '../../client/short-texts/encoding.ts';
import { runs } from '../support/runs.ts';

const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ minLength: 40, maxLength: 200 }),
);

test('[SHORT-1] texts are written and read as lib0 does it, byte by byte, one after the other', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 30 }), (texts) => {
      const ours = encoding.encode((encoder) =>
        texts.forEach((text) => encoding.writeVarString(encoder, text)),
      );
      const plain = plainEncoding.encode((encoder) =>
        texts.forEach((text) => plainEncoding.writeVarString(encoder, text)),
      );
      expect(ours).toEqual(plain);
      const [one, other] = [decoding.createDecoder(plain), plainDecoding.createDecoder(plain)];
      for (const _ of texts) expect(decoding.readVarString(one)).toBe(plainDecoding.readVarString(other));
      expect(one.pos).toBe(plain.length);
    }),
    runs(300),
  );
});

test('[SHORT-2] bytes that end too early are refused as by lib0', () => {
  const whole = encoding.encode((encoder) => encoding.writeVarString(encoder, 'a3.4'));
  for (let length = 0; length < whole.length; length++)
    expect(() => decoding.readVarString(decoding.createDecoder(whole.subarray(0, length)))).toThrow();
});
