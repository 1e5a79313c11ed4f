/** The engine's descriptions of its functions, in English, which nobody reads here: the page has its own, in both languages. */
export const FUNCTION_DOCS = {};
