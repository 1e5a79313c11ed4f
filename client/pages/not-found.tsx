import type { JSX } from 'solid-js';
import { useText } from '../text/text.tsx';

export default function NotFoundPage(): JSX.Element {
  const { t } = useText();
  return (
    <main class="page-message">
      <h1>{t('notFound.heading')}</h1>
      <p>{t('notFound.text')}</p>
      <a class="button primary" href="/">
        {t('app.backToStart')}
      </a>
    </main>
  );
}
