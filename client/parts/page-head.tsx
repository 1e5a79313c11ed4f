/** The head of a page outside of a workbook: where one is, the way back, and the language. */
import type { JSX } from 'solid-js';
import { useText } from '../text/text.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import './page-head.css';

export function PageHead(props: { readonly children?: JSX.Element }): JSX.Element {
  const { t } = useText();
  return (
    <header class="page-head">
      <a class="brand" href="/">
        {t('app.name')}
      </a>
      {props.children}
      <span class="spring" />
      <ThemeChoice />
      <LanguageChoice />
    </header>
  );
}
