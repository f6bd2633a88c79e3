import { runBare } from '../bench/bare.ts';
import { timeInTurn } from '../bench/ratio.ts';
import { readBuiltInWrapper } from '../src/cli/sources.ts';
import { run, scenarioOf } from '../src/sim/index.ts';
import { wrapperOf } from '../src/wrappers/index.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const source = await readBuiltInWrapper(wrapperOf('mutex'));
const request = { source, scenario: scenarioOf('three-at-once'), schedule: { by: 'time' } } as const;

const ms = await timeInTurn(
  {
    bare: runBare,
    run: () => run(request, { details: false }),
    'run, in detail': () => run(request),
  },
  24,
  50,
);

print('Three expired calls with the mutex: 7 requests through RTK Query and the handlers, in this process.');
for (const [name, time] of Object.entries(ms)) {
  print(`${name.padEnd(16)} ${time.toFixed(2)} ms  ${(time / ms.bare).toFixed(2)} of bare`);
}
