/** Connections to PostgreSQL, set up so that a commit is on disk when it returns and a dead one is noticed. */
import pg from 'pg';

export interface PoolOptions {
  /** the most connections at once */
  readonly most: number;
  readonly isReadOnly: boolean;
  /** the longest that one statement may take; then its connection is given up */
  readonly patienceMs: number;
  /** called with each new connection before it is used; a throw gives it up */
  readonly onConnect?: (client: pg.ClientBase) => Promise<void>;
}

const { builtins } = pg.types;

const parsers = new Map<number, (text: string) => unknown>([
  // Times, counts and checksums stay below 2^53.
  [builtins.INT8, Number],
  // What sum() answers.
  [builtins.NUMERIC, Number],
  // A copy of its own: small Buffers share their memory, which would all be sent to the other thread.
  [builtins.BYTEA, (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
]);

const types = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(type)) || pg.types.getTypeParser(type, format as 'text'),
} as pg.CustomTypesConfig;

/** Settings of each session, as far as they differ from what a database may have of its own. */
function sessionSettings(isReadOnly: boolean): string {
  const settings = {
    synchronous_commit: 'on',
    // As if one came after the other, which is what SQLite gives us.
    default_transaction_isolation: isReadOnly ? 'read committed' : 'serializable',
    default_transaction_read_only: isReadOnly ? 'on' : 'off',
    bytea_output: 'hex',
    // So that PostgreSQL notices a server that is gone, and lets go of its lock.
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '3',
    idle_in_transaction_session_timeout: '60s',
  };
  return Object.entries(settings)
    .map(([name, value]) => `set ${name} = '${value}'`)
    .join('; ');
}

/** PostgreSQL's texts hold every character but this one, and anybody may write one into a document's title. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

/** A connection whose answer is overdue is cut: behind what hangs, nothing else would get through. */
class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const { query } = this;
    this.query = (async (sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
      try {
        return (await Reflect.apply(query, this, [sql, values.map(storable)])) as pg.QueryResult;
      } catch (error) {
        if (error instanceof Error && error.message === 'Query read timeout')
          this.connection.stream.destroy();
        throw error;
      }
    }) as pg.Client['query'];
    // Whoever asks hears of a lost connection; one that nobody asks just now may go.
    this.on('error', () => undefined);
  }
}

export function openPool(url: string, { most, isReadOnly, patienceMs, onConnect }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'samregn',
    types,
    max: most,
    // The connection that writes holds the lock as long as it lives.
    idleTimeoutMillis: isReadOnly ? 60_000 : 0,
    connectionTimeoutMillis: 10_000,
    query_timeout: patienceMs,
    keepAlive: true,
    Client: ImpatientClient,
    onConnect: async (client) => {
      await client.query(sessionSettings(isReadOnly));
      await onConnect?.(client);
    },
  });
  // An idle connection that ends is taken out of the pool, and the next question opens another.
  pool.on('error', () => undefined);
  return pool;
}
