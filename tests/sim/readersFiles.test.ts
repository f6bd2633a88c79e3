import { expect, test } from 'vitest';
import { factsOf, requestsOf } from '../../src/sim/index.ts';
import type { EventOf, Trace } from '../../src/sim/index.ts';
import { faultsOf, problemOf } from '../support/problems.ts';
import { runText } from '../support/runs.ts';

// Wrappers as readers might bring them: no two apps are written alike.

const printed = (trace: Trace): string[] =>
  trace.events
    .filter((event): event is EventOf<'console'> => event.type === 'console')
    .map((event) => `${event.level}: ${event.text}`);

const RAW = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api' });
`;
const PASSES = 'export const baseQueryWithReauth = (args, api, extra) => raw(args, api, extra);';

test.each([
  ['a default export', `${RAW}export default (args, api, extra) => raw(args, api, extra);`],
  ['an async function', `${RAW}export async function baseQueryWithReauth(...all) { return raw(...all); }`],
  [
    'an export under another name',
    `${RAW}async function mine(...all) { return raw(...all); }\nexport { mine as baseQueryWithReauth };`,
  ],
  [
    'CommonJS',
    `const { fetchBaseQuery } = require("@reduxjs/toolkit/query");\nmodule.exports = { baseQueryWithReauth: fetchBaseQuery({ baseUrl: '/api' }) };`,
  ],
  [
    'an enum and a const enum',
    `${RAW}enum Status { Unauthorized = 401 }\nconst enum Kind { A = 'a' }\n${PASSES}\nconsole.log(Status[401], Kind.A);`,
  ],
  [
    'a class with private fields',
    `${RAW}class Reauth { #runs = 0; static readonly most = 2; constructor(private readonly query: typeof raw) {} run = async (...all) => { this.#runs += 1; return this.query(...all); }; }\nexport const baseQueryWithReauth = new Reauth(raw).run;`,
  ],
  [
    'names of the platform for its own',
    `${RAW}const location = 'here';\nconst caches = new Map();\nfunction fetch() {}\n${PASSES}`,
  ],
  [
    'an absolute base address',
    `import { fetchBaseQuery } from '@reduxjs/toolkit/query';\nexport default fetchBaseQuery({ baseUrl: 'http://localhost:5173/api' });`,
  ],
  ['a byte-order mark and Windows line ends', `\uFEFF${RAW}${PASSES}`.replaceAll('\n', '\r\n')],
  ['a line for the shell', `#!/usr/bin/env node\n${RAW}${PASSES}`],
  ['a namespace of types', `${RAW}namespace Api { export interface Post { id: number } }\n${PASSES}`],
  [
    'its own createApi',
    `import { createApi } from '@reduxjs/toolkit/query/react';${RAW}${PASSES}\nexport const api = createApi({ baseQuery: baseQueryWithReauth, endpoints: (b) => ({ posts: b.query({ query: () => '/posts' }) }) });\nexport const { usePostsQuery } = api;`,
  ],
])('a wrapper with %s runs', async (_name, text) => {
  expect(factsOf(await runText(text))).toMatchObject({ requests: 1, failed: 1, outcome: 'some-failed' });
});

test.each(['mine.tsx', 'mine.jsx', 'mine.js'])('JSX in %s is no obstacle: it is never rendered', async (file) => {
  const trace = await runText(`${RAW}export const SignedOut = () => <p className="out">Signed out</p>;\n${PASSES}`, {
    file,
  });
  expect(factsOf(trace).requests).toBe(1);
});

test.each(['my wrapper (1).ts', 'обёртка.ts', 'api.ts', "it's.ts"])(
  'the line of a request is known in %s',
  async (file) => {
    const trace = await runText(
      `${RAW}export const baseQueryWithReauth = async (...all) => {\n  return raw(...all);\n};`,
      { file },
    );
    expect(requestsOf(trace).map(({ line }) => line)).toEqual([5]);
  },
);

test('import.meta is answered in code, and left alone in a text', async () => {
  const trace = await runText(
    `${RAW}console.log('import.meta.env', import.meta.env.MODE, \`\${import.meta.env.DEV}\`);\n${PASSES}`,
  );
  const loaded = await runText(
    `${RAW}export const baseQueryWithReauth = (...all) => { console.log('import.meta.env', import.meta.env.MODE); return raw(...all); };`,
  );
  expect(printed(trace)).toEqual([]);
  expect(printed(loaded)).toEqual(['log: import.meta.env production']);
});

test('storage can be written and read by property, and clears so', async () => {
  const trace = await runText(`${RAW}export const baseQueryWithReauth = async (...all) => {
    const token = localStorage.refresh_token;
    const { data } = await raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: token } }, all[1], {});
    localStorage.refresh_token = data.refresh_token;
    localStorage['note'] = 1;
    console.log(localStorage.note, localStorage.getItem('note'), 'note' in localStorage, Object.keys(localStorage).includes('note'));
    delete localStorage.note;
    console.log(localStorage.note, localStorage.getItem('note'), localStorage.length, typeof localStorage.getItem);
    return raw(...all);
  };`);
  expect(printed(trace)).toEqual(['log: 1 1 true true', 'log: undefined null 5 function']);
  expect(trace.events).toContainEqual(
    expect.objectContaining({
      type: 'token-stored',
      place: 'localStorage.refresh_token',
      kind: 'refresh',
      generation: 2,
    }),
  );
});

test('a request that RTK made is a Request to the wrapper’s own fetch', async () => {
  const trace = await runText(`
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api', fetchFn: (input, init) => {
  const request = new Request('/api/posts');
  console.log(input instanceof Request, request instanceof Request, request.url);
  return fetch(input, init);
} });
${PASSES}`);
  expect(printed(trace)).toEqual(['log: true true http://localhost:5173/api/posts']);
});

test('a Response of the wrapper’s own settles like one from the network', async () => {
  const trace = await runText(`
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api', fetchFn: async () => Response.json({ detail: 'made here' }, { status: 418 }) });
export const baseQueryWithReauth = async (...all) => {
  const made = new Response('{}', { status: 401, headers: { 'x-made': 'here' } });
  console.log(made instanceof Response, made.ok, made.headers.get('x-made'), made.headers.get('content-type'));
  return raw(...all);
};`);
  expect(printed(trace)).toEqual(['log: true false here text/plain;charset=UTF-8']);
  expect(trace.events.at(-1)).toMatchObject({ type: 'call-settled', status: 418, step: 1 });
});

test.each([
  ['a timer', "setTimeout(() => { throw new Error('late'); }, 10);"],
  ['an interval', "const id = setInterval(() => { clearInterval(id); throw new Error('late'); }, 10);"],
  ['a microtask', "queueMicrotask(() => { throw new Error('late'); });"],
  [
    'a listener of the window',
    "window.addEventListener('mine', () => { throw new Error('late'); }); window.dispatchEvent(new Event('mine'));",
  ],
])('an error in %s is printed, and the run goes on', async (_name, statement) => {
  const trace = await runText(
    `${RAW}export const baseQueryWithReauth = (...all) => { ${statement} return raw(...all); };`,
  );
  expect(printed(trace)).toEqual(['error: Uncaught Error: late']);
  expect(factsOf(trace)).toMatchObject({ requests: 1, outcome: 'some-failed' });
});

test('an error in a listener of a channel is printed in the tab that listens', async () => {
  const trace = await runText(
    `${RAW}const channel = new BroadcastChannel('auth');
channel.onmessage = () => { throw new Error('by property'); };
const listener = () => { throw new Error('by method'); };
channel.addEventListener('message', listener);
export const baseQueryWithReauth = (args, ...rest) => { if (args === '/posts') channel.postMessage(1); else channel.removeEventListener('message', listener); return raw(args, ...rest); };`,
    { scenario: 'two-tabs' },
  );
  expect(printed(trace)).toEqual([
    'error: Uncaught Error: by property',
    'error: Uncaught Error: by method',
    'error: Uncaught Error: by property',
  ]);
  expect(factsOf(trace).calls).toBe(6);
});

test('a subscriber that throws when the user logs out does not end the run', async () => {
  const trace = await runText(
    `import { useAuthStore } from '@/stores/authStore';${RAW}let told = 0;
useAuthStore.subscribe(() => { told += 1; throw new Error('told ' + told); });
${PASSES}`,
    { scenario: 'logout-during-refresh' },
  );
  // Told for the first time: that the lab watches the store is nothing that a wrapper can see.
  expect(printed(trace)).toEqual(['error: Uncaught Error: told 1']);
  expect(factsOf(trace)).toMatchObject({ requests: 1, signedInAtEnd: false });
});

test('a logout that the wrapper took from the store at load counts as forced', async () => {
  const trace = await runText(`import { useAuthStore } from '../stores/authStore';${RAW}
const { logout } = useAuthStore.getState();
export const baseQueryWithReauth = async (...all) => { const result = await raw(...all); await logout(); return result; };`);
  expect(factsOf(trace)).toMatchObject({ forcedLogouts: 1, outcome: 'logged-out' });
});

test.each([
  ['an object', "throw { status: 401, data: 'no' }", 'threw {"status":401,"data":"no"}. Catch it'],
  ['nothing', 'throw null', 'threw null. Catch it'],
])('a wrapper that throws %s is told what', async (_name, statement, told) => {
  expect(faultsOf(await runText(`export const baseQueryWithReauth = async () => { ${statement}; };`))).toEqual([
    expect.stringContaining(told),
  ]);
});

test.each([
  ['a function', 'async () => ({ data: 1 })', 'a function'],
  ['a big number', '10n', '10'],
  ['a symbol', "Symbol('x')", 'Symbol(x)'],
  ['a text', "'ok'", '"ok"'],
])('a wrapper that gives %s is told what', async (_name, value, told) => {
  expect(faultsOf(await runText(`export const baseQueryWithReauth = async () => ${value};`))).toEqual([
    `Failed to finish Posts: mine.ts: its base query gave ${told}. Return an object with data or error.`,
  ]);
});

test.each([
  [
    'a decorator',
    `${RAW}function log(value) { return value; }\nclass A { @log run() {} }\n${PASSES}`,
    'line 5, column 11: the lab does not run decorators',
    5,
  ],
  [
    'a namespace with values',
    `${RAW}\nnamespace Paths { export const refresh = '/auth/refresh'; }\n${PASSES}`,
    'line 5, column 1: the lab does not run a namespace with values in it',
    5,
  ],
  [
    'await at the top level',
    `${RAW}\n\nconst a = await 1;\n${PASSES}`,
    'line 6, column 11: a module cannot use await at its top level here',
    6,
  ],
  [
    'a stream of results at the top level',
    `for await (const a of []);\n${PASSES}`,
    'line 1, column 1: a module cannot use await at its top level here',
    1,
  ],
])('%s is refused with its place', async (_name, text, cause, line) => {
  const problem = await problemOf(runText(text));
  expect(problem).toMatchObject({ kind: 'syntax', at: { of: 'line', file: 'mine.ts', line } });
  expect(problem.message).toBe(`Failed to read mine.ts: ${cause}. Correct the line and run again.`);
});

test('a file that is no text is told so, without a line', async () => {
  expect(await problemOf(runText('\u0000\u0001PNG\u0002'))).toEqual({
    kind: 'syntax',
    message: 'Failed to read mine.ts: it is no text in UTF-8. Open the source of a wrapper.',
    at: null,
  });
});

test.each([
  ['an empty file', ''],
  ['a file of comments', '// soon\n'],
])('%s exports nothing, and is told so', async (_name, text) => {
  expect(await problemOf(runText(text))).toMatchObject({
    kind: 'missing-export',
    message: 'Failed to run mine.ts: it exports nothing. Export a function baseQueryWithReauth, or one as default.',
  });
});

test('the line of an unknown import is its own, also where a comment names it first', async () => {
  const text = "// we left 'axios' behind\nimport {\n  get,\n} from 'axios';\nexport default get;";
  expect((await problemOf(runText(text))).at).toEqual({ of: 'line', file: 'mine.ts', line: 4, column: null });
});

test.each(['MessageChannel', 'setImmediate', 'scheduler'])(
  '%s would run outside of virtual time, so there is none',
  async (name) => {
    const trace = await runText(
      `${RAW}export const baseQueryWithReauth = (...all) => { console.log(typeof ${name}, typeof window.${name}); return raw(...all); };`,
    );
    expect(printed(trace)).toEqual(['log: undefined undefined']);
  },
);

test('what a page says to its user is printed, and its history has the addresses that code gives it', async () => {
  const trace = await runText(
    `${RAW}export const baseQueryWithReauth = (...all) => {
      alert('Signed out');
      console.log(confirm('Again?'), window.prompt('Who?'), history.length);
      history.replaceState({ from: 'posts' }, '', '/login');
      console.log(history.state.from);
      return raw(...all);
    };`,
  );
  expect(printed(trace)).toEqual(['info: Signed out', 'info: Again?', 'info: Who?', 'log: true null 1', 'log: posts']);
  expect(trace.events.find(({ type }) => type === 'navigated')).toMatchObject({ to: '/login', within: true });
});

test('a frame of a page comes after 16 ms of virtual time, and an idle moment is a timer like any other', async () => {
  const trace = await runText(
    `${RAW}export const baseQueryWithReauth = async (...all) => {
      cancelAnimationFrame(requestAnimationFrame(() => console.log('never')));
      console.log(await new Promise((resolve) => requestAnimationFrame(resolve)));
      console.log(await new Promise((resolve) => requestIdleCallback((idle) => resolve(idle.didTimeout))));
      return raw(...all);
    };`,
  );
  expect(printed(trace)).toEqual(['log: 16', 'log: false']);
});

test('what a wrapper prints without end is recorded up to 500 lines a tab', async () => {
  const trace = await runText(
    `${RAW}export const baseQueryWithReauth = (...all) => { for (let n = 0; n < 10_000; n += 1) console.log(n); return raw(...all); };`,
  );
  expect(printed(trace)).toHaveLength(501);
  expect(printed(trace).at(-1)).toBe('warn: The lab records no more than 500 lines of a tab.');
});
