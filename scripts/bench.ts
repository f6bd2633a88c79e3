import { runBare } from '../bench/bare.ts';
import {
  exploreToTheEnd,
  exploreUntilAllSeen,
  fastCheckThatSettles,
  heapWhileExploring,
  spreadOf,
  timeExploring,
} from '../bench/explore.ts';
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
    'run, in detail': () => run(request),
  },
  60,
  20,
);

print('Three expired calls with the mutex: 7 requests through RTK Query and the handlers, in this process.');
printTimings(timings, 'bare');

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

function printTimings(rows: Readonly<Record<string, Timing>>, first: string): void {
  for (const [name, { ms, ratio }] of Object.entries(rows)) {
    print(`${name.padEnd(20)} ${ms.toFixed(2)} ms  ${ratio.toFixed(2)} of ${first}`);
  }
}
