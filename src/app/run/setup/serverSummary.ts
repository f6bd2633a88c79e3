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
  const api = {
    normal: null,
    '401-text': 'text 401s',
    '401': 'paths answer 401',
    '403': 'paths answer 403',
    '404': 'paths answer 404',
    '500': 'paths answer 500',
    offline: 'paths offline',
  };
  return [
    ...(server.rotation === 'rotate' ? ['rotates', reuse] : ['does not rotate']),
    answer[server.refreshAnswer],
    api[server.apiAnswer ?? 'normal'],
    `${latency.refresh.outMs + latency.refresh.backMs} ms`,
  ]
    .filter(Boolean)
    .join(', ');
}
