/** Every refusal that the HTTP interface knows. The codes are stable: the page turns each into a sentence. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const statuses = {
  badRequest: 400,
  /** POST /api/workbooks with a template that is not known */
  unknownTemplate: 400,
  /** no session cookie, or one that is not known any more */
  noSession: 401,
  /** no such login, or not its password */
  wrongPassword: 401,
  /** the link asks for a code, or for another one */
  wrongCode: 403,
  /** a guest has to sign in for this */
  guestsMayNot: 403,
  /** the request does not say that it comes from a page of ours */
  missingMark: 403,
  /** a page of another host is asking */
  wrongOrigin: 403,
  /** this person may not do this in this workbook */
  forbidden: 403,
  notFound: 404,
  /** the link is not known, or has been taken back */
  unknownLink: 404,
  /** somebody has this login already */
  loginTaken: 409,
  /** an organisation, or the installation, would have nobody to run it */
  lastAdministrator: 409,
  /** somebody who is to be forgotten owns workbooks that nobody has been named for */
  undecided: 409,
  passwordShort: 422,
  passwordLong: 422,
  /** anybody would try this one first */
  passwordExpected: 422,
  /** many people use it, so that it is tried first */
  passwordCommon: 422,
  /** a person, or an organisation, has as many workbooks as the operator allows */
  tooManyWorkbooks: 422,
  /** an owner cannot leave the workbook */
  ownerStays: 409,
  /** the document is from a newer program, so that this one must not write it */
  readOnly: 409,
  /** a part of the stored document cannot be read */
  damaged: 409,
  /** the workbook is in the trash */
  deleted: 410,
  tooLarge: 413,
  /** the address is for sockets */
  upgradeRequired: 426,
  /** tried too often: later */
  tooManyAttempts: 429,
  /** as many as may be are already in this workbook */
  roomFull: 429,
  internal: 500,
  /** the disk does not take what is written at the moment */
  savingFails: 503,
  /** the server is going down */
  stopping: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ErrorCode = keyof typeof statuses;

export const errorCodes = Object.keys(statuses) as readonly ErrorCode[];

export function statusOf(error: ErrorCode): ContentfulStatusCode {
  return statuses[error];
}

export function refuse(c: Context, error: ErrorCode): Response {
  c.set('refusal', error);
  return c.json({ error }, statuses[error]);
}
