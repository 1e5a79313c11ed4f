/** Whoever may comment does so as themselves: nobody writes, changes or takes away in another's name. */
import { type Entries, isId, isSet } from '../schema.ts';
import { isPartOf } from '../thing.ts';
import { mayEdit } from '../../protocol.ts';
import { type Signatures, isSigned } from './signatures.ts';
import type { Entered, RightsWriter, WrongReason } from './writes.ts';

/** Keys are <thread>/c, /r and /x, and <thread>/m, /e and /d/<message>. */
export function wrongInComments(
  map: Entries,
  writer: RightsWriter,
  signatures: Signatures,
  { key, value }: Entered,
): WrongReason | undefined {
  const [thread = '', part = '', message, ...rest] = key.split('/');
  const isMessage = ['m', 'e', 'd'].includes(part) && message !== undefined && isId(message);
  const isThread = ['c', 'r', 'x'].includes(part) && message === undefined;
  if (!isId(thread) || rest.length > 0 || !(isMessage || isThread)) return 'programOnly';
  const isOwnMessage = (): boolean => isAuthor(map.get(`${thread}/m/${message}`), writer);
  switch (part) {
    case 'm':
      return isSigned(value, writer) && isOwnMessage() ? undefined : 'forgedAuthor';
    case 'e':
    case 'd':
      return isOwnMessage() ? undefined : 'forgedAuthor';
    case 'r':
      return signatures.mayWrite(map, writer, { key, value }) ? undefined : 'forgedAuthor';
    case 'c':
      return mayEdit(writer.role) || mayBegin(map, writer, thread, value) ? undefined : 'commentsOnly';
    default:
      return mayEdit(writer.role) ? undefined : 'commentsOnly';
  }
}

/** By the id alone: what somebody was called then does not count. */
function isAuthor(value: unknown, { person }: RightsWriter): boolean {
  if ((value ?? undefined) === undefined || person === undefined) return true;
  return Array.isArray(value) && value[0] === person;
}

/** A thread is begun by anybody, and taken back by whoever began it as long as nobody else has written in it. */
function mayBegin(map: Entries, writer: RightsWriter, thread: string, value: unknown): boolean {
  const key = `${thread}/c`;
  if (!isSet(map, key)) return true;
  if ((value ?? undefined) !== undefined) return false;
  return [...map.keys()]
    .filter((one) => one.startsWith(`${thread}/m/`) && isPartOf(one, thread))
    .every((one) => isAuthor(map.get(one), writer));
}
