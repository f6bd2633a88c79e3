import { expect, test } from 'vitest';
import { createHashStore } from '../../../src/app/shell/hashLocation.ts';

/** A window with one tab's history, whose clock only moves when it is told to. */
function fakeWindow(hash: string) {
  const entries = [hash];
  const events = new EventTarget();
  const timers = new Map<number, () => void>();
  let at = 0;
  const location = {
    get hash() {
      return entries[at] ?? '';
    },
    get href() {
      return `https://example.org/lab/${entries[at]}`;
    },
  };
  const history = {
    pushState: (_state: unknown, _title: string, url: string) => {
      entries.splice(at + 1, entries.length, url);
      at += 1;
    },
    replaceState: (_state: unknown, _title: string, url: string) => {
      entries[at] = url;
    },
  };
  const win = {
    location,
    history,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    setTimeout: (work: () => void) => {
      timers.set(timers.size + 1, work);
      return timers.size;
    },
    clearTimeout: (id: number) => timers.delete(id),
  };
  return {
    win: win as unknown as Window,
    entries,
    passTime: () => {
      const due = Array.from(timers.values());
      timers.clear();
      for (const work of due) work();
    },
    back: () => {
      at -= 1;
      events.dispatchEvent(new Event('popstate'));
    },
  };
}

test.for([
  ['', '/'],
  ['#', '/'],
  ['#/sandbox?wrapper=mutex', '/sandbox?wrapper=mutex'],
  ['#sandbox', '/sandbox'],
] as const)('the hash %j is the address %j', ([hash, address]) => {
  expect(createHashStore(fakeWindow(hash).win).get()).toBe(address);
});

test('an address that is pushed is an entry of its own', () => {
  const { win, entries } = fakeWindow('#/a');
  createHashStore(win).navigate('/b?x=1');
  expect(entries).toEqual(['#/a', '#/b?x=1']);
});

test('addresses that replace each other are known at once and written once', () => {
  const { win, entries, passTime } = fakeWindow('#/a');
  const store = createHashStore(win);
  store.navigate('/a?step=1', { replace: true });
  store.navigate('/a?step=2', { replace: true });
  expect(store.get()).toBe('/a?step=2');
  expect(entries).toEqual(['#/a']);
  passTime();
  expect(entries).toEqual(['#/a?step=2']);
});

test('what was replaced is written before another address is pushed', () => {
  const { win, entries, passTime } = fakeWindow('#/a');
  const store = createHashStore(win);
  store.navigate('/a?step=1', { replace: true });
  store.navigate('/b');
  passTime();
  expect(entries).toEqual(['#/a?step=1', '#/b']);
});

test('going back is told to whoever listens, and ends what was to be written', () => {
  const { win, back, passTime, entries } = fakeWindow('#/a');
  const store = createHashStore(win);
  const heard: string[] = [];
  const stop = store.subscribe(() => heard.push(store.get()));
  store.navigate('/b');
  store.navigate('/b?step=1', { replace: true });
  back();
  passTime();
  expect(heard).toEqual(['/b', '/b?step=1', '/a']);
  expect(entries).toEqual(['#/a', '#/b']);
  stop();
  back();
  expect(heard).toHaveLength(3);
});

/** What addresses need, until it is told that it has come. */
function slowPages() {
  const arrived = new Map<string, () => void>();
  return {
    ready: (address: string) => new Promise<void>((resolve) => arrived.set(address, resolve)),
    arrive: async (address: string) => {
      arrived.get(address)?.();
      await Promise.resolve();
    },
  };
}

test('an address that needs something is shown and pushed when that has come', async () => {
  const { win, entries } = fakeWindow('#/a');
  const { ready, arrive } = slowPages();
  const store = createHashStore(win, ready);
  store.navigate('/b');
  expect([store.get(), entries]).toEqual(['/a', ['#/a']]);
  await arrive('/b');
  expect([store.get(), entries]).toEqual(['/b', ['#/a', '#/b']]);
});

test('of two addresses that need something the newer one is shown, whichever comes first', async () => {
  const { win, entries } = fakeWindow('#/a');
  const { ready, arrive } = slowPages();
  const store = createHashStore(win, ready);
  store.navigate('/b');
  store.navigate('/c');
  await arrive('/c');
  await arrive('/b');
  expect([store.get(), entries]).toEqual(['/c', ['#/a', '#/c']]);
});

test('what a page says of itself while the next one is loading stays with its own entry', async () => {
  const { win, entries } = fakeWindow('#/a');
  const { ready, arrive } = slowPages();
  const store = createHashStore(win, (to) => (to.startsWith('/a') ? null : ready(to)));
  store.navigate('/b');
  store.navigate('/a?step=1', { replace: true });
  expect(store.get()).toBe('/a?step=1');
  await arrive('/b');
  expect([store.get(), entries]).toEqual(['/b', ['#/a?step=1', '#/b']]);
});

test('after Back, what the page that is left says is not written to the entry of the one that is loading', async () => {
  const { win, entries, back, passTime } = fakeWindow('#/a');
  const { ready, arrive } = slowPages();
  const store = createHashStore(win, (to) => (to.startsWith('/b') ? null : ready(to)));
  store.navigate('/b');
  back();
  store.navigate('/b?step=1', { replace: true });
  passTime();
  expect([store.get(), entries]).toEqual(['/b?step=1', ['#/a', '#/b']]);
  await arrive('/a');
  expect([store.get(), entries]).toEqual(['/a', ['#/a', '#/b']]);
});
