import { render } from 'solid-js/web';
import { App } from './app.tsx';
import './style/base.css';
import { showRememberedTheme } from './style/theme.ts';

showRememberedTheme();
const place = document.querySelector('#app');
if (place) render(() => <App />, place);
