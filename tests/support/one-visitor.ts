/** One person in a browser of their own at a server of their own: what most journeys begin and end with. */
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Visitor, WorkbookScreen, openBrowser, openVisitor } from './browser.ts';
import { type ChildServer, openChildServer } from './child-server.ts';
import { temporaryFolder } from './server.ts';

export interface OneVisitor {
  readonly visitor: Visitor;
  readonly screen: WorkbookScreen;
  /** for a second person */
  readonly browser: Browser;
  readonly server: ChildServer;
}

/**
 * Opens them before the tests of the block it is called in, closes them behind, and holds that no page had a problem.
 * `settings`: the server's environment.
 */
export function openOneVisitor(
  begin: (opened: OneVisitor) => Promise<void> | void,
  settings: Readonly<Record<string, string>> = {},
): void {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder, settings);
    browser = await openBrowser();
    visitor = await openVisitor(browser, server.url);
    await begin({ visitor, screen: new WorkbookScreen(visitor.page), browser, server });
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(visitor.problems).toEqual([]));
}
