/** Long work in bits, between which the page answers the person. */
import type { InBits } from '#model';

/** How long the work may go on before clicks, keys and drawing get their turn. */
const turnMs = 16;

/** Works until it is done or the turn is over. */
export function workOn<Done>(work: InBits<Done>, longestMs = turnMs): IteratorResult<number, Done> {
  const until = performance.now() + longestMs;
  let bit = work.next();
  while (!bit.done && performance.now() < until) bit = work.next();
  return bit;
}

/** Resolved when the browser has done what waits. A timer would be slowed down to a second in a window behind others. */
export function afterOthers(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const finish = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', finish, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}

/**
 * Works until it is done, a turn at a time, and tells. What is done in one turn is told before the call returns. What is
 * given back gives up.
 */
export function inTurns<Done>(work: InBits<Done>, tell: (done: Done) => void): () => void {
  let isGivenUp = false;
  const go = (): void => {
    const bit = workOn(work);
    if (bit.done) tell(bit.value);
    else void afterOthers().then(() => isGivenUp || go());
  };
  go();
  return () => {
    isGivenUp = true;
  };
}
