import { expect, test } from 'vitest';
import { run, scenarioIn } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { layout } from '../../../src/timeline/layout/layout.ts';
import type { Bar, Geometry } from '../../../src/timeline/layout/geometry.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const late = await runByTime('mutex', 'late-401');
const wide = layout(late, { width: 1390 });

test('a notch stands exactly at the moment of FastAPI’s decision', () => {
  for (const bar of wide.bars) {
    expect(bar.at.decided).toBeCloseTo(wide.origin + (bar.record.decided?.atMs ?? NaN) * wide.pxPerUnit, 9);
    expect(bar.shapes[0]?.d).toContain(`L${Math.round((bar.at.decided ?? NaN) * 100) / 100} ${bar.box.y + 13}L`);
  }
});

test('the segments of a call touch: the 401, the refresh, the repeat', () => {
  const posts = wide.bars.filter((bar) => bar.call === 'posts');
  expect(posts.map((bar) => bar.request)).toEqual(['posts.1', 'posts.r1', 'posts.2']);
  for (const [index, next] of posts.slice(1).entries()) {
    const bar = posts[index];
    expect(next.box.x).toBeCloseTo((bar?.box.x ?? NaN) + (bar?.box.width ?? NaN), 9);
  }
});

test('0 ms stands 18 px right of the gutter, and nothing is drawn in the last 28 px but notes', () => {
  expect([wide.gutter, wide.origin, wide.edge]).toEqual([132, 150, 1362]);
});

test('a refused answer ends in a cap of 36 px', () => {
  const first = barOf(wide, 'posts.1');
  const cap = first.shapes.find((shape) => shape.look === 'cap');
  const [x0 = NaN, x1 = NaN] = [...(cap?.d ?? '').matchAll(/[ML]([\d.]+) /g)].map((match) => Number(match[1]));
  expect(x1 - x0).toBeCloseTo(36, 1);
});

test('a refresh is tinted where its token is used and solid where a token is born', () => {
  const { shapes, texts } = barOf(wide, 'comments.r1');
  expect(shapes.slice(0, 2).map(({ look, tone }) => `${look} ${tone}`)).toEqual(['tint g2', 'solid g3']);
  expect(texts.map((text) => text.text)).toEqual(['new: a3', 'r2']);
});

test('the late 401 says when it was refused and for how long it was on its way', () => {
  expect(barOf(wide, 'comments.1').texts.map((text) => text.text)).toContain(
    'refused at 20 ms, 300 ms on the way back',
  );
});

test('lanes are the calls, the lock, the auth store and FastAPI', () => {
  expect(wide.lanes.map((lane) => `${lane.name}: ${lane.sub}`)).toEqual([
    'Posts: GET /posts',
    'Users: GET /users/me',
    'Comments: GET /comments',
    'Lock: async-mutex',
    'Auth store: current access token',
    'FastAPI: good refresh token',
  ]);
});

test('a wrapper without a lock has no lane for one', async () => {
  expect(
    layout(await runByTime('no-mutex', 'three-at-once'), { width: 1390 }).lanes.map((lane) => lane.name),
  ).not.toContain('Lock');
});

test('the lock tells who holds it, and for how long it was free', () => {
  const [lock] = wide.locks;
  expect(lock?.holds.map((hold) => hold.text?.text)).toEqual(['held by Posts', 'held by Comments']);
  expect(lock?.gaps.map((gap) => gap.text.text)).toEqual(['free for 120 ms']);
});

test('states are values that change: the current access token, the good refresh token', () => {
  expect(wide.buses.map((bus) => bus.segments.map((segment) => segment.text?.text))).toEqual([
    ['access 1, expired', 'access 2', 'access 3'],
    ['refresh 1', 'refresh 2, 1 is used', 'refresh 3, 2 is used'],
  ]);
});

test('a token that lasted 0 ms is a narrow diamond with a label', async () => {
  const stampede = layout(await runByTime('no-mutex', 'three-at-once'), { width: 1390 });
  const store = stampede.buses[0];
  expect(store?.segments.map((segment) => segment.text?.text ?? '◇')).toEqual([
    'access 1, expired',
    '◇',
    'no token: logged out',
  ]);
  expect(store?.labels.map((label) => label.text)).toEqual(['a2 for 0 ms']);
});

test('causes run between lanes only: acquire, issue, store, release, and the waking of a waiter', () => {
  expect(wide.edges.map(({ why, source, target }) => `${why} ${source} ${target}`)).toEqual([
    'acquire call:posts lock:1.1',
    'release call:posts lock:1.1',
    'acquire call:comments lock:1.1',
    'release call:comments lock:1.1',
    'wake lock:1.1 call:users',
    'issue call:posts server',
    'store call:posts store:1',
    'issue call:comments server',
    'store call:comments store:1',
  ]);
  expect(wide.edges.filter((edge) => edge.request === 'comments.r1').map((edge) => edge.why)).toEqual([
    'acquire',
    'issue',
    'store',
  ]);
});

test('a waiter is hatched between its 401 and its repeat, and says for whom it waits, and where it stands', () => {
  expect(wide.waits.map((wait) => wait.call)).toEqual(['users']);
  expect(wide.labels.filter((label) => label.of === 'wait').map((label) => label.text)).toEqual([
    'waits for Posts, stands at line 57: await mutex.waitForUnlock()',
  ]);
});

test('a call says when it was filled, and behind the login page after a logout', async () => {
  expect(endsOf(wide)).toEqual(['filled at 200 ms', 'filled at 250 ms', 'filled']);
  const stampede = layout(await runByTime('no-mutex', 'three-at-once'), { width: 1390 });
  expect(endsOf(stampede)).toEqual(['filled, behind the login page', 'failed with 401', 'failed with 401']);
  expect(stampede.flags.map((flag) => `${flag.lane} ${flag.text.text} ${flag.by}`)).toEqual([
    'call:users logout wrapper',
    'call:comments logout wrapper',
  ]);
});

test('what a user does to a tab is a flag of its app, and calls that are gone with a tab say so', async () => {
  const frozen = layout(await runByTime('reference', 'tab-frozen'), { width: 1390 });
  expect(frozen.flags.map((flag) => `${flag.lane} ${flag.text.text} ${flag.by}`)).toEqual([
    'app:1 frozen user',
    'app:1 awake user',
  ]);
  const reloaded = layout(await runByTime('mutex', 'tab-reloaded'), { width: 1390 });
  expect(endsOf(reloaded).slice(0, 2)).toEqual(['gone with its tab at 100 ms', 'gone with its tab at 100 ms']);
  expect(reloaded.edges.filter(({ why }) => why === 'wake')).toEqual([]);
});

test('a stuck run waits for ever, up to the right edge', async () => {
  const stuck = layout(await runByTime('wrapped-refresh-mutex', 'three-at-once'), { width: 1390 });
  expect(stuck.waits.map((wait) => [wait.open, wait.box.x + wait.box.width])).toEqual([
    [true, 1362],
    [true, 1362],
    [true, 1362],
  ]);
  expect(stuck.labels.filter((label) => label.of === 'wait').map((label) => label.text)).toEqual([
    'waits for its own lock, for ever, stands at line 28: await mutex.waitForUnlock()',
    'waits for Posts, for ever, stands at line 57: await mutex.waitForUnlock()',
    'waits for Posts, for ever, stands at line 57: await mutex.waitForUnlock()',
  ]);
  expect(stuck.locks[0]?.holds.map((hold) => hold.text?.text)).toEqual(['held by Posts, for ever']);
});

test('a request that is never answered is open to the right edge', async () => {
  const hangs = layout(await runByTime('mutex', 'refresh-hangs'), { width: 1390 });
  const refresh = barOf(hangs, 'posts.r1');
  expect([refresh.open, refresh.box.x + refresh.box.width]).toEqual([true, hangs.edge]);
  expect(refresh.name).toBe(
    'Posts, refresh, POST /auth/refresh, sent at 50 ms with refresh 1 and access 1, never answered',
  );
  expect(refresh.shapes.map((shape) => shape.look)).toContain('missing');
});

test('a failed request has a cross where it was lost and a cap where the app hears of it', async () => {
  const offline = barOf(layout(await runByTime('mutex', 'refresh-offline'), { width: 1390 }), 'posts.r1');
  expect(offline.shapes.map((shape) => shape.look)).toEqual(['tint', 'missing', 'cap', 'cross', 'glyph']);
  expect(offline.texts.map((text) => text.text)).toContain('failed');
});

test('an aborted request ends in a dashed cap', async () => {
  const aborted = barOf(layout(await runByTime('mutex', 'owner-aborted'), { width: 1390 }), 'posts.r1');
  expect(aborted.shapes.find((shape) => shape.look === 'aborted')).toBeDefined();
  expect(aborted.texts.map((text) => text.text)).toContain('aborted');
});

test('a loop of refreshes too small for their words shares one label', async () => {
  const runaway = layout(await runByTime('wrapped-refresh', 'refresh-refused'), { width: 724 });
  expect(runaway.labels.filter((label) => label.of === 'group').map((label) => label.text)).toEqual([
    '19 × refresh, 401',
    '18 × refresh, 401',
    '18 × refresh, 401',
  ]);
  expect(
    layout(await runByTime('wrapped-refresh', 'refresh-refused'), { width: 724, zoom: 8 }).labels.filter(
      (label) => label.of === 'group',
    ),
  ).toEqual([]);
});

test('two tabs: calls in groups, a lock and an auth store for each, one FastAPI', async () => {
  const tabs = layout(await runByTime('mutex', 'two-tabs'), { width: 1390 });
  expect(tabs.lanes.map((lane) => [lane.name, lane.tab].filter((part) => part !== null).join(' '))).toEqual([
    'Posts 1',
    'Users 1',
    'Comments 1',
    'Posts 2',
    'Users 2',
    'Comments 2',
    'Lock 1',
    'Lock 2',
    'Auth store 1',
    'Auth store 2',
    'FastAPI',
  ]);
});

test('a token in localStorage has a lane of that name, shared by the tabs', async () => {
  const tabs = layout(await runByTime('promise-flag', 'two-tabs'), { width: 1390 });
  expect(tabs.lanes.filter((lane) => lane.kind === 'store').map((lane) => lane.name)).toEqual(['localStorage']);
});

test('below 720 px time runs down, and every column is in sight', () => {
  const narrow = layout(late, { width: 358 });
  expect(narrow.orientation).toBe('down');
  expect(narrow.width).toBe(358);
  expect(narrow.lanes.every((lane) => lane.to <= 358)).toBe(true);
  expect(barOf(narrow, 'posts.1').texts.map((text) => text.text)).toEqual(['401', '1 · a1']);
  expect(barOf(narrow, 'posts.r1').shapes.map((shape) => shape.look)).toContain('glyph');
});

test('zoom changes px per millisecond, never the height of a bar or the width of a text', () => {
  const zoomed = layout(late, { width: 1390, zoom: 3 });
  expect(zoomed.pxPerUnit).toBeCloseTo(wide.pxPerUnit * 3, 9);
  expect(zoomed.height).toBe(wide.height);
  expect(barOf(zoomed, 'posts.1').box.height).toBe(26);
  expect(zoomed.width).toBeGreaterThan(zoomed.viewWidth);
});

test('two runs on one axis have the same scale', async () => {
  const other = await runByTime('mutex-token-check', 'late-401');
  const a = layout(late, { width: 1390, compact: true, sharedRange: [other] });
  const b = layout(other, { width: 1390, compact: true, sharedRange: [late] });
  expect([b.origin, b.pxPerUnit, b.edge]).toEqual([a.origin, a.pxPerUnit, a.edge]);
  expect(a.lanes.map((lane) => lane.kind)).not.toContain('server');
});

test('a covered run keeps the scale of the whole, and shows no reaction to its last moment', () => {
  const covered = layout(late, { width: 1390, until: 8 });
  expect([covered.origin, covered.pxPerUnit, covered.width, covered.height]).toEqual([
    wide.origin,
    wide.pxPerUnit,
    wide.width,
    wide.height,
  ]);
  expect(covered.bars.map((bar) => bar.request)).toEqual(['posts.1', 'users.1', 'comments.1']);
  expect(covered.waits).toEqual([]);
  expect(covered.stops.at(-1)?.step).toBe(8);
});

test('where time runs down, a covered future is as high as its words, however long the run goes on', () => {
  const [covered, open] = [layout(late, { width: 390, until: 8 }), layout(late, { width: 390 })];
  expect([covered.cover, covered.height]).toEqual([covered.edge, Math.ceil(covered.edge + 136)]);
  expect(open.height).toBeGreaterThan(covered.height);
  expect(covered.pxPerUnit).toBe(open.pxPerUnit);
});

test('a bar has a name that says all that can be seen', () => {
  expect(barOf(wide, 'comments.r1').name).toBe(
    'Comments, refresh, POST /auth/refresh, sent at 320 ms with refresh 2 and access 2, answered 200 at 420 ms, brings access 3',
  );
});

test('requests of one call that overlap get rows of their own, and requests of no call a lane', () => {
  const doubled: Trace = {
    ...late,
    events: late.events.map((event) =>
      event.type === 'request-sent' && event.request === 'users.1'
        ? { ...event, call: 'posts' }
        : event.type === 'request-sent' && event.request === 'comments.1'
          ? { ...event, call: null }
          : event,
    ),
  };
  const geometry = layout(doubled, { width: 1390 });
  expect(geometry.bars.slice(0, 3).map((bar) => [bar.lane, bar.row])).toEqual([
    ['call:posts', 0],
    ['call:posts', 1],
    ['app:1', 0],
  ]);
  expect(geometry.lanes.find((lane) => lane.id === 'app:1')?.name).toBe('App');
});

function barOf(geometry: Geometry, request: string): Bar {
  const bar = geometry.bars.find((one) => one.request === request);
  if (!bar)
    throw new Error(
      `Failed to find the bar of ${request}: the run has none. Use one of ${geometry.bars.map((one) => one.request).join(', ')}.`,
    );
  return bar;
}

function endsOf(geometry: Geometry): readonly string[] {
  return geometry.labels.filter((label) => label.of === 'end').map((label) => label.text);
}

test('a lock that is held when a run was stopped is not held for ever; in a deadlock it is', async () => {
  const textsOf = (trace: Trace): readonly string[] =>
    layout(trace, { width: 1390 }).locks.flatMap(({ holds }) => holds.flatMap(({ text }) => text?.text ?? []));
  const stuck = await runByTime('mutex', 'refresh-hangs');
  expect(textsOf(stuck)).toEqual(['held by Posts, for ever']);
  expect(textsOf({ ...stuck, end: 'stopped' })).toEqual(['held by Posts']);
});

test('where there is little room a request of 50 ms tells its status, and the wait after it begins at its end', async () => {
  const long = await runByTime('reference', 'call-after-hang');
  const [narrow] = layout(long, { width: 320, zoom: 0.2 }).bars;
  expect([narrow?.box.height.toFixed(1), narrow?.texts.map(({ text }) => text)]).toEqual(['15.0', ['401']]);

  const { bars, waits } = layout(await runByTime('promise-flag', 'call-after-hang'), { width: 720, zoom: 0.01 });
  const [wait] = waits;
  const bar = bars.find(({ call }) => call === wait?.call);
  expect(bar?.box.width).toBe(4);
  expect((wait?.box.x ?? 0) - (bar?.box.x ?? 0)).toBe(6);
});

test('where a refresh takes no time, its label and its status stand beside the flag of the logout, not under it', async () => {
  const scenario = scenarioIn({
    scenario: 'three-at-once',
    settings: { 'refresh-out': '0', 'refresh-back': '0' },
  });
  const { labels, flags } = layout(await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } }), {
    width: 1390,
  });
  const flag = flags.find(({ lane }) => lane === 'call:users');
  const beside = labels.filter(({ lane, text }) => lane === 'call:users' && ['refresh', '401'].includes(text));
  expect(beside.map(({ text }) => text)).toEqual(['refresh', '401']);
  expect(beside.filter(({ x }) => flag && x < flag.box.x + flag.box.width)).toEqual([]);
});
