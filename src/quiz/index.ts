// Without React and without the DOM, so that Vitest and the plain Node of the command line use it: components and hooks are in view/index.ts.
export { isShut, listOfRuns, runsOf } from './question.ts';
export type {
  Answer,
  ChangeOption,
  ChoiceQuestion,
  Citation,
  ConceptOption,
  ConceptQuestion,
  Hint,
  NumberQuestion,
  Option,
  OrderQuestion,
  PointQuestion,
  Question,
  QuestionKind,
  Runs,
  SetQuestion,
  Target,
  Text,
  Told,
  TrueOf,
  WhyQuestion,
} from './question.ts';
export type {
  Grade,
  ResolvedNumber,
  ResolvedOption,
  ResolvedOptions,
  ResolvedOrder,
  ResolvedPoint,
  ResolvedQuestion,
  Would,
} from './resolved.ts';
export { changeRun, runKey } from './runs/runSpec.ts';
export type { Mutant, RunChange, Runner, RunSpec } from './runs/runSpec.ts';
export { createRunner } from './runs/createRunner.ts';
export type { RunHost } from './runs/createRunner.ts';
export { QuestionError } from './questionError.ts';
export { resolveQuestion } from './resolve.ts';
export type { Asked } from './asked.ts';
export { grade, gradeOrNull, rightAnswer } from './grade.ts';
export { weightOf } from './guess.ts';
export { hintCosts } from './hints.ts';
export { KINDS } from './kinds/index.ts';
export { runName } from './runs/runName.ts';
export { targetKey } from './targetKey.ts';
export { targetsIn } from './targets.ts';
export { sentenceOf, tell } from './told.ts';
export type { Effort, Total, Weighed } from './score.ts';
export { scoreOf, totalOf } from './score.ts';
export { createProgressStore, PROGRESS_KEY } from './progress/createProgressStore.ts';
export type { Imported, ProgressState, ProgressStore, ProgressStoreOptions } from './progress/createProgressStore.ts';
export { importProgress, mergeProgress } from './progress/merge.ts';
export { noticeText } from './progress/notice.ts';
export type { Notice } from './progress/notice.ts';
export { openProgressStore } from './progress/openProgressStore.ts';
export { answersOf, bestOf, hintsTaken, missedOf, NO_PROGRESS, wasRight } from './progress/progress.ts';
export type { Entry, Given, Progress } from './progress/progress.ts';
export { readProgress, writeProgress } from './progress/read.ts';
export { scoreOfQuestions } from './progress/scoreOfQuestions.ts';
export { createPractice } from './practice/createPractice.ts';
export type { Practice } from './practice/createPractice.ts';
export type { PracticeWrapper } from './practice/draw.ts';
export { LEVELS, parsePracticeId, practiceId } from './practice/practiceId.ts';
export type { Level, PracticeSeed } from './practice/practiceId.ts';
export { levelOf, nextPractice } from './practice/schedule.ts';
export type { Due, NextPractice } from './practice/schedule.ts';
export { byHardness } from './report/byHardness.ts';
export { classReport } from './report/classReport.ts';
export type { ClassReport, ReportedLesson, ReportProgress } from './report/classReport.ts';
export type { Mistake, QuestionReport } from './report/questionReport.ts';
export { LONGEST_PROGRESS } from './report/readClass.ts';
export type { ProgressFile } from './report/readClass.ts';
export { reportJson } from './report/reportJson.ts';
export { percent, reportRows } from './report/reportRows.ts';
export { toCsv } from './report/toCsv.ts';
