import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { answersOf, bestOf, createProgressStore, resolveQuestion } from '../../../src/quiz/index.ts';
import type { ProgressStore, Question, ResolvedQuestion } from '../../../src/quiz/index.ts';
import { ProgressContext, QuestionCard, useQuestion } from '../../../src/quiz/view/index.ts';
import { CONCEPT, HOW_MANY, LOCK_ORDER, THE_END, WHICH_REFRESH, WHO_IS_FILLED } from '../../quiz/support/questions.ts';
import { createFakeStorage } from '../../quiz/support/fakeStorage.ts';
import { runner } from '../../quiz/support/runner.ts';

function Card({ resolved, retry = 0, level = 2 }: { resolved: ResolvedQuestion; retry?: number; level?: 2 | 3 }) {
  return (
    <QuestionCard asked={resolved} place="1 of 4" level={level} {...useQuestion(resolved.question, resolved, retry)} />
  );
}

async function show(question: Question, storage = createFakeStorage()) {
  let time = 0;
  const store: ProgressStore = createProgressStore({ storage, now: () => (time += 1) });
  const resolved = await resolveQuestion(question, runner);
  const of = (retry: number) => (
    <ProgressContext value={store}>
      <Card resolved={resolved} retry={retry} />
    </ProgressContext>
  );
  const screen = await render(of(0));
  return { screen, store, storage, askAgain: (retry: number) => screen.rerender(of(retry)) };
}

const keys = (text: string) => userEvent.keyboard(text);

test('a number is committed to by keyboard, and a wrong one shows the run it would be right for', async () => {
  const { screen, store } = await show(HOW_MANY);
  await expect.element(screen.getByRole('button', { name: 'Commit and run' })).toBeDisabled();
  await expect.element(screen.getByText(/The run stays shut until you commit\./)).toBeVisible();
  await userEvent.tab();
  await keys('{ArrowUp}');
  await expect.element(screen.getByRole('button', { name: 'Commit to 1 and run' })).toBeEnabled();
  await keys('{Enter}');
  await expect.element(screen.getByText('1 would be right if the refresh were shared.')).toBeVisible();
  await expect
    .element(screen.getByRole('heading', { name: 'How many refresh requests does this run make?' }))
    .toHaveFocus();
  await expect.element(screen.getByText('not in this run', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('figure')).toBeVisible();
  expect(bestOf(store.getState().progress, 'how-many')).toMatchObject({ right: false, score: 0 });
});

test('an answer is graded once, however often its card is drawn', async () => {
  const resolved = await resolveQuestion(HOW_MANY, runner);
  let graded = 0;
  const counting: ResolvedQuestion = {
    ...resolved,
    grade(answer) {
      graded += 1;
      return resolved.grade(answer);
    },
  };
  const store: ProgressStore = createProgressStore({ storage: createFakeStorage(), now: () => 1 });
  const of = (level: 2 | 3) => (
    <ProgressContext value={store}>
      <Card resolved={counting} level={level} />
    </ProgressContext>
  );
  const screen = await render(of(2));
  await screen.getByRole('spinbutton').fill('1');
  await keys('{Enter}');
  await expect.element(screen.getByText('1 would be right if the refresh were shared.')).toBeVisible();
  await screen.rerender(of(3));
  store.visit('stampede');
  await expect.element(screen.getByRole('heading', { level: 3 })).toBeVisible();
  expect(graded).toBe(1);
});

test('an answer that comes before its runs waits for them, and is kept once, though they are made again', async () => {
  const store: ProgressStore = createProgressStore({ storage: createFakeStorage(), now: () => 1 });
  const resolved = await resolveQuestion(HOW_MANY, runner);
  function Early({ runs }: { runs: ResolvedQuestion | null }) {
    return <QuestionCard asked={resolved} place="1 of 4" {...useQuestion(HOW_MANY, runs)} />;
  }
  const of = (runs: ResolvedQuestion | null) => (
    <ProgressContext value={store}>
      <Early runs={runs} />
    </ProgressContext>
  );
  const screen = await render(of(null));
  await screen.getByRole('spinbutton').fill('1');
  await keys('{Enter}');
  expect(answersOf(store.getState().progress, 'how-many')).toEqual([]);
  await screen.rerender(of(resolved));
  expect(answersOf(store.getState().progress, 'how-many')).toHaveLength(1);
  await screen.rerender(of({ ...resolved }));
  expect(answersOf(store.getState().progress, 'how-many')).toHaveLength(1);
  store.reset(['how-many']);
  await expect.element(screen.getByRole('spinbutton')).toHaveValue('');
  expect(answersOf(store.getState().progress, 'how-many')).toEqual([]);
});

test('an answer stands again after a reload, and a second one is worth half', async () => {
  const { screen, storage } = await show(HOW_MANY);
  await screen.getByRole('spinbutton').fill('1');
  await keys('{Enter}');
  await screen.unmount();
  const { screen: again, store } = await show(HOW_MANY, storage);
  await expect.element(again.getByText('you said')).toBeVisible();
  await again.getByRole('button', { name: 'Try again' }).click();
  await again.getByRole('spinbutton').fill('3');
  await again.getByRole('button', { name: 'Commit' }).click();
  await expect.element(again.getByText('Each call refreshes for itself.')).toBeVisible();
  expect(bestOf(store.getState().progress, 'how-many')).toMatchObject({ right: true, score: 0.5 });
});

test('hints are given step by step, and stay taken', async () => {
  const { screen, storage, store } = await show(HOW_MANY);
  await screen.getByRole('button', { name: 'A hint, for 20 % of the points' }).click();
  await screen.getByRole('button', { name: 'Another hint, for 30 % of the points' }).click();
  await expect.element(screen.getByText('There is none.')).toBeVisible();
  await screen.unmount();
  const { screen: again } = await show(HOW_MANY, storage);
  await expect.element(again.getByText('Look for a lock.')).toBeVisible();
  await again.getByRole('spinbutton').fill('3');
  await keys('{Enter}');
  store.storageChanged(null);
  expect(bestOf(store.getState().progress, 'how-many')?.score).toBe(0.5);
});

test('a choice is made with the arrow keys, and every option is told about', async () => {
  const { screen } = await show(THE_END);
  await userEvent.tab();
  await keys(' {ArrowDown}');
  await expect.element(screen.getByRole('radio', { name: 'The user is logged out' })).toBeChecked();
  await keys('{Enter}');
  await expect.element(screen.getByText('you said this, right')).toBeVisible();
  await expect.element(screen.getByText('This would be right if the owner waited for itself.')).toBeVisible();
  expect(screen.getByRole('listitem').elements()).toHaveLength(4);
});

test('where a choice was wrong, the right option says why it is right', async () => {
  const { screen } = await show(THE_END);
  await screen.getByRole('radio', { name: 'Some fail' }).click();
  await screen.getByRole('button', { name: 'Commit and run' }).click();
  const right = screen.getByRole('listitem').filter({ hasText: 'The user is logged out' });
  await expect.element(right.getByText('right', { exact: true })).toBeVisible();
  await expect.element(right.getByText('Nobody asks whether somebody refreshes already.')).toBeVisible();
  await expect.element(screen.getByText('you said this, not in this run')).toBeVisible();
});

test('a set is right in part, and options keep their order when it is asked again', async () => {
  const { screen, askAgain } = await show(WHO_IS_FILLED);
  const names = () =>
    screen
      .getByRole('checkbox')
      .elements()
      .map((box) => box.closest('label')?.textContent);
  const before = names();
  await screen.getByRole('checkbox', { name: 'Posts' }).click();
  await screen.getByRole('checkbox', { name: 'Users' }).click();
  await screen.getByRole('button', { name: 'Commit and run' }).click();
  await expect.element(screen.getByText('you said this, not in this run')).toBeVisible();
  await askAgain(1);
  expect(names()).toEqual(before);
});

test('what was right is not asked again', async () => {
  const { screen, askAgain } = await show(CONCEPT);
  await screen.getByRole('radio', { name: 'It loads the page anew' }).click();
  await screen.getByRole('button', { name: 'Commit' }).click();
  await askAgain(1);
  await expect.element(screen.getByText('you said this, right')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'MDN, Location: href' })).toBeVisible();
});

test('an order is made by keyboard, each move is said, and the focus stays', async () => {
  const { screen, store } = await show(LOCK_ORDER);
  const up = screen.getByRole('button', { name: 'Move up: The new token is stored' });
  up.element().focus();
  await keys('{Enter}');
  await expect.element(screen.getByText('The new token is stored: now 2 of 3.')).toBeInTheDocument();
  await expect.element(up).toHaveFocus();
  await screen.getByRole('button', { name: 'Commit and run' }).click();
  await expect.element(screen.getByText('your order')).toBeVisible();
  expect(answersOf(store.getState().progress, 'lock-order')).toMatchObject([{ right: true, score: 1 }]);
});

test('a request is pointed at from the list as well as on the timeline', async () => {
  const resolved = await resolveQuestion(WHICH_REFRESH, runner);
  const target = { at: 'request', request: 'posts.r1' } as const;
  const answers: unknown[] = [];
  const screen = await render(
    <QuestionCard
      asked={resolved}
      given={null}
      hints={0}
      picked={target}
      onAnswer={(answer) => answers.push(answer)}
      onHint={() => undefined}
    />,
  );
  await expect.element(screen.getByRole('combobox')).toHaveDisplayValue('Posts, refresh, from 50 ms');
  await screen.getByRole('button', { name: 'Commit' }).click();
  expect(answers).toEqual([{ as: 'target', target }]);
});

test('a concept that is not right is not told to be wrong “in this run”: it has none', async () => {
  const { screen } = await show(CONCEPT);
  await screen.getByRole('radio', { name: 'It asks the router' }).click();
  await screen.getByRole('button', { name: 'Commit' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('Not right.');
});

test('an item that is moved is named without its full stop', async () => {
  const items = [
    { value: 'acquired', text: 'The lock is taken.' },
    { value: 'stored', text: 'The new token is stored.' },
    { value: 'released', text: 'The lock is released.' },
  ];
  const { screen } = await show({ ...LOCK_ORDER, items });
  await screen.getByRole('button', { name: 'Move up: The new token is stored.' }).click();
  await expect.element(screen.getByText('The new token is stored: now 2 of 3.')).toBeInTheDocument();
});
