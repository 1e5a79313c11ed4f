/**
 * How much one formula may make. The document is shared: what exhausts the memory of one page does so on everybody's.
 * 3.5.0 has no such limits; =SUM(SEQUENCE(20000;1000)) alone fills 150 MB (upstream issue 1646 asks for some).
 */

/** Most cells of a calculated array. Measured: at 200,000 the engine's own functions overflow the stack. */
export const maxArrayCells = 100_000;

export function isTooLarge(height: number, width: number): boolean {
  return !(height * width <= maxArrayCells);
}
