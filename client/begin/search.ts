/** Finding by words as people write them: case does not count, and æ, ø, å may be written ae, oe, aa. */

/** A text as it is compared. Letters with marks lose them; æ, ø and å become two letters each. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** Whether every word that is searched for stands somewhere in the texts. Nothing searched for is found everywhere. */
export function isFound(search: string, texts: readonly string[]): boolean {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = folded(texts.join(' '));
  return words.every((word) => all.includes(word));
}
