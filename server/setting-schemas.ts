/** What settings are made of, and the sentences that say what is wrong with one. */
import * as v from 'valibot';

export function wholeNumber(least: number, most: number, standard: number) {
  const message = `skal være et helt tal fra ${least} til ${most}`;
  return v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.regex(/^\d+$/, message),
      v.transform(Number),
      v.minValue(least, message),
      v.maxValue(most, message),
    ),
    String(standard),
  );
}
