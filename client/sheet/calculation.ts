/** The page's side of the calculation: starts the worker when there is time, feeds it, and keeps the latest values. */
import { type Accessor, createSignal } from 'solid-js';
import * as Y from 'yjs';
import type { Value } from '#model';
import type { Arrived } from '../collaborate/first-state.ts';
import { chance } from '../parts/patiently.ts';
import { createAskedFormulas } from './asked-formulas.ts';
import type { FromCalculation, ToCalculation, Trial } from './calculation-messages.ts';

export type CalculationState =
  /** the values shown are those of last time, or none */
  | 'starting'
  | 'calculating'
  | 'ready'
  /** the worker broke twice; what is typed is still kept and saved */
  | 'failed';

/** Values by sheet and cell key. */
export type Values = Map<string, Map<string, Value>>;

export interface Calculation {
  readonly values: Values;
  readonly state: Accessor<CalculationState>;
  valueAt(sheet: string, key: string): Value | undefined;
  /** the value of a formula that stands in no cell, as far as it is known; `onAnswers` tells when to ask again */
  calculate(stored: string, sheet: string): Value | undefined;
  /** What a formula comes to with a value in a cell; undefined also where the calculation does not answer in time. */
  try(trial: Trial): Promise<Value | undefined>;
  close(): void;
}

export interface CalculationListener {
  /** which cells came to something new */
  onValues(changed: readonly (readonly [sheet: string, keys: readonly string[]])[]): void;
  /** formulas that stand in no cell may have come to something new */
  onAnswers?(): void;
}

/** Nobody who has pressed Enter should wait longer for an answer. */
const longestTrialMs = 1000;

/** A worker that breaks is started again once: a second time it would break again. */
const maxBreaks = 2;

/** One whose files cannot be had is asked for again when there is a line, and else after so long. */
const retryMs = 10_000;

/** Begins to load the engine, which is larger than the page: it comes while a document arrives. */
export function loadEngine(): Worker {
  return new Worker(new URL('./calculation-worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Calculates a document from the moment of the call on. `arrived`: what it came in, where that is known; then only what
 * has been written since is encoded.
 */
export function openCalculation(
  doc: Y.Doc,
  known: Values,
  listener: CalculationListener,
  { engine, arrived }: { engine?: Worker | undefined; arrived?: Arrived | undefined } = {},
): Calculation {
  const [state, setState] = createSignal<CalculationState>('starting');
  let worker: Worker | undefined;
  let breaks = 0;
  let sent = 0;
  let isClosed = false;

  const send = (message: ToCalculation): void => worker?.postMessage(message);

  const trials = new Map<number, (value: Value | undefined) => void>();
  let triedSoFar = 0;
  const answerTrial = (number: number, value: Value | undefined): void => {
    trials.get(number)?.(value);
    trials.delete(number);
  };

  const asked = createAskedFormulas((formulas) => send({ kind: 'ask', formulas }));

  const receive = (message: FromCalculation): void => {
    if (message.kind === 'answers') {
      if (asked.take(message.formulas, message.values)) listener.onAnswers?.();
      return;
    }
    if (message.kind === 'tried') {
      answerTrial(message.number, message.value);
      return;
    }
    const { number, sheets } = message;
    for (const [sheet, keys, values] of sheets) {
      const bySheet = known.get(sheet) ?? new Map<string, Value>();
      known.set(sheet, bySheet);
      keys.forEach((key, i) => bySheet.set(key, values[i]!));
    }
    setState(number === sent ? 'ready' : 'calculating');
    listener.onValues(sheets.map(([sheet, keys]) => [sheet, keys] as const));
    if (asked.outdate()) listener.onAnswers?.();
  };

  const start = (): void => {
    worker = engine ?? loadEngine();
    engine = undefined;
    worker.addEventListener('message', ({ data }: MessageEvent<FromCalculation>) => receive(data));
    worker.addEventListener('error', (why: Event) => {
      worker?.terminate();
      worker = undefined;
      if (isClosed) return;
      // Only what has run and broken says how; the line is no fault of it.
      if (!('message' in why)) void chance(retryMs).then(() => isClosed || start());
      else if (++breaks < maxBreaks) start();
      else setState('failed');
    });
    const known = arrived;
    // Kept for a worker that breaks it would only weigh.
    arrived = undefined;
    const state = [...(known?.updates ?? []), Y.encodeStateAsUpdate(doc, known?.vector)];
    send({ kind: 'start', state, number: ++sent });
  };

  const onUpdate = (update: Uint8Array): void => {
    if (!worker) return;
    send({ kind: 'update', update, number: ++sent });
    if (state() === 'ready') setState('calculating');
  };
  doc.on('update', onUpdate);
  start();

  return {
    values: known,
    state,
    valueAt: (sheet, key) => known.get(sheet)?.get(key),
    calculate: (stored, sheet) => asked.valueOf(stored, sheet),
    try(trial) {
      const number = ++triedSoFar;
      return new Promise((resolve) => {
        const clock = setTimeout(() => answerTrial(number, undefined), longestTrialMs);
        trials.set(number, (value) => {
          clearTimeout(clock);
          resolve(value);
        });
        send({ kind: 'try', number, trial });
      });
    },
    close() {
      isClosed = true;
      for (const number of trials.keys()) answerTrial(number, undefined);
      doc.off('update', onUpdate);
      worker?.terminate();
    },
  };
}
