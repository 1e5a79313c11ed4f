/** The pages and what stands around all of them: the language, and a last word when something breaks. */
import { Route, Router } from '@solidjs/router';
import { ErrorBoundary, type JSX, Suspense, lazy } from 'solid-js';
import { pages } from './page-list.ts';
import { NotFoundPage } from './pages/not-found.tsx';
import { CprGuard } from './privacy/cpr-guard.tsx';
import { TextProvider, useText } from './text/text.tsx';

const StartPage = lazy(pages.start);
const WorkbookPage = lazy(pages.workbook);
const LibraryPage = lazy(pages.library);
const LibraryCasePage = lazy(pages.libraryCase);
const AccessibilityPage = lazy(pages.accessibility);
const JoinPage = lazy(pages.join);
const SignInPage = lazy(pages.signIn);
const WelcomePage = lazy(pages.welcome);
const AccountPage = lazy(pages.account);
const OrganisationPage = lazy(pages.organisation);
const PrivacyPage = lazy(pages.privacy);

export function App(): JSX.Element {
  return (
    <TextProvider>
      <ErrorBoundary fallback={(error: unknown) => <Broken error={error} />}>
        <Suspense fallback={<Loading />}>
          <Router>
            <Route path="/" component={StartPage} />
            <Route path="/mappe/:id" component={WorkbookPage} />
            <Route path="/bibliotek" component={LibraryPage} />
            <Route path="/bibliotek/:id" component={LibraryCasePage} />
            <Route path={['/tilgaengelighed', '/was']} component={AccessibilityPage} />
            <Route path="/deltag" component={JoinPage} />
            <Route path="/log-ind" component={SignInPage} />
            <Route path="/velkommen" component={WelcomePage} />
            <Route path="/konto" component={AccountPage} />
            <Route path="/organisation/:id" component={OrganisationPage} />
            <Route path="/privatliv" component={PrivacyPage} />
            <Route path="*rest" component={NotFoundPage} />
          </Router>
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
