/** A wire to PostgreSQL that a test can cut and block. */
import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface PostgresWire {
  /** the database, by way of the wire */
  readonly url: string;
  /** Ends every connection. */
  cut(): void;
  /** Ends a connection when a question with these words has reached PostgreSQL, before its answer comes back. Once. */
  cutAfter(words: string): void;
  /** Ends every connection and takes no more, until `accept`. */
  refuse(): void;
  accept(): void;
  /** Nothing gets through any more, and nobody is told. */
  block(): void;
  unblock(): void;
  close(): Promise<void>;
}

export async function openPostgresWire(url: string): Promise<PostgresWire> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let fatal: string | undefined;
  let isBlocked = false;
  let isRefusing = false;
  const server = createServer((near) => {
    if (isRefusing) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        // What was sent on its way still arrives.
        far.end();
      });
    }
    near.on('data', (data: Buffer) => {
      if (isBlocked) return;
      far.write(data);
      if (fatal === undefined || !data.includes(fatal)) return;
      fatal = undefined;
      near.destroy();
    });
    far.on('data', (data: Buffer) => void (isBlocked || near.write(data)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: address.href,
    cut,
    cutAfter: (words) => void (fatal = words),
    refuse() {
      isRefusing = true;
      cut();
    },
    accept: () => void (isRefusing = false),
    block: () => void (isBlocked = true),
    unblock: () => void (isBlocked = false),
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
