import type { MDXComponents } from 'mdx/types';
import { Code } from '../../../run/code/Code.tsx';
import { After, Goals, MARKDOWN, Part, Summary, Tok } from './blocks.tsx';
import { Claim, Compare, Exchange, Fact, Payload, PolicyTable, Run } from './runs.tsx';
import { Question, Stage } from './stage.tsx';

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
  Question,
  Run,
  Stage,
  Summary,
  Tok,
} satisfies MDXComponents;
