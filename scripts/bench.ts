import { runBare } from '../bench/bare.ts';
import { timeInTurn } from '../bench/ratio.ts';
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
for (const [name, { ms, ratio }] of Object.entries(timings)) {
  print(`${name.padEnd(16)} ${ms.toFixed(2)} ms  ${ratio.toFixed(2)} of bare`);
}
