/** The page of `bare-document.ts`: takes a state into a document and keeps that. */
import * as Y from 'yjs';

const doc = new Y.Doc();
const cells = doc.getMap('c/a');
void fetch('/state').then(async (answer) => {
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
  Object.assign(globalThis, { doc, cells, cellCount: cells.size });
});
