import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { FRONT_QUESTIONS } from '../../../lessons/frontQuestions.ts';
import { LESSONS } from '../../../lessons/index.ts';
import { capital } from '../../../sim/index.ts';
import { inWords } from '../../../ui/inWords.ts';
import styles from './doors.module.css';

const MINUTES = LESSONS.reduce((sum, { minutes }) => sum + minutes, 0);
const LED_MINUTES = LESSONS.filter(({ slug }) => FRONT_QUESTIONS.some(({ lesson }) => lesson === slug)).reduce(
  (sum, { minutes }) => sum + minutes,
  0,
);
const QUESTIONS = LESSONS.reduce((sum, { questions }) => sum + questions.length, 0);

/** What there is for whom. */
export function Doors({ onAsk }: { readonly onAsk: () => void }): ReactNode {
  return (
    <ul className={styles.doors}>
      <li>
        <button type="button" onClick={onAsk}>
          <b>Ten minutes</b>
          <span>The stampede, the mutex, and the 401 that comes late.</span>
        </button>
        <p>
          {FRONT_QUESTIONS.length} questions on this page; the lessons that they lead through take {LED_MINUTES} min
        </p>
      </li>
      <Door
        href="/lessons"
        name="The course"
        about={`${capital(inWords(LESSONS.length))} lessons: predict, commit, run, see why.`}
      >
        {MINUTES} min, {QUESTIONS} questions
      </Door>
      <Door
        href="/workbench"
        name="Your own wrapper"
        about="Open a file: see it run, in every order, and have it checked."
      >
        <Link href="/help/grade">
          In CI, <code>lab grade</code>, and in Vitest, <code>describeWrapper</code>
        </Link>
      </Door>
      <Door href="/class" name="For a class" about="Exercises, grading, and where a class goes wrong.">
        <Link href="/help/class">How to run a class</Link>: files and links, no accounts
      </Door>
    </ul>
  );
}

interface DoorProps {
  readonly href: string;
  readonly name: string;
  readonly about: string;
  /** What else there is to know, in few words. */
  readonly children: ReactNode;
}

function Door({ href, name, about, children }: DoorProps): ReactNode {
  return (
    <li>
      <Link href={href}>
        <b>{name}</b>
        <span>{about}</span>
      </Link>
      <p>{children}</p>
    </li>
  );
}
