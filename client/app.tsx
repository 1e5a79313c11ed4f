/** The pages and what stands around all of them: the language, and a last word when something breaks. */
import { ErrorBoundary, type JSX, Suspense, lazy } from 'solid-js';
import { pages } from './page-list.ts';
import { type Way, Ways } from './parts/ways.tsx';
import { CprGuard } from './privacy/cpr-guard.tsx';
import { TextProvider, useText } from './text/text.tsx';

const accessibility = lazy(pages.accessibility);
const notFound = lazy(pages.notFound);

const ways: readonly Way[] = [
  { path: '/', page: lazy(pages.start) },
  { path: '/mappe/:id', page: lazy(pages.workbook) },
  { path: '/bibliotek', page: lazy(pages.library) },
  { path: '/bibliotek/:id', page: lazy(pages.libraryCase) },
  { path: '/tilgaengelighed', page: accessibility },
  { path: '/was', page: accessibility },
  { path: '/deltag', page: lazy(pages.join) },
  { path: '/log-ind', page: lazy(pages.signIn) },
  { path: '/velkommen', page: lazy(pages.welcome) },
  { path: '/konto', page: lazy(pages.account) },
  { path: '/organisation/:id', page: lazy(pages.organisation) },
  { path: '/privatliv', page: lazy(pages.privacy) },
];

export function App(): JSX.Element {
  return (
    <TextProvider>
      <ErrorBoundary fallback={(error: unknown) => <Broken error={error} />}>
        <Suspense fallback={<Loading />}>
          <Ways ways={ways} otherwise={notFound} />
        </Suspense>
        <CprGuard />
      </ErrorBoundary>
    </TextProvider>
  );
}

function Loading(): JSX.Element {
  const { t } = useText();
  return (
    <main class="page-message">
      <p role="status">{t('app.loading')}</p>
    </main>
  );
}

function Broken(props: { readonly error: unknown }): JSX.Element {
  const { t } = useText();
  // The browser's own log is where a developer looks; the person gets a sentence.
  queueMicrotask(() => {
    throw props.error;
  });
  return (
    <main class="page-message">
      <h1>{t('app.unexpected')}</h1>
      <p>{t('app.unexpectedHelp')}</p>
      <button type="button" class="button primary" onClick={() => location.reload()}>
        {t('app.reload')}
      </button>
    </main>
  );
}
