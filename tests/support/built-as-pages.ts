/** A package as the pages get it: built with what stands in for parts of packages, and loaded here. */
import { build } from 'vite';
import type * as Y from 'yjs';
import { standIns } from '../../client/stand-ins.ts';

/** `edit`: changes the built program before it is loaded. */
export async function builtAsPages(
  entry: string,
  edit: (code: string) => string = (code) => code,
): Promise<unknown> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: [...standIns] },
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'built' } },
  });
  const [{ output }] = built as unknown as readonly [
    { readonly output: readonly [{ readonly code: string }] },
  ];
  const code = Buffer.from(edit(output[0].code)).toString('base64');
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}

/** Yjs as the pages get it, loaded beside the program's own: nothing that the program does to that one reaches it. */
export async function yjsAsPages(): Promise<typeof Y> {
  const entry = standIns.find(({ find }) => find.test('yjs'))!.replacement;
  // Yjs warns where it is loaded twice on one page; here the two are to be compared.
  return (await builtAsPages(entry, (code) => code.replaceAll('__ $YJS$ __', 'beside'))) as typeof Y;
}
