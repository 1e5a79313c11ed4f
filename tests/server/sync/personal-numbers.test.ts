/** What looks like a personal number, on the wire: refused, or taken with a word to its author, as the operator chose. */
import { afterEach, expect, it } from 'vitest';
import { type Scene, openScene } from '../../support/scene.ts';
import { until } from '../../support/until.ts';

let scene: Scene;
afterEach(() => scene.close());

const number = '010790-1234';
const places: readonly (readonly [root: string, key: string, value: (me: string) => unknown])[] = [
  ['c/a', '0.0', () => `CPR ${number}`],
  ['c/a', '0.1', () => 1_107_901_234],
  ['c/a', '0.2', () => `="${number}"`],
  ['sheets', 'a/n', () => number],
  ['names', 'n/n', () => number],
  ['comments', 't/m/1', (me) => [me, 'Bo', 1, `se ${number}`]],
  ['v/a', 'v/m', () => number],
  ['about', 'title', () => number],
  ['assumptions', 'x/s', () => number],
];

it('[CPR-1] is refused wherever it stands, by a notice that names the place and never the number', async () => {
  scene = await openScene({ sync: { cprRule: 'refuse' } });
  const anne = await scene.raw(scene.anne);
  for (const [root, key, value] of places) {
    const bo = await scene.raw(scene.bo);
    bo.doc.getMap(root).set(key, value(scene.bo.id));
    await until('it is told', () => bo.notices.length > 0);
    expect([bo.notices, bo.about]).toEqual([['personalNumber'], [{ root, key }]]);
    bo.close();
  }
  expect(
    JSON.stringify([...anne.doc.share.keys()].map((root) => anne.doc.getMap(root).toJSON())),
  ).not.toContain('1234');
});

it('[CPR-1] is taken with a word to its author alone, or without one', async () => {
  for (const cprRule of ['warn', 'off'] as const) {
    scene = await openScene({ sync: { cprRule } });
    const [anne, bo] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    bo.cells.set('0.0', number);
    await bo.allSaved();
    await until('the other has it', () => anne.cells.get('0.0') === number);
    expect(bo.notices).toEqual(cprRule === 'warn' ? ['personalNumberSeen'] : []);
    expect(anne.notices).toEqual([]);
    if (cprRule === 'warn') await scene.close();
  }
});
