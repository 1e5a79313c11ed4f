import { For, type JSX } from 'solid-js';
import { type Theme, chooseTheme, chosenTheme, themes } from '../style/theme.ts';
import { useText } from '../text/text.tsx';

/** Light, dark, or as the system is set, without a reload. */
export function ThemeChoice(): JSX.Element {
  const { t } = useText();
  return (
    <label>
      <span class="visually-hidden">{t('pages.theme.label')}</span>
      <select
        class="text-input"
        value={chosenTheme()}
        onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}
      >
        <For each={themes}>{(theme) => <option value={theme}>{t(`pages.theme.${theme}`)}</option>}</For>
      </select>
    </label>
  );
}
