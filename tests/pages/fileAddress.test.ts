import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { freshProfiles } from './support/freshProfiles.ts';

const newProfile = freshProfiles();

test.each([
  ['index.html', 'Serve this folder over http, with any static server.'],
  ['live/index.html', 'Serve this folder over HTTP.'],
])('%s, opened from a file, says what to do', async (file, advice) => {
  const page = await (await newProfile()).newPage();
  await page.goto(pathToFileURL(join(inject('siteFolder'), file)).href);
  expect(await page.locator('body').innerText()).toContain(advice);
});
