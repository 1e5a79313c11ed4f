import { copyName, personKey } from './forgetting.ts';

/** Whether a copy is known to be another person's than who is here. */
export function isOfAnother(copy: string): boolean {
  const whose = localStorage.getItem(copyName(copy));
  return whose !== null && whose !== localStorage.getItem(personKey);
}
