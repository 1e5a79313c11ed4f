/** What the built pages weigh as gzip -9 packs them, read from the files: what each imports before it runs. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../client/dist/assets/', import.meta.url));

const imported = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** A file of the build by the beginning of its name, and all that it needs before it runs. */
export function filesBehind(name: string): ReadonlySet<string> {
  const first = readdirSync(folder).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  if (first === undefined) throw new Error(`The pages have no file ${name}.`);
  const found = new Set([first]);
  for (const file of found)
    for (const [, other] of readFileSync(folder + file, 'utf8').matchAll(imported)) found.add(other!);
  return found;
}

export function gzipBytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(folder + file), { level: 9 }).length;
  return bytes;
}
