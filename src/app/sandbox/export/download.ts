import type { ExportedFile } from '../../../timeline/index.ts';

/** Gives the browser a file to save. */
export function download({ name, type, text }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it later: in the next turn it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
