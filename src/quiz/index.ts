// Without React and without the DOM, so that Vitest and the plain Node of the command line use it: components and hooks are in view/index.ts.
export { isShut, listOfRuns, runsOf } from './question.ts';
export type {
  Answer,
  ChoiceQuestion,
  ConceptQuestion,
  NumberQuestion,
  OrderQuestion,
  PointQuestion,
  Question,
  Runs,
  SetQuestion,
  Target,
  WhyQuestion,
} from './question.ts';
export type { Grade, ResolvedQuestion } from './resolved.ts';
export { changeRun, runKey } from './runs/runSpec.ts';
export type { Mutant, Runner, RunSpec } from './runs/runSpec.ts';
export { createRunner } from './runs/createRunner.ts';
export { resolveQuestion } from './resolve.ts';
export { grade, rightAnswer } from './grade.ts';
export { weightOf } from './guess.ts';
export { KINDS } from './kinds/index.ts';
export { runName } from './runs/runName.ts';
export { sentenceOf } from './told.ts';
export { scoreOf, totalOf } from './score.ts';
export { createProgressStore, PROGRESS_KEY } from './progress/createProgressStore.ts';
export type { ProgressStore } from './progress/createProgressStore.ts';
export { importProgress, mergeProgress } from './progress/merge.ts';
export { noticeText } from './progress/notice.ts';
export { answersOf, bestOf, hintsTaken, NO_PROGRESS, wasRight } from './progress/progress.ts';
export type { Entry, Progress } from './progress/progress.ts';
export { readProgress, writeProgress } from './progress/read.ts';
export { scoreOfQuestions } from './progress/scoreOfQuestions.ts';
export { createPractice } from './practice/createPractice.ts';
export { LEVELS, parsePracticeId, practiceId } from './practice/practiceId.ts';
export { levelOf, nextPractice } from './practice/schedule.ts';
export { byHardness } from './report/byHardness.ts';
export { classReport } from './report/classReport.ts';
export type { ClassReport } from './report/classReport.ts';
export type { Mistake, QuestionReport } from './report/questionReport.ts';
export { LONGEST_PROGRESS } from './report/readClass.ts';
export type { ProgressFile } from './report/readClass.ts';
export { reportJson } from './report/reportJson.ts';
export { percent, reportRows } from './report/reportRows.ts';
export { toCsv } from './report/toCsv.ts';
