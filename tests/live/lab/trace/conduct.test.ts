import { expect, test } from 'vitest';
import type { Command, Report } from '../../../../src/live/lab/report/messages.ts';
import { conduct } from '../../../../src/live/lab/trace/conduct.ts';
import type { Happening } from '../../../../src/sim/index.ts';

/** A stage whose app is played by the test. */
function createStage() {
  const listeners = new Set<(report: Report) => void>();
  const sent: Command[] = [];
  const tell = (report: Report) => {
    for (const listener of listeners) listener(report);
  };
  const from = { tab: 1, page: 'a' } as const;
  return {
    sent,
    stage: {
      send: (command: Command) => void sent.push(command),
      listen: (listener: (report: Report) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    listeners,
    waits: (choice: string) => tell({ ...from, type: 'waiting', choice }),
    step: (...events: Happening[]) =>
      tell({
        ...from,
        type: 'step',
        step: { at: 0, events, calls: [], held: { access: 1, refresh: 1, expired: true } },
      }),
  };
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

test('each choice is made when its message waits and the step before it is over', async () => {
  const { stage, sent, waits, step, listeners } = createStage();
  const conducting = conduct(['posts+', 'users+', 'posts.1>', 't1', 'posts.1<'], stage);
  expect(sent).toEqual([{ to: 1, do: 'mount' }]);
  waits('posts.1>');
  step({ type: 'call-started', call: 'posts' });
  await turn();
  expect(sent).toHaveLength(1);
  step({ type: 'call-started', call: 'users' });
  await turn();
  expect(sent[1]).toEqual({ to: 1, do: 'release', choice: 'posts.1>' });
  step({ type: 'request-decided', request: 'posts.1', status: 200 });
  waits('posts.1<');
  await turn();
  expect(sent[2]).toEqual({ to: 1, do: 'release', choice: 'posts.1<' });
  expect(conducting.waitsFor()).toBe('posts.1<');
  step({ type: 'request-failed', request: 'posts.1', because: 'network' });
  await conducting.done;
  expect(conducting.waitsFor()).toBe(null);
  expect(listeners.size).toBe(0);
});

test('each tab mounts once, and its messages are released in it', async () => {
  const { stage, sent, waits, step } = createStage();
  const { stop, done } = conduct(['posts+', 'posts@2+', 'posts@2.1>'], stage);
  step({ type: 'call-started', call: 'posts' });
  await turn();
  step({ type: 'call-started', call: 'posts@2' });
  waits('posts@2.1>');
  await turn();
  expect(sent).toEqual([
    { to: 1, do: 'mount' },
    { to: 2, do: 'mount' },
    { to: 2, do: 'release', choice: 'posts@2.1>' },
  ]);
  stop();
  await expect(done).rejects.toThrow('stopped');
});
