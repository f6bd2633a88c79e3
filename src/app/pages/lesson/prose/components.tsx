import type { MDXComponents } from 'mdx/types';
import { Code } from '../../../run/code/Code.tsx';
import { PolicyTable } from '../policies/PolicyTable.tsx';
import { Exchange, Payload } from '../wire/Exchange.tsx';
import { After } from './After.tsx';
import { Goals, Summary } from './Blocks.tsx';
import { Claim } from './Claim.tsx';
import { Compare } from './Compare.tsx';
import { Fact } from './Fact.tsx';
import { MARKDOWN } from './markdown.tsx';
import { Part } from './Part.tsx';
import { Question } from './Question.tsx';
import { Run } from './Run.tsx';
import { Stage } from './Stage.tsx';
import { Tok } from './Tok.tsx';

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
