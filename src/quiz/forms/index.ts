import type { ResolvedQuestion } from '../resolved.ts';
import type { Form } from './form.ts';
import { number } from './number.ts';
import { options } from './options.ts';
import { order } from './order.ts';
import { point } from './point.ts';

/** All forms of answers. */
export const FORMS: { readonly [F in ResolvedQuestion['form']]: Form<F> } = { number, options, order, point };
