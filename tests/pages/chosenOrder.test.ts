import { expect, test } from 'vitest';
import { writeShared } from '../../src/app/shell/address/linkTo.ts';
import { sourceOf } from '../support/sources.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { CHOSEN, goTo, pagesOfSite, savedBy, sharedBy } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('an order that cannot be replayed says which step, and the run is shown by its timings', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once&schedule=posts.1%3E+posts.7%3E');
  await seen(page.getByRole('region', { name: 'Notices' }).getByRole('listitem')).toHaveText([
    'Failed to replay the schedule: step 5: "posts.7>" cannot happen there. Possible: users.1>, comments.1>, posts.1<. Showing the run by its timings.',
  ]);
  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Three at once' })).toContainText('0 ms');
});

test('two wrappers in one order: the difference is said once, and what cannot happen is named', async () => {
  const page = await open(`${CHOSEN}&compare=mutex-token-check`);
  await seen(page.getByRole('region', { name: 'Notices' })).toHaveText(
    'In Token check, step 13 (Users’ refresh reaches FastAPI) and step 15 (a3 reaches Users: repeats) of the order cannot happen. It goes on without them.',
  );
  await seen(page.getByText(/from step 11 on/)).toHaveCount(1);
  await page
    .getByRole('button', { name: /^Users, try 2, / })
    .first()
    .click();
  await seen(page.getByRole('button', { name: /^Users, try 2, /, pressed: true })).toHaveCount(2);
  await page.getByRole('button', { name: /^Users, refresh, / }).click();
  await seen(page.getByText('does not send it')).toBeVisible();
});

test('one wrapper with two servers, from the link in a fresh profile', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'No mutex, rotation off' });
  const facts = page.getByRole('region', { name: 'Facts of both runs' });
  await seen(facts.getByRole('row', { name: 'forced logouts 2 0' })).toBeVisible();
  const other = await open(await sharedBy(page, 'Share this comparison'));
  const same = other.getByRole('region', { name: 'Facts of both runs' });
  await seen(same.getByRole('row', { name: 'whether a refresh token works once rotate off' })).toBeVisible();
  await seen(same.getByRole('row', { name: 'forced logouts 2 0' })).toBeVisible();
});

test('a run is saved as HAR, diagram, picture and test, each under a name that says what it is', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  const saved: Record<string, string> = {};
  for (const kind of ['HAR', 'Mermaid', 'SVG', 'Vitest']) {
    await page.getByRole('button', { name: 'Export' }).click();
    const { name, text } = await savedBy(page, () =>
      page.getByRole('button', { name: new RegExp(`^${kind} `) }).click(),
    );
    saved[name] = text;
  }
  expect(Object.keys(saved)).toEqual([
    'mutex.late-401.har',
    'mutex.late-401.mmd',
    'mutex.late-401.svg',
    'mutex.late-401.test.ts',
  ]);
  expect(saved['mutex.late-401.mmd']).toMatch(/^sequenceDiagram\n/);
  expect(JSON.parse(saved['mutex.late-401.har'] ?? '')).toMatchObject({ log: { version: '1.2' } });
  const errors = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror').length,
    saved['mutex.late-401.svg'] ?? '',
  );
  expect(errors).toBe(0);

  // The menu closes with Escape, and the focus goes back.
  const button = page.getByRole('button', { name: 'Export' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await seen(page.getByRole('button', { name: /^HAR / })).toBeFocused();
  await page.keyboard.press('Escape');
  await seen(button).toBeFocused();
  await seen(page.getByRole('button', { name: /^HAR / })).toBeHidden();

  // It closes when something else is pressed, too.
  await button.click();
  await seen(page.getByRole('button', { name: /^HAR / })).toBeVisible();
  await page.getByRole('heading', { name: 'What the user sees' }).click();
  await seen(page.getByRole('button', { name: /^HAR / })).toBeHidden();
});

const LINK = `#/sandbox?s=${await writeShared({
  query: 'wrapper=link&scenario=late-401',
  file: { file: 'mine.ts', text: sourceOf('mutex').text },
})}`;

test('axe finds nothing where an order is chosen, beside another server, and where code waits', async () => {
  const page = await open(CHOSEN);
  await page.getByRole('button', { name: 'Export' }).click();
  await seen(page.getByRole('button', { name: /^HAR / })).toBeVisible();
  expect(await foundByAxe(page), 'an order').toEqual([]);
  await goTo(page, `${CHOSEN}&compare=mutex&compare.set.rotation=off`);
  await seen(page.getByRole('region', { name: 'Facts of both runs' })).toBeVisible();
  expect(await foundByAxe(page), 'two servers').toEqual([]);
  await goTo(page, LINK);
  await seen(page.getByRole('heading', { name: 'This link brings code by somebody else' })).toBeVisible();
  expect(await foundByAxe(page), 'code that waits').toEqual([]);
});
