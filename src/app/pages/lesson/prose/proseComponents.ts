import type { MDXComponents } from 'mdx/types';
import { Code } from '../../../run/code/Code.tsx';
import { After, Goals, MARKDOWN, Part, Stage, Summary, Tok } from './blocks.tsx';
import { LessonQuestion } from './LessonQuestion.tsx';
import { Claim, Compare, Exchange, Fact, Payload, PolicyTable, Run } from './runs.tsx';

/** What the prose of a lesson may use. */
export const COMPONENTS = {
  ...MARKDOWN,
  After,
  Claim,
  Code,
  Compare,
  Exchange,
  Fact,
  Goals,
  Part,
  Payload,
  PolicyTable,
  Question: LessonQuestion,
  Run,
  Stage,
  Summary,
  Tok,
} satisfies MDXComponents;
