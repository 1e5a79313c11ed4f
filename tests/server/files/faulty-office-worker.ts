/** A stand-in for the office's thread that does as its job says: answers, fails, falls silent, or dies. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Ask } from '../../../server/files/office-worker.ts';

const port = parentPort!;
let done = 0;

port.on('message', ({ job }: Ask) => {
  if (job.kind === 'prepare') return;
  const order = job.kind === 'create' ? job.request.title : new TextDecoder().decode(job.state);
  const answer = (message: Answer): void => port.postMessage(message);
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
      answer({ kind: 'done', file: undefined });
      break;
    default:
      answer({ kind: 'done', file: new TextEncoder().encode(`${order} ${++done}`) });
  }
});
