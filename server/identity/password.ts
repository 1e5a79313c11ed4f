/**
 * Passwords of local accounts, and codes of guest links: kept as argon2id, in the PHC string format, so that the
 * parameters can be raised later while old ones still verify.
 *
 * Parameters: OWASP Password Storage Cheat Sheet, "Argon2id with a minimum configuration of 19 MiB of memory, an
 * iteration count of 2, and 1 degree of parallelism". Lengths: NIST SP 800-63B-4, section 3.1.1.2: at least 15
 * characters where a password is the only factor, at least 64 allowed, no rules of composition, no periodic change,
 * compared after Unicode normalization (NFC), and held against what is expected or commonly used.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { isCommonPassword } from './common-passwords.ts';

const kibibytes = 19 * 1024;
const passes = 2;
const lanes = 1;
const saltBytes = 16;
const tagBytes = 32;

/** in characters as people count them */
export const passwordLength = { least: 15, most: 200 } as const;

const derive = promisify(argon2);

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function tagOf(secret: string, salt: Buffer, length: number, parameters: Parameters): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(secret.normalize('NFC')),
    nonce: salt,
    tagLength: length,
    ...parameters,
  }) as Promise<Buffer>;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** The PHC string of a secret: $argon2id$v=19$m=…,t=…,p=…$salt$tag. */
export async function hashPassword(secret: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await tagOf(secret, salt, tagBytes, { memory: kibibytes, passes, parallelism: lanes });
  return `$argon2id$v=19$m=${kibibytes},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function isPassword(secret: string, stored: string): Promise<boolean> {
  const [, memory, times, parallelism, salt, tag] = phc.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('a stored password is not argon2id');
  const expected = Buffer.from(tag, 'base64');
  const given = await tagOf(secret, Buffer.from(salt, 'base64'), expected.length, {
    memory: Number(memory),
    passes: Number(times),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(given, expected);
}

let nobody: Promise<string> | undefined;

/** Takes as long as holding a password against a real account, so that time does not tell who has one. */
export async function isNobodysPassword(secret: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(saltBytes).toString('base64'));
  await isPassword(secret, await nobody);
  return false;
}

/** How the same few signs over and over, or a row of the keyboard, look without what repeats. */
const rows = ['1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopåasdfghjklæøzxcvbnm'];

function isExpected(plain: string, words: readonly string[]): boolean {
  if (/^(.{1,5}?)\1+.{0,4}$/u.test(plain)) return true;
  if (rows.some((row) => row.repeat(4).includes(plain))) return true;
  // What remains without the names that anybody would try first must itself be something.
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  return [...rest].length < 6;
}

/** What stands around the program and the year, beside what is known of the person. */
const usual = (
  'samregn password adgangskode kodeord hemmelig velkommen welcome kommune jobcenter forår sommer efterår vinter januar ' +
  'februar marts april juni juli august september oktober november december'
).split(' ');

/** The words of names and logins, as they could stand in a password; the longest first, since one may hold another. */
export function expectedWords(texts: readonly string[]): readonly string[] {
  return [...usual, ...texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
    .filter((word) => word.length > 2)
    .toSorted((a, b) => b.length - a.length);
}

export type PasswordProblem = 'passwordShort' | 'passwordLong' | 'passwordExpected' | 'passwordCommon';

/** Why a password cannot be taken; `words`: what anybody who knows of the person would try first. */
export function passwordProblem(password: string, words: readonly string[]): PasswordProblem | undefined {
  const { length } = [...password.normalize('NFC')];
  if (length < passwordLength.least) return 'passwordShort';
  if (length > passwordLength.most) return 'passwordLong';
  const plain = password.toLowerCase().replaceAll(/[\s._-]/g, '');
  if (isExpected(plain, words)) return 'passwordExpected';
  return isCommonPassword(plain) ? 'passwordCommon' : undefined;
}
