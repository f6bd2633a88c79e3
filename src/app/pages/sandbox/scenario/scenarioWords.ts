import { componentOf, counted, timeText } from '../../../../sim/index.ts';
import type { Scenario } from '../../../../sim/index.ts';
import { API_WORDS, REFRESH_WORDS } from '../../../run/serverWords.ts';
import type { Exception } from './scenarioEdits.ts';
import type { Flag, Script } from './scenarioParts.ts';

/** `Comments, try 2: 20 ms to FastAPI, 120 ms back` */
export function exceptionInWords(
  { component, attempt, outMs, backMs }: Exception,
  { latency: { api } }: Scenario,
): string {
  return `${componentOf(component).label}, try ${attempt}: ${timeText(outMs ?? api.outMs)} to FastAPI, ${timeText(backMs ?? api.backMs)} back`;
}

/** `2 calls, 1 action of the user, 2 tabs` */
export function partsInWords({ mounts, user, tabs }: Scenario): string {
  return [
    counted(mounts.length, 'call'),
    ...(user.length === 0 ? [] : [`${counted(user.length, 'action')} of the user`]),
    ...(tabs === 1 ? [] : [counted(tabs, 'tab')]),
  ].join(', ');
}

/** What is said when a flag is gone: `Tab 2 removed, with what was called and done in it alone.` */
export function removedInWords(gone: Flag): string {
  return gone.of === 'tab'
    ? `Tab ${gone.tab} removed, with what was called and done in it alone.`
    : `${gone.label}, at ${timeText(gone.atMs)}, removed.`;
}

/** `access 1 has expired, each lives 15 min, refresh 1 is good` */
export function startInWords({ accessToken, refreshToken, server, clockAheadMs = 0 }: Scenario): string {
  return [
    `access 1 ${accessToken === 'good' ? 'is good' : 'has expired'}`,
    `each lives ${timeText(server.accessSeconds * 1000)}`,
    refreshToken === 'good' ? 'refresh 1 is good' : 'no refresh token',
    ...(clockAheadMs === 0
      ? []
      : [`the clock is ${timeText(Math.abs(clockAheadMs))} ${clockAheadMs > 0 ? 'ahead' : 'behind'}`]),
  ].join(', ');
}

const ORDINALS = ['1st', '2nd', '3rd'];

/** Which of so many answers in turn one is: `1st`, `from then on`. */
export function turnInWords(at: number, of: number): string {
  if (of === 1) return 'always';
  return at === of - 1 ? 'from then on' : (ORDINALS[at] ?? `${at + 1}th`);
}

/** An answer as the sandbox's settings have it. */
export function answerInWords(script: Script, answer: string): string {
  const words: Readonly<Record<string, string>> = script.of === 'refresh' ? REFRESH_WORDS : API_WORDS;
  return words[answer] ?? answer;
}
