import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAppModules, readBuiltInWrapper } from '../../src/cli/sources.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';

test("the app's modules are given by the specifiers that wrappers import them by", async () => {
  const app = await readAppModules();
  expect(Object.keys(app)).toEqual(['@/api', '@/config', '@/slices/authSlice', '@/stores/authStore']);
  expect(app['@/config']).toBe(readFileSync('src/live/app/config.ts', 'utf8'));
});

test('every wrapper of the list can be read', async () => {
  for (const wrapper of WRAPPERS) {
    const source = await readBuiltInWrapper(wrapper);
    expect(source).toMatchObject({ id: wrapper.id, file: wrapper.file });
    expect(source.text).toContain('baseQueryWithReauth');
  }
});
