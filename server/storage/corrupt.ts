/** Whether SQLite says that its file, or the page that it wanted, cannot be read: SQLITE_CORRUPT or SQLITE_NOTADB. */
export function isCorrupt(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 11 || code === 26;
}
