import type { Trace } from '../../sim/trace.ts';
import { nameOf } from './names.ts';
import { readingOf } from './reading.ts';
import { listed, paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What holds before step 1: the tokens of the app, and who is about to mount. */
export function opening(trace: Trace): Sentence {
  const reading = readingOf(trace);
  const access = reading.access(1, 0);
  const expired = access.token.expired ? say`, which has expired,` : [];
  const refresh = trace.scenario.refreshToken === 'good' ? say` and ${reading.refresh(1)}` : say` and no refresh token`;
  const holder = trace.scenario.tabs === 2 ? 'Both tabs hold' : 'The app holds';
  const labels = trace.scenario.tabs === 2 ? trace.calls.filter((call) => call.tab === 1) : trace.calls;
  const names = labels.map((call) => say`${(nameOf(call).split(' in tab ')[0] ?? '')}`);
  const verb = names.length === 1 ? 'is' : 'are';
  const where = trace.scenario.tabs === 2 ? ' in each' : '';
  return paragraph(strong(say`${holder} ${access}${expired}${refresh}.`), say`${listed(names)} ${verb} about to mount${where}.`);
}
