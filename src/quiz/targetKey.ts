import type { Target } from './question.ts';

/** A target as text, for keys and for comparing: `request posts.r1`, `wait users 5`, `step 12`. */
export function targetKey(target: Target): string {
  switch (target.at) {
    case 'request':
      return `request ${target.request}`;
    case 'wait':
      return `wait ${target.call} ${target.step}`;
    case 'step':
      return `step ${target.step}`;
  }
}
