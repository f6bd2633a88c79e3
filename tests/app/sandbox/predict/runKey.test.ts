import { expect, test } from 'vitest';
import { runKey } from '../../../../src/app/sandbox/predict/runKey.ts';
import { APP } from '../../runs.ts';

test('a run is remembered by wrapper, scenario and settings, and a reader’s file also by its text', () => {
  const own = (content: string) => runKey({ id: 'mine.ts', file: 'mine.ts', text: content, app: APP }, 'late-401', {});
  const builtIn = (settings: Record<string, string>) =>
    runKey({ id: 'mutex', file: 'mutex.ts', text: '', app: APP }, 'late-401', settings);
  expect(builtIn({ rotation: 'off', components: '2' })).toBe('mutex late-401 components=2 rotation=off');
  expect(own('a')).not.toBe(own('b'));
  expect(own('a')).toBe(own('a'));
});
