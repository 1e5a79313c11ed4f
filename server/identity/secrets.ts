/** Chance, and what is kept of it: a secret is shown once to whom it belongs, and stored only as its SHA-256. */
import { createHash, randomBytes } from 'node:crypto';

/** An id that cannot be guessed: 16 random bytes. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** A key to something: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

/** The form of a token; what has another form need not be looked up. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

export function isId(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}
