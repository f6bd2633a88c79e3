import { expect, test } from 'vitest';
import { runKey } from '../../../../src/app/run/predict/runKey.ts';
import { sourceFrom, sourceOf } from '../../../support/sources.ts';

test('a run is remembered by wrapper, scenario and settings, and a reader’s file also by its text', () => {
  const own = (content: string) => runKey(sourceFrom(content), 'late-401', {});
  const builtIn = (settings: Record<string, string>) => runKey(sourceOf('mutex'), 'late-401', settings);
  expect(builtIn({ rotation: 'off', components: '2' })).toBe('mutex late-401 components=2 rotation=off');
  expect(own('a')).not.toBe(own('b'));
  expect(own('a')).toBe(own('a'));
});
