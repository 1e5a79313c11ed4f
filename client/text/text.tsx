/** The language of the screen: Danish first, switched without a reload. Formulas follow it; the document never does. */
import { resolveTemplate, translator } from '@solid-primitives/i18n';
import { type Accessor, type JSX, createContext, createSignal, useContext } from 'solid-js';
import { type Language, type LanguageId, languages } from '#model';
import { loadAhead } from '../parts/load-ahead.ts';
import { type Dictionary, type TextKey, loadTexts } from './dictionaries.ts';

export type { TextKey } from './dictionaries.ts';
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

interface Text {
  readonly t: Translate;
  readonly language: Accessor<Language>;
  setLanguage(id: LanguageId): void;
}

const TextContext = createContext<Text>();

const storageKey = 'samregn:language';

export function rememberedLanguage(): LanguageId {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'da';
}

/** What is shown now; one page has one language. */
const [shown, setShown] = createSignal<{ readonly id: LanguageId; readonly dictionary: Dictionary }>({
  id: 'da',
  dictionary: {},
});

let whole: Promise<void> | undefined;

/** Begins with the texts of a first paint; the others follow when they are asked for. */
export function showFirstTexts(id: LanguageId, dictionary: Dictionary): void {
  document.documentElement.lang = id;
  setShown({ id, dictionary });
}

async function showAll(id: LanguageId): Promise<void> {
  const dictionary = await loadTexts(id);
  document.documentElement.lang = id;
  setShown({ id, dictionary });
}

/** Resolves when every text of the chosen language is here. Asked for again after a failure. */
function allTexts(): Promise<void> {
  whole ??= showAll(rememberedLanguage()).catch((error: unknown) => {
    whole = undefined;
    throw error;
  });
  return whole;
}

/** What is drawn only when every text is here, for `lazy`. A line that breaks while it is fetched is tried once more. */
export async function withTexts<Module>(load: () => Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load().catch(load), allTexts()]);
  return module;
}

export function TextProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const translate = translator(() => shown().dictionary, resolveTemplate);
  const text: Text = {
    // What is not here yet is on its way, and drawn when it comes.
    t: (key, values) => String(translate(key, values as never) ?? ''),
    language: () => languages[shown().id],
    setLanguage(next) {
      localStorage.setItem(storageKey, next);
      whole = undefined;
      loadAhead(allTexts);
    },
  };
  return <TextContext.Provider value={text}>{props.children}</TextContext.Provider>;
}

export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('useText needs a TextProvider above it.');
  return text;
}
