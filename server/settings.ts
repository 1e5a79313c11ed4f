/** What the operator decides, read from the environment once at the start. */
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type CprRule, type Limits, type Result, cprRules, defaultLimits, done, refused } from '#model';
import type { HistorySettings } from './history/recorder.ts';
import {
  type IdentitySettings,
  defaultIdentity,
  identityEnvironment,
  identityOf,
} from './identity/identity-settings.ts';
import { readIssuers } from './identity/issuers.ts';
import { wholeNumber } from './setting-schemas.ts';
import {
  type WorkbookLimits,
  defaultWorkbookLimits,
  workbookEnvironment,
} from './workspaces/workbook-limits.ts';

export interface Settings {
  readonly port: number;
  /** 127.0.0.1 answers this machine only; 0.0.0.0 opens the server to the network */
  readonly host: string;
  /** folder with the database, when it is SQLite */
  readonly data: string;
  /** address of a PostgreSQL database, password included; '' for SQLite in the data folder */
  readonly database: string;
  /** folder with the built pages */
  readonly pages: string;
  /** addresses beside the server's own from which pages may write: "https://samregn.example.dk" */
  readonly origins: readonly string[];
  /**
   * How many proxies stand in front, whose X-Forwarded-For, -Host and -Proto are believed; 0: none, and the headers are
   * anybody's
   */
  readonly proxyHops: number;
  /** mark the session cookie Secure even when requests arrive over plain http */
  readonly secureCookie: boolean;
  /** build all templates some seconds after the start, so that nobody waits for one */
  readonly prepares: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** where Prometheus reads the server's figures; null for nowhere */
  readonly metrics: { readonly port: number; readonly host: string } | null;
  /** days that a deleted workbook can be restored */
  readonly trashDays: number;
  /** address of the operator's own accessibility statement, which the law asks of public authorities; '' for none yet */
  readonly statement: string;
  /** where people with questions of accessibility turn: an address, a telephone number; '' for none */
  readonly contact: string;
  readonly identity: IdentitySettings;
  readonly limits: Limits;
  readonly sync: SyncSettings;
  readonly history: HistorySettings;
  readonly workbooks: WorkbookLimits;
}

export interface SyncSettings {
  /** how long a room gathers what it has passed on before it applies it and gives it to be committed */
  readonly gatherMs: number;
  /** how long what rooms give is gathered for one commit; while people keep on writing, how far apart commits are */
  readonly commitGapMs: number;
  readonly busyGapMs: number;
  /** first and longest wait before a failed commit is tried again */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** how long an empty room is kept in memory */
  readonly idleMs: number;
  readonly pingMs: number;
  /** presence is gathered for so long */
  readonly presenceMs: number;
  readonly presenceBytes: number;
  readonly roomConnections: number;
  readonly updatesPerSecond: number;
  /** how many seconds' worth of messages may come at once */
  readonly burstSeconds: number;
  /** a socket with more than this unsent is closed */
  readonly backlogBytes: number;
  /** a socket with more than this unsent gets no presence */
  readonly presenceBacklogBytes: number;
  /** what is done with a text that seems to hold a personal number */
  readonly cprRule: CprRule;
  /** edits that wait for the disk; beyond, the server takes no more */
  readonly uncommittedBytes: number;
  /** a room's log is folded into a snapshot beyond so many updates */
  readonly compactRows: number;
  /** overwritten and emptied entries of a document from which on it is written anew, when nobody is there */
  readonly epochItems: number;
  /** ... or when the updates weigh more than the snapshot, though not before they weigh this */
  readonly compactBytes: number;
}

const mebibyte = 1024 * 1024;

/** While people keep on writing, commits are so many times as far apart as a single edit waits. */
const busyFactor = 5;

export const defaultSettings: Settings = {
  port: 8080,
  host: '127.0.0.1',
  data: './data',
  database: '',
  pages: fileURLToPath(new URL('../client/dist', import.meta.url)),
  origins: [],
  proxyHops: 0,
  secureCookie: false,
  prepares: true,
  logLevel: 'info',
  metrics: null,
  trashDays: 30,
  statement: '',
  contact: '',
  identity: defaultIdentity,
  limits: defaultLimits,
  sync: {
    gatherMs: 20,
    commitGapMs: 2,
    busyGapMs: 20 * busyFactor,
    retryMs: 100,
    longestRetryMs: 5000,
    idleMs: 30_000,
    pingMs: 15_000,
    presenceMs: 75,
    presenceBytes: 2048,
    roomConnections: 200,
    updatesPerSecond: 60,
    burstSeconds: 10,
    backlogBytes: 4 * mebibyte,
    presenceBacklogBytes: 256 * 1024,
    cprRule: 'warn',
    uncommittedBytes: 64 * mebibyte,
    compactRows: 5000,
    epochItems: 100_000,
    compactBytes: mebibyte,
  },
  history: { delayMs: 60_000, pauseMs: 30 * 60_000, days: 730 },
  workbooks: defaultWorkbookLimits,
};

function yesOrNo(standard: '0' | '1') {
  return v.optional(
    v.pipe(
      v.picklist(['0', '1'], 'skal være 0 eller 1'),
      v.transform((text) => text === '1'),
    ),
    standard,
  );
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** A port that is not used when it is not named. */
const optionalPort = v.optional(v.pipe(wholeNumber(0, 65_535, 0), v.number()));

const originList = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
    v.check(
      (list) => list.every(isOrigin),
      'skal være adresser som https://samregn.eksempel.dk, adskilt af komma',
    ),
  ),
  '',
);

const webAddress = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.check(
      (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      'skal være en adresse som https://was.digst.dk/samregn-eksempel-dk',
    ),
  ),
);

const postgresAddress = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.check(
      (text) => URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol),
      'skal være en adresse som postgres://bruger:kode@vært:5432/samregn',
    ),
  ),
);

/** What nobody may read in a log. */
const secrets: readonly string[] = ['SAMREGN_DATABASE'];

const { limits, sync } = defaultSettings;

const environment = v.object({
  SAMREGN_PORT: wholeNumber(0, 65_535, defaultSettings.port),
  SAMREGN_HOST: v.optional(
    v.pipe(v.string(), v.trim(), v.minLength(1, 'må ikke være tom')),
    defaultSettings.host,
  ),
  SAMREGN_DATA: v.optional(v.pipe(v.string(), v.minLength(1, 'må ikke være tom')), defaultSettings.data),
  SAMREGN_DATABASE: postgresAddress,
  SAMREGN_ORIGINS: originList,
  SAMREGN_TRUST_PROXY: wholeNumber(0, 9, 0),
  SAMREGN_SECURE_COOKIE: yesOrNo('0'),
  SAMREGN_PREPARE: yesOrNo('1'),
  SAMREGN_LOG_LEVEL: v.optional(
    v.picklist(
      ['silent', 'error', 'warn', 'info', 'debug'],
      'skal være silent, error, warn, info eller debug',
    ),
    defaultSettings.logLevel,
  ),
  SAMREGN_METRICS_PORT: optionalPort,
  SAMREGN_METRICS_HOST: v.optional(
    v.pipe(v.string(), v.trim(), v.minLength(1, 'må ikke være tom')),
    '127.0.0.1',
  ),
  SAMREGN_TRASH_DAYS: wholeNumber(1, 3650, defaultSettings.trashDays),
  SAMREGN_HISTORY_DAYS: wholeNumber(1, 36_500, defaultSettings.history.days),
  SAMREGN_VERSION_PAUSE_MINUTES: wholeNumber(1, 1440, defaultSettings.history.pauseMs / 60_000),
  SAMREGN_STATEMENT: webAddress,
  SAMREGN_CONTACT: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300, 'må højst være 300 tegn')), ''),
  ...identityEnvironment,
  ...workbookEnvironment,
  SAMREGN_UPDATE_BYTES: wholeNumber(1024, 256 * mebibyte, limits.updateBytes),
  SAMREGN_CATCH_UP_BYTES: wholeNumber(1024, 256 * mebibyte, limits.catchUpBytes),
  SAMREGN_DOCUMENT_BYTES: wholeNumber(1024, 1024 * mebibyte, limits.documentBytes),
  SAMREGN_COMMIT_GAP_MS: wholeNumber(0, 1000, sync.gatherMs),
  SAMREGN_ROOM_IDLE_SECONDS: wholeNumber(0, 86_400, sync.idleMs / 1000),
  SAMREGN_EPOCH_ITEMS: wholeNumber(1, 100_000_000, sync.epochItems),
  SAMREGN_ROOM_CONNECTIONS: wholeNumber(1, 10_000, sync.roomConnections),
  SAMREGN_UPDATES_PER_SECOND: wholeNumber(1, 10_000, sync.updatesPerSecond),
  SAMREGN_BACKLOG_BYTES: wholeNumber(65_536, 1024 * mebibyte, sync.backlogBytes),
  SAMREGN_CPR: v.optional(v.picklist(cprRules, 'skal være refuse, warn eller off'), sync.cprRule),
  SAMREGN_UNCOMMITTED_BYTES: wholeNumber(65_536, 4096 * mebibyte, sync.uncommittedBytes),
});

/** Every variable that is read, in the order in which the operator is told of them. */
export const settingNames = Object.keys(environment.entries) as readonly (keyof typeof environment.entries)[];

/** What a variable is when it is not given; '' for nothing. */
export function standardOf(name: (typeof settingNames)[number]): string {
  return v.getDefault(environment.entries[name]) ?? '';
}

/** The settings, or one sentence in Danish about each variable that cannot be used. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, readonly string[]> {
  // An empty variable means the same as none, as operators expect.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = v.safeParse(environment, given);
  if (!read.success) {
    const sentences = read.issues.map((issue) => {
      const name = String(issue.path?.[0]?.key);
      return secrets.includes(name)
        ? `${name} ${issue.message}.`
        : `${name} ${issue.message}, men er "${env[name]}".`;
    });
    return refused(sentences);
  }
  const { output } = read;
  const issuers = output.SAMREGN_SIGN_IN === undefined ? done([]) : readIssuers(output.SAMREGN_SIGN_IN);
  if (!issuers.ok) return refused([issuers.error]);
  return done({
    ...defaultSettings,
    port: output.SAMREGN_PORT,
    host: output.SAMREGN_HOST,
    data: output.SAMREGN_DATA,
    database: output.SAMREGN_DATABASE ?? '',
    origins: output.SAMREGN_ORIGINS,
    proxyHops: output.SAMREGN_TRUST_PROXY,
    secureCookie: output.SAMREGN_SECURE_COOKIE,
    prepares: output.SAMREGN_PREPARE,
    logLevel: output.SAMREGN_LOG_LEVEL,
    metrics:
      output.SAMREGN_METRICS_PORT === undefined
        ? null
        : { port: output.SAMREGN_METRICS_PORT, host: output.SAMREGN_METRICS_HOST },
    trashDays: output.SAMREGN_TRASH_DAYS,
    statement: output.SAMREGN_STATEMENT ?? '',
    contact: output.SAMREGN_CONTACT,
    identity: identityOf(output, issuers.value),
    limits: {
      updateBytes: output.SAMREGN_UPDATE_BYTES,
      catchUpBytes: Math.max(output.SAMREGN_CATCH_UP_BYTES, output.SAMREGN_UPDATE_BYTES),
      documentBytes: output.SAMREGN_DOCUMENT_BYTES,
    },
    sync: {
      ...sync,
      gatherMs: output.SAMREGN_COMMIT_GAP_MS,
      busyGapMs: output.SAMREGN_COMMIT_GAP_MS * busyFactor,
      idleMs: output.SAMREGN_ROOM_IDLE_SECONDS * 1000,
      epochItems: output.SAMREGN_EPOCH_ITEMS,
      roomConnections: output.SAMREGN_ROOM_CONNECTIONS,
      updatesPerSecond: output.SAMREGN_UPDATES_PER_SECOND,
      backlogBytes: output.SAMREGN_BACKLOG_BYTES,
      cprRule: output.SAMREGN_CPR,
      uncommittedBytes: output.SAMREGN_UNCOMMITTED_BYTES,
    },
    history: {
      ...defaultSettings.history,
      days: output.SAMREGN_HISTORY_DAYS,
      pauseMs: output.SAMREGN_VERSION_PAUSE_MINUTES * 60_000,
    },
    workbooks: {
      person: output.SAMREGN_PERSON_WORKBOOKS,
      organisation: output.SAMREGN_ORGANISATION_WORKBOOKS,
    },
  });
}
