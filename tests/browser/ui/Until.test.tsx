import { Component, use } from 'react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { settled, Until } from '../../../src/ui/Until.tsx';

function Word({ of }: { readonly of: Promise<string> }) {
  return <p>{use(of)}</p>;
}

function Shown({ all }: { readonly all: readonly Promise<string>[] }) {
  return (
    <Until all={all} meanwhile={<p>not yet</p>}>
      {all.map((one, at) => (
        <Word key={at} of={one} />
      ))}
    </Until>
  );
}

/** Notes each text that stood in the element, in order. */
function textsOf(container: Element): readonly string[] {
  const texts = [container.textContent];
  new MutationObserver(() => texts.push(container.textContent)).observe(container, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  return texts;
}

test('what was there before is shown at the first rendering', async () => {
  const here = Promise.resolve('here');
  await settled(here);
  const { container } = await render(<Shown all={[here]} />);
  expect(container.textContent).toBe('here');
});

test('what stands meanwhile gives way when all are there, not before', async () => {
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const { container } = await render(<Shown all={[first.promise, second.promise]} />);
  const texts = textsOf(container);
  expect(container.textContent).toBe('not yet');
  first.resolve('one, ');
  second.resolve('two');
  await expect.poll(() => container.textContent).toBe('one, two');
  expect(texts).toEqual(['not yet', 'one, two']);
});

class Caught extends Component<{ readonly children: ReactNode }> {
  override state = { said: '' };

  static getDerivedStateFromError(error: Error) {
    return { said: error.message };
  }

  override render() {
    return this.state.said || this.props.children;
  }
}

test('one that fails fails the rendering, whatever becomes of the others', async () => {
  const never = new Promise<string>(() => undefined);
  const { promise, reject } = Promise.withResolvers<string>();
  const { container } = await render(
    <Caught>
      <Shown all={[promise, never]} />
    </Caught>,
  );
  reject(new Error('it did not arrive'));
  await expect.poll(() => container.textContent).toBe('it did not arrive');
});

test('a promise that has settled says so where React looks, also one that failed', async () => {
  const [kept, broken] = [Promise.resolve(1), Promise.reject(new Error('no'))];
  await Promise.all([settled(kept), settled(broken)]);
  expect(kept).toMatchObject({ status: 'fulfilled', value: 1 });
  expect(broken).toMatchObject({ status: 'rejected' });
});
