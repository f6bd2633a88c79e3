import { use, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { allLessons, LESSONS } from '../../../lessons/index.ts';
import { levelOf, nextPractice } from '../../../quiz/index.ts';
import { ProgressNotices, useProgress } from '../../../quiz/view/index.ts';
import { LessonRuns } from '../../run/figures/LessonRuns.tsx';
import { Page } from '../../shell/Page.tsx';
import { TextHead } from '../../shell/PageHead.tsx';
import { practiceHref, readPracticeAddress } from './practiceAddress.ts';
import { PracticeQuestion } from './PracticeQuestion.tsx';
import { KeptAnswers } from './KeptAnswers.tsx';

const LESSON_IDS = LESSONS.flatMap(({ questions }) => questions.map(({ id }) => id));

/** Questions without end: what was missed comes back, else new ones; and what is kept of all answers. */
export default function PracticePage() {
  const lessonQuestions = use(allLessons()).flatMap(({ questions }) => questions);
  const { progress } = useProgress();
  const search = useSearch();
  const [, navigate] = useLocation();
  const asked = useMemo(() => readPracticeAddress(search, LESSON_IDS), [search]);
  // Drawn once for an address, so that an answer does not change the question under it.
  const [drawn, setDrawn] = useState(() => ({ search, id: next(progress) }));
  if (drawn.search !== search) setDrawn({ search, id: next(progress) });
  const id = asked.asks === 'question' ? asked.id : drawn.id;

  return (
    <Page title="Practice" look="column">
      <TextHead title="Practice">
        Questions about runs that nobody has written down: a wrapper, a scenario and a server are drawn, the run is
        made, and its answer is counted. What you miss comes back. You are at level {levelOf(progress)} of 5.
      </TextHead>
      <ProgressNotices />
      {asked.asks === 'unknown' && <p role="alert">{asked.message}</p>}
      <LessonRuns>
        <PracticeQuestion
          key={id}
          id={id}
          lessonQuestion={lessonQuestions.find((question) => question.id === id) ?? null}
          onNext={() => navigate(practiceHref(next(progress)))}
        />
      </LessonRuns>
      <KeptAnswers />
    </Page>
  );
}

function next(progress: Parameters<typeof nextPractice>[0]): string {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return nextPractice(progress, LESSON_IDS, Date.now(), seed).id;
}
