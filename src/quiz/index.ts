// Without React and without the DOM, so that Vitest and the plain Node of the command line use it: components and hooks are in view/index.ts.
export { isShut, listOfRuns, runsOf, asSentence } from './question.ts';
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
export { applyMutant, changeRun, runKey, runName } from './runSpec.ts';
export type { Mutant, Runner, RunSpec } from './runSpec.ts';
export { createRunner } from './createRunner.ts';
export { resolveQuestion } from './resolve.ts';
export { grade, rightAnswer } from './grade.ts';
export { weightOf } from './asked.ts';
export { KINDS } from './kinds/index.ts';
export { POINTS_COUNT, scoreOf, totalOf } from './score.ts';
export { createProgressStore, PROGRESS_KEY } from './progress/createProgressStore.ts';
export type { ProgressStore } from './progress/createProgressStore.ts';
export { noticeText } from './progress/keep.ts';
export { importProgress, mergeProgress } from './progress/merge.ts';
export { answersOf, bestOf, hintsTaken, NO_PROGRESS, scoreOfQuestions, wasRight } from './progress/progress.ts';
export type { Entry } from './progress/progress.ts';
export { readProgress, writeProgress } from './progress/readProgress.ts';
export type { Progress } from './progress/readProgress.ts';
export type { Practice } from './practice/createPractice.ts';
export { createPractice } from './practice/createPractice.ts';
export { askAbout, FACTS } from './practice/askAbout.ts';
export { LEVELS, parsePracticeId, practiceId } from './practice/practiceId.ts';
export { levelOf, nextPractice, practisedIds, ROUND_LENGTH } from './practice/schedule.ts';
export { byHardness, classReport } from './report/classReport.ts';
export type { ClassReport } from './report/classReport.ts';
export type { Mistake, QuestionReport } from './report/questionReport.ts';
export { rangesOf } from './report/learnerReport.ts';
export type { LearnerReport } from './report/learnerReport.ts';
export { LONGEST_PROGRESS, mayBeExport } from './report/readClass.ts';
export type { ProgressFile } from './report/readClass.ts';
export { csvFile, learnerRows, percent, reportJson, reportRows, toCsv } from './report/reportFormats.ts';
