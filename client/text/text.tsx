/** The language of the screen: Danish first, switched without a reload. Formulas follow it; the document never does. */
import { flatten, resolveTemplate, translator } from '@solid-primitives/i18n';
import { type Accessor, type JSX, createContext, createMemo, createSignal, useContext } from 'solid-js';
import { type Language, type LanguageId, languages } from '#model';
import { da } from './da.ts';
import { en } from './en.ts';

const dictionaries = { da: flatten(da), en: flatten(en) };

export type TextKey = keyof typeof dictionaries.da;
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

interface Text {
  readonly t: Translate;
  readonly language: Accessor<Language>;
  setLanguage(id: LanguageId): void;
}

const TextContext = createContext<Text>();

const storageKey = 'samregn:language';

function rememberedLanguage(): LanguageId {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'da';
}

export function TextProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const [id, setId] = createSignal<LanguageId>(rememberedLanguage());
  document.documentElement.lang = id();
  const dictionary = createMemo(() => dictionaries[id()]);
  const translate = translator(dictionary, resolveTemplate);
  const text: Text = {
    t: (key, values) => String(translate(key, values as never) ?? key),
    language: () => languages[id()],
    setLanguage(next) {
      localStorage.setItem(storageKey, next);
      document.documentElement.lang = next;
      setId(next);
    },
  };
  return <TextContext.Provider value={text}>{props.children}</TextContext.Provider>;
}

export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('useText needs a TextProvider above it.');
  return text;
}
