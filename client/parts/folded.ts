/** Text as a search compares it: without case, accents but those that are letters of their own, and double spaces. */
function folded(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .normalize('NFD')
    .replaceAll(/a\u030a/g, 'å')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether every word that is looked for begins a word of the text or stands in it. */
export function matches(text: string, wanted: string): boolean {
  const whole = folded(text);
  return folded(wanted)
    .split(' ')
    .every((word) => whole.includes(word));
}
