/**
 * The engine's worker is built together with the pages, so that what both need (the document, its formulas and formats) is
 * one file for both, and what a workbook's page needs before it is drawn comes in a few files that pack well, not in sixty.
 */
import type { Plugin } from 'vite';

const at = (file: string): string => decodeURIComponent(new URL(file, import.meta.url).pathname);

const engine = /new URL\('\.\/calculation-worker\.ts', import\.meta\.url\)/;

/** Makes the worker, and the page of a workbook, entries of the same build. */
export function oneBuild(): Plugin {
  return {
    name: 'one-build',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      this.emitFile({ type: 'chunk', id: at('pages/workbook.tsx'), name: 'workbook' });
    },
    transform(code, id) {
      if (!id.endsWith('/client/sheet/calculation.ts')) return undefined;
      const file = this.emitFile({
        type: 'chunk',
        id: at('sheet/calculation-worker.ts'),
        name: 'calculation-worker',
      });
      return { code: code.replace(engine, `import.meta.ROLLUP_FILE_URL_${file}`), map: null };
    },
  };
}

/** Parts that come later are loaded in our way. */
export function fetchPartsFirst(): Plugin {
  return {
    name: 'fetch-parts-first',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('vite/preload-helper.js')
        ? `export { fetchFirst as __vitePreload } from ${JSON.stringify(at('parts/fetch-first.ts'))};`
        : undefined,
  };
}

const language = /\/model\/formula\/(language|function-names)\./;
const base =
  /\/node_modules\/(solid-js|@solid-primitives\/i18n)\/|\/client\/(api|text\/(text|dictionaries)|parts\/(load-ahead|fetch-first|language-choice|ways|address)|begin\/(guide|opened)|privacy\/cpr-question|style\/theme)\.|\/model\/(protocol|result|privacy\/cpr-number)\./;
const document =
  /\/node_modules\/(yjs|lib0|fractional-indexing)\/|\/client\/(short-texts|document-parts)\/|\/model\/formula\/(number-format|tokens|stored|reference|syntax|typed-input|format-code)\.|\/model\/workbook\/(schema|new-document|thing|tombstone|content|axis|range-ends|order-key|sheet-size|workbook|watch)\./;
const notThePage =
  /\/client\/(main|app|page-list|index|pages|privacy|style|begin|engine-parts|sheet\/calculation-worker)|\/model\/(calculation|formula\/(language|function-names|let))|hyperformula|tiny-emitter|preload/;

/** Which of the files that are loaded before the first paint a module is in; only for modules that are. */
export const firstFiles = [
  { name: 'language', tags: ['$initial'], test: language, priority: 4 },
  { name: 'base', tags: ['$initial'], test: base, priority: 3 },
  { name: 'document', tags: ['$initial'], test: document, priority: 2 },
  { name: 'page', tags: ['$initial'], test: (id: string) => !notThePage.test(id), priority: 1 },
] as const;
