/** Text as a search compares it: without case and accents, and æ, ø, å may be written ae, oe, aa. */
function folded(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .normalize('NFC')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether every word that is looked for begins a word of the text or stands in it. Nothing is found everywhere. */
export function matches(text: string, wanted: string): boolean {
  const whole = folded(text);
  return folded(wanted)
    .split(' ')
    .every((word) => whole.includes(word));
}
