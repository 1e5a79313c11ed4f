import { render } from 'solid-js/web';
import { App } from './app.tsx';
import { pages } from './page-list.ts';
import './style/base.css';
import { loadAhead } from './parts/load-ahead.ts';
import { showRememberedTheme } from './style/theme.ts';
import { loadFirstTexts } from './text/dictionaries.ts';
import { rememberedLanguage, showFirstTexts } from './text/text.tsx';

showRememberedTheme();
// The page comes along with its texts, not behind them.
if (location.pathname.startsWith('/mappe/')) loadAhead(pages.workbook);
const language = rememberedLanguage();
showFirstTexts(language, await loadFirstTexts(language));
const place = document.querySelector('#app');
if (place) render(() => <App />, place);
