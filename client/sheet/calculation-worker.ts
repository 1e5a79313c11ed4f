/**
 * The calculation in a worker of its own: it keeps a copy of the shared document, gets every update that the page gets or
 * makes, and answers with the formulas that came to something new. Typing never waits for it.
 */
import * as Y from 'yjs';
import { newDocument, openWorkbook } from '#model';
import { type Projection, openProjection, serialOfTime } from '#model/calculation';
import type { AskedFormula } from './asked-formulas.ts';
import type { FromCalculation, ToCalculation, Trial } from './calculation-messages.ts';

const doc = newDocument();
let projection: Projection | undefined;
let latest = 0;
let isScheduled = false;
let asked: AskedFormula[] = [];
const trials: (readonly [number: number, trial: Trial])[] = [];

/** What was never calculated twice takes thrice as long as later: it is done over while nobody waits for anything. */
const rehearsals = 4;
let rehearsed = 0;

function rehearse(): void {
  if (isScheduled || rehearsed === rehearsals) return;
  const goesOn = projection?.rehearse(rehearsed / rehearsals);
  rehearsed = goesOn ? rehearsed + 1 : rehearsals;
  setTimeout(rehearse);
}

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
  for (const [number, trial] of trials.splice(0)) {
    const value = projection.calculateWith(trial.stored, trial.sheet, trial);
    postMessage({ kind: 'tried', number, value } satisfies FromCalculation);
  }
  setTimeout(rehearse);
  if (asked.length === 0) return;
  const formulas = asked;
  asked = [];
  const values = formulas.map(([sheet, stored]) => projection?.calculate(stored, sheet));
  postMessage({ kind: 'answers', formulas, values } satisfies FromCalculation);
}

addEventListener('message', ({ data }: MessageEvent<ToCalculation>) => {
  if (data.kind === 'ask') asked.push(...data.formulas);
  else if (data.kind === 'try') trials.push([data.number, data.trial]);
  else latest = data.number;
  if (data.kind === 'start') {
    doc.transact(() => {
      for (const update of data.state) Y.applyUpdate(doc, update);
    });
    projection = openProjection(openWorkbook(doc), () => serialOfTime(new Date()));
  } else if (data.kind === 'update') {
    Y.applyUpdate(doc, data.update);
  }
  // What arrives while a calculation runs is taken together in the next one.
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(answer);
});
