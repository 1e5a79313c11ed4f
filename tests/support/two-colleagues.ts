/** Two people with browsers of their own at one workbook, Anne's, which Bo has come to by a link. */
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  type Screen,
  type Visitor,
  WorkbookScreen,
  desktop,
  laptop,
  openBrowser,
  openVisitor,
} from './browser.ts';
import { type ChildServer, openChildServer } from './child-server.ts';
import { temporaryFolder } from './server.ts';

export interface Guest {
  readonly page: Page;
  readonly screen: WorkbookScreen;
  readonly visitor: Visitor;
}

/** Opens them before the tests of the block it is called in, closes them behind, and holds that no page had a problem. */
export function openTwoColleagues(
  begin: (opened: { readonly anne: Guest; readonly bo: Guest }) => void,
): void {
  let folder: string;
  let server: ChildServer;
  let browser: Browser;
  let anne: Guest;
  let bo: Guest;

  const visit = async (name: string, screen: Screen): Promise<Guest> => {
    const visitor = await openVisitor(browser, server.url, { screen });
    const guest = { page: visitor.page, screen: new WorkbookScreen(visitor.page), visitor };
    await guest.screen.giveName(name);
    return guest;
  };
  beforeAll(async () => {
    folder = temporaryFolder();
    server = await openChildServer(folder);
    browser = await openBrowser();
    anne = await visit('Anne, Aarhus', laptop);
    bo = await visit('Bo, Hjørring', desktop);
    await anne.page.getByRole('button', { name: 'Opret tom projektmappe' }).click();
    await anne.screen.grid.waitFor();
    await anne.screen.paste('Borgere\t10\nUger\t4\nI alt\t=B1*B2');
    await anne.screen.waitUntilSaved();
    await bo.page.goto(await anne.screen.makeLink());
    await bo.screen.shows('B3', '40');
    begin({ anne, bo });
  });
  afterAll(async () => {
    await browser.close();
    await server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect([anne, bo].flatMap(({ visitor }) => visitor.problems)).toEqual([]));
}
