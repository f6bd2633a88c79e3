import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, picked, savedBy, sharedBy, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

const editorOn = (page: Page) => page.getByRole('textbox', { name: /, editor$/ });
const checkOn = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(`^${title}`), level: 4 }) });

/** What the browser keeps: the editor draws only what is in sight. */
function keptText(page: Page, bench: string): Promise<string> {
  return page.evaluate((key) => {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return String((kept as { readonly text?: string }).text);
  }, `reauth-lab.workbench.${bench}`);
}

async function ready(page: Page): Promise<void> {
  await seen(editorOn(page)).toBeVisible();
}

async function allChecked(page: Page): Promise<void> {
  await seen(page.getByText(/All 29 checks have run/)).toHaveCount(1);
}

/** Puts the cursor before a text in the editor. */
async function goBefore(page: Page, text: string): Promise<void> {
  await editorOn(page).focus();
  await page.keyboard.press('ControlOrMeta+f');
  const find = page.getByRole('textbox', { name: 'Find' });
  await find.fill('');
  await find.pressSequentially(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

const MUTEX = 'const mutex = new Mutex();\n\n';

/** Mends the stampede as a learner does: by typing. */
async function fixTheStampede(page: Page): Promise<void> {
  await goBefore(page, 'import { API_BASE_URL }');
  await page.keyboard.insertText("import { Mutex } from 'async-mutex';\n");
  await goBefore(page, 'const rawBaseQuery');
  await page.keyboard.insertText(MUTEX);
  await goBefore(page, 'let result = await');
  await page.keyboard.type('await mutex.waitForUnlock();\n');
  await goBefore(page, 'const { setTokens');
  await page.keyboard.insertText(
    'if (mutex.isLocked()) {\n      await mutex.waitForUnlock();\n      return rawBaseQuery(args, api, extraOptions);\n    }\n    const release = await mutex.acquire();\n    try {\n    ',
  );
  await goBefore(page, '} else {');
  for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
  await page.keyboard.insertText('\n    } finally {\n      release();\n    }');
}

test('mending the stampede by typing turns all its checks, each says why and shows its run, the work is there after a reload, and axe finds nothing', async () => {
  const page = await open('#/workbench?exercise=fix-the-stampede');
  await ready(page);
  await page.getByRole('tab', { name: 'Solution' }).click();
  await seen(page.getByText('The solution opens after an attempt')).toBeVisible();
  await page.getByRole('tab', { name: 'fix-the-stampede.ts' }).click();
  await goBefore(page, 'import { fetchBaseQuery }');
  await page.keyboard.insertText('// An attempt.\n');
  await page.getByRole('button', { name: 'Run checks' }).click();
  await allChecked(page);
  const stampede = checkOn(page, 'One refresh at once');
  await seen(stampede).toHaveAttribute('data-state', 'violated');
  await seen(page.getByText('1 of 3 goals, 14 of 29 hold, 1 not put to the test.')).toBeVisible();
  await seen(checkOn(page, 'Forbidden is not expired')).toHaveAttribute('data-state', 'holds');
  await expectViolation(page, stampede);
  expect(await foundByAxe(page), 'wide').toEqual([]);
  for (const width of [820, 390, 320]) expect(await widthAt(page, width)).toBe(width);
  expect(await foundByAxe(page), 'narrow').toEqual([]);
  await widthAt(page, 1440);
  await page.getByRole('tab', { name: 'Solution' }).click();
  const difference = page.getByRole('textbox', { name: 'The solution, against your text' });
  await seen(difference.locator('.cm-changedLine').filter({ hasText: 'const mutex = new Mutex();' })).toHaveCount(1);
  await page.getByRole('tab', { name: 'fix-the-stampede.ts' }).click();

  await fixTheStampede(page);
  await seen(page.getByText('The text has changed since.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await allChecked(page);
  for (const title of ['Refreshes and repeats', 'One refresh at once', 'Fresh refresh token'])
    await seen(checkOn(page, title)).toHaveAttribute('data-state', 'holds');
  await seen(page.getByText(/^3 of 3 goals/)).toBeVisible();
  const solved = page.getByRole('region', { name: 'Solved: every goal holds' });
  await seen(solved).toBeInViewport();
  await seen(solved).toContainText('Calls that are refused together now share one refresh');
  await seen(solved.getByRole('link', { name: 'Next: Break the loop' })).toBeVisible();
  // Other checks are violated still, and none of them opens by itself.
  await seen(page.getByRole('region', { name: /^The run that violates/ })).toHaveCount(0);
  expect(await foundByAxe(page), 'solved').toEqual([]);
  await seen(page.getByRole('radio', { name: 'Fix the stampede ✓' })).toBeChecked();

  const text = await keptText(page, 'fix-the-stampede');
  expect(text).toContain('mutex.acquire()');
  await page.reload();
  await ready(page);
  await seen(page.getByRole('heading', { name: 'You have solved this before' })).toBeVisible();
  await seen(editorOn(page)).toContainText('const mutex = new Mutex();');
  expect(await keptText(page, 'fix-the-stampede')).toBe(text);
  await page.getByRole('tab', { name: 'Earlier (2)' }).click();
  await seen(page.getByRole('listitem').filter({ hasText: '3 of 3 goals' })).toContainText('in the editor');
  await page.getByRole('listitem').filter({ hasText: '1 of 3 goals' }).getByRole('button', { name: 'Restore' }).click();
  await seen(editorOn(page)).not.toContainText('async-mutex');
  await editorOn(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await seen(editorOn(page)).toContainText('async-mutex');
});

/** A check that is violated says why, shows its run at the step, and marks the line; what no run put to the test is marked apart. */
async function expectViolation(page: Page, violated: Locator): Promise<void> {
  await seen(violated).toContainText('Its run is shown');
  await seen(page.getByRole('region', { name: 'The run that violates: One refresh at once' })).toBeVisible();
  await seen(page.locator('.wb-current')).toContainText('const refreshed = await rawBaseQuery(');
  await seen(page.locator('.wb-current .wb-note')).toContainText('One refresh at once');
  await violated.getByRole('button', { name: /^line \d+$/ }).click();
  await seen(editorOn(page)).toBeFocused();
  await checkOn(page, 'Hung refresh does not hang the app')
    .getByRole('button', { name: /^Show its run/ })
    .click();
  await seen(page.getByRole('region', { name: /^The run that violates: Hung refresh/ })).toBeInViewport();

  const untested = page.getByRole('listitem').and(page.locator('[data-state="untested"]'));
  await seen(untested).toHaveCount(1);
  await seen(untested).toContainText('No run put this to the test: ');
}

test('hints that were taken are open after a reload', async () => {
  const page = await open('#/workbench?exercise=break-the-loop');
  await ready(page);
  await page.getByRole('button', { name: 'Hint 1 of 3' }).click();
  await page.getByRole('button', { name: 'Hint 2 of 3' }).click();
  await page.reload();
  await seen(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(2);
  await seen(page.getByRole('button', { name: 'Hint 3 of 3' })).toBeVisible();
});

test('a mistake of syntax is shown at its line, and nothing runs; Tab indents, Escape and then Tab leaves', async () => {
  const page = await open('#/workbench');
  await ready(page);
  expect(await foundByAxe(page)).toEqual([]);
  const editor = editorOn(page);
  await seen(editor).toHaveAccessibleDescription(/^Esc then Tab leaves the editor/);
  await goBefore(page, 'import { fetchBaseQuery }');
  await page.keyboard.press('Tab');
  await seen(editor.locator('.cm-line').first()).toHaveText(/^ {2}import/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await seen(editor).not.toBeFocused();

  await goBefore(page, 'const rawBaseQuery');
  await page.keyboard.insertText('const = 1;\n');
  await seen(page.locator('.cm-lint-marker-error')).toHaveCount(1);
  await page.getByRole('button', { name: 'Run checks' }).click();
  await seen(page.getByRole('alert')).toContainText(
    'Failed to read fix-the-stampede.ts: line 11, column 7: Unexpected token',
  );
  await seen(page.getByText('There are no results.')).toBeVisible();
  await seen(page.locator('.wb-violated')).toContainText('const = 1;');
});

test('nothing of a text that came with a link runs before Run, and one’s own text stays', async () => {
  // Its checks take long, and none is violated: so no run of it is shown, which would have a frame of its own.
  const page = await open('#/workbench?exercise=wrapper-reference');
  await ready(page);
  await goBefore(page, 'import { fetchBaseQuery }');
  await page.keyboard.insertText('// Mine.\n');
  const link = await sharedBy(page, 'Share this text');
  await seen(page.getByText(/^Kept in this browser at/)).toBeVisible();

  await page.evaluate(() => localStorage.removeItem('reauth-lab.workbench.wrapper-reference'));
  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
  await seen(page.getByRole('heading', { name: 'This text came with a link' })).toBeVisible();
  await seen(editorOn(page)).toContainText('// Mine.');
  await seen(page.locator('iframe')).toHaveCount(0);
  await seen(page.getByText('Nothing runs before you say so.')).toBeVisible();
  await page.getByRole('button', { name: 'Run checks' }).click();
  await page.locator('iframe').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await seen(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to my text' }).click();
  await seen(editorOn(page)).not.toContainText('// Mine.');
});

test('a file can be opened in place of the text, what it replaces can come back, and where the storage is full it is said', async () => {
  const page = await open('#/workbench');
  await ready(page);
  await goBefore(page, 'import { fetchBaseQuery }');
  await page.keyboard.insertText('// Mine.\n');
  await page.locator('input[type="file"]').first().setInputFiles(picked('other.ts', 'export const other = 1;'));
  await seen(editorOn(page)).toHaveText('export const other = 1;');
  await page.getByRole('tab', { name: 'Earlier (1)' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await seen(editorOn(page)).toContainText('// Mine.');

  // Where the storage is full it is said, and the text can be downloaded.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await goBefore(page, 'import { fetchBaseQuery }');
  await page.keyboard.insertText('// Mine again.\n');
  await seen(page.getByRole('alert')).toContainText('Failed to keep your text');
  const saved = await savedBy(page, () => page.getByRole('button', { name: 'Download fix-the-stampede.ts' }).click());
  expect(saved.name).toBe('fix-the-stampede.ts');
  expect(saved.text).toContain('// Mine again.');
});

test('an exercise that is not there is said, and another one opens', async () => {
  const page = await open('#/workbench?exercise=nowhere');
  await ready(page);
  await seen(page.getByRole('region', { name: 'Notices' })).toContainText('Failed to open “nowhere”');
  await page.getByRole('radio', { name: 'Break the loop' }).check();
  await seen(editorOn(page)).toContainText('await baseQueryWithReauth(');
  await page.getByRole('combobox', { name: 'Begin with a wrapper' }).selectOption({ label: 'Plain' });
  await seen(page.getByRole('heading', { name: 'Plain', level: 2 })).toBeVisible();
});

test('the table of every wrapper against every check is computed one by one', async () => {
  const page = await open('#/workbench/table');
  await page.getByRole('button', { name: /^Run all/ }).click();
  const first = page.getByRole('button', { name: 'Plain: Passes other answers through: holds' });
  await seen(first).toBeVisible();
  await page.getByRole('button', { name: 'Plain: Refreshes and repeats: violated' }).click();
  await seen(page.getByText('It does not:')).toBeVisible();
  await page.getByRole('button', { name: 'Plain: No endless loop: not put to the test' }).click();
  await seen(
    page.getByText('No run put this to the test: neither a refresh nor a new token was refused.'),
  ).toBeVisible();
  expect(await foundByAxe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await seen(page.getByText(/^Cancelled after/)).toBeVisible();
});

test('the last exercise has an end: what was achieved, and where to go on', async () => {
  const work = { version: 1, text: 'export {};', hints: 0, tried: true, solved: true, earlier: [] };
  const page = await open('#/workbench?exercise=from-nothing', {
    kept: { 'reauth-lab.workbench.from-nothing': JSON.stringify(work) },
  });
  const end = page.getByRole('region', { name: 'You have solved this before' });
  await seen(end).toContainText('You have written a reauth wrapper from an empty function.');
  for (const name of ['Your own wrapper in the sandbox', 'All orders of its messages', 'A class'])
    await seen(end.getByRole('link', { name })).toBeVisible();
});
