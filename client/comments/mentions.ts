/** Mentions in the text of a comment: '@' and a name. Pure; who is meant is kept beside the text, as ids. */

/** What has been typed after the '@' that the caret stands behind; undefined when it stands behind none. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly wanted: string } | undefined {
  const found = /(?:^|\s)@([^\n@]{0,40})$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const wanted = found[1]!;
  return { from: caret - wanted.length - 1, wanted };
}

/** The text with a name in the place of what was typed of it, and where the caret goes. */
export function withMention(
  text: string,
  { from, caret, name }: { readonly from: number; readonly caret: number; readonly name: string },
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

export interface TextPart {
  readonly text: string;
  readonly isMention: boolean;
}

/** The text in parts, those that name one of `names` apart; a longer name before a shorter one that it begins with. */
export function partsOf(text: string, names: readonly string[]): readonly TextPart[] {
  const marks = names.filter((name) => name !== '').map((name) => `@${name}`);
  marks.sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mark = marks.find((one) => text.startsWith(one, at));
    if (mark === undefined) continue;
    if (at > plain) parts.push({ text: text.slice(plain, at), isMention: false });
    parts.push({ text: mark, isMention: true });
    plain = at + mark.length;
    at = plain - 1;
  }
  if (plain < text.length) parts.push({ text: text.slice(plain), isMention: false });
  return parts;
}
