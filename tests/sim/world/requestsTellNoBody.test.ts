import { expect, onTestFinished, test } from 'vitest';
import { readWrapperFile } from '../../../src/cli/sources.ts';
import { readSource } from '../../../src/reading/readSource.ts';
import { toRun } from '../../../src/reading/toRun.ts';
import { run, scenarioOf, traceToText } from '../../../src/sim/index.ts';

/** As in Firefox, where a request has no `body`, and one that is made of another at another address has none at all. */
function tellNoBodies(): void {
  const own = Object.getOwnPropertyDescriptor(Request.prototype, 'body');
  Object.defineProperty(Request.prototype, 'body', { value: undefined, configurable: true });
  onTestFinished(() => void Object.defineProperty(Request.prototype, 'body', own ?? {}));
}

async function readAndRun(file: string): Promise<readonly [reading: unknown, text: string]> {
  const read = await readSource(await readWrapperFile(`tests/cases/shapes/${file}`, process.cwd()));
  const trace = await run({
    source: toRun(read),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'time' },
  });
  return [read.reading, traceToText(trace)];
}

test.each(['async-storage-common-js.js', 'oauth-form.ts', 'own-client-interceptors.js'])(
  '%s is read and runs alike where requests do not tell their bodies',
  async (file) => {
    const usual = await readAndRun(file);
    tellNoBodies();
    expect(await readAndRun(file)).toEqual(usual);
  },
);
