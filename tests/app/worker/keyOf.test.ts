import { expect, test } from 'vitest';
import { keyOf } from '../../../src/app/worker/useKeyed.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import type { RunRequest } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

const source = sourceOf('mutex');
const asked: RunRequest = { source, scenario: scenarioOf('late-401'), schedule: { by: 'time' } };

test('what asks the same has the same key, whichever objects say it', () => {
  const again = { ...asked, source: { ...source }, scenario: structuredClone(asked.scenario) };
  expect(keyOf(again)).toBe(keyOf(asked));
});

test.for([
  ['text', { ...asked, source: { ...source, text: `${source.text}\n` } }],
  ['file', { ...asked, source: { ...source, file: 'other.ts' } }],
  ['modules', { ...asked, source: { ...source, app: { ...source.app } } }],
  ['scenario', { ...asked, scenario: applySettings(asked.scenario, { rotation: 'off' }) }],
  ['schedule', { ...asked, schedule: { by: 'seed', seed: 1 } }],
] as const)('another %s has another key', ([, other]) => {
  expect(keyOf(other)).not.toBe(keyOf(asked));
});
