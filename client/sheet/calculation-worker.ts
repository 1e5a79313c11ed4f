/**
 * The calculation in a worker of its own: it keeps a copy of the shared document, gets every update that the page gets or
 * makes, and answers with the formulas that came to something new. Typing never waits for it.
 */
import * as Y from 'yjs';
import { openWorkbook } from '#model';
import { type Projection, openProjection, serialOfTime } from '#model/calculation';
import type { FromCalculation, ToCalculation } from './calculation-messages.ts';

const doc = new Y.Doc();
let projection: Projection | undefined;
let latest = 0;
let isScheduled = false;

function answer(): void {
  isScheduled = false;
  if (!projection) return;
  const changed = projection.flush();
  const message: FromCalculation = {
    kind: 'values',
    number: latest,
    sheets: [...changed].map(([sheet, values]) => [sheet, [...values.keys()], [...values.values()]] as const),
  };
  postMessage(message);
}

addEventListener('message', ({ data }: MessageEvent<ToCalculation>) => {
  latest = data.number;
  if (data.kind === 'start') {
    Y.applyUpdate(doc, data.state);
    projection = openProjection(openWorkbook(doc), () => serialOfTime(new Date()));
  } else {
    Y.applyUpdate(doc, data.update);
  }
  // What arrives while a calculation runs is taken together in the next one.
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(answer);
});
