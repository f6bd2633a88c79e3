import { Suspense } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { inChunk } from '../../../src/ui/inChunk.ts';
import { Until } from '../../../src/ui/Until.tsx';

const Greeting = ({ name }: { readonly name: string }) => <p>Good morning, {name}</p>;

test('its code is fetched once, by whoever asks first', async () => {
  let asked = 0;
  const Chunk = inChunk(async () => {
    asked += 1;
    return Greeting;
  });
  expect(Chunk.isHere()).toBe(false);
  await Promise.all([Chunk.load(), Chunk.load(), Chunk.loadAgain()]);
  expect(asked).toBe(1);
  expect(Chunk.isHere()).toBe(true);
});

test('with its code there it is rendered without a fallback', async () => {
  const Chunk = inChunk(async () => Greeting);
  await Chunk.load();
  let fallbacks = 0;
  const Fallback = () => {
    fallbacks += 1;
    return null;
  };
  const { container } = await render(
    <Suspense fallback={<Fallback />}>
      <Until all={[Chunk.load()]} meanwhile={<Fallback />}>
        <Chunk name="Ada" />
      </Until>
    </Suspense>,
  );
  expect(container.textContent).toBe('Good morning, Ada');
  expect(fallbacks).toBe(0);
});

test('what has failed is asked for again, and only by loadAgain', async () => {
  let asked = 0;
  const Chunk = inChunk(async () => {
    asked += 1;
    if (asked === 1) throw new Error('it did not arrive');
    return Greeting;
  });
  await Chunk.load();
  await Chunk.load();
  expect([asked, Chunk.isHere()]).toEqual([1, false]);
  await Chunk.loadAgain();
  expect([asked, Chunk.isHere()]).toEqual([2, true]);
});
