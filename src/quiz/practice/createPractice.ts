import { QuestionError } from '../resolving.ts';
import { resolveQuestion } from '../resolve.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import type { Runner, RunSpec } from '../runSpec.ts';
import { createRandomFrom } from '../shuffled.ts';
import { drawRun, pick, wrappersAt } from './draw.ts';
import type { PracticeWrapper } from './draw.ts';
import { parsePracticeId } from './practiceId.ts';
import type { PracticeLevel } from './practiceId.ts';
import { TEMPLATES } from './templates.ts';
import type { Seen, Template } from './templates.ts';
import { variantsOf } from './variants.ts';

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
}

/**
 * Questions without end.
 *
 * @param wrappers that are asked about, in a fixed order
 */
export function createPractice(runner: Runner, wrappers: readonly PracticeWrapper[]): Practice {
  async function see(id: string, level: PracticeLevel, spec: RunSpec): Promise<Seen> {
    const trace = await runner(spec);
    const variants = variantsOf(spec, wrappersAt(level + 1, wrappers)).map(async (variant) => ({
      ...variant,
      trace: await runner(variant.spec),
    }));
    return { id, spec, trace, variants: await Promise.all(variants) };
  }

  async function ask(
    id: string,
    template: Template,
    level: PracticeLevel,
    random: () => number,
  ): Promise<ResolvedQuestion | null> {
    for (let count = 0; count < RUNS; count += 1) {
      const question = template.ask(await see(id, level, drawRun(level, random, wrappers)));
      const resolved = question && (await resolveQuestion(question, runner).catch(nullIfUnfit));
      if (resolved) return resolved;
    }
    return null;
  }

  return {
    async question(id) {
      const parsed = parsePracticeId(id);
      if (!parsed)
        throw new Error(`Failed to make the question "${id}": it is no id of one. Use an id such as practice-1-a.`);
      const random = createRandomFrom(id);
      for (let count = 0; count < ROUNDS; count += 1) {
        // The kind first: most runs are worth a count, few are worth an order.
        const open = TEMPLATES.filter(({ from }) => from <= parsed.level);
        const kind = pick(random, [...new Set(open.map((template) => template.kind))]);
        const template = pick(
          random,
          open.filter((one) => one.kind === kind),
        );
        const resolved = await ask(id, template, parsed.level, random);
        if (resolved) return resolved;
      }
      throw new Error(
        `Failed to make the question "${id}": no run of ${ROUNDS * RUNS} is worth asking about. Use another seed.`,
      );
    },
  };
}

/** Guards of resolving sort out what a template did not see. */
function nullIfUnfit(error: unknown): null {
  if (error instanceof QuestionError) return null;
  throw error;
}
