/** The pages, each loaded when it is first shown. Only a workbook is drawn before every text is here. */
import { withTexts } from './text/text.tsx';

export const pages = {
  start: () => withTexts(() => import('./pages/start.tsx')),
  workbook: () => import('./pages/workbook.tsx'),
  library: () => withTexts(() => import('./pages/library.tsx')),
  libraryCase: () => withTexts(() => import('./pages/library-case.tsx')),
  accessibility: () => withTexts(() => import('./pages/accessibility.tsx')),
  signIn: () => withTexts(() => import('./pages/sign-in.tsx')),
  welcome: () => withTexts(() => import('./pages/welcome.tsx')),
  account: () => withTexts(() => import('./pages/account.tsx')),
  organisation: () => withTexts(() => import('./pages/organisation.tsx')),
  privacy: () => withTexts(() => import('./pages/privacy.tsx')),
  notFound: () => import('./pages/not-found.tsx'),
  join: () => withTexts(() => import('./pages/join.tsx')),
};
