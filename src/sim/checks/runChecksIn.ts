import { applySettings } from '../settings.ts';
import type { Source } from '../source/source.ts';
import { ANY_SCENARIO } from './anyScenario.ts';
import type { Check, CheckOptions, CheckResult, OwnSetup } from './check.ts';
import { inSentences } from './checks.ts';
import { askChecks } from './runChecks.ts';

/** The checks that can be asked in any scenario, and what each says there. */
export const SCENARIO_CHECKS: readonly Check[] = ANY_SCENARIO.map(({ id, level, sentence }) => ({
  id,
  level,
  sentence,
}));

/** As `runChecks`, in a scenario that the lab does not know: what can be asked there, by its timings. */
export function runChecksIn(
  { name, scenario, settings }: OwnSetup,
  source: Source,
  options: CheckOptions = {},
): Promise<readonly CheckResult[]> {
  const runs = [{ scenario: name, settings }];
  const checks = ANY_SCENARIO.map((check) => ({ ...inSentences(check), runs }));
  return askChecks(source, checks, () => applySettings(scenario, settings), options);
}
