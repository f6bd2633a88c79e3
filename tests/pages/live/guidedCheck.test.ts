import { expect, test } from 'vitest';
import { logIn, openLab } from '../support/openLab.ts';
import type { Lab } from '../support/openLab.ts';
import { seen } from '../support/seen.ts';
import { freshProfiles } from '../support/freshProfiles.ts';

const newProfile = freshProfiles();

/** The access token as DevTools would show it. */
const storedToken = (lab: Lab): Promise<string> =>
  lab.page.evaluate(
    () =>
      (JSON.parse(localStorage.getItem('auth-store') ?? '{}') as { state: { accessToken: string } }).state.accessToken,
  );

test('the manual check, done as a person does it: each step is ticked when it was seen, and not before', async () => {
  const lab = await openLab(newProfile);
  const check = lab.page.getByRole('region', { name: 'The manual check' });
  const observed = (count: number) => check.getByText(`${count} of 9 observed`).waitFor();
  const comeBackToTheBlog = async () => {
    await lab.app().getByRole('link', { name: 'Home' }).click();
    await lab.app().getByRole('link', { name: 'Blog', exact: true }).click();
  };

  await observed(0);
  await logIn(lab);
  await observed(1);
  expect(lab.network).toContain('200 POST /auth/login');

  await check.getByLabel('The access token').fill('not.a.token');
  await check.getByText('This is not the access token').waitFor();
  const first = await storedToken(lab);
  await check.getByLabel('The access token').fill(first);
  await observed(2);

  const expired = await check.locator('pre').innerText();
  await lab.page.evaluate((value) => localStorage.setItem('auth-store', value), expired);
  // The lab hears of a change that is made in another document; this one was made in its own, so it has to look.
  await lab.page.evaluate(() => dispatchEvent(new StorageEvent('storage')));
  await observed(3);

  await lab.forget();
  await comeBackToTheBlog();
  await observed(4);
  await seen.poll(() => lab.network.length).toBe(3);
  expect(lab.network.toSorted()).toEqual(['200 GET /comments', '200 GET /posts', '200 GET /users/me']);

  await lab.forget();
  await lab.button('Reload').click();
  await observed(8);
  await lab.app().getByText('It was the best retry.').waitFor();
  await seen.poll(() => lab.network.length).toBe(7);
  expect(lab.network.filter((line) => line.startsWith('401 GET'))).toHaveLength(3);
  expect(lab.network.filter((line) => line === '200 POST /auth/refresh')).toHaveLength(1);
  expect(lab.network.filter((line) => line.startsWith('200 GET'))).toHaveLength(3);

  const second = await storedToken(lab);
  expect(second).not.toBe(first);
  await check.getByLabel('The access token').fill(second);
  await observed(9);
});
