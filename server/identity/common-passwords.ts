/**
 * Passwords that many people use, which are tried first (OWASP ASVS 5.0.0, 6.2.4). Few of them are as long as ours must
 * be, so what is made of two of them is held to be as common, with a few digits or signs around it.
 */
import leaked from '@zxcvbn-ts/language-common/src/passwords.json' with { type: 'json' };

const shortest = 4;
const longest = 24;
const asLongAsOurs = 15;

let known: ReadonlySet<string> | undefined;

/**
 * What zxcvbn-ts has gathered from lists that leaked, the most used first: the first ten thousand, which others are made
 * of, and all that are as long as ours must be.
 */
function common(): ReadonlySet<string> {
  known ??= new Set(
    leaked.filter(({ length }, i) => length >= shortest && (i < 10_000 || length >= asLongAsOurs)),
  );
  return known;
}

/** Whether a text of small letters, without spaces, is one of them or two put together. */
function isMadeOfCommon(text: string): boolean {
  const list = common();
  if (list.has(text)) return true;
  for (let at = shortest; at <= Math.min(longest, text.length - shortest); at++)
    if (list.has(text.slice(0, at)) && list.has(text.slice(at))) return true;
  return false;
}

/** `plain`: in small letters, without spaces, dots and dashes. */
export function isCommonPassword(plain: string): boolean {
  const bare = plain.replaceAll(/^[\d\p{P}\p{S}]{1,4}(?=\p{L})|(?<=\p{L})[\d\p{P}\p{S}]{1,4}$/gu, '');
  return isMadeOfCommon(plain) || isMadeOfCommon(bare);
}
