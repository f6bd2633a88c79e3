/** Gives a text to the reader as a file. */
export function download(file: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // The browser has begun to read it in the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
