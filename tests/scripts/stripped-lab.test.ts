import { expect, test, vi } from 'vitest';
import { strippedTexts } from '../../scripts/stripped-lab.ts';
import { readBuiltInWrapper } from '../../src/cli/sources.ts';
import { hashOf } from '../../src/sim/hash.ts';
import { compile } from '../../src/sim/source/program.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';

const asked = vi.hoisted(() => ({ texts: [] as string[] }));
vi.mock(import('../../src/sim/source/stripTypes.ts'), async (original) => {
  const { stripTypes } = await original();
  return {
    stripTypes(file, text) {
      asked.texts.push(text);
      return stripTypes(file, text);
    },
  };
});

test('the worker for the lab’s own wrappers has every text that compiling them asks for, those in another dialect too', async () => {
  const kept = await strippedTexts();
  for (const wrapper of WRAPPERS) {
    asked.texts.length = 0;
    await compile(await readBuiltInWrapper(wrapper));
    const missing = asked.texts.filter((text) => !kept.has(`${text.length} ${hashOf(text)}`));
    expect({ wrapper: wrapper.id, asked: asked.texts.length > 0, missing }).toEqual({
      wrapper: wrapper.id,
      asked: true,
      missing: [],
    });
  }
});
