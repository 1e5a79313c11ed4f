/** PostgreSQL's data_corrupted and index_corrupted. */
const corruptStates = ['XX001', 'XX002'];

/**
 * Whether the database says that its file, or the page that it wanted, cannot be read; SQLite says SQLITE_CORRUPT or
 * SQLITE_NOTADB.
 */
export function isCorrupt(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && corruptStates.includes(String(error.code))) return true;
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}
