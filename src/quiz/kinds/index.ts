import type { QuestionKind } from '../question.ts';
import { resolveChoice } from './choice.ts';
import { resolveConcept } from './concept.ts';
import type { Kind } from './kind.ts';
import { resolveNumber } from './number.ts';
import { resolveOrder } from './order.ts';
import { resolvePoint } from './point.ts';
import { resolveSet } from './set.ts';
import { resolveWhy } from './why.ts';

/** All kinds of question: to add one, write its type in question.ts, and its object here. */
export const KINDS: { readonly [K in QuestionKind]: Kind<K> } = {
  number: { name: 'a number', resolve: resolveNumber },
  choice: { name: 'one of several', resolve: resolveChoice },
  set: { name: 'all that are possible', resolve: resolveSet },
  order: { name: 'put in order', resolve: resolveOrder },
  point: { name: 'point at the timeline', resolve: resolvePoint },
  why: { name: 'why', resolve: resolveWhy },
  concept: { name: 'a concept, with its source', resolve: resolveConcept },
};
