import { use, useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { allLessons, LESSONS } from '../../../lessons/index.ts';
import { createPractice, levelOf } from '../../../quiz/index.ts';
import { ProgressNotices, useProgress } from '../../../quiz/view/index.ts';
import { settled } from '../../../ui/Until.tsx';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { useRunner } from '../../run/figures/useRunner.ts';
import { Waiting } from '../../run/figures/Waiting.tsx';
import { Page } from '../../shell/Page.tsx';
import { TextHead } from '../../shell/PageHead.tsx';
import { KeptAnswers } from './KeptAnswers.tsx';
import { readPracticeAddress } from './practiceAddress.ts';
import { PracticeQuestion } from './PracticeQuestion.tsx';
import { RoundEnd } from './RoundEnd.tsx';
import { usePracticeRound } from './usePracticeRound.ts';
import styles from './practice.module.css';

const LESSON_IDS = LESSONS.flatMap(({ questions }) => questions.map(({ id }) => id));

/** Fetches the questions of all lessons, which the page draws from. */
export async function prepare(): Promise<void> {
  await settled(allLessons());
}

/** Questions in rounds of ten: what is due, what was missed, then new ones; and what is kept of all that was said. */
export default function PracticePage() {
  const { progress } = useProgress();
  return (
    <Page title="Practice" look="column" className={styles.page}>
      <TextHead title="Practice">
        Ten questions at a time. What is due comes first, then what you got wrong, then runs that nobody has written
        down: a wrapper, a scenario and a server are drawn, the run is made, and what is asked is read off it. You are
        at level {levelOf(progress)} of 5.
      </TextHead>
      <ProgressNotices />
      <Rounds />
      <KeptAnswers />
    </Page>
  );
}

/** The question of the address, or the end of a round. */
function Rounds() {
  const lessonQuestions = use(allLessons()).flatMap(({ questions }) => questions);
  const runner = useRunner();
  const practice = useMemo(() => createPractice(runner, WRAPPERS), [runner]);
  const search = useSearch();
  const asked = useMemo(() => readPracticeAddress(search, LESSON_IDS), [search]);
  const [unknown, setUnknown] = useState<string | null>(null);
  if (asked.asks === 'unknown' && unknown !== asked.message) setUnknown(asked.message);
  const round = usePracticeRound(practice, lessonQuestions, asked);
  const notices = [unknown, round.problem].filter((notice) => notice !== null);

  return (
    <>
      {notices.map((notice) => (
        <p key={notice} role="alert">
          {notice}
        </p>
      ))}
      {asked.asks === 'question' ? (
        <PracticeQuestion
          key={asked.id}
          id={asked.id}
          practice={practice}
          lessonQuestion={lessonQuestions.find((question) => question.id === asked.id) ?? null}
          asked={round.asked}
          onNext={() => {
            setUnknown(null);
            round.goOn();
          }}
          onPass={() => round.pass(asked.id)}
        />
      ) : asked.asks === 'end' && round.isWhole ? (
        <RoundEnd asked={round.asked} onAgain={round.again} />
      ) : (
        round.problem === null && <Waiting heightPx={220} />
      )}
    </>
  );
}
