import { test } from 'vitest';
import { run, scenarioOf, applySettings, checkClaims, traceToText } from '/work/main/src/sim/index.ts';
import { sourceOf } from '/work/main/tests/support/sources.ts';
import { fewestMoves } from '/work/main/src/app/challenges/fewestMoves.ts';
import { GOALS } from '/work/main/src/app/challenges/goals.ts';
import { openingOf } from '/work/main/src/app/challenges/openingOf.ts';
const cases: [string,string,Record<string,string>,string][] = [
 ['mutex','three-at-once',{},'refresh-twice'],
 ['mutex','three-at-once',{components:'2'},'refresh-twice'],
 ['no-mutex','three-at-once',{},'log-out'],
 ['mutex','three-at-once',{},'log-out'],
 ['promise-flag','mount-during-refresh',{},'old-token'],
 ['promise-flag','three-at-once',{},'old-token'],
 ['mutex','mount-during-refresh',{},'old-token'],
 ['mutex-token-check','three-at-once',{components:'2'},'refresh-twice'],
 ['mutex-token-check','three-at-once',{},'refresh-twice'],
 ['wrapped-refresh-mutex','three-at-once',{},'standstill'],
 ['mutex-token-check','two-tabs',{components:'1'},'log-out'],
 ['mutex','two-tabs',{components:'1'},'log-out'],
];
test('x', async () => {
  for (const [w,s,set,g] of cases) {
    const scenario = applySettings(scenarioOf(s), set); const source = sourceOf(w);
    const goal = GOALS.find(x=>x.id===g)!;
    const t0 = Date.now();
    const r = await fewestMoves({ most: 8000, isReached: t=>goal.reachedAt(t)!==null, play: m => run({source, scenario, schedule:{by:'choices',choices:[...openingOf(scenario),...m],then:'stop'}},{details:false}) });
    console.log(w,s,JSON.stringify(set),g,JSON.stringify(r), Date.now()-t0,'ms');
  }
  const scenario = scenarioOf('three-at-once');
  const t = await run({source: sourceOf('mutex'), scenario, schedule:{by:'choices',choices:['posts.1>','users.1>','comments.1>','posts.1<','posts.r1>','posts.r1<','posts.2>','posts.2<'],then:'stop'}});
  console.log(traceToText(t)); console.log(t.choices.join(' '), t.pending, JSON.stringify(checkClaims(t),null,1));
}, 600000);
