import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lines = readFileSync(join(root, 'deploy/Containerfile'), 'utf8').split('\n');

/** What goes from the project into the stage that builds. */
const copied = lines
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
  .flatMap((line) => line.split(' ').slice(1, -1).map(normalize));

const isCopied = (path: string): boolean =>
  copied.some((entry) => path === entry || path.startsWith(`${entry}/`));

describe('[RUN-6] the container file', () => {
  it('copies what there is', () => {
    expect(copied.length).toBeGreaterThan(3);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('copies what building reads: the settings of types too, which those of each part go on from', () => {
    const parts = ['client', 'model', 'server'].map((part) => `${part}/tsconfig.json`);
    const read = parts.flatMap((path) => {
      const [, base = ''] = /"extends": "([^"]+)"/.exec(readFileSync(join(root, path), 'utf8'))!;
      return [path, normalize(join(dirname(path), base))];
    });
    expect(read).toContain('tsconfig.json');
    expect(read.filter((path) => !isCopied(path))).toEqual([]);
  });
});
