import { expect, inject, test } from 'vitest';
import { serveFolder } from '../../support/serveFolder.ts';
import { factsOn } from '../support/factsOn.ts';
import { pagesOfSite } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

test('the built site works from a sub-folder of any host', async ({ onTestFinished }) => {
  const { url, close } = await serveFolder(inject('siteFolder'), '/some/sub-folder/');
  onTestFinished(close);
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401', { site: url });
  expect(await factsOn(page)).toMatchObject({ 'refresh requests': '2' });
  await page.reload();
  expect(await factsOn(page)).toMatchObject({ 'refresh requests': '2' });
  await page.getByRole('link', { name: 'Contents' }).click();
  await seen(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/some/sub-folder/');
});
