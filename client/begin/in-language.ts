/** A template in the words of the language on the screen. */
import type { LanguageId } from '#model';
import type { TemplateRow } from '../api.ts';

export function inLanguage(template: TemplateRow, language: LanguageId): TemplateRow {
  return language === 'en' ? { ...template, ...template.english } : template;
}
