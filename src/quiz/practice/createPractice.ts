import { plain } from '../../timeline/words/index.ts';
import { asSentence, runsOf } from '../question.ts';
import type { Question } from '../question.ts';
import { QuestionError } from '../resolving.ts';
import { resolveQuestion } from '../resolve.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import { runKey } from '../runSpec.ts';
import type { Runner } from '../runSpec.ts';
import { createRandomFrom } from '../shuffled.ts';
import { drawRun, pick, wrappersAt } from './draw.ts';
import type { PracticeWrapper } from './draw.ts';
import { LEVELS, parsePracticeId, practiceId } from './practiceId.ts';
import type { PracticeLevel, PracticeSeed } from './practiceId.ts';
import { see } from './asking.ts';
import { TEMPLATES } from './templates.ts';
import type { Template } from './asking.ts';

/** Runs that are drawn for a template before another is taken, and templates before it is given up. */
const RUNS = 12;
const ROUNDS = 20;

export interface Practice {
  /**
   * The generated question with this id: the same on every machine.
   *
   * @throws {Error} when it is no id of one
   */
  readonly question: (id: string) => Promise<ResolvedQuestion>;
  /**
   * A generated question that is another one than these: never the same words about the same run, and words that were
   * not used yet while the level has one. Where a level is used up, it is one of the next level.
   */
  readonly other: (seed: PracticeSeed, than: readonly Question[]) => Promise<ResolvedQuestion>;
}

/** Seeds of a level that are looked at for a question with words of its own, and those of them that are run. */
const SEEDS_FOR_WORDS = 60;
const SEEDS_FOR_RUN = 12;

/**
 * Questions without end.
 *
 * @param wrappers that are asked about, in a fixed order
 */
export function createPractice(runner: Runner, wrappers: readonly PracticeWrapper[]): Practice {
  async function ask(
    id: string,
    template: Template,
    level: PracticeLevel,
    random: () => number,
  ): Promise<ResolvedQuestion | null> {
    for (let count = 0; count < RUNS; count += 1) {
      const spec = drawRun(level, random, wrappers);
      const trace = await runner(spec);
      if (!template.fits(trace)) continue;
      const question = template.ask(
        await see({ id, spec, trace, leastWrong: 2 }, runner, wrappersAt(level + 1, wrappers)),
      );
      const resolved = question && (await resolveQuestion(question, runner).catch(nullIfUnfit));
      if (resolved) return resolved;
    }
    return null;
  }

  async function question(id: string): Promise<ResolvedQuestion> {
    const parsed = parsePracticeId(id);
    if (!parsed)
      throw new Error(`Failed to make the question "${id}": it is no id of one. Use an id such as practice-1-a.`);
    const random = createRandomFrom(id);
    for (let count = 0; count < ROUNDS; count += 1) {
      const resolved = await ask(id, drawTemplate(parsed.level, random), parsed.level, random);
      if (resolved) return resolved;
    }
    throw new Error(
      `Failed to make the question "${id}": no run of ${ROUNDS * RUNS} is worth asking about. Use another seed.`,
    );
  }

  return {
    question,
    async other({ level, seed }, than) {
      const words = new Set(than.map(wordsOf));
      const known = new Set(than.map(keyOf));
      for (const now of LEVELS.filter((one) => one >= level)) {
        const ids = Array.from({ length: SEEDS_FOR_WORDS }, (_, by) => practiceId({ level: now, seed: seed + by }));
        // What a question asks first is drawn without a run.
        const fresh = ids.filter((id) => !words.has(drawTemplate(now, createRandomFrom(id)).prompt));
        const before = than.at(-1);
        let second: ResolvedQuestion | null = null;
        for (const id of [...fresh, ...ids].slice(0, SEEDS_FOR_RUN)) {
          const resolved = await question(id);
          if (known.has(keyOf(resolved.question))) continue;
          if (!words.has(wordsOf(resolved.question))) return resolved;
          if (!second || (before && wordsOf(second.question) === wordsOf(before))) second = resolved;
        }
        if (second) return second;
      }
      throw new Error(
        `Failed to draw another question than these ${than.length}: no seed near ${seed} gives one. Use another seed.`,
      );
    },
  };
}

/** What is asked: the kind first, for most runs are worth a count and few are worth an order. */
function drawTemplate(level: PracticeLevel, random: () => number): Template {
  const open = TEMPLATES.filter(({ from }) => from <= level);
  const kind = pick(random, [...new Set(open.map((template) => template.kind))]);
  return pick(
    random,
    open.filter((one) => one.kind === kind),
  );
}

function wordsOf({ prompt }: Question): string {
  return plain(asSentence(prompt));
}

/** Two questions with the same key ask the same about the same runs. */
function keyOf(question: Question): string {
  return [wordsOf(question), ...runsOf(question).map(runKey)].join(' ');
}

/** Guards of resolving sort out what a template did not see. */
function nullIfUnfit(error: unknown): null {
  if (error instanceof QuestionError) return null;
  throw error;
}
