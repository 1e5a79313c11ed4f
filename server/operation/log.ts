/**
 * The log: JSON lines for whoever runs the server. Workbooks and people stand in it by their ids. What people have
 * written, their names and their addresses do not: so of an error only what says where it happened is kept, and not
 * what a library has hung on it, such as the values of a statement.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from '../settings.ts';

interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
}

function told(error: unknown): ToldError | string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'errcode' in error ? error.errcode : 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, stack: error.stack, code };
}

export function openLog(level: Settings['logLevel'], to?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: told } };
  return to ? pino(options, to) : pino(options);
}
