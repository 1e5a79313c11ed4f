/** What PostgreSQL's refusals mean to us. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Somebody else wrote the same at the same time: nothing of ours was done, and it may be done again. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

const lostCodes =
  /^(?:08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const lostMessages =
  /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded)/;

/** The connection is gone. Whether what was under way has been done is not known. */
export function isLostConnection(error: unknown): boolean {
  return lostCodes.test(codeOf(error)) || (error instanceof Error && lostMessages.test(error.message));
}

/** Another process writes to this database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';

  constructor() {
    super('another Samregn server uses this database');
  }
}
