import { run, scenarioIn, scenarioOf } from '../../src/sim/index.ts';
import type { Settings, Trace } from '../../src/sim/index.ts';
import { sourceFrom, sourceOf } from './sources.ts';

/** A run by time of a built-in wrapper in a scenario. */
export function runByTime(wrapper: string, scenario: string): Promise<Trace> {
  return run({ source: sourceOf(wrapper), scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}

/** A run by time of a wrapper of a test's own. */
export function runText(text: string, { scenario = 'one-expired', file = 'mine.ts' } = {}): Promise<Trace> {
  return run({ source: sourceFrom(text, file), scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}

/** A run of chosen moves, such as `posts.1> posts.1<`, stopped after them. */
export function runMoves(wrapper: string, scenario: string, moves: string, settings: Settings = {}): Promise<Trace> {
  return run({
    source: sourceOf(wrapper),
    scenario: scenarioIn({ scenario, settings }),
    schedule: { by: 'choices', choices: moves.split(' ').filter(Boolean), then: 'stop' },
  });
}
