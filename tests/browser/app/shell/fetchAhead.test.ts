import { expect, onTestFinished, test } from 'vitest';
import { fetchNearLinks, fetchWhenIdle } from '../../../../src/app/shell/fetchAhead.ts';
import { PLACES } from '../../../../src/app/shell/places.ts';

function linksOn(html: string): { readonly asked: string[]; readonly over: (selector: string, type?: string) => void } {
  const asked: string[] = [];
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.append(place);
  onTestFinished(() => place.remove());
  fetchNearLinks({ addEventListener: place.addEventListener.bind(place) }, (address) => {
    asked.push(address);
    return null;
  });
  const over = (selector: string, type = 'pointerover') =>
    place.querySelector(selector)?.dispatchEvent(new Event(type, { bubbles: true }));
  return { asked, over: (selector, type) => void over(selector, type) };
}

test('a page is fetched when the pointer comes to its link, or to something in it, once in a row', () => {
  const { asked, over } = linksOn(
    '<a href="#/sandbox?wrapper=mutex">The <b>sandbox</b></a> <a href="#/practice">P</a>',
  );
  over('b');
  over('a');
  over('a:last-child');
  expect(asked).toEqual(['/sandbox?wrapper=mutex', '/practice']);
});

test('the focus is as good as the pointer', () => {
  const { asked, over } = linksOn('<a href="#/explorer">Explorer</a>');
  over('a', 'focusin');
  expect(asked).toEqual(['/explorer']);
});

test('nothing is fetched beside a link, or for one that leaves the lab', () => {
  const { asked, over } = linksOn('<p>Text</p> <a href="https://mswjs.io">MSW</a>');
  over('p');
  over('a');
  expect(asked).toEqual([]);
});

test('when there is nothing to do the pages of the app bar are fetched, one after another', async () => {
  const asked: string[] = [];
  let busy = 0;
  await fetchWhenIdle(async (address) => {
    busy += 1;
    expect(busy).toBe(1);
    asked.push(address);
    await Promise.resolve();
    busy -= 1;
  }, false);
  expect(asked).toEqual(PLACES.flatMap(({ path, label }) => (label === null ? [] : [path])));
});

test('whoever saves data is given no page that was not asked for', async () => {
  const asked: string[] = [];
  await fetchWhenIdle(async (address) => void asked.push(address), true);
  expect(asked).toEqual([]);
});
