import { once } from 'node:events';
import * as toolkit from '@reduxjs/toolkit';
import * as query from '@reduxjs/toolkit/query';
import * as queryReact from '@reduxjs/toolkit/query/react';
import * as asyncMutex from 'async-mutex';
import * as zustandMiddleware from 'zustand/middleware';
import * as zustand from 'zustand/vanilla';
import { readSource } from '../../../reading/readSource.ts';
import { run, runChecks, scenarioOf, WrapperError } from '../../../sim/index.ts';
import type { CheckResult, Problem } from '../../../sim/index.ts';
import type { ProcessMessage } from '../../process/inProcess.ts';
import { seal } from '../../process/seal.ts';
import type { GradeJob, GradePart } from '../gradeMessages.ts';
import { barImports } from './barImports.ts';
import { freezeShared } from './freezeShared.ts';
import { stripGlobals } from './stripGlobals.ts';

/** How often a sign of life is given, in milliseconds. */
const SIGN_MS = 200;

/** No sentence is longer than this, in characters. */
const LONGEST = 2_000;

// A run needs it, and imports it when it does: nothing can be imported then.
await import('@babel/parser');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- gradeSource made it
const [{ key, source, only, probe }] = (await once(process, 'message')) as [GradeJob];

// All that the lab itself needs is taken before the wrapper runs, which finds none of it.
const { hrtime } = process;
const nowMs = (): number => Number(hrtime.bigint() / 1_000_000n);
const send = process.send?.bind(process);
const sealed = seal(key);
const say = (message: ProcessMessage<GradePart>): void => void send?.(sealed(message));
// What a wrapper drops, and what its listeners throw, is reported by a page and does not end it; so it is here.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});

const packages = [toolkit, query, queryReact, asyncMutex, zustandMiddleware, zustand];
const globals = stripGlobals();
freezeShared([...globals, ...packages.flatMap((exports): unknown[] => Object.values(exports))]);
barImports();

let lastSign = nowMs();
const signOfLife = (): void => {
  if (nowMs() - lastSign < SIGN_MS) return;
  lastSign = nowMs();
  say({ type: 'alive' });
};

say({ type: 'begun' });
try {
  const read = source.origin === 'lab' ? null : await readSource(source, signOfLife);
  const taken = read?.source ?? source;
  if (read && probe) say({ type: 'part', part: { reading: { ...read.reading } } });
  if (probe) await run({ source: taken, scenario: scenarioOf('fresh'), schedule: { by: 'time' } });
  say({ type: 'part', part: 'loaded' });
  await runChecks(taken, {
    only,
    onProgress: signOfLife,
    onResult: (result) => say({ type: 'part', part: clippedResult(result) }),
  });
  say({ type: 'done' });
} catch (error) {
  if (error instanceof WrapperError) say({ type: 'problem', problem: clippedProblem(error.problem) });
  else say({ type: 'broken', error: clipped(String(error)) });
}

function clippedResult(result: CheckResult): CheckResult {
  const because = clipped(result.because);
  return result.holds === false
    ? { ...result, because, problem: result.problem && clippedProblem(result.problem) }
    : { ...result, because };
}

function clippedProblem(problem: Problem): Problem {
  return { ...problem, cause: clipped(problem.cause), remedy: clipped(problem.remedy) };
}

/** A wrapper may throw any text. */
function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
