import { runBare } from '../bench/bare.ts';
import {
  exploreToTheEnd,
  exploreUntilAllSeen,
  fastCheckThatSettles,
  heapWhileExploring,
  spreadOf,
  timeExploring,
} from '../bench/explore.ts';
import {
  framesWhilePlaying,
  framesWhileScrubbing,
  onBuiltSite,
  onTimeline,
  sizesOf,
  timeRunToPainted,
} from '../bench/inBrowser.ts';
import type { Frames } from '../bench/inBrowser.ts';
import { timeFirstClicks, timeFirstVisits } from '../bench/loading.ts';
import { longDays } from '../bench/longDays.ts';
import { longTrace } from '../bench/longTrace.ts';
import { timeInTurn } from '../bench/ratio.ts';
import type { Timing } from '../bench/ratio.ts';
import { readBuiltInWrapper } from '../src/cli/sources.ts';
import { run, scenarioOf } from '../src/sim/index.ts';
import { wrapperOf } from '../src/wrappers/index.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const source = await readBuiltInWrapper(wrapperOf('mutex'));
const request = { source, scenario: scenarioOf('three-at-once'), schedule: { by: 'time' } } as const;

const timings = await timeInTurn(
  {
    bare: runBare,
    run: () => run(request, { details: false }),
    'run, marked': () => run(request, { details: false, marks: true }),
    'run, in detail': () => run(request),
  },
  120,
  40,
);

print('Three expired calls with the mutex: 7 requests through RTK Query and the handlers, in this process.');
printTimings(timings, 'bare');
print(`marks on by marks off: ${(timings['run, marked'].ratio / timings.run.ratio).toFixed(2)}`);

print('\nEvery outcome of the mutex with three calls: schedules until all were seen.');
const until = await exploreUntilAllSeen();
const toTheEnd = await exploreToTheEnd();
print(`explorer         ${until.schedules}, and after ${toTheEnd.schedules} it knows that there are no more`);
for (const scheduled of ['request', 'arrivals'] as const) {
  const { least, middle, most } = spreadOf(await fastCheckThatSettles(scheduled));
  print(`fast-check       ${least} to ${most}, median ${middle}: scheduler that settles, ${scheduled}`);
}

print('\nThe 588 orders, explored, by the same runs alone.');
printTimings(await timeExploring(), 'the same runs alone');
print(`heap after 250, 1000 and 4000 orders: ${(await heapWhileExploring()).map((mb) => mb.toFixed(0)).join(', ')} MB`);

print('\nThe built site, in headless Chromium. Sizes in KB of gzip.');
await onBuiltSite(async (page, url, folder) => {
  for (const [what, bytes] of Object.entries(await sizesOf(page, url, folder)))
    print(`${what.padEnd(36)} ${(bytes / 1000).toFixed(1)}`);
  print(`from another wrapper to the painted run, three calls: ${(await timeRunToPainted(page, url)).toFixed(0)} ms`);
  const browser = page.context().browser();
  if (!browser) return;
  print('\nFrom an address to what stands, with an empty profile, as a multiple of DOMContentLoaded in the same load.');
  for (const { what, loadedMs, standsMs, ratio } of await timeFirstVisits(browser, url))
    print(`${what.padEnd(20)} ${ratio.toFixed(1)}: ${standsMs.toFixed(0)} of ${loadedMs.toFixed(0)} ms`);
  print('\nFrom a click in the app bar to a page that was not opened before.');
  for (const [name, ms] of await timeFirstClicks(browser, url)) print(`${name.padEnd(20)} ${ms.toFixed(0)} ms`);
});

// `npm run bench -- 10` leaves the explorer running for ten minutes.
const explorerMinutes = Number(process.argv[2] ?? 1);
print('\nLong days: what a page holds at their end, by what it held near their beginning.');
await onBuiltSite(async (page, url) => {
  for await (const { what, fromMB, toMB, ratio } of longDays(page, url, explorerMinutes))
    print(`${what.padEnd(28)} ${ratio.toFixed(2)}: ${fromMB.toFixed(1)} to ${toMB.toFixed(1)} MB`);
});

print('\nFrames of a run with 504 requests.');
await onTimeline(longTrace(await run(request), 500), async (page) => {
  printFrames('played', await framesWhilePlaying(page));
  printFrames('scrubbed', await framesWhileScrubbing(page));
});

function printTimings(rows: Readonly<Record<string, Timing>>, first: string): void {
  for (const [name, { ms, ratio }] of Object.entries(rows)) {
    print(`${name.padEnd(20)} ${ms.toFixed(2)} ms  ${ratio.toFixed(2)} of ${first}`);
  }
}

function printFrames(name: string, { middle, slowest5Percent, rate }: Frames): void {
  print(
    `${name.padEnd(20)} ${rate.toFixed(0)} a second, ${middle.toFixed(1)} ms in the middle, 95 % under ${slowest5Percent.toFixed(1)} ms`,
  );
}
