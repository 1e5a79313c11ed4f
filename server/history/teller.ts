/** Who tells logs, in a thread of its own, so that the event loop stays free for people who type. */
import { JobThread } from '../files/job-thread.ts';
import type { TellJob, Told } from './log-teller.ts';

export interface Teller {
  tell(job: TellJob): Promise<Told>;
  close(): Promise<void>;
}

/** The thread is started when there is something to tell. */
export function openTeller(): Teller {
  const thread = new JobThread<TellJob, Told>({
    program: new URL('./teller-worker.ts', import.meta.url),
    name: 'the teller',
    limitMs: 120_000,
    memoryMb: 1024,
  });
  return { tell: (job) => thread.ask(job), close: () => thread.close() };
}
