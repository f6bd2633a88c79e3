import type { WholeLesson } from '../lessons/lesson.ts';
import type { Runner } from '../quiz/index.ts';
import type { ReportedLesson } from '../quiz/report/classReport.ts';
import type { QuestionMarking, ReportedChallenge } from '../quiz/report/learnerReport.ts';
import { challengeParts, challengeTitle, endOf, exerciseOf, questionParts, resolveAssigned } from './assigned.ts';
import { assignmentsOf } from './assignmentFile.ts';
import type { Assignment, AssignmentFile } from './assignmentFile.ts';
import { ASSIGNED } from './keptAssignment.ts';

/** What is asked of a class, and what it is worth. */
export interface Asked {
  readonly lessons: readonly ReportedLesson[];
  /** What exports call the exercises that are to be done. */
  readonly exercises: readonly string[];
  /** What they are called where people read, by the same names. */
  readonly exerciseTitles: Readonly<Record<string, string>>;
  readonly challenges: readonly ReportedChallenge[];
  readonly marking: QuestionMarking;
}

/**
 * The questions of an assignment, or of a course's lessons and assignments in its order, keys computed.
 *
 * @throws {Error} when a key cannot be computed, or there is no such lesson
 */
export async function askedIn(file: AssignmentFile, known: readonly WholeLesson[], runner: Runner): Promise<Asked> {
  const worth = new Map<string, number>();
  const halfLater = new Set<string>();
  async function asked(assignment: Assignment, number: number): Promise<ReportedLesson> {
    const questions = [];
    for (const one of questionParts(assignment)) {
      worth.set(one.id, one.part.points ?? 1);
      if (assignment.half?.includes('right-later')) halfLater.add(one.id);
      questions.push((await resolveAssigned(assignment, one, runner)).question);
    }
    const { title, due } = assignment;
    return { number, title, questions, ...(due !== undefined && { dueMs: endOf(due) }) };
  }
  const lessons: ReportedLesson[] = [];
  for (const part of file.kind === 'course' ? file.parts : [file]) {
    const number = lessons.length + 1;
    if ('kind' in part) lessons.push(await asked(part, number));
    else {
      const lesson = known.find(({ slug }) => slug === part.lesson);
      if (!lesson)
        throw new Error(
          `Failed to read the course ${file.id}: there is no lesson "${part.lesson}". Use one of ${known.map(({ slug }) => slug).join(', ')}.`,
        );
      lessons.push({ number, title: lesson.title, questions: lesson.questions });
    }
  }
  const assignments = assignmentsOf(file);
  const exercises = assignments.flatMap((one) =>
    exerciseOf(one) ? [[`${ASSIGNED}${one.id}`, one.title] as const] : [],
  );
  return {
    lessons,
    exercises: exercises.map(([id]) => id),
    exerciseTitles: Object.fromEntries(exercises),
    challenges: assignments.flatMap((one) =>
      challengeParts(one).map(({ id, part }) => ({
        id,
        title: challengeTitle(one, part),
        points: part.points ?? 1,
      })),
    ),
    marking: { worth: (id) => worth.get(id) ?? 1, later: (id) => (halfLater.has(id) ? 1 / 2 : 0) },
  };
}
