/** Puts a whole server together, in the order in which its parts need each other, and takes it down in the other. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { type Layout, type Result, currentLayout, done, refused } from '#model';
import { createApp } from './app.ts';
import { makeOneTimeLink, ticketPage } from './identity/one-time-link.ts';
import { addOrganisations } from './identity/own-sign-ins.ts';
import { openRightsWatch } from './identity/rights-watch.ts';
import { sessionsOf } from './identity/sessions.ts';
import { type Office, openOffice } from './files/office.ts';
import { Recorder } from './history/recorder.ts';
import { openRetention } from './history/retention.ts';
import { type Teller, openTeller } from './history/teller.ts';
import type { MetricsServer } from './operation/metrics-server.ts';
import type { Settings } from './settings.ts';
import { type StartRefusal, messageOf } from './start-refusal.ts';
import { type StorageOpener, holdStorage } from './storage/hold-storage.ts';
import type { Storage, Time } from './storage/storage.ts';
import { Rooms } from './sync/rooms.ts';
import { upgradeOptions } from './upgrades.ts';
import { resumeDepartures } from './workspaces/departure.ts';
import { openTrash } from './workspaces/trash.ts';

export interface ServerWorld {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly now?: () => Time;
  /** the storage has died: the process should end and be started anew */
  readonly onCrash?: (error: Error) => void;
  /** who makes documents and files; the server closes it. By default the real one */
  readonly office?: Office;
  /** who tells logs; the server closes it. By default a thread */
  readonly teller?: Teller;
  /** the layout that workbooks are brought to; only tests have another */
  readonly layout?: Layout;
  /** who opens the storage; by default a thread does */
  readonly openStorage?: StorageOpener;
  /** wraps the storage, so that tests can break it */
  readonly through?: (storage: Storage) => Storage;
}

export interface RunningServer {
  readonly port: number;
  /** where the figures are read; undefined when the settings name no place */
  readonly metricsPort: number | undefined;
  /** where the first account is made, as long as there is none: a secret that works once */
  readonly firstPage: string | undefined;
  readonly rooms: Rooms;
  readonly storage: Storage;
  readonly office: Office;
  close(): Promise<void>;
}

/** Frames have a few bytes around the update in them. */
const frameBytes = 64 * 1024;

/** How long a socket that has been told to close may take. */
const closeTimeoutMs = 5000;

export async function openServer(world: ServerWorld): Promise<Result<RunningServer, StartRefusal>> {
  const { settings, logger, office = openOffice(), now = Date.now, layout = currentLayout } = world;
  const { through = (storage) => storage } = world;
  const held = await holdStorage(settings, {
    ...(world.onCrash && { onCrash: world.onCrash }),
    ...(world.openStorage && { open: world.openStorage }),
  });
  if (!held.ok) return held;
  // Only a server that shows figures loads what gathers them.
  const metrics = settings.metrics && (await import('./operation/metrics.ts')).openMetrics();
  const whole = through(held.value.storage);
  const storage = metrics ? metrics.through(whole) : whole;
  const { limits, sync } = settings;
  const renew: Office['renew'] = (state, client) => office.renew(state, client);
  const recorder = new Recorder({
    storage,
    logger,
    settings: settings.history,
    teller: world.teller ?? openTeller(),
  });
  const rooms = new Rooms({
    storage,
    history: recorder,
    limits,
    settings: sync,
    logger,
    now,
    layout,
    renew,
    ...(metrics && { watch: metrics.watch }),
  });
  metrics?.observe(rooms);
  const retention = openRetention({ storage, days: settings.history.days, logger, now });
  const sessions = sessionsOf(storage, settings, now);
  const trash = await openTrash({ storage, settings, logger, now });
  await addOrganisations(storage, settings.identity, now());
  // The first account is made by whoever starts the server: by a link that is new at every start until it has been used.
  const first = (await storage.hasOperator())
    ? undefined
    : await makeOneTimeLink(storage, { kind: 'operator' }, { by: null, at: now() });
  const { watchMs } = settings.identity;
  const watch = openRightsWatch({ storage, rooms, sessions, watchMs, logger, now });
  let isStopping = false;
  const parts = { storage, rooms, office, recorder, settings, logger, now, sessions };
  const app = createApp({ ...parts, isStopping: () => isStopping });
  const sockets = new WebSocketServer(socketOptions(settings));
  const http = createAdaptorServer({
    fetch: app.fetch,
    websocket: { server: sockets },
    serverOptions: upgradeOptions(),
  }) as Server;
  const connected = new Set<Socket>();
  http.on('connection', (socket: Socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });

  let figures: MetricsServer | undefined;
  const departures = resumeDepartures({ ...parts, limits: settings.limits });
  const closeStores = async (): Promise<void> => {
    departures.close();
    trash.close();
    await watch.close();
    retention.close();
    await rooms.stop();
    await recorder.close();
    await office.close();
    await held.value.close();
    metrics?.close();
    await figures?.close();
  };
  const listening = await listen(http, settings);
  if (!listening.ok) {
    await closeStores();
    return listening;
  }
  try {
    if (metrics) {
      const { openMetricsServer } = await import('./operation/metrics-server.ts');
      figures = await openMetricsServer(metrics.registry, settings.metrics!);
    }
  } catch (error) {
    http.close();
    await closeStores();
    return refused({ kind: 'cannotListen', why: messageOf(error) });
  }
  const close = async (): Promise<void> => {
    isStopping = true;
    const closed = new Promise((resolve) => http.close(resolve));
    http.closeIdleConnections();
    await closeStores();
    http.closeAllConnections();
    // A socket that asked to be a WebSocket and was told no belongs to nobody.
    for (const socket of connected) socket.destroy();
    await closed;
  };
  let closing: Promise<void> | undefined;
  const port = listening.value;
  const firstPage = first && ticketPage(settings, port, first.token);
  const metricsPort = figures?.port;
  return done({ port, metricsPort, firstPage, rooms, storage, office, close: () => (closing ??= close()) });
}

/** In a value of its own, since the types of ws do not know closeTimeout yet. */
function socketOptions({ limits }: Settings) {
  return {
    noServer: true,
    // Nothing is kept between messages; what goes out packed is packed in sync/frame.ts.
    perMessageDeflate: {
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      concurrencyLimit: 4,
    },
    maxPayload: Math.max(limits.catchUpBytes, limits.updateBytes) + frameBytes,
    closeTimeout: closeTimeoutMs,
  };
}

async function listen(
  http: Server,
  { port, host }: Pick<Settings, 'port' | 'host'>,
): Promise<Result<number, StartRefusal>> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return refused({ kind: 'portInUse', port });
    return refused({ kind: 'cannotListen', why: messageOf(error) });
  }
  return done((http.address() as AddressInfo).port);
}
