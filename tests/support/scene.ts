/** What most tests of the server start from: a server, two people, and a workbook that both may edit. */
import { join } from 'node:path';
import type * as Y from 'yjs';
import { type TestPerson, type TestServer, type TestServerOptions, openTestServer } from './server.ts';
import {
  type RawClient,
  type RawOptions,
  type StockClient,
  openRawClient,
  openStockClient,
} from './sync-clients.ts';
import { until } from './until.ts';

export interface Scene {
  readonly server: TestServer;
  readonly anne: TestPerson;
  readonly bo: TestPerson;
  /** Anne's; Bo is an editor */
  readonly workbook: string;
  readonly databasePath: string;
  /** A stock client that is synced. */
  stock(person: TestPerson, doc?: Y.Doc): Promise<StockClient>;
  /** A client of our own kind that is synced; a silent one is only connected. */
  raw(person: TestPerson, options?: RawOptions): Promise<RawClient>;
  closeAtEnd(thing: { close(): void }): void;
  close(): Promise<void>;
}

/** On a server of its own, or on one that several tests share: then only people and workbook are new. */
export async function openScene(options: TestServerOptions | TestServer = {}): Promise<Scene> {
  const isShared = 'openPerson' in options;
  const server = isShared ? options : await openTestServer(options);
  const anne = await server.openPerson('Anne');
  const bo = await server.openPerson('Bo');
  const workbook = await anne.createWorkbook();
  await anne.share(workbook, 'editor', bo);
  const open: { close(): void }[] = [];
  return {
    server,
    anne,
    bo,
    workbook,
    databasePath: join(server.folder, 'samregn.sqlite'),
    async stock(person, doc) {
      const client = openStockClient(person, workbook, doc ? { doc } : {});
      open.push(client);
      await client.synced();
      return client;
    },
    async raw(person, rawOptions = {}) {
      const client = await openRawClient(person, workbook, rawOptions);
      open.push(client);
      if (!rawOptions.isSilent) await until('the client is synced', () => client.isSynced);
      return client;
    },
    closeAtEnd: (thing) => void open.push(thing),
    async close() {
      for (const thing of open.splice(0)) thing.close();
      if (!isShared) await server.close();
    },
  };
}
