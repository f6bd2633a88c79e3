import type { Trace } from '../sim/index.ts';
import { listOfRuns, runsOf } from './question.ts';
import type { Question, Runs } from './question.ts';
import { runName } from './runSpec.ts';
import type { Runner, RunSpec } from './runSpec.ts';

/** A question that cannot be asked as it is written. `message` names the file, where it is known, and the reason. */
export class QuestionError extends Error {
  readonly questionId: string;
  readonly file: string | null;

  constructor(questionId: string, file: string | null, cause: string, remedy: string) {
    super(`Failed to resolve the question "${questionId}"${file === null ? '' : ` of ${file}`}: ${cause}. ${remedy}.`);
    this.name = 'QuestionError';
    this.questionId = questionId;
    this.file = file;
  }
}

/** What the kinds resolve with. */
export interface Resolving {
  /** Of the question's own runs. */
  readonly traces: readonly Trace[];
  /** @throws {QuestionError} when one of the runs is dead */
  readonly tracesOf: (runs: Runs) => Promise<readonly Trace[]>;
  /** What is wrong with the question, to be thrown. */
  readonly fault: (cause: string, remedy: string) => QuestionError;
  /**
   * What the question observes in these traces.
   *
   * @throws {QuestionError} when it throws, or wants more traces than there are
   */
  readonly look: <T>(observe: (...traces: Trace[]) => T, traces: readonly Trace[]) => T;
}

/** @throws {QuestionError} when one of the question's own runs is dead */
export async function startResolving(question: Question, runner: Runner, file: string | null): Promise<Resolving> {
  const fault = (cause: string, remedy: string): QuestionError => new QuestionError(question.id, file, cause, remedy);

  async function traceOf(spec: RunSpec): Promise<Trace> {
    const trace = await runner(spec).catch((error: unknown) => {
      throw fault(`its run ${runName(spec)} is dead (${messageOf(error)})`, 'Correct what it names');
    });
    const faulty = trace.events.find((event) => event.type === 'call-settled' && !event.ok && event.fault !== null);
    if (faulty?.type !== 'call-settled' || faulty.ok) return trace;
    throw fault(
      `the wrapper of its run ${runName(spec)} is broken (${faulty.fault})`,
      'Correct the wrapper or the mutant',
    );
  }

  const tracesOf = (runs: Runs): Promise<readonly Trace[]> => Promise.all(listOfRuns(runs).map(traceOf));
  return {
    traces: await tracesOf(runsOf(question)),
    tracesOf,
    fault,
    look(observe, traces) {
      if (observe.length > traces.length) {
        throw fault(
          `it observes ${observe.length} runs and is given ${traces.length}`,
          'Name as many runs in each of its lists',
        );
      }
      try {
        return observe(...traces);
      } catch (error) {
        throw fault(`it cannot observe its answer (${messageOf(error)})`, 'Correct what it reads off the run');
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
