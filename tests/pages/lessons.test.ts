import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { goTo, pagesOfSite, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();
let page: Page;

const card = (id: string) => page.locator(`[data-question="${id}"]`);

/** Goes on with the Tab key until what is focused has this name. */
async function tabTo(name: RegExp, within = 'body'): Promise<void> {
  for (let pressed = 0; pressed < 400; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(
      ([pattern, scope]) => {
        const element = document.activeElement;
        const text = `${element?.getAttribute('aria-label') ?? ''} ${element?.getAttribute('role') ?? ''} ${element?.tagName} ${element?.textContent ?? ''} ${element instanceof HTMLInputElement ? `${element.type} ${element.closest('label')?.textContent ?? ''}` : ''}`;
        return element?.closest(scope) !== null && new RegExp(pattern).test(text);
      },
      [name.source, within] as const,
    );
    if (found) return;
  }
  throw new Error(`Failed to find ${name} with the Tab key within ${within}. Look at the order of the page.`);
}

async function press(name: RegExp, within?: string): Promise<void> {
  await tabTo(name, within);
  await page.keyboard.press('Enter');
}

const inCard = (id: string): string => `[data-question="${id}"]`;

async function answerWithFirst(id: string, kind: 'radio' | 'checkbox'): Promise<void> {
  await card(id).waitFor();
  await card(id).getByRole('heading').focus();
  await tabTo(new RegExp(kind), inCard(id));
  await page.keyboard.press('Space');
  await press(/Commit/, inCard(id));
}

test('lesson 5 can be done from beginning to end by keyboard alone, and survives a reload', async () => {
  page = await open('#/');
  await press(/^ *A The mutex|The mutex/);
  const first = card('mutex-in-function');
  await first.waitFor();

  // Nothing of the future is in the page before there is an answer.
  const figure = page.getByRole('figure').first();
  await figure.getByText('What happens next?').waitFor();
  expect(await figure.textContent()).not.toContain('new: a2');
  expect(await figure.textContent()).not.toContain('held by');
  const before = await figure.evaluate((element: HTMLElement) => [element.offsetTop, element.offsetHeight]);

  // A wrong number, and what it would be right for.
  await tabTo(/spinbutton/, inCard('mutex-in-function'));
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await first.getByText('1 would be right with the line where it was, at the top of the module.').waitFor();
  await figure.getByText('held by Posts').waitFor();
  expect(await figure.evaluate((element: HTMLElement) => [element.offsetTop, element.offsetHeight])).toEqual(before);

  // The source beside it shows where each call stands.
  const source = page.getByRole('group', { name: 'Source of Mutex, one for each call' }).first();
  for (const _step of [1, 2, 3]) await figure.getByRole('button', { name: 'Step back' }).press('Enter');
  await seen(source.locator('[data-line="40"]')).toContainText('Comments stands here: ');
  await seen(source.locator('[data-line="48"]')).toContainText('Posts stands here: ');

  // Once more, and right.
  await press(/Try again/, inCard('mutex-in-function'));
  await tabTo(/spinbutton/, inCard('mutex-in-function'));
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await first.getByText('right', { exact: true }).waitFor();

  // Put in order, with the buttons.
  await card('mutex-order').waitFor();
  await press(/Move (up|down): Posts takes the lock/, inCard('mutex-order'));
  await press(/BUTTON Commit/, inCard('mutex-order'));
  await card('mutex-order').getByText('in the run').waitFor();

  await page.reload();
  await first.getByText('right', { exact: true }).waitFor();
  await card('mutex-order').getByText('in the run').waitFor();

  // Point at a request, from the list.
  await tabTo(/SELECT/, inCard('mutex-who-frees'));
  await page.keyboard.type('Posts, its second');
  await page.keyboard.press('ArrowDown');
  await press(/BUTTON Commit/, inCard('mutex-who-frees'));

  // One more prediction.
  await tabTo(/spinbutton/, inCard('mutex-refreshes'));
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');

  await answerWithFirst('mutex-possible', 'checkbox');
  await answerWithFirst('mutex-forgotten', 'radio');
  await page.getByText('6 of 6 questions done').waitFor();

  await page.keyboard.press('Home');
  await goTo(page, '#/');
  expect(await page.getByRole('row', { name: /The mutex/ }).textContent()).toMatch(/[1-6] of 6/);

  // The row where one left off is the one with the button.
  await goTo(page, '#/lessons/the-late-401');
  await card('late-refreshes').waitFor();
  await goTo(page, '#/');
  const row = page.getByRole('row', { name: /Go on/ });
  expect(await row.textContent()).toContain('The late 401');
  expect(await row.textContent()).toContain('Question 1 of 5');
  expect(
    await page
      .getByRole('table')
      .getByRole('link', { name: /Go on|Begin/ })
      .count(),
  ).toBe(1);
});

test('with embed, a run’s address shows timeline and facts alone', async () => {
  page = await open('#/sandbox?wrapper=mutex&scenario=late-401&embed');
  await page.getByRole('region', { name: 'Timeline of Mutex in Late 401' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByText('refresh requests').count()).toBe(1);
});

test('from 1,024 px on the source stands beside the figure, its top in line with it; on a wide page the pair is in the middle', async () => {
  page = await open('#/lessons/the-mutex');
  const figure = page.getByRole('figure').first();
  const source = page.getByRole('group', { name: /^Source of/ }).first();
  for (const [width, beside] of [
    [820, false],
    [1024, true],
    [1280, true],
    [1440, true],
    [2560, true],
  ] as const) {
    await widthAt(page, width);
    const [run, code] = [await figure.boundingBox(), await source.boundingBox()];
    if (!run || !code) throw new Error('Failed to measure the lesson: its figure or its source is not in sight.');
    expect({ width, beside: code.x >= run.x + run.width && code.y === run.y }).toEqual({ width, beside });
    if (width !== 2560) continue;
    expect([run.width, code.width]).toEqual([868, 720]);
    expect(run.x).toBe(width - code.x - code.width);
  }
});

test('that something stands further down when one has committed is said once', async () => {
  page = await open('#/lessons/the-mutex');
  await page.getByRole('figure').first().waitFor();
  const said = page.getByText('What comes of it stands here, and further down, when you have committed.');
  expect(await said.count()).toBeGreaterThan(1);
  expect(await said.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(1);
});

test('lesson 4 shows an await between the question and the flag, and who stood there together', async () => {
  page = await open('#/lessons/a-shared-promise');
  await card('flag-when-repeat').getByRole('radio').first().check();
  await card('flag-when-repeat').getByRole('button', { name: 'Commit' }).click();
  const source = page.getByRole('group', { name: 'Source of Promise flag, an await before the flag' });
  const said = source.getByRole('list', { name: 'Between a question and what follows from it' });
  await seen(said).toContainText('Posts, Users and Comments stood at line 35 together');
  const run = page.getByLabel(/^Promise flag, an await before the flag in Three at once/);
  await run.getByRole('button', { name: 'To the start' }).press('Enter');
  await seen(said).toHaveCount(0);
});
