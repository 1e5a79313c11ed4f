/** Light, dark or what the system says: one person's choice in this browser, shown without a reload. */
import { type Accessor, createSignal } from 'solid-js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'samregn:theme';

function rememberedTheme(): Theme {
  const kept = localStorage.getItem(storageKey);
  return themes.find((one) => one === kept) ?? 'system';
}

/** tokens.css reads the attribute; without one the system decides. */
function show(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
}

const [theme, setTheme] = createSignal<Theme>('system');
export const chosenTheme: Accessor<Theme> = theme;

export function chooseTheme(next: Theme): void {
  localStorage.setItem(storageKey, next);
  setTheme(next);
  show(next);
}

/** Before anything is drawn, so that no page comes up white in a dark room. */
export function showRememberedTheme(): void {
  const remembered = rememberedTheme();
  setTheme(remembered);
  show(remembered);
}
