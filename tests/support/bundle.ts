/** Parts of the client that only work in a browser, for a test to run in a page. */
import { build } from 'vite';

/** A file of the client as a script that puts what the file exports into a global variable. */
export async function bundled(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } },
  });
  const [{ output } = { output: [] }] = Array.isArray(built) ? built : [];
  const code = output.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  // As a plain script, `var` at its top is a global; inside an evaluation it would not be.
  return `${code.join('\n')}\nglobalThis.${name} = ${name};`;
}
