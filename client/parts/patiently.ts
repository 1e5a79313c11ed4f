/** Loads a part of the page; where the line is gone it waits for it, and what is on the screen goes on as it is. */
export async function patiently<Module>(load: () => Promise<Module>): Promise<Module> {
  for (let waitMs = 1000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
    try {
      return await load();
    } catch {
      await chance(waitMs);
    }
  }
}

/** When the browser says that there is a line, and else after a while. */
export function chance(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => come(), waitMs);
    const come = (): void => {
      clearTimeout(timer);
      removeEventListener('online', come);
      resolve();
    };
    addEventListener('online', come);
  });
}
