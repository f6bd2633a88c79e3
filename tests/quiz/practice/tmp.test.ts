import { test } from 'vitest';
import { createPractice, practiceId, LEVELS, rightAnswer } from '../../../src/quiz/index.ts';
import { plain } from '../../../src/timeline/words/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { runName } from '../../../src/quiz/index.ts';
import { runner } from '../support/runner.ts';
test('tmp', async () => {
  const practice = createPractice(runner, WRAPPERS);
  const kinds: Record<string, number> = {};
  for (const level of LEVELS) for (let seed = 0; seed < 30; seed++) {
    const t = performance.now();
    const r = await practice.question(practiceId({ level, seed: seed * 7919 }));
    const q = r.question;
    kinds[`${level} ${q.kind}`] = (kinds[`${level} ${q.kind}`] ?? 0) + 1;
    if (seed < 5 && level > 1 && !["number","choice"].includes(q.kind)) console.log(level, Math.round(performance.now() - t), q.kind, q.prompt, '|', q.run && !Array.isArray(q.run) ? runName(q.run as never) : '', JSON.stringify(rightAnswer(r)), r.form === 'options' ? r.options.map((o) => `${plain(o.text)}${o.right ? '*' : ''}[${o.would ? plain(o.would.headline) : ''}]`) : 'wrong' in r ? r.wrong.map((w) => plain(w.would.headline)) : '', plain(r.explain.right));
  }
  console.log(kinds);
}, 600000);
