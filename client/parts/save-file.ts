/** Hands the person a file. */
export function saveFile(content: Blob | string, name: string): void {
  const blob =
    typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  // Characters that some system does not allow in a file's name.
  link.download = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');
  link.click();
  // The browser has taken hold of the file by the next turn of its own.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
