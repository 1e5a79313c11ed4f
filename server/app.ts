/** Every address of the server, and what goes for all of them. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { openAPIRouteHandler } from 'hono-openapi';
import type { Logger } from 'pino';
import { type ErrorCode, refuse } from './errors.ts';
import type { Office } from './files/office.ts';
import { notFromOtherSites } from './fetch-site.ts';
import type { Recorder } from './history/recorder.ts';
import { historyRoutes } from './history/routes.ts';
import { type Env, creatorsOnly, knownPersonOnly, ownOriginOnly } from './http.ts';
import { installationRoutes } from './installation.ts';
import { attemptsOf } from './identity/attempts.ts';
import { linkRoutes, redeemRoutes } from './identity/link-routes.ts';
import { OpenId } from './identity/open-id.ts';
import { organisationRoutes } from './identity/organisation-routes.ts';
import { isHttps } from './identity/origin.ts';
import { passwordRoutes } from './identity/password-routes.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import type { Sessions } from './identity/sessions.ts';
import { signInRoutes } from './identity/sign-in-routes.ts';
import { ticketRoutes } from './identity/ticket-routes.ts';
import { libraryRoutes, publicationRoutes, templateRoutes } from './library/routes.ts';
import { readinessRoutes } from './operation/readiness.ts';
import { pages } from './pages.ts';
import { logSecurity } from './security-log.ts';
import type { Settings } from './settings.ts';
import type { Storage, Time } from './storage/storage.ts';
import type { Rooms } from './sync/rooms.ts';
import { syncRoutes } from './sync/routes.ts';
import { stateRoutes } from './sync/state-routes.ts';
import { colleagueRoutes } from './workspaces/colleague-routes.ts';
import { folderRoutes, placeRoutes } from './workspaces/folder-routes.ts';
import { meRoutes } from './workspaces/me-routes.ts';
import { sharingRoutes } from './workspaces/sharing-routes.ts';
import { workbookRoutes } from './workspaces/routes.ts';

export interface AppWorld {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly office: Office;
  readonly recorder: Recorder;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly now: () => Time;
  readonly isStopping: () => boolean;
  readonly sessions: Sessions;
}

/** Requests are short; what is large comes over a socket. */
const largestBody = 64 * 1024;

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'badRequest',
  404: 'notFound',
  413: 'tooLarge',
};

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    workerSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'"],
  },
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
});

export function createApp(world: AppWorld): Hono<Env> {
  const { storage, rooms, settings, logger, now, sessions } = world;
  const app = new Hono<Env>();

  app.onError((error, c) => {
    if (error instanceof HTTPException) return refuse(c, codeOfStatus[error.status] ?? 'badRequest');
    logger.error({ err: error, method: c.req.method, route: c.req.routePath }, 'a request failed');
    return refuse(c, 'internal');
  });

  app.use('*', headers);
  app.use('*', async (c, next) => {
    await next();
    if (isHttps(c, settings)) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  });
  app.use('*', logSecurity(logger));
  // A page that is open may have its other parts to the last; they are the same in every program of this build.
  app.use('*', async (c, next) =>
    world.isStopping() && !c.req.path.startsWith('/assets/') ? refuse(c, 'stopping') : next(),
  );
  app.use('*', ownOriginOnly(settings));

  app.route('/', readinessRoutes(storage, rooms));

  app.use('/api/*', notFromOtherSites);
  app.use('/api/*', bodyLimit({ maxSize: largestBody, onError: (c) => refuse(c, 'tooLarge') }));
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  app.get(
    '/api/openapi.json',
    openAPIRouteHandler(app, {
      documentation: {
        info: { title: 'Samregn', version: '1', description: 'Refusals are {error: code}.' },
        components: {
          securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'samregn_session' } },
        },
        security: [{ session: [] }],
      },
      excludeStaticFile: true,
      defaultValidationErrorResponse: false,
    }),
  );
  const attempts = attemptsOf(storage, now);
  const openId = new OpenId({ now, logger });
  const arrivals = { storage, sessions, rooms, settings, attempts, openId, logger, now };
  app.route('/api/session', sessionRoutes(arrivals));
  app.route('/api/session', passwordRoutes(arrivals));
  app.route('/api/sign-in', signInRoutes(arrivals));
  app.route('/api/tickets', ticketRoutes(arrivals));
  app.route('/api/links', redeemRoutes(arrivals));
  app.route('/api/installation', installationRoutes(settings));
  app.route('/api/templates', templateRoutes());
  for (const path of ['workbooks', 'library', 'sync', 'organisations', 'folders', 'me'])
    app.use(`/api/${path}/*`, knownPersonOnly(sessions));
  for (const path of ['workbooks', 'workbooks/:id/copy', 'library/:id/copy', 'folders'])
    app.post(`/api/${path}`, creatorsOnly(settings));
  app.put('/api/workbooks/:id/publication', creatorsOnly(settings));
  app.route('/api/organisations', organisationRoutes(arrivals));
  app.route('/api/folders', folderRoutes(arrivals));
  app.route('/api/workbooks', placeRoutes(arrivals));
  app.route('/api/workbooks', sharingRoutes(arrivals));
  app.route('/api/me', meRoutes({ ...world, limits: settings.limits, sessions }));
  app.route('/api/workbooks', workbookRoutes({ ...world, limits: settings.limits }));
  app.route('/api/workbooks', colleagueRoutes({ ...world, limits: settings.limits }));
  app.route('/api/workbooks', linkRoutes({ storage, rooms, now }));
  app.route('/api/workbooks', publicationRoutes({ ...world, limits: settings.limits }));
  app.route('/api/workbooks', historyRoutes({ ...world, limits: settings.limits }));
  app.route('/api/library', libraryRoutes({ ...world, limits: settings.limits }));
  app.route('/api/sync', syncRoutes({ storage, rooms }));
  app.route('/api/sync', stateRoutes({ storage }));
  app.all('/api/*', (c) => refuse(c, 'notFound'));
  app.route('/', pages(settings.pages));
  app.notFound((c) => refuse(c, 'notFound'));
  return app;
}
