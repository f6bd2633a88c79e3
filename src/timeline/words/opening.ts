import type { Trace } from '../../sim/index.ts';
import { nameAll } from './names.ts';
import { readingOf } from './traceIndex.ts';
import { listed, paragraph, say, strong } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** What holds before step 1: the tokens of the app, and who is about to mount. */
export function opening(trace: Trace): Sentence {
  const reading = readingOf(trace);
  const isPair = trace.scenario.tabs > 1;
  const access = reading.access(1, 0);
  const expired = access.token.expired ? say`, which has expired,` : [];
  const refresh = trace.scenario.refreshToken === 'good' ? say`and ${reading.refresh(1)}` : say`and no refresh token`;
  const calls = trace.calls.filter((call) => call.tab === 1);
  const names = isPair ? listed(calls.map(({ name }) => [name])) : nameAll(calls);
  return paragraph(
    strong(
      say`${isPair ? `${trace.scenario.tabs === 2 ? 'Both' : 'All'} tabs hold` : 'The app holds'} ${access}${expired} ${refresh}.`,
    ),
    say`${names} ${calls.length === 1 ? 'is' : 'are'} about to mount${isPair ? ' in each' : ''}.`,
  );
}
