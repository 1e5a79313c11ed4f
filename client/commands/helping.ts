/** Help that is always at hand. */
import type { Command } from './command.ts';

export const helping: readonly Command[] = [
  {
    id: 'keys',
    group: 'help',
    label: 'command.keys',
    keys: ['F1'],
    keysCount: 'page',
    run: (place) => place.open('keys'),
  },
];
