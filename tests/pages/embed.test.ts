import { expect, inject, test } from 'vitest';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('code to embed names the site that is wanted, and its frame is as high as its run wherever it is put', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  await page.getByRole('button', { name: 'Embed…' }).click();
  const panel = page.getByRole('group', { name: 'Embed it' });
  const code = panel.getByLabel('Code for a page of yours');
  await seen(code).toHaveValue(
    /^<iframe src=".*#\/sandbox\?.*scenario=late-401.*&amp;embed" title="Mutex in Late 401"/,
  );
  const ours = await code.inputValue();
  expect(await foundByAxe(page)).toEqual([]);
  await panel.getByLabel('The site that links name').fill('nowhere');
  await seen(panel.getByRole('alert')).toContainText('it is no address of a site');
  await panel.getByLabel('The site that links name').fill('https://lab.example.org/course/');
  await seen(code).toHaveValue(/<iframe src="https:\/\/lab\.example\.org\/course\/#\/sandbox\?/);
  await seen(code).toHaveValue(/<script src="https:\/\/lab\.example\.org\/course\/embed\.js" async>/);
  await page.keyboard.press('Escape');
  await seen(panel).toHaveCount(0);

  // A page of somebody else's, with the code in it.
  const host = await open('#/practice', { width: 600, height: 450 });
  await host.route('**/slides.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Slides</title><main>${ours}</main>` }),
  );
  await host.goto(`${inject('siteUrl')}slides.html`);
  const frame = host.frameLocator('iframe');
  await seen(frame.getByRole('heading', { name: 'Mutex in Late 401' })).toBeVisible();
  await host.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 600);
  const room = () => host.evaluate(() => document.querySelector('iframe')?.clientHeight);
  const run = () => frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  // It is told again whenever it has changed.
  await seen.poll(async () => (await room()) === (await run())).toBe(true);
  await seen(frame.getByRole('button', { name: 'Whole screen' })).toBeVisible();

  // At 200 % zoom of 600 px nothing sticks out sideways.
  const alone = await open('#/sandbox?wrapper=mutex&scenario=late-401&embed', { width: 600, height: 450 });
  await seen(alone.locator('.tl-root')).toBeVisible();
  await seen(alone.getByText('No call is under way.')).toBeVisible();
  await alone.getByRole('button', { name: 'Step back' }).press('Enter');
  await seen(alone.getByRole('list', { name: 'Where the calls stand' }).getByRole('listitem')).toHaveText([
    /Comments stands at line 49/,
  ]);
  expect(await widthAt(alone, 600, 450)).toBe(600);
  // Between the head and what is pinned, most of a slide is the run's.
  const top = (name: string): Promise<number> => alone.locator(name).evaluate((one) => one.getBoundingClientRect().top);
  await alone.evaluate(() => scrollTo(0, 0));
  expect((await top('.tl-caption')) - (await top('.tl-root'))).toBeGreaterThanOrEqual(300);
  expect(await widthAt(alone, 300, 225)).toBe(300);
  expect(await widthAt(alone, 320, 450)).toBe(320);
});
