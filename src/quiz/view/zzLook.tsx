import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../app/fonts.css';
import '../../app/tokens.css';
import '../../app/base.css';
import { run } from '../../sim/index.ts';
import { wrapperOf } from '../../wrappers/index.ts';
import { createRunner, openProgressStore } from '../index.ts';
import type { Question, Target } from '../index.ts';
import { ProgressContext, QuestionCard, RunTitlesContext, useQuestion, useResolved } from './index.ts';
import type { ResolvedQuestion } from '../index.ts';
import { ALL } from '../../../tests/quiz/support/questions.ts';
const { sourceOf } = await import('../../../tests/support/sources.ts');
const runner = createRunner({ source: sourceOf, run });
const store = openProgressStore(window);
function One({ question, place }: { question: Question; place: string }) {
  const state = useResolved(question, runner);
  if (state.state === 'failed') return <p>{state.message}</p>;
  if (state.state === 'running') return <p>…</p>;
  return <Two resolved={state.resolved} place={place} />;
}
function Two({ resolved, place }: { resolved: ResolvedQuestion; place: string }) {
  const question = useQuestion(resolved);
  const [picked, setPicked] = useState<Target | null>(null);
  return <div style={{ margin: '0 0 20px' }}><QuestionCard resolved={resolved} place={place} picked={picked} onPick={setPicked} {...question} /></div>;
}
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><ProgressContext value={store}><RunTitlesContext value={{ name: (s) => typeof s.wrapper === 'string' ? `${wrapperOf(s.wrapper).title}, ${s.scenario}` : s.wrapper.name, href: () => '#' }}>
<main style={{ maxWidth: 900, padding: 16 }}><h1>Quiz</h1>{ALL.map((q, i) => <One key={q.id} question={q} place={`${i + 1} of ${ALL.length}`} />)}</main></RunTitlesContext></ProgressContext></StrictMode>);
