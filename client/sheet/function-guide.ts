/** What is told of functions, in the person's language; loaded when the first formula is typed. */
import { createSignal } from 'solid-js';
import type { LanguageId } from '#model';

/** What a function takes, as `readSignature` reads it, and what it does, in one line. */
export type FunctionText = readonly [takes: string, says: string];

/** By a function's English name. */
export type FunctionTexts = Readonly<Record<string, FunctionText>>;

const sources = {
  da: async (): Promise<FunctionTexts> => (await import('../text/functions.da.ts')).functions,
  en: async (): Promise<FunctionTexts> => (await import('../text/functions.en.ts')).functions,
} as const;

const [guides, setGuides] = createSignal<Partial<Record<LanguageId, FunctionTexts>>>({});
const asked = new Set<LanguageId>();

/** The texts; undefined until they are here. A computation that asks runs again when they come. */
export function functionTexts(language: LanguageId): FunctionTexts | undefined {
  const known = guides()[language];
  if (known || asked.has(language)) return known;
  asked.add(language);
  sources[language]().then(
    (texts) => setGuides((now) => ({ ...now, [language]: texts })),
    // Without a connection a formula is typed without them; the next one asks again.
    () => asked.delete(language),
  );
  return undefined;
}
