/** What stands in for Vite's own loading of the parts of the pages that come later. */

/** Addresses of files that are here, or on their way. */
const known = new Map<string, Promise<void>>();

function fetchOnce(file: string): Promise<void> {
  const address = `/${file}`;
  const asked = known.get(address);
  if (asked) return asked;
  // What index.html itself asks for is here already.
  if (document.querySelector(`[href="${address}"],[src="${address}"]`)) return Promise.resolve();
  const coming = file.endsWith('.css') ? addStyles(address) : fetchScript(address);
  known.set(address, coming);
  coming.catch(() => known.delete(address));
  return coming;
}

async function fetchScript(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // Only what was read to its end is kept.
  await answer.arrayBuffer();
}

function addStyles(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(address));
    });
    document.head.append(link);
  });
}

/**
 * Imports a part after its files, which the server lets everybody keep for ever, have been fetched: a browser that has
 * failed to import a file once never tries it again on that page, though the line is back. Rejects when a file cannot be
 * had; to be asked for again.
 */
export async function fetchFirst<Module>(
  load: () => Promise<Module>,
  files: readonly string[] = [],
): Promise<Module> {
  await Promise.all(files.map(fetchOnce));
  return load();
}
