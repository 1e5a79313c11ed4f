/** What the pages get in the place of parts of packages: less of the same, held against the packages by tests. */

const at = (file: string): string => decodeURIComponent(new URL(file, import.meta.url).pathname);

export const standIns = [
  // Yjs as its parts, of which some can be left out; its package offers them joined, too.
  { find: /^yjs$/, replacement: at('../node_modules/yjs/src/index.js') },
  {
    find: /^\.\/types\/(YText|YXmlElement|YXmlEvent|YXmlFragment|YXmlHook|YXmlText)\.js$/,
    replacement: at('document-parts/text-types.ts'),
  },
  { find: /^\.\.\/Icon$/, replacement: at('drawn-parts/icon.tsx') },
  { find: /^lib0\/decoding$/, replacement: at('short-texts/decoding.ts') },
  { find: /^lib0\/encoding$/, replacement: at('short-texts/encoding.ts') },
  { find: /^lib0\/logging$/, replacement: at('short-texts/logging.ts') },
  { find: /^chevrotain$/, replacement: at('engine-parts/grammar.ts') },
  {
    find: /^\.\/interpreter\/functionMetadata\/index\.mjs$/,
    replacement: at('engine-parts/function-docs.ts'),
  },
] as const;
