/** The thread in which logs are told. */
import { parentPort } from 'node:worker_threads';
import type { JobAnswer } from '../files/job-thread.ts';
import { LogTeller, type TellJob, type Told } from './log-teller.ts';

const port = parentPort;
const teller = new LogTeller();

function work(job: TellJob): JobAnswer<Told> {
  try {
    return { kind: 'done', value: teller.tell(job) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', message, stack };
  }
}

port?.on('message', ({ job }: { readonly job: TellJob }) => port.postMessage(work(job)));
