import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with a reader's file `mine.ts` in it. Removed when the test is over. */
export async function folderWithFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'mine.ts'), text);
  return folder;
}

/** The same, with a wrapper in it that has this body. */
export async function folderWithWrapper(body: string): Promise<string> {
  return folderWithFile(`import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api' });
export const baseQueryWithReauth = async (args, api, extra) => {
${body}
};
`);
}
