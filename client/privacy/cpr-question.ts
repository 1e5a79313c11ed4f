/**
 * Asks about what looks like personal numbers before it gets any further. What a person has said to be something else is
 * remembered as long as the page is open, and only there, so that the same number is asked about once.
 */
import { createSignal } from 'solid-js';
import { type CprNumber, findCprNumbers } from '#model';

export type CprAnswer = 'remove' | 'keep';

export interface CprQuestion {
  /** as they were typed, each once */
  readonly numbers: readonly string[];
  /** what gets the focus afterwards */
  readonly returnTo: HTMLElement | undefined;
  /** undefined: the question was closed without an answer */
  answer(answer: CprAnswer | undefined): void;
}

const others = new Set<string>();
const [question, setQuestion] = createSignal<CprQuestion>();

/** What is being asked. */
export const cprQuestion = question;

/** What in a text looks like a personal number and has not been said to be something else. */
export function doubtfulNumbers(text: string): readonly CprNumber[] {
  return findCprNumbers(text).filter(({ digits }) => !others.has(digits));
}

/** The person's answer; undefined when there was none. One question stands at a time. */
export async function askAboutCpr(
  found: readonly { readonly text: string; readonly digits: string }[],
  returnTo?: HTMLElement,
): Promise<CprAnswer | undefined> {
  question()?.answer(undefined);
  const answer = await new Promise<CprAnswer | undefined>((resolve) => {
    const numbers = [...new Map(found.map(({ digits, text }) => [digits, text])).values()];
    setQuestion({ numbers, returnTo, answer: resolve });
  });
  setQuestion(undefined);
  if (answer === 'keep') for (const { digits } of found) others.add(digits);
  return answer;
}
