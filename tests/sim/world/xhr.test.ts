import { expect, test } from 'vitest';
import { factsOf, requestsOf, run, scenarioOf } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';

/** A base query over XMLHttpRequest. */
const OVER_XHR = `
const send = (method, path, body) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open(method, '/api' + path);
  request.responseType = 'json';
  request.setRequestHeader('Authorization', 'Bearer ' + localStorage.getItem('accessToken'));
  if (body) request.setRequestHeader('Content-Type', 'application/json');
  request.timeout = 5000;
  request.onload = () => resolve({ status: request.status, data: request.response });
  request.onerror = () => reject(new Error('network'));
  request.ontimeout = () => reject(new Error('timeout'));
  request.send(body ? JSON.stringify(body) : null);
});
export const baseQueryWithReauth = async (path) => {
  try {
    let answer = await send('GET', path);
    if (answer.status === 401) {
      const refreshed = await send('POST', '/auth/refresh', { refresh_token: localStorage.getItem('refresh_token') });
      localStorage.setItem('accessToken', refreshed.data.access_token);
      localStorage.setItem('refresh_token', refreshed.data.refresh_token);
      answer = await send('GET', path);
    }
    return answer.status < 400 ? { data: answer.data } : { error: answer };
  } catch (error) {
    return { error: { status: 'CUSTOM_ERROR', error: error.message } };
  }
};
`;

const byTime = (text: string, scenario: string): Promise<Trace> =>
  run({ source: sourceFrom(text), scenario: scenarioOf(scenario), schedule: { by: 'time' } });

const printed = ({ events }: Trace) => events.flatMap((event) => (event.type === 'console' ? event.text : []));

test('XMLHttpRequest goes over the same network as fetch', async () => {
  const trace = await byTime(OVER_XHR, 'one-expired');
  expect(requestsOf(trace).map(({ method, path, access, end }) => [method, path, access, end?.atMs])).toEqual([
    ['GET', '/posts', 1, 50],
    ['POST', '/auth/refresh', 1, 150],
    ['GET', '/posts', 2, 200],
  ]);
  expect(factsOf(trace)).toMatchObject({ succeeded: 1, refreshRequests: 1 });
});

test.for([
  ['refresh-offline', 'error', 150],
  ['refresh-hangs', 'timeout', 5050],
] as const)('in %s it fires %s at %i ms', async ([scenario, _event, atMs]) => {
  const trace = await byTime(OVER_XHR, scenario);
  const refresh = requestsOf(trace).find(({ role }) => role === 'refresh');
  expect(refresh?.end).toMatchObject({ as: 'failed', atMs });
  expect(factsOf(trace)).toMatchObject({ succeeded: 0, unsettled: 0 });
});

test('its states, its headers and an abort are as in a browser', async () => {
  const { text } = sourceOf('plain');
  const trace = await byTime(
    `${text}
const request = new XMLHttpRequest();
request.onreadystatechange = () => console.log('state', request.readyState);
request.addEventListener('load', () => console.log(request.status, request.getResponseHeader('content-type')));
request.open('GET', '/api/posts');
request.send();
const other = new XMLHttpRequest();
other.onabort = () => console.log('aborted', other.readyState, other.status);
other.open('GET', '/api/posts');
other.send();
setTimeout(() => other.abort(), 10);
`,
    'one-expired',
  );
  // What is printed as the module loads is before the run.
  expect(printed(trace)).toEqual(['aborted 4 0', 'state 2', 'state 3', 'state 4', '401 application/json']);
});

test('a page is hidden while its machine sleeps, and shown when it wakes up', async () => {
  const { text } = sourceOf('plain');
  const trace = await byTime(
    `${text}
document.addEventListener('visibilitychange', () => console.log(document.visibilityState, Date.now() - BEGIN));
const BEGIN = Date.now();
`,
    'wakes-up',
  );
  expect(printed(trace)).toEqual(['hidden 3000', 'visible 123000']);
});

test('a StorageEvent can be made, and another tab’s write is one', async () => {
  const { text } = sourceOf('plain');
  const trace = await byTime(
    `${text}
addEventListener('storage', (event) => console.log(event instanceof StorageEvent, event.key, event.newValue));
setTimeout(() => localStorage.setItem('said', 'yes'), 10);
`,
    'two-tabs',
  );
  expect(printed(trace)).toEqual(['true said yes', 'true said yes']);
});
