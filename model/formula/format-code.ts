/**
 * A number format code as people write it inside a formula, in Danish or in English marks: =TEKST(A1;"#.##0,00") and
 * =TEXT(A1,"#,##0.00") mean the same. The text in quotes is stored as it was typed, so the code itself must tell which it
 * is. A mark before the last three places of a number with '#' parts thousands (#.##0, #,###); any other mark before a
 * place is the decimal mark (0,00, 0.0,,), also before three zeros: nobody writes 0,000 to part thousands.
 */

const pieces = /"[^"]*"?|\\[^]|_[^]|\*[^]|\[[^\]]*\]|[^"\\_*[]+/g;
/** the places of a number with the marks between and behind them */
const number = /[#0?.,]*[#0?][#0?.,]*/g;
const thousands = /(?=[#0?]*[.,]?[#0?]*#|#)[#0?]+([.,])[#0?]{3}(?![#0?])/;

/** A code in pieces: quoted text, signs that are shown as they stand, brackets, and all else. */
export function codePieces(code: string): readonly string[] {
  return code.match(pieces) ?? [];
}

/** The places of numbers in a piece, with the marks between and behind them. */
export function numberPlaces(piece: string): readonly string[] {
  return piece.match(number) ?? [];
}

/** The piece with decimal mark and thousands mark changed about. */
export function swapMarks(piece: string): string {
  return piece.replace(number, (places) => places.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')));
}

function hasDanishMarks(places: readonly string[]): boolean {
  for (const place of places) {
    const parted = place.includes('#') ? thousands.exec(place)?.[1] : undefined;
    if (parted !== undefined) return parted === '.';
  }
  for (const place of places) {
    const decimal = /([.,])[#0?]/.exec(place)?.[1];
    if (decimal !== undefined) return decimal === ',';
  }
  return places.some((place) => place.endsWith('..'));
}

/** The code in the marks and letters that number formats are stored in. */
export function storedFormatCode(code: string): string {
  const parts = codePieces(code);
  const isLiteral = (part: string): boolean => /^["\\_*]/.test(part);
  const bare = parts.filter((part) => !isLiteral(part) && !part.startsWith('['));
  const isDanish = hasDanishMarks(bare.flatMap(numberPlaces));
  return parts
    .map((part) => {
      if (isLiteral(part)) return part;
      // Hours are 't' (timer) in Danish.
      if (part.startsWith('['))
        return part.replace(/^\[(t+)\]$/i, (_, hours: string) => `[${'h'.repeat(hours.length)}]`);
      return (isDanish ? swapMarks(part) : part)
        .replace(/standard/gi, 'General')
        .replace(/å/g, 'y')
        .replace(/Å/g, 'Y')
        .replace(/\bt{1,2}(?=[:.]m)/gi, (hours) => 'h'.repeat(hours.length));
    })
    .join('');
}
