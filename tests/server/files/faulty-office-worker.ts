/** A stand-in for the office's thread that does as its job says: answers, fails, falls silent, or dies. */
import { parentPort } from 'node:worker_threads';
import type { JobAnswer } from '../../../server/files/job-thread.ts';
import type { Job } from '../../../server/files/office-worker.ts';

const port = parentPort!;
let done = 0;

port.on('message', ({ job }: { readonly job: Job }) => {
  if (job.kind === 'prepare') return;
  const order = job.kind === 'create' ? job.request.title : new TextDecoder().decode(job.state);
  const answer = (message: JobAnswer<Uint8Array | undefined>): void => port.postMessage(message);
  switch (order) {
    case 'die':
      // oxlint-disable-next-line unicorn/no-process-exit -- dying is the point
      process.exit(3);
      break;
    case 'throw':
      throw new Error('thrown in the thread');
    case 'fail':
      answer({ kind: 'failed', message: 'no good', stack: undefined });
      break;
    case 'silence':
      break;
    case 'nothing':
      answer({ kind: 'done', value: undefined });
      break;
    default:
      answer({ kind: 'done', value: new TextEncoder().encode(`${order} ${++done}`) });
  }
});
