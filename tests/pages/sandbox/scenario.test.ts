import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { captured } from '../../cli/captured.ts';
import { folderWithFile } from '../../cli/wrapperFile.ts';
import { factsOn } from '../support/factsOn.ts';
import { foundByAxe } from '../support/foundByAxe.ts';
import { goTo, pagesOfSite, savedBy, sharedBy, widthAt } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

/** More stops than the page has. */
const MOST_STOPS = 120;

/** Presses Tab until what has the focus is called so, as its label or its words. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(nameOfFocus)) === name) return;
  }
  throw new Error(`Failed to reach "${name}": ${MOST_STOPS} stops of the Tab key are not it. Look at the page.`);
}

/** In the page. */
function nameOfFocus(): string | undefined {
  const { activeElement: element } = document;
  const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
  return element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent?.trim();
}

const flag = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });

test('a scenario is made by keyboard alone, shared, opened in a fresh profile, saved, and graded with from the command line', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=one-expired&set.reuse=revoke-family');
  await tabTo(page, 'Edit the scenario');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { name: 'Scenario', exact: true })).toBeVisible();

  // A call is added, has the focus, and is moved; other flags stay.
  await tabTo(page, 'Add a call');
  await page.keyboard.press('Enter');
  await seen(flag(page, 'Users mounts')).toBeFocused();
  for (const key of ['PageUp', 'Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'])
    await page.keyboard.press(key);
  await seen(flag(page, 'Users mounts')).toHaveAttribute('aria-valuetext', 'at 111 ms');
  await seen(flag(page, 'Users mounts')).toBeFocused();
  await seen(flag(page, 'Posts mounts')).toHaveAttribute('aria-valuetext', 'at 0 ms');

  // What is no time is said at its field, and the flag keeps its place.
  await tabTo(page, 'At, in ms');
  const time = page.getByRole('textbox', { name: 'At, in ms' });
  await page.keyboard.type('-40');
  const fault = 'A time is a whole number from 0 to 600,000. This call stays at 111 ms until it is right.';
  await seen(time).toHaveAccessibleDescription(fault);
  await seen(time).toHaveAttribute('aria-invalid', 'true');
  expect(await foundByAxe(page)).toEqual([]);
  await time.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await seen(flag(page, 'Users mounts')).toHaveAttribute('aria-valuetext', 'at 20 ms');
  await seen(page.getByText(fault)).toHaveCount(0);

  // An action is taken away, and brought back.
  await tabTo(page, 'Another action of the user in tab 1');
  await page.keyboard.press('Enter');
  await seen(flag(page, 'The user logs out')).toBeFocused();
  await page.keyboard.press('Delete');
  await seen(page.getByText('logs out, at 100 ms, removed.')).toBeVisible();
  await seen(flag(page, 'Users mounts')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Z');
  await seen(flag(page, 'The user logs out')).toHaveAttribute('aria-valuetext', 'at 100 ms');
  await tabTo(page, 'The user logs out');
  await page.keyboard.press('Delete');

  // What was taken back is made again; a tab is added, opens later, and goes.
  await page.keyboard.press('ControlOrMeta+Z');
  await seen(flag(page, 'The user logs out')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await seen(flag(page, 'The user logs out')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a tab' }).press('Enter');
  const opens = flag(page, 'Tab 2 opens');
  await opens.press('PageUp');
  await seen(opens).toHaveAttribute('aria-valuetext', 'at 100 ms');
  await seen(opens).toBeFocused();
  await seen(flag(page, 'Posts mounts in tab 2')).toHaveAttribute('aria-valuetext', 'at 100 ms');
  await page.keyboard.press('Delete');
  await seen(page.getByText('Tab 2 removed, with what was called and done in it alone.')).toBeVisible();
  for (const _change of [1, 2, 3]) await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await seen(flag(page, 'Posts mounts')).toBeVisible();

  // A try takes longer on its way; the same try twice is said at its field.
  const slower = page.getByRole('button', { name: 'A try that travels in a time of its own' });
  await slower.press('Enter');
  await slower.press('Enter');
  await page.getByRole('combobox', { name: 'The messages of' }).selectOption({ label: 'Posts' });
  await seen(page.getByRole('combobox', { name: 'The messages of' })).toHaveAccessibleDescription(
    'Try 2 of Posts has a time of its own already. Change that one, or choose another try.',
  );
  for (const _change of [1, 2]) await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');

  // The first refresh fails, the next one does not.
  await tabTo(page, 'Another answer: The refresh');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('button', { name: 'from then on: normally' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: '1st: normally' }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'The refresh is answered');
  await page.keyboard.type('with 500 as text');
  await seen(page.getByRole('button', { name: '1st: with 500 as text' })).toBeVisible();
  await page.getByRole('button', { name: 'Later' }).press('Enter');
  await seen(page.getByRole('button', { name: 'from then on: with 500 as text' })).toBeVisible();
  await seen(page.getByRole('button', { name: 'Later' })).toBeFocused();
  await page.getByRole('button', { name: 'Earlier' }).press('Enter');
  await seen(page.getByRole('button', { name: '1st: with 500 as text' })).toBeVisible();
  await seen(page.getByRole('combobox', { name: 'Scenario' }).first()).toHaveText(/My scenario/);
  const facts = await factsOn(page);
  expect(facts).toMatchObject({ 'refresh requests': '2', calls: '2 (1 succeeded, 1 failed, 0 unsettled)' });

  // A link carries it, settings that were on top of it too, and a reload keeps it.
  const link = await sharedBy(page, 'Share this scenario');
  await page.reload();
  expect(await factsOn(page)).toEqual(facts);
  const other = await open(link);
  expect(await factsOn(other)).toEqual(facts);
  await seen(other.getByText('It began as One expired.')).toBeVisible();
  await seen(other.getByRole('combobox', { name: 'What a used refresh token does' })).toHaveValue('revoke-family');

  // The explorer takes it, and a link that was cut says so, and shows another scenario with all else that it had.
  const { hash } = new URL(link);
  await goTo(other, hash.replace('#/sandbox', '#/explorer'));
  await seen(other.getByRole('combobox', { name: 'Scenario' })).toHaveText(/My scenario/);
  await goTo(other, hash.replace(/(scenario=[^&]{60})[^&]*/, '$1'));
  await seen(
    other.getByText(
      'Failed to read the address: the scenario in it is damaged, or a part of it is missing. Showing late-401; choose one above.',
    ),
  ).toBeVisible();
  await seen(other.getByRole('radio', { name: 'No mutex' })).toBeChecked();

  // The file is the scenario, for the editor and for the command line.
  await tabTo(page, 'Edit the scenario');
  await page.keyboard.press('Enter');
  await tabTo(page, 'As a file');
  const file = await savedBy(page, () => page.keyboard.press('Enter'));
  expect(file.name).toBe('my-scenario.json');
  expect(JSON.parse(file.text)).toEqual({
    title: 'My scenario',
    about: 'It began as One expired.',
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 20 },
    ],
    server: { reuse: 'revoke-family', refreshAnswer: ['500', 'normal'] },
  });
  const folder = await folderWithFile(await readFile('src/wrappers/no-mutex.ts', 'utf8'));
  await writeFile(join(folder, file.name), file.text);
  const { code, out } = await captured(['grade', 'mine.ts', '--scenario', file.name], folder);
  expect(code).toBe(1);
  expect(out).toContain('Users sent a refresh with r1 at 70 ms, while that of Posts was under way.');

  // What is none is said, and the scenario stays; one that is, is open.
  const field = page.getByLabel('A scenario in a file');
  const give = (text: string) =>
    field.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('{ "mounts": [] }');
  await seen(page.getByText('Failed to read the scenario other at mounts:')).toBeVisible();
  await seen(flag(page, 'Users mounts')).toBeVisible();
  await give('{ "title": "Other", "mounts": [{ "component": "archive", "atMs": 0 }] }');
  await seen(flag(page, 'Archive mounts')).toBeVisible();

  // The last call stays; on a narrow page time runs down, and nothing sticks out.
  await flag(page, 'Archive mounts').focus();
  await page.keyboard.press('Delete');
  await seen(page.getByText('A scenario has one call at least. Add another one before you remove this.')).toBeVisible();
  expect(await widthAt(page, 390)).toBe(390);
  await seen(flag(page, 'Archive mounts')).toBeVisible();
  expect(await foundByAxe(page)).toEqual([]);

  // Folded, it leaves the page to the run.
  await page.getByRole('button', { name: 'Fold', exact: true }).press('Enter');
  await seen(page.getByText('1 call', { exact: true })).toBeVisible();
  await seen(flag(page, 'Archive mounts')).toHaveCount(0);
});

test('a flag is dragged, in steps of ten milliseconds, and undo puts it back, with the settings that were on top', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=other-user&set.rotation=off');
  await page.getByRole('button', { name: 'Edit the scenario' }).click();
  const drafts = flag(page, 'Drafts mounts');
  const box = await drafts.boundingBox();
  if (!box) throw new Error('Failed to drag: there is no flag. Look at the page.');
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await seen(drafts).toHaveAttribute('aria-valuetext', 'at 160 ms');
  await seen(page.getByRole('combobox', { name: 'How often refresh tokens work' })).toHaveValue('off');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await seen(drafts).toHaveAttribute('aria-valuetext', 'at 55 ms');
  await seen(page.getByRole('button', { name: 'Undo 1 change' })).toBeVisible();
});
