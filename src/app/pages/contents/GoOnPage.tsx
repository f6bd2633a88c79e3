import { Redirect } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import type { Progress } from '../../../quiz/progress/readProgress.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { goOnWith, standings } from './lessonStandings.ts';
import { lessonHref } from '../../shell/address/lessonHref.ts';

/** Leads to the lesson where the learner left off. */
export default function GoOnPage() {
  const { progress } = useProgress();
  return <Redirect to={leadsTo(progress)} replace />;
}

/** The address of the lesson where the learner left off. */
export function leadsTo(progress: Progress): string {
  const entry = goOnWith(standings(LESSONS, progress), progress)?.entry ?? LESSONS[0];
  return entry ? lessonHref(entry) : '/';
}
