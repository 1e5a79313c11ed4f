/**
 * The texts of one language, in two steps: what a first paint says, and then everything. Only the language that is shown
 * is loaded.
 */
import { flatten } from '@solid-primitives/i18n';
import type { LanguageId } from '#model';
import type { da } from './da.ts';

type Flat = ReturnType<typeof flatten<typeof da>>;

export type TextKey = keyof Flat;
export type Dictionary = Readonly<Partial<Flat>>;

const first: Readonly<Record<LanguageId, () => Promise<Dictionary>>> = {
  da: async () => flatten((await import('./first.da.ts')).first),
  en: async () => flatten((await import('./first.en.ts')).first),
};

const whole: Readonly<Record<LanguageId, () => Promise<Dictionary>>> = {
  da: async () => flatten((await import('./da.ts')).da),
  en: async () => flatten((await import('./en.ts')).en),
};

export const loadFirstTexts = (id: LanguageId): Promise<Dictionary> => first[id]();
export const loadTexts = (id: LanguageId): Promise<Dictionary> => whole[id]();
