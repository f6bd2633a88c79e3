import { useMemo } from 'react';
import { useParams } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { shortened } from '../../shell/address/shortened.ts';
import { Message } from '../../shell/Message.tsx';
import { LessonBody } from './LessonBody.tsx';
import { LessonRuns } from '../../run/figures/LessonRuns.tsx';

/** One lesson. */
export default function LessonPage() {
  const { slug } = useParams();
  const entry = useMemo(() => LESSONS.find((lesson) => lesson.slug === slug), [slug]);
  if (!entry)
    return (
      <Message title="There is no such lesson">
        <p>
          Failed to open “{shortened(slug ?? '')}”: no lesson has this address. <a href="#/">Look at the contents</a>.
        </p>
      </Message>
    );
  return (
    <LessonRuns>
      <LessonBody key={entry.slug} entry={entry} />
    </LessonRuns>
  );
}
