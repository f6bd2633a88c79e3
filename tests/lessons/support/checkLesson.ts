import type { MDXContent } from 'mdx/types';
import { isShut, listOfRuns, resolveQuestion, runName } from '../../../src/quiz/index.ts';
import type { Mutant, Runner } from '../../../src/quiz/index.ts';
import { runsOf } from '../../../src/quiz/question.ts';
import { applyMutant, runKey } from '../../../src/quiz/runSpec.ts';
import type { WholeLesson } from '../../../src/lessons/index.ts';
import { READINGS } from '../../../src/lessons/readings.ts';
import { sourceOf } from '../../support/sources.ts';
import { readProse, specsOf } from './readProse.ts';
import type { ReadProse, Used } from './readProse.ts';

/** Statuses of HTTP, names of standards and editions: numbers that no run can change. */
const ALLOWED = [
  /\b(200|204|400|401|403|404|422|500)s?\b/g,
  /\bRFC \d{4}\b/g,
  /\bOAuth 2\.0\b/g,
  /\b1970\b/g,
  /\bbase64url\b/g,
];

/** What is wrong with a lesson: each with its file and the reason. */
export async function checkLesson(
  lesson: WholeLesson,
  Content: MDXContent,
  runner: Runner,
): Promise<readonly string[]> {
  const folder = `src/lessons/${lesson.folder}`;
  const prose = readProse(Content);
  return [
    ...proseFaults(lesson, prose).map((fault) => `${folder}/index.mdx: ${fault}`),
    ...(await runFaults(lesson, prose, runner)).map((fault) => `${folder}/index.mdx: ${fault}`),
    ...(await claimFaults(lesson, runner)).map((fault) => `${folder}/questions.ts: ${fault}`),
    ...(await questionFaults(lesson, runner)),
  ];
}

async function questionFaults(lesson: WholeLesson, runner: Runner): Promise<readonly string[]> {
  const file = `src/lessons/${lesson.folder}/questions.ts`;
  const all = await Promise.allSettled(lesson.questions.map((question) => resolveQuestion(question, runner, { file })));
  return all.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []));
}

async function claimFaults(lesson: WholeLesson, runner: Runner): Promise<readonly string[]> {
  const checked = Object.entries(lesson.claims).map(async ([id, { says, run, holds }]): Promise<readonly string[]> => {
    try {
      const traces = await Promise.all(listOfRuns(run).map(runner));
      return holds(...traces)
        ? []
        : [
            `Failed to uphold the claim "${id}": "${says}" is false of ${listOfRuns(run).map(runName).join(' and ')}. Correct the prose.`,
          ];
    } catch (error) {
      return [`Failed to check the claim "${id}": ${messageOf(error)}`];
    }
  });
  return (await Promise.all(checked)).flat();
}

function proseFaults(lesson: WholeLesson, { used, words, links }: ReadProse): readonly string[] {
  return [
    ...numbersIn(words).map(
      (number) => `Failed to allow "${number}" in the prose: a number is read off a run. Use <Fact>.`,
    ),
    ...unmatched(used, 'Claim', Object.keys(lesson.claims), 'claim'),
    ...unmatched(
      used,
      'Question',
      lesson.questions.map(({ id }) => id),
      'question',
    ),
    ...used.flatMap(({ component, props }) => {
      const asked = component === 'After' ? props['question'] : component === 'Run' ? props['ask'] : undefined;
      return typeof asked === 'string' && !lesson.questions.some(({ id }) => id === asked)
        ? [`Failed to wait for "${asked}": there is no such question. Correct the id.`]
        : [];
    }),
    ...used.flatMap(({ component, props }) =>
      component === 'Fact' && !Object.hasOwn(READINGS, String(props['of']))
        ? [`Failed to read "${String(props['of'])}" off a run: there is no such reading. Correct "of".`]
        : [],
    ),
    ...used.flatMap(codeFaults),
    ...used.flatMap((one) => givenAway(lesson, one, used)),
    ...links
      .filter((link) => !/^(https:\/\/|#\/)/.test(link))
      .map((link) => `Failed to follow "${link}": it is no address. Write https://… or #/….`),
  ];
}

/** A picture of a run that a question asks to predict, in the page before the answer. */
function givenAway({ questions }: WholeLesson, used: Used, all: readonly Used[]): readonly string[] {
  if (!['Run', 'Compare', 'Exchange'].includes(used.component)) return [];
  const waitsFor = [...used.after, String(used.props['ask'])];
  // To answer a question, those have to be answered that it waits for itself.
  const before = all.filter(
    ({ component, props }) => component === 'Question' && waitsFor.includes(String(props['id'])),
  );
  const answered = [...waitsFor, ...before.flatMap(({ after }) => after)];
  return specsOf(used).flatMap((spec) => {
    const asking = questions.filter(
      (question) => isShut(question) && runsOf(question).some((run) => runKey(run) === runKey(spec)),
    );
    const [first] = asking;
    return !first || asking.some(({ id }) => answered.includes(id))
      ? []
      : [
          `Failed to keep the question "${first.id}": <${used.component}> draws ${runName(spec)} before it is answered. Put it into <After question="${first.id}">.`,
        ];
  });
}

/** Digits that stand in the words, without those that no run can change. */
export function numbersIn(words: string): readonly string[] {
  const rest = ALLOWED.reduce((text, pattern) => text.replaceAll(pattern, ' '), words);
  return rest.match(/\S*\d\S*/g) ?? [];
}

function unmatched(
  used: readonly Used[],
  component: string,
  known: readonly string[],
  noun: string,
): readonly string[] {
  const ids = used.filter((one) => one.component === component).map(({ props }) => String(props['id']));
  return [
    ...ids
      .filter((id) => !known.includes(id))
      .map((id) => `Failed to find the ${noun} "${id}": questions.ts has none. Correct the id.`),
    ...known
      .filter((id) => !ids.includes(id))
      .map((id) => `Failed to find where the ${noun} "${id}" stands in the prose. Place it, or take it out.`),
    ...(component === 'Question'
      ? ids
          .filter((id, index) => ids.indexOf(id) !== index)
          .map((id) => `Failed to ask "${id}" twice: it stands in two places. Keep one.`)
      : []),
  ];
}

/** A passage that matters occurs once in the source that it is shown in. */
function codeFaults({ component, props }: Used): readonly string[] {
  if (component !== 'Code') return [];
  const lines = (props['lines'] ?? []) as readonly string[];
  try {
    const { file, text } = studied(props['wrapper'] as string | Mutant);
    return lines
      .filter((line) => text.split(line).length !== 2)
      .map(
        (line) =>
          `Failed to find the line ${JSON.stringify(line)}: it occurs ${text.split(line).length - 1} times in ${file}. Quote what occurs once.`,
      );
  } catch (error) {
    return [messageOf(error)];
  }
}

function studied(wrapper: string | Mutant) {
  return typeof wrapper === 'string' ? sourceOf(wrapper) : applyMutant(sourceOf(wrapper.of), wrapper);
}

async function runFaults(lesson: WholeLesson, { used }: ReadProse, runner: Runner): Promise<readonly string[]> {
  const specs = [lesson.signature, ...used.flatMap(specsOf)];
  const results = await Promise.allSettled(specs.map(runner));
  return results.flatMap((result, index) => {
    const spec = specs[index];
    return result.status === 'rejected' && spec ? [`Failed to run ${runName(spec)}: ${messageOf(result.reason)}`] : [];
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
