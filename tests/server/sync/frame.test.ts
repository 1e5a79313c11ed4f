import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientOptions, WebSocket, WebSocketServer } from 'ws';
import { Frame } from '../../../server/sync/frame.ts';

describe('[WIRE-1] a frame that is made once for all sockets', () => {
  let server: WebSocketServer;
  beforeAll(async () => {
    const perMessageDeflate = { serverNoContextTakeover: true, clientNoContextTakeover: true };
    server = new WebSocketServer({ port: 0, perMessageDeflate });
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  const open = async (options: ClientOptions): Promise<{ client: WebSocket; there: WebSocket }> => {
    const { port } = server.address() as AddressInfo;
    const connection = once(server, 'connection');
    const client = new WebSocket(`ws://localhost:${port}`, options);
    const [there] = (await connection) as [WebSocket];
    await once(client, 'open');
    return { client, there };
  };
  const kinds = {
    'that packs': {},
    'that packs with a small window': { perMessageDeflate: { serverMaxWindowBits: 9 } },
    'that does not pack': { perMessageDeflate: false },
  } as const;

  for (const [what, options] of Object.entries(kinds)) {
    it(`is read by a client ${what}, whatever its size, in order with what ws sends itself`, async () => {
      const { client, there } = await open(options);
      const heard: Uint8Array[] = [];
      const pinged = once(client, 'ping');
      client.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
      const sizes = [0, 1, 125, 126, 65_535, 65_536, 300_000];
      const sent = sizes.map((length) => Uint8Array.from({ length }, (_, i) => i % 7));
      for (const bytes of sent) {
        await new Promise<void>((resolve) => new Frame(bytes).sendTo(there, resolve));
        there.ping();
      }
      await pinged;
      there.close(4000);
      const [code] = await once(client, 'close');
      expect(code).toBe(4000);
      expect(heard).toEqual(sent);
    });
  }

  it('[WIRE-1] goes out after those before it, though they have to be packed and it has not', async () => {
    const { client, there } = await open({});
    const heard: number[] = [];
    client.on('message', (data: Buffer) => heard.push(data.length));
    const sizes = [300_000, 1, 20_000, 2, 3, 100_000, 4];
    const taken: number[] = [];
    await Promise.all(
      sizes.map(
        (length) =>
          new Promise<void>((resolve) =>
            new Frame(new Uint8Array(length)).sendTo(there, () => {
              taken.push(length);
              resolve();
            }),
          ),
      ),
    );
    there.close();
    await once(client, 'close');
    expect(heard).toEqual(sizes);
    expect(taken).toEqual(sizes);
  });

  it('weighs little when it is large, and nothing when the socket is closed', async () => {
    const { client, there } = await open({});
    const inside = there as unknown as { readonly _socket: { readonly bytesWritten: number } };
    const { _socket: line } = inside;
    const before = line.bytesWritten;
    const frame = new Frame(new Uint8Array(300_000));
    await new Promise<void>((resolve) => frame.sendTo(there, resolve));
    expect(line.bytesWritten - before).toBeLessThan(3000);
    client.terminate();
    await once(there, 'close');
    await new Promise<void>((resolve) => frame.sendTo(there, resolve));
  });
});
