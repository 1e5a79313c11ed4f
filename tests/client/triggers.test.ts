import { createComputed, createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createTriggers } from '../../client/sheet/triggers.ts';

test('[TRIGGER-1] who looks at one of many keys hears of it once, whether few or many are told, and nobody else does', () => {
  for (const count of [1, 1000]) {
    const triggers = createTriggers();
    const heard: string[] = [];
    const dispose = createRoot((end) => {
      for (const key of ['a 0.0', 'a 7.1', 'b 0.0', 'looks a'])
        createComputed(() => {
          triggers.track(key);
          heard.push(key);
        });
      return end;
    });
    heard.length = 0;
    triggers.tellEach('a ', new Set(Array.from({ length: count }, (_, i) => `${i}.0`)));
    expect(heard).toEqual(['a 0.0']);
    dispose();
    expect(triggers.size).toBe(0);
    triggers.tellEach('a ', new Set(['0.0']));
    expect(heard).toHaveLength(1);
  }
});
