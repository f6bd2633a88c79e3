import type { CheckId, Level } from '../../../sim/index.ts';

/** What a check is called on the page: `One refresh at once`. */
export function checkTitle(id: CheckId): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  works: 'Works',
  'no-stampede': 'No stampede',
  'every-order': 'Every order',
  'survives-faults': 'Survives faults',
};
