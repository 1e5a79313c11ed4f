/** A publication as the interface takes and gives it. */
import * as v from 'valibot';
import { effortKinds, maxTitleLength, targetGroups } from '#model';
import { givenText, soundLine } from '../http.ts';
import type { Publication } from '../storage/storage.ts';

const time = v.pipe(v.string(), v.isoTimestamp());

const told = v.object({
  label: v.string(),
  unit: v.nullable(v.string()),
  value: v.union([v.number(), v.string()]),
  number: v.nullable(v.string()),
});

export const publicationBody = v.object({
  id: v.string(),
  title: v.string(),
  summary: v.string(),
  municipality: v.string(),
  targetGroup: v.picklist(targetGroups),
  effort: v.picklist(effortKinds),
  contact: v.string(),
  results: v.array(told),
  publishedAt: time,
  changedAt: time,
  offers: v.picklist(['results', 'copy']),
});

/** A text of several lines: trimmed, without other control characters and halves of emoji. */
function givenLines(most: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u),
  );
}

export const wishBody = v.object({
  title: givenText(maxTitleLength),
  summary: givenLines(2000),
  municipality: givenText(100),
  targetGroup: v.picklist(targetGroups),
  effort: v.picklist(effortKinds),
  contact: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200), v.regex(soundLine)), ''),
  /** keys of the named results that are told */
  results: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(60)),
  /** whether others may begin with a copy of the workbook as it is now */
  offers: v.picklist(['results', 'copy']),
});
export type Wish = v.InferOutput<typeof wishBody>;

export function shown(publication: Publication): v.InferOutput<typeof publicationBody> {
  const { workbook: _, hasCopy, publishedAt, changedAt, ...told } = publication;
  return {
    ...told,
    results: [...told.results],
    publishedAt: new Date(publishedAt).toISOString(),
    changedAt: new Date(changedAt).toISOString(),
    offers: hasCopy ? 'copy' : 'results',
  };
}
