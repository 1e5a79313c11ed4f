/** What another process has used, as Linux tells it. */
import { readFileSync, readdirSync } from 'node:fs';

/** Seconds on a processor, of all threads that live: to the nanosecond, where `ps` counts hundredths. */
export function cpuSeconds(pid: number): number {
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
  return nanoseconds / 1e9;
}

/** Resident memory in megabytes. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+)/m.exec(status)![1]) * 1024) / 1e6;
}
