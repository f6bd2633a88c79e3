import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { goTo, pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

/** Scrolls as a reader does. */
async function scrollBy(page: Page, by: number): Promise<number> {
  await page.mouse.move(400, 500);
  const before = await yOf(page);
  await page.mouse.wheel(0, by);
  await page.waitForFunction((y) => scrollY !== y, before);
  let last = -1;
  await seen
    .poll(async () => {
      const [was, is] = [last, await yOf(page)];
      last = is;
      return was === is;
    })
    .toBe(true);
  return last;
}

function yOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(scrollY));
}

/** The first paragraph in sight, and how far from the top it stands: what loads late above it does not move it. */
function firstInSight(page: Page): Promise<{ readonly text: string; readonly top: number }> {
  return page.evaluate(() => {
    const first = [...document.querySelectorAll('main p')].find((one) => one.getBoundingClientRect().top >= 0);
    return { text: first?.textContent ?? '', top: first?.getBoundingClientRect().top ?? -1 };
  });
}

/** Waits until a paragraph is where it was, but for what is lost by rounding. */
async function standsAgain(page: Page, { text, top }: { readonly text: string; readonly top: number }): Promise<void> {
  await seen
    .poll(() =>
      page.evaluate(
        ([words, was]) =>
          [...document.querySelectorAll('main p')].some(
            (one) => one.textContent === words && Math.abs(one.getBoundingClientRect().top - was) <= 2,
          ),
        [text, top] as const,
      ),
    )
    .toBe(true);
}

test('a reload, and going back and forth, lead to the same place on a page; a page that is opened anew begins at its top', async () => {
  const page = await open('#/lessons/the-mutex');
  await page.getByRole('figure').first().waitFor();
  const at = await scrollBy(page, 1_800);
  expect(at).toBeGreaterThan(1_000);
  const place = await firstInSight(page);
  await page.reload();
  await standsAgain(page, place);

  await page.getByRole('link', { name: 'Sandbox', exact: true }).first().dispatchEvent('click');
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('refresh requests');
  expect(await yOf(page)).toBe(0);
  const inSandbox = await scrollBy(page, 300);
  await page.goBack();
  await page.getByRole('figure').first().waitFor();
  await standsAgain(page, place);
  await page.goForward();
  await seen.poll(() => yOf(page)).toBe(inSandbox);
  await page.goBack();
  await page.reload();
  await standsAgain(page, place);
});

test('what was chosen and not committed is chosen again after another page and after a reload', async () => {
  const page = await open('#/lessons/why-silent-refresh');
  const question = page.locator('[data-question="plain-outcome"]');
  await question.getByRole('radio').nth(1).check();
  await goTo(page, '#/practice');
  await seen(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await page.goto('about:blank');
  await page.goBack();
  await goTo(page, '#/lessons/why-silent-refresh');
  await seen(question.getByRole('radio').nth(1)).toBeChecked();
  await question.getByRole('button', { name: 'Commit' }).click();
  await seen(question.getByText('What you said').or(question.getByText('Your prediction'))).toBeVisible();
});

test('what was pointed at and not committed is chosen again after a reload, on the timeline too', async () => {
  const page = await open('#/lessons/the-stampede');
  const first = page.locator('[data-question="stampede-refreshes"]');
  await first.getByRole('spinbutton').fill('3');
  await first.getByRole('button', { name: /^Commit/ }).click();
  const question = page.locator('[data-question="stampede-accepted"]');
  const list = question.getByRole('combobox');
  await list.selectOption({ index: 2 });
  const chosen = await list.inputValue();
  await page.reload();
  await seen(list).toHaveValue(chosen);
  await seen(question.getByRole('button', { name: /^Commit/ })).toBeEnabled();
});

test('the request that was chosen in two runs beside each other is chosen again after a reload', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex');
  const chosen = page.locator('.tl-bar-button[aria-pressed="true"]');
  await page.locator('.tl-bar-button').nth(1).click();
  await seen(chosen.first()).toBeVisible();
  const names = await chosen.evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label')));
  await seen.poll(() => page.evaluate(() => location.hash)).toContain('request=');
  await page.reload();
  await seen(chosen.first()).toBeVisible();
  expect(await chosen.evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label')))).toEqual(names);
});

test('the shown beginning of a run in a lesson stands at the step where it was left', async () => {
  const page = await open('#/lessons/the-mutex');
  const figure = page.getByRole('figure').first();
  const step = figure.locator('.tl-step').first();
  await figure.getByRole('slider', { name: 'Playhead' }).first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const words = await step.textContent();
  await page.reload();
  await seen(step).toHaveText(words ?? '');
  await goTo(page, '#/practice');
  await seen(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await goTo(page, '#/lessons/the-mutex');
  await seen(step).toHaveText(words ?? '');
});

test('what is selected in a compared pair of a lesson is selected again after a reload', async () => {
  const page = await open('#/lessons/a-shared-promise');
  const question = page.locator('[data-question="flag-when-repeat"]');
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: /^Commit/ }).click();
  const pair = page.locator('.tl-pair').first();
  await pair
    .getByRole('button', { name: /POST \/auth\/refresh/ })
    .first()
    .click();
  const match = pair.getByRole('status');
  await seen(match).toContainText('POST /auth/refresh');
  const said = await match.innerText();
  await page.reload();
  await seen(match).toHaveText(said, { useInnerText: true });
});
