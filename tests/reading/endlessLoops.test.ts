import { expect, test } from 'vitest';
import { endlessLoops } from '../../src/reading/endlessLoops.ts';

test.each<[string, readonly number[]]>([
  ['let busy = true;\nwhile (busy) {}', [2]],
  ['for (;;);', [1]],
  ['async () => {\n  for (;;) await null;\n}', [2]],
  ['do {} while (state.refreshing);', [1]],
  ['let n = 0;\nfor (let i = 0; i < 3;) n += 1;', [2]],
  ['for (;;) { const run = () => { return 1; }; run(); }', [1]],
  ['while (busy) await pause(50);', []],
  ['for (;;) { if (done) break; }', []],
  ['while (left > 0) left -= 1;', []],
  ['for (let i = 0; i < 3; i += 1) total += i;', []],
  ['while (queue.length > 0) queue.pop();', []],
  ['while (!queue.isEmpty()) count += 1;', []],
  ['for (const one of all) send(one);', []],
  ['while (', []],
])('of %j the loops without end are in lines %j', async (text, lines) => {
  expect(await endlessLoops({ file: 'mine.ts', text })).toEqual(lines);
});
