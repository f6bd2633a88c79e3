import * as v from 'valibot';
import { CHECK_IDS, GOALS, scenarioFile } from '../sim/index.ts';
import { FACTS } from '../quiz/index.ts';
import { WRAPPERS } from '../wrappers/index.ts';
import { COMPARISON_NAMES, COUNTED_NAMES } from './countedFacts.ts';

const MOST_PARTS = 100;
const MOST_FILES = 60;
const MOST_CLAIMS = 50;
const LARGEST_NUMBER = 1_000_000;
const LONGEST_TEXT = 20_000;
const LONGEST_FILE = 100_000;

/**
 * An assignment, or a course, as a file has it; `docs/assignment.schema.json` is made of it. It is made when it is asked
 * for, so that a page without one does not carry it.
 */
export function assignmentFile() {
  const head = {
    $schema: v.exactOptional(v.string()),
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)),
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    text: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))),
    opens: v.exactOptional(day()),
    due: v.exactOptional(day()),
  };
  const assignment = v.strictObject({
    ...head,
    kind: v.literal('assignment'),
    hints: v.exactOptional(v.boolean()),
    half: v.exactOptional(v.array(v.picklist(['not-put-to-the-test', 'right-later']))),
    scenarios: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)), scenarioFile())),
    parts: v.pipe(v.array(partOf()), v.minLength(1), v.maxLength(MOST_PARTS)),
  });
  const lesson = v.strictObject({ lesson: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/)) });
  const course = v.strictObject({
    ...head,
    kind: v.literal('course'),
    parts: v.pipe(v.array(v.union([lesson, assignment])), v.minLength(1), v.maxLength(MOST_PARTS)),
  });
  return v.variant('kind', [assignment, course]);
}

function partOf() {
  const points = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000));
  const text = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEXT));
  const wrapper = v.picklist(WRAPPERS.map(({ id }) => id));
  const run = {
    wrapper,
    scenario: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    settings: v.exactOptional(v.record(v.string(), v.pipe(v.string(), v.maxLength(60)))),
  };
  const check = v.picklist(CHECK_IDS);
  const claim = v.strictObject({
    fact: v.picklist(COUNTED_NAMES),
    scenario: run.scenario,
    settings: run.settings,
    is: v.picklist(COMPARISON_NAMES),
    bound: v.union([v.pipe(v.number(), v.minValue(0), v.maxValue(LARGEST_NUMBER)), v.strictObject(run)]),
  });
  const goal = v.union([
    check,
    v.strictObject({ check, points }),
    v.strictObject({ claim, points: v.exactOptional(points) }),
  ]);
  const file = v.pipe(v.string(), v.maxLength(LONGEST_FILE));
  const start = v.union([
    v.strictObject({ wrapper }),
    v.strictObject({
      file: v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w$@][\w$@ ./()-]{0,200}\.[cm]?[jt]sx?$/)),
      text: file,
      files: v.exactOptional(
        v.pipe(
          v.record(v.string(), file),
          v.check((all) => Object.keys(all).length <= MOST_FILES, 'There are too many files.'),
        ),
      ),
    }),
  ]);
  return v.variant('kind', [
    v.strictObject({ kind: v.literal('text'), text }),
    v.strictObject({
      kind: v.literal('question'),
      ...run,
      asks: v.picklist(FACTS.map(({ fact }) => fact)),
      prompt: v.exactOptional(text),
      hints: v.exactOptional(v.pipe(v.array(text), v.maxLength(4))),
      wrong: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(1), v.maxLength(20))),
      points: v.exactOptional(points),
    }),
    v.strictObject({
      kind: v.literal('exercise'),
      text: v.exactOptional(text),
      start,
      goals: v.pipe(v.array(goal), v.minLength(1), v.maxLength(CHECK_IDS.length + MOST_CLAIMS)),
      hints: v.exactOptional(v.pipe(v.array(text), v.maxLength(20))),
    }),
    v.strictObject({
      kind: v.literal('challenge'),
      title: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
      text: v.exactOptional(text),
      points: v.exactOptional(points),
      ...run,
      goal: v.picklist(GOALS.map(({ id }) => id)),
    }),
  ]);
}

/** A day, or a moment with its zone: `2026-12-08`, `2026-12-08T12:00Z`. */
function day() {
  return v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'There is no such day.'),
  );
}

export type AssignmentFile = v.InferOutput<ReturnType<typeof assignmentFile>>;
export type Assignment = Extract<AssignmentFile, { readonly kind: 'assignment' }>;
export type Course = Extract<AssignmentFile, { readonly kind: 'course' }>;
export type Part = Assignment['parts'][number];
export type QuestionPart = Extract<Part, { readonly kind: 'question' }>;
export type ExercisePart = Extract<Part, { readonly kind: 'exercise' }>;
export type ChallengePart = Extract<Part, { readonly kind: 'challenge' }>;

/** More than any assignment. In characters. */
export const LONGEST_ASSIGNMENT = 2_000_000;

/**
 * An assignment, or a course, that somebody wrote.
 *
 * @param name of its file, for the message
 * @throws {Error} that says in one sentence what is wrong, and where in it
 */
export function readAssignment(name: string, text: string): AssignmentFile {
  const fault = (where: string, cause: string): Error =>
    new Error(`Failed to read the assignment ${name}${where}: ${cause}. See docs/assignment.schema.json.`);
  if (text.length > LONGEST_ASSIGNMENT) throw fault('', 'it is too long');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw fault('', 'it is no JSON');
  }
  const read = v.safeParse(assignmentFile(), data);
  if (!read.success) {
    const [issue] = read.issues;
    const path = v.getDotPath(issue);
    throw fault(path === null ? '' : ` at ${path}`, issue.message.replace(/\.$/, ''));
  }
  for (const one of assignmentsOf(read.output)) {
    const wrong = contradictionIn(one);
    if (wrong !== null) throw fault(` (${one.id})`, wrong);
  }
  const ids = assignmentsOf(read.output).map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) throw fault('', `two of its assignments are called "${twice}"`);
  return read.output;
}

/** The assignments of a file: itself, or those of a course. */
export function assignmentsOf(file: AssignmentFile): readonly Assignment[] {
  return file.kind === 'assignment' ? [file] : file.parts.flatMap((part) => ('kind' in part ? [part] : []));
}

/** What of an assignment does not go together, as a cause; `null` where nothing. */
function contradictionIn({ parts, opens, due }: Assignment): string | null {
  if (parts.filter(({ kind }) => kind === 'exercise').length > 1)
    return 'it has two exercises, and a hand-in is for one. Make two assignments of it';
  return opens !== undefined && due !== undefined && Date.parse(due) < Date.parse(opens)
    ? 'it is due before it opens'
    : null;
}
