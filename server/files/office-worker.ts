/** The office's thread: does one job and answers, over and over. */
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import {
  type LanguageId,
  cellKey,
  exportWorkbook,
  forgetPerson,
  libraryCase,
  migrate,
  newWorkbookState,
  nextEpoch,
  openEditor,
  openWorkbook,
  publicCopy,
  renameWorkbook,
  startOf,
  tellingOf,
} from '#model';
import { openProjection, serialOfTime } from '#model/calculation';
import { Comparisons } from './comparisons.ts';
import type { JobAnswer } from './job-thread.ts';
import { withDocument } from './with-document.ts';
import { writeXlsx } from './xlsx.ts';

export interface CreateRequest {
  /** id of a template, or 'blank' */
  readonly template: string;
  readonly title: string;
  /** the language of what the workbook comes with; a template has its own */
  readonly language: LanguageId;
  /** id of a library case whose published figures it begins with; the template is then the case's */
  readonly from?: string;
}

export type Job =
  | { readonly kind: 'prepare'; readonly template: string }
  | { readonly kind: 'create'; readonly request: CreateRequest }
  | { readonly kind: 'export'; readonly state: Uint8Array }
  | { readonly kind: 'renew'; readonly state: Uint8Array; readonly client: number }
  | { readonly kind: 'tell'; readonly state: Uint8Array; readonly keys: readonly string[] }
  | { readonly kind: 'handOut'; readonly state: Uint8Array }
  | {
      readonly kind: 'forget';
      readonly state: Uint8Array;
      readonly person: string;
      readonly pseudonym: string;
    }
  | {
      readonly kind: 'compare';
      readonly state: Uint8Array;
      readonly than: Uint8Array;
      readonly from: number;
    };

type Answer = JobAnswer<Uint8Array | undefined>;

const comparisons = new Comparisons();

/** Template and case -> the state of a workbook without a title. Building one takes most of a second, naming it a fifth. */
const untitled = new Map<string, Uint8Array>();

/** A template's workbook without a title: built once, since a template has one language. */
function untitledState(template: string, language: LanguageId, from?: string): Uint8Array | undefined {
  const key = `${template} ${from ?? ''}`;
  const start = from === undefined ? undefined : startOfCase(from);
  const state =
    untitled.get(key) ?? newWorkbookState(template, { title: '', language, ...(start && { start }) });
  if (state) untitled.set(key, state);
  return state;
}

function startOfCase(id: string): ReturnType<typeof startOf> {
  const one = libraryCase(id);
  if (!one) throw new Error('There is no such case in the library.');
  return startOf(one);
}

function create({ template, title, language, from }: CreateRequest): Uint8Array | undefined {
  if (template === 'blank') return newWorkbookState(template, { title, language });
  const known = untitledState(template, language, from);
  if (!known) return undefined;
  return withDocument(known, (doc) => {
    const workbook = openWorkbook(doc);
    renameWorkbook(openEditor(workbook), title);
    workbook.close();
    return Y.encodeStateAsUpdate(doc);
  });
}

async function exportState(state: Uint8Array): Promise<Uint8Array> {
  const neutral = withDocument(state, (doc) => {
    const workbook = openWorkbook(doc);
    const projection = openProjection(workbook, () => serialOfTime(new Date()));
    try {
      projection.flush();
      return exportWorkbook(workbook, (sheet, key) => projection.valueAt(sheet, key));
    } finally {
      projection.close();
      workbook.close();
    }
  });
  return writeXlsx(neutral);
}

/** The named results of those keys as they are now, as JSON; none while a field that they need is empty. */
function tell(state: Uint8Array, keys: readonly string[]): Uint8Array {
  return withDocument(state, (doc) => {
    const workbook = openWorkbook(doc);
    const projection = openProjection(workbook, () => serialOfTime(new Date()));
    try {
      projection.flush();
      const telling = tellingOf(workbook, ({ sheet, row, column }) =>
        projection.valueAt(sheet, cellKey(row, column)),
      );
      const results = telling.kind === 'results' ? telling.results : [];
      const told = results.flatMap((result) => (keys.includes(result.key) ? [result.told] : []));
      return new TextEncoder().encode(JSON.stringify(told));
    } finally {
      projection.close();
      workbook.close();
    }
  });
}

/** A page of what differs between two versions, as JSON. */
function compare(before: Uint8Array, after: Uint8Array, from: number): Uint8Array {
  const page = comparisons.page({ before, after, today: serialOfTime(new Date()) }, from);
  return new TextEncoder().encode(JSON.stringify(page));
}

/** undefined when nobody by that id is named. */
function forget(state: Uint8Array, person: string, pseudonym: string): Uint8Array | undefined {
  return withDocument(state, (doc) => {
    // A version of an older program is written in this one's layout, as its workbook is.
    migrate(doc, undefined);
    let isOther = false;
    doc.on('update', () => (isOther = true));
    const workbook = openWorkbook(doc);
    const forgotten = forgetPerson(openEditor(workbook), person, pseudonym);
    workbook.close();
    if (!forgotten.ok) throw new Error(`The document cannot be written: ${forgotten.error.kind}.`);
    return isOther ? Y.encodeStateAsUpdate(doc) : undefined;
  });
}

async function fileOf(job: Job): Promise<Uint8Array | undefined> {
  switch (job.kind) {
    case 'prepare':
      untitledState(job.template, 'da');
      return undefined;
    case 'create':
      return create(job.request);
    case 'export':
      return exportState(job.state);
    case 'renew':
      return withDocument(job.state, (doc) => {
        const next = nextEpoch(doc, job.client);
        const state = Y.encodeStateAsUpdate(next);
        next.destroy();
        return state;
      });
    case 'tell':
      return tell(job.state, job.keys);
    case 'forget':
      return forget(job.state, job.person, job.pseudonym);
    case 'compare':
      return compare(job.state, job.than, job.from);
    case 'handOut':
      return withDocument(job.state, (doc) => {
        const copy = publicCopy(doc);
        const state = Y.encodeStateAsUpdate(copy);
        copy.destroy();
        return state;
      });
  }
}

async function work(job: Job): Promise<Answer> {
  try {
    return { kind: 'done', value: await fileOf(job) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack };
  }
}

const port = parentPort;
port?.on('message', ({ job }: { readonly job: Job }) => {
  void work(job).then((answer) => {
    const made = answer.kind === 'done' ? answer.value : undefined;
    // Handed over, not copied: each answer has bytes of its own.
    port.postMessage(answer, made ? [made.buffer as ArrayBuffer] : []);
  });
});
