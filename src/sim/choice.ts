import { callIdOf, readRequestId, tabOf } from './ids.ts';
import { AFTERWARDS } from './scenario.ts';
import type { ActName } from './scenario.ts';
import type { CallId, RequestId } from './ids.ts';

/**
 * The name of an event that can happen next, as schedules, links and exports carry it:
 * `posts+` mounts Posts · `posts.1>` arrives at FastAPI · `posts.1<` arrives back · `t3` fires the third timer ·
 * `logout`, `reload`, `abort:posts` and others are the user's. `posts@2` is Posts in the second tab, `posts~2` its second
 * call; `logout~2@2` is the second logout in the second tab. What lasts for a while ends by another: `freeze`, `resume`.
 */
export type Choice = string;

/** What a choice says. */
export type ChoiceParts =
  | { readonly of: 'mount'; readonly call: CallId }
  | { readonly of: 'message'; readonly request: RequestId; readonly to: 'server' | 'client' }
  | { readonly of: 'timer'; readonly timer: number }
  | {
      readonly of: 'act';
      readonly act: ActName;
      /** Counts acts of this kind in this tab, from 1. */
      readonly nth: number;
      readonly tab: number;
    }
  | { readonly of: 'abort'; readonly call: CallId };

const ABORT = 'abort:';

const ACT = /^([a-z]+)(?:~([2-9]|[1-9]\d))?(?:@([2-9]))?$/;

const LASTING = Object.keys(AFTERWARDS);
const ACTS: readonly string[] = [
  'logout',
  'login',
  'close',
  'reload',
  'sleep',
  ...LASTING,
  ...Object.values(AFTERWARDS),
];

function isAct(text: string | undefined): text is ActName {
  return text !== undefined && ACTS.includes(text);
}

const TIMER = /^t([1-9]\d{0,5})$/;

/** The choice that says this. */
export function writeChoice(parts: ChoiceParts): Choice {
  switch (parts.of) {
    case 'mount':
      return `${parts.call}+`;
    case 'message':
      return `${parts.request}${parts.to === 'server' ? '>' : '<'}`;
    case 'timer':
      return `t${parts.timer}`;
    case 'act':
      return callIdOf(`${parts.act}${parts.nth > 1 ? `~${parts.nth}` : ''}`, parts.tab);
    case 'abort':
      return `${ABORT}${parts.call}`;
  }
}

/** What a text says as a choice; `null` where it has not the form of one. Whether it can happen, only a run can tell. */
export function readChoice(text: string): ChoiceParts | null {
  const [subject, sign] = [text.slice(0, -1), text.at(-1)];
  if (sign === '+') return tabOf(subject) === null ? null : { of: 'mount', call: subject };
  if (sign === '>') return readRequestId(subject) && { of: 'message', request: subject, to: 'server' };
  if (sign === '<') return readRequestId(subject) && { of: 'message', request: subject, to: 'client' };
  const [, act, nth = '1', actsIn = '1'] = ACT.exec(text) ?? [];
  if (isAct(act)) return { of: 'act', act, nth: Number(nth), tab: Number(actsIn) };
  if (text.startsWith(ABORT)) {
    const call = text.slice(ABORT.length);
    return tabOf(call) === null ? null : { of: 'abort', call };
  }
  const [, timer] = TIMER.exec(text) ?? [];
  return timer === undefined ? null : { of: 'timer', timer: Number(timer) };
}

/**
 * The tab that a choice is about, from 1; `null` for a timer, whose number does not say it.
 */
export function tabOfChoice(parts: ChoiceParts): number | null {
  switch (parts.of) {
    case 'mount':
    case 'abort':
      return tabOf(parts.call);
    case 'message':
      return tabOf(readRequestId(parts.request)?.sender ?? '');
    case 'act':
      return parts.tab;
    case 'timer':
      return null;
  }
}

/** A list of choices as text, for a command line or a link: separated by spaces. */
export function witnessToText(choices: readonly Choice[]): string {
  return choices.join(' ');
}

/** The choices that a text lists, separated by white space or commas. */
export function witnessOf(text: string): readonly Choice[] {
  return text.split(/[\s,]+/).filter((choice) => choice !== '');
}
