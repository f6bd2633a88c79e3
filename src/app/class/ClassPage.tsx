import { LessonRuns } from '../lessons/runs/LessonRuns.tsx';
import { ClassBench } from './ClassBench.tsx';

/** Where a class goes wrong. */
export default function ClassPage() {
  return (
    <LessonRuns>
      <ClassBench />
    </LessonRuns>
  );
}
