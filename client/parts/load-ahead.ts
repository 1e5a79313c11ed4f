/**
 * Loads what will soon be needed. Where that fails, as it does when the page is left meanwhile, nothing is lost: it is asked
 * for again when it is needed, and then the failure is told.
 */
export function loadAhead(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}
