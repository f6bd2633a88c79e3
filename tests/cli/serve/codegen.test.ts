import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serveHttp } from '../../../src/cli/serve/serveHttp.ts';

/** Within the project, so that what is generated finds Redux Toolkit. */
const FOLDER = join(process.cwd(), 'node_modules/.cg-');

const EMPTY = `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';
export const emptyApi = createApi({ baseQuery: fetchBaseQuery({ baseUrl: '/' }), endpoints: () => ({}) });
`;

/** Calls an endpoint by each kind of argument there is; a wrong one does not compile. */
const USED = `import { blog } from './blog';
import type { PostsApiPostsGetApiArg } from './blog';
const published: PostsApiPostsGetApiArg = { status: 'published' };
export const called = [
  blog.endpoints.postsApiPostsGet.initiate(published),
  blog.endpoints.meApiUsersMeGet.initiate(),
  blog.endpoints.refreshApiAuthRefreshPost.initiate({ refreshIn: { refresh_token: 'r1' } }),
  blog.endpoints.loginApiAuthLoginPost.initiate({ bodyLoginApiAuthLoginPost: { username: 'ann', password: 'x' } }),
  // @ts-expect-error -- no such status
  blog.endpoints.postsApiPostsGet.initiate({ status: 'burnt' }),
];
`;

/** A command of a package, in a folder. */
const command = promisify(execFile);
const bin = (name: string): string => join(process.cwd(), 'node_modules/.bin', name);

test('an api of RTK Query is generated from what the server says of itself, and compiles', async () => {
  const server = await serveHttp({ port: 0, accessSeconds: 900 });
  const folder = await mkdtemp(FOLDER);
  try {
    const config = {
      schemaFile: new URL('/openapi.json', server.url).href,
      apiFile: './empty.ts',
      apiImport: 'emptyApi',
      outputFile: './blog.ts',
      exportName: 'blog',
    };
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    await writeFile(join(folder, 'empty.ts'), EMPTY);
    await writeFile(join(folder, 'used.ts'), USED);
    await command(bin('rtk-query-codegen-openapi'), ['config.json'], { cwd: folder });
    expect(await readFile(join(folder, 'blog.ts'), 'utf8')).toContain('url: `/api/auth/refresh`');
    const flags = '--ignoreConfig --noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler';
    // What does not compile rejects, with what is wrong.
    const { stdout } = await command(bin('tsc'), [...flags.split(' '), 'used.ts'], { cwd: folder });
    expect(stdout).toBe('');
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});
