import { LessonRuns } from '../../run/figures/LessonRuns.tsx';
import { ClassBench } from './ClassBench.tsx';

/** Where a class goes wrong. */
export default function ClassPage() {
  return (
    <LessonRuns>
      <ClassBench />
    </LessonRuns>
  );
}
