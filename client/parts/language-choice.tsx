import type { JSX } from 'solid-js';
import type { LanguageId } from '#model';
import { useText } from '../text/text.tsx';

/** Danish or English, without a reload. Each language names itself. */
export function LanguageChoice(): JSX.Element {
  const { t, language, setLanguage } = useText();
  return (
    <label>
      <span class="visually-hidden">{t('app.language')}</span>
      <select
        class="text-input"
        value={language().id}
        onChange={(event) => setLanguage(event.currentTarget.value as LanguageId)}
      >
        <option value="da" lang="da">
          Dansk
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
    </label>
  );
}
