/** Signing out, in every window of this browser at once: whoever sits down next sees nothing of who was here. */
import { onCleanup } from 'solid-js';
import { forgetCopies } from '../collaborate/forget-copies.ts';
import { onForgetting } from '../collaborate/forgetting.ts';

/** This window has signed out itself, and knows where it goes. */
let isLeaving = false;

/** Takes away what this browser keeps, here and in the other windows, and goes to a page for those who are not known. */
export async function forgetAndGo(to: string): Promise<void> {
  isLeaving = true;
  await forgetCopies();
  location.assign(to);
}

/** For a page that shows what is only a person's: it goes to the sign-in when that person has signed out elsewhere. */
export function leaveWhenSignedOut(): void {
  const forgetting = onForgetting(() => {
    if (!isLeaving) location.replace('/log-ind');
  });
  // A browser may keep the whole page for the way back, and show it again as it was.
  const onShown = (event: PageTransitionEvent): void => {
    if (event.persisted) location.reload();
  };
  addEventListener('pageshow', onShown);
  onCleanup(() => {
    forgetting.close();
    removeEventListener('pageshow', onShown);
  });
}
