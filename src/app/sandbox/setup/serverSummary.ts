import type { Scenario } from '../../../sim/index.ts';

/** The server in a few words, for a narrow page: `rotates, refuses reuse, 100 ms`. */
export function serverSummary({ server, latency }: Scenario): string {
  const reuse = server.reuse === 'refuse' ? 'refuses reuse' : 'reuse ends the session';
  const answer = {
    normal: null,
    '401': 'answers 401',
    '500': 'answers 500',
    '500-json': 'answers 500',
    offline: 'offline',
    hang: 'never answers',
  };
  return [
    ...(server.rotation === 'rotate' ? ['rotates', reuse] : ['does not rotate']),
    answer[server.refreshAnswer],
    `${latency.refresh.outMs + latency.refresh.backMs} ms`,
  ]
    .filter(Boolean)
    .join(', ');
}
