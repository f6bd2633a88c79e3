import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createProgressStore, PROGRESS_KEY, wasRight } from '../../../src/quiz/index.ts';
import { ProgressContext, ProgressNotices, ProgressTools } from '../../../src/quiz/view/index.ts';
import { createFakeStorage } from '../../quiz/support/fakeStorage.ts';

async function show(damaged = false) {
  const storage = createFakeStorage();
  if (damaged) storage.kept.set(PROGRESS_KEY, '{');
  const store = createProgressStore({ storage, now: () => 1 });
  store.answer('a', { said: { as: 'number', value: 3 }, right: true, score: 1 });
  const screen = await render(
    <ProgressContext value={store}>
      <ProgressNotices />
      <ProgressTools />
    </ProgressContext>,
  );
  return { screen, store };
}
const jsonFile = (text: string): File => new File([text], 'mine.json', { type: 'application/json' });

test('a reset asks first, by keyboard too', async () => {
  const { screen, store } = await show();
  screen.getByRole('button', { name: 'Reset everything' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/^Forget what you said to 1 question\?/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(wasRight(store.getState().progress, 'a')).toBe(true);
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click();
  await expect.element(screen.getByText('All progress is forgotten.')).toBeVisible();
  expect(wasRight(store.getState().progress, 'a')).toBe(false);
});

test('a file brings back what was reset', async () => {
  const { screen, store } = await show();
  const file = jsonFile(store.export());
  store.resetAll();
  await userEvent.upload(screen.getByLabelText('A file with progress'), file);
  await expect.element(screen.getByText('Took in mine.json.')).toBeVisible();
  expect(wasRight(store.getState().progress, 'a')).toBe(true);
});

test('a file that is none is refused with a reason', async () => {
  const { screen } = await show();
  await userEvent.upload(screen.getByLabelText('A file with progress'), jsonFile('{}'));
  await expect
    .element(screen.getByText(/^Failed to import progress: .* Choose a file that this page exported\.$/))
    .toBeVisible();
});

test('a damaged store is told, until it is put away', async () => {
  const { screen } = await show(true);
  await expect.element(screen.getByText(/was damaged\. What was there is set aside/)).toBeVisible();
  await screen.getByRole('button', { name: 'Put away' }).click();
  expect(screen.getByText(/was damaged/).elements()).toHaveLength(0);
});
