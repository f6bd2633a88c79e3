import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { foundByAxe } from './support/foundByAxe.ts';
import { goTo, pagesOfSite } from './support/openPage.ts';
import type { Visit } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const openPage = pagesOfSite();

async function open(query: string, visit: Visit = {}): Promise<Page> {
  const page = await openPage(`#/network${query}`, visit);
  await envelopesOf(page).first().waitFor();
  return page;
}

function envelopesOf(page: Page) {
  return page.locator('[data-choice]');
}

function choicesOf(page: Page): Promise<(string | null)[]> {
  return envelopesOf(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-choice')));
}

function movesOf(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'Your moves' }).locator('li').allTextContents();
}

/** Waits until so many moves were made. */
async function moved(page: Page, count: number): Promise<void> {
  await page.getByText(count === 0 ? 'none so far' : `${count} so far; choose one to go back to it`).waitFor();
}

/** Delivers by the key that the envelope shows. */
async function pressFor(page: Page, choice: string): Promise<void> {
  const envelope = page.locator(`[data-choice="${choice}"]`);
  await envelope.waitFor();
  await page.keyboard.press((await envelope.locator('kbd').textContent()) ?? '');
}

const SHORTEST = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];
const query = (moves: readonly string[], more = '') =>
  `?wrapper=mutex&scenario=three-at-once&moves=${encodeURIComponent(moves.join(' '))}${more}`;

test('the mutex is made to refresh twice by keyboard alone, and nobody can do it in fewer moves', async () => {
  const page = await open('');
  const current = () => page.evaluate(() => document.activeElement?.textContent);
  while ((await current()) !== 'Make Mutex refresh twice') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Your aim' }).waitFor();

  // The first by arrow and Enter: the focus stays with the call's message from then on.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await moved(page, 1);
  for (const [at, choice] of SHORTEST.entries()) {
    if (at === 0) continue;
    await pressFor(page, choice);
    await moved(page, at + 1);
  }
  const aim = page.getByRole('region', { name: 'Your aim' });
  await aim.getByText('You made it refresh twice, in 8 moves.').waitFor();
  await aim.getByText('Nobody can do it in fewer.').waitFor();
  const claim = page.locator('[data-claim="one-refresh-in-all"]');
  expect(await claim.getAttribute('data-state')).toBe('broken');
  expect(await claim.textContent()).toContain('broken at move 8: Users sent a second one, although a2 was good');
  expect(await claim.getAttribute('data-now')).toBe('true');
});

test('after a delivery by Enter the focus is on what became of the message', async () => {
  const page = await open(query([]));
  await page.locator('[data-choice="posts.1>"]').focus();
  for (const next of ['posts.1<', 'posts.r1>', 'posts.r1<']) {
    await page.keyboard.press('Enter');
    await page.locator(`[data-choice="${next}"]:focus`).waitFor();
  }
  expect(await movesOf(page)).toHaveLength(3);
});

test('moves are undone, gone back to and branched off, by keys and by buttons, and an envelope says what delivering it would do', async () => {
  const page = await open(query(SHORTEST.slice(0, 4)));
  await moved(page, 4);
  await page.keyboard.press('u');
  await moved(page, 3);
  await page.keyboard.press('Backspace');
  await moved(page, 2);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await moved(page, 1);
  await page.keyboard.press('r');
  await moved(page, 0);
  expect(await choicesOf(page)).toEqual(['posts.1>', 'users.1>', 'comments.1>']);
  expect(await page.getByRole('button', { name: 'Start over' }).isDisabled()).toBe(true);

  // What starting over has wiped comes back, by undoing and by the browser's back button.
  await page.keyboard.press('u');
  await moved(page, 1);
  await goTo(page, `#/network${query(SHORTEST.slice(0, 4))}`);
  await moved(page, 4);
  await page.keyboard.press('r');
  await moved(page, 0);
  await page.goBack();
  await moved(page, 4);
  await page.keyboard.press('u');
  await moved(page, 3);

  // Choosing a move goes back to it, and another way from there branches off.
  await goTo(page, `#/network${query(SHORTEST)}`);
  await moved(page, 8);
  await page.getByRole('button', { name: 'Move 2 401 reaches Posts: refreshes' }).click();
  await moved(page, 2);
  await page.keyboard.press('u');
  await moved(page, 8);
  await page.getByRole('button', { name: 'Move 2 401 reaches Posts: refreshes' }).click();
  await moved(page, 2);
  await pressFor(page, 'comments.1>');
  await moved(page, 3);
  expect(await movesOf(page)).toEqual([
    'Move 1Posts’ try 1 reaches FastAPI',
    'Move 2401 reaches Posts: refreshes',
    'Move 3Comments’ try 1 reaches FastAPI',
  ]);

  // An envelope says what delivering it would do, before it does.
  await goTo(page, `#/network${query(SHORTEST.slice(0, 7))}`);
  await moved(page, 7);
  await page.locator('[data-choice="users.1<"]').focus();
  await page
    .getByText('Deliver 1: Users receives 401. It takes the lock and refreshes with r2, although a2 is good.')
    .waitFor();
  const risk = page.locator('[data-claim="one-refresh-in-all"][data-state="at-risk"]');
  await risk.waitFor();
  expect(await risk.textContent()).toContain('Posts sent one; delivering 1 breaks it');
});

test('a mouse click delivers, and so does a tap', async () => {
  const page = await open(query([]), { width: 390, height: 844, profile: { hasTouch: true } });
  await page.locator('[data-choice="users.1>"]').tap();
  await moved(page, 1);
  await page.locator('[data-choice="users.1<"]').click();
  await moved(page, 2);
  expect(await choicesOf(page)).toEqual(['posts.1>', 'users.r1>', 'comments.1>']);
});

test('a link opens at the same position in a fresh profile, and a reload stays there', async () => {
  const page = await open(query([]));
  for (const [at, choice] of SHORTEST.slice(0, 5).entries()) {
    await pressFor(page, choice);
    await moved(page, at + 1);
  }
  await page.waitForURL(/posts\.2/);
  const [moves, choices] = [await movesOf(page), await choicesOf(page)];
  const other = await openPage(page.url());
  await moved(other, 5);
  expect([await movesOf(other), await choicesOf(other)]).toEqual([moves, choices]);
  await page.reload();
  await moved(page, 5);
  expect([await movesOf(page), await choicesOf(page)]).toEqual([moves, choices]);
});

test('moves that cannot be made, and a damaged address, give a message for each value and the default', async () => {
  const page = await open(query(['posts.1>', 'posts.7>']));
  const notices = page.getByRole('region', { name: 'Notices' });
  await seen(notices).toHaveText(
    'Failed to play the moves in the link: move 2 cannot be made there. The link may have been cut, or made for another wrapper. Showing the start; ask for the link again.',
  );
  await moved(page, 0);

  await goTo(page, '#/network?wrapper=nothing&goal=fame&moves=%25%25');
  await seen(notices.getByRole('listitem')).toHaveText([
    'Failed to read the address: there is no wrapper “nothing”. Showing mutex; choose one above.',
    'Failed to read the address: there is no aim “fame”. Playing without one; choose one above.',
    'Failed to read the moves in the link: “%%” is none. The link may have been cut or changed. Showing the start; ask for the link again.',
  ]);
});

test('"impossible" is right for the token check, confirmed by every order, and wrong for the mutex', async () => {
  const page = await open('?wrapper=mutex-token-check&scenario=three-at-once&set.components=2&goal=refresh-twice');
  await page.getByRole('button', { name: 'It is impossible' }).click();
  await page.getByText('You are right: it is impossible.').waitFor();
  expect(await page.getByRole('region', { name: 'Your aim' }).textContent()).toContain(
    'All 16 orders were tried, and none does it.',
  );

  // For the mutex it is wrong, and a shortest way can be seen.
  await goTo(page, '#/network?wrapper=mutex&scenario=three-at-once&set.components=2&goal=refresh-twice');
  await page.getByRole('button', { name: 'It is impossible' }).click();
  await page.getByText('It is possible, in 8 moves.').waitFor();
  await page.getByRole('button', { name: 'Show a shortest way' }).click();
  await moved(page, 8);
  await seen(page.getByText('You made it refresh twice, in 8 moves.')).toBeVisible();
});

test('the flag version sends the old token when a component mounts after the refresh; a user’s action comes when no message is in flight', async () => {
  const page = await open('?wrapper=promise-flag&scenario=mount-during-refresh&goal=old-token');
  for (const [at, choice] of ['posts.1>', 'posts.1<', 'posts.r1>', 'users+'].entries()) {
    await pressFor(page, choice);
    await moved(page, at + 1);
  }
  await seen(
    page.getByText('You made it send a request with the old token after the refresh, in 4 moves.'),
  ).toBeVisible();

  // The user's own action comes up only when no message is in flight.
  await goTo(page, '#/network?wrapper=mutex&scenario=logout-during-refresh');
  await moved(page, 0);
  for (const [at, choice] of SHORTEST.slice(0, 6).entries()) {
    await seen.poll(() => choicesOf(page)).toEqual([choice]);
    await pressFor(page, choice);
    await moved(page, at + 1);
  }
  await page.getByRole('button', { name: 'The user logs out' }).waitFor();
  expect(await choicesOf(page)).toEqual(['logout']);
});

test('the moves go onto a timeline that counts steps, and axe finds nothing', async () => {
  const page = await open(query(SHORTEST));
  await page.getByRole('button', { name: 'On the timeline' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline of Mutex, move by move' });
  await seen(timeline.getByText('Step 11', { exact: true })).toBeVisible();
  await goTo(page, `#/network${query(SHORTEST, '&goal=refresh-twice&timeline=shown')}`);
  await page.getByText('Nobody can do it in fewer.').waitFor();
  await seen(timeline).toBeVisible();
  expect(await foundByAxe(page)).toEqual([]);
});
