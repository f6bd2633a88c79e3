import type { AnswerForm } from '../asked.ts';
import type { QuestionKind } from '../question.ts';
import { choiceKind } from './choiceKind.ts';
import { conceptKind } from './conceptKind.ts';
import type { FormMethods, KindMethods } from './kind.ts';
import { numberForm, numberKind } from './numberKind.ts';
import { optionsForm } from './options.ts';
import { orderForm, orderKind } from './orderKind.ts';
import { pointForm, pointKind } from './pointKind.ts';
import { setKind } from './setKind.ts';
import { whyKind } from './whyKind.ts';

/**
 * All kinds of question. To add one: write its type in question.ts, what it offers in asked.ts, and its file here. A kind
 * whose answers have a form of their own brings that along.
 */
export const KINDS: { readonly [K in QuestionKind]: KindMethods<K> } = {
  number: numberKind,
  choice: choiceKind,
  set: setKind,
  order: orderKind,
  point: pointKind,
  why: whyKind,
  concept: conceptKind,
};

/** All forms of answers. */
export const FORMS: { readonly [F in AnswerForm]: FormMethods<F> } = {
  number: numberForm,
  options: optionsForm,
  order: orderForm,
  point: pointForm,
};
