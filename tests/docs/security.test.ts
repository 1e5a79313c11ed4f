/** docs/security.md answers every requirement, once, and what it points to is there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');

/** OWASP ASVS 5.0.0: for each section, how many requirements levels 1 and 2 have; they come before those of level 3. */
const sections: Readonly<Record<string, number>> = Object.fromEntries(
  [
    '1.1=2 1.2=9 1.3=11 1.4=3 1.5=2 2.1=3 2.2=3 2.3=4 2.4=1 3.2=2 3.3=4 3.4=6 3.5=5 3.7=2',
    '4.1=3 4.2=1 4.3=2 4.4=4 5.1=1 5.2=3 5.3=2 5.4=3 6.1=3 6.2=12 6.3=4 6.4=4 6.5=5 6.6=3 6.8=4',
    '7.1=3 7.2=4 7.3=2 7.4=5 7.5=2 7.6=2 8.1=2 8.2=3 8.3=1 8.4=1 9.1=3 9.2=4',
    '10.1=2 10.2=2 10.3=4 10.4=11 10.5=5 10.6=2 10.7=3 11.1=2 11.2=3 11.3=3 11.4=4 11.5=1 11.6=1',
    '12.1=3 12.2=2 12.3=4 13.1=1 13.2=5 13.3=2 13.4=5 14.1=2 14.2=4 14.3=3',
    '15.1=3 15.2=3 15.3=7 16.1=1 16.2=5 16.3=4 16.4=3 16.5=3 17.1=1 17.2=4 17.3=2',
  ]
    .flatMap((line) => line.split(' '))
    .map((entry) => [entry.split('=')[0]!, Number(entry.split('=')[1])]),
);

const states = ['met', 'partly', 'not met', 'does not apply'] as const;

/** "1.2.1–1.2.3, 1.2.9" as single numbers. */
function numbersIn(text: string): readonly string[] {
  return text.split(', ').flatMap((part) => {
    const [first, last = first] = part.split('–') as [string, string?];
    const place = first.lastIndexOf('.');
    const [from, to] = [first, last].map((number) => Number(number!.slice(place + 1))) as [number, number];
    return Array.from({ length: to - from + 1 }, (_, i) => `${first.slice(0, place)}.${from + i}`);
  });
}

const rows = [
  ...page.matchAll(/^\|[^|\n]*\| (met|partly|not met|does not apply) \| ([\d., –]+) \| (.+) \|$/gm),
].map(([, state, numbers, why]) => ({
  state: state as (typeof states)[number],
  numbers: numbersIn(numbers!),
  why: why!,
}));

describe('the page about security', () => {
  it('[DOC-SEC-1] answers every requirement of levels 1 and 2 once, and says why', () => {
    const wanted = Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
    );
    expect(wanted).toHaveLength(253);
    expect(rows.flatMap(({ numbers }) => numbers).toSorted()).toEqual(wanted.toSorted());
    for (const { why } of rows) expect(why.length).toBeGreaterThan(5);
  });

  it('[DOC-SEC-2] counts right', () => {
    const counted = states.map(
      (state) => rows.filter((row) => row.state === state).flatMap(({ numbers }) => numbers).length,
    );
    expect(page).toContain(
      `${counted[0]} met, ${counted[1]} partly, ${counted[2]} not met, ${counted[3]} do not apply`,
    );
  });

  it('[DOC-SEC-3] points to files and tests that exist', () => {
    for (const [, path] of page.matchAll(/`((?:server|client|model|tests)\/[\w./-]+)`/g))
      expect(existsSync(path!), path).toBe(true);
    const tests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts') || /support.*contract\.ts$/.test(path))
      .map((path) => readFileSync(`tests/${path}`, 'utf8'))
      .join('\n');
    const ids = new Set([...page.matchAll(/\[([A-Z]+-\d+)\]/g)].map(([, id]) => id!));
    expect(ids.size).toBeGreaterThan(40);
    for (const id of ids) expect(tests.includes(`[${id}]`), id).toBe(true);
  });
});
