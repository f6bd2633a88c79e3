import { capital } from '../../../../sim/index.ts';
import type { CheckId } from '../../../../sim/index.ts';

/** What a check is called on the page: `One refresh at once`. */
export function checkTitle(id: CheckId): string {
  return capital(id.replaceAll('-', ' '));
}
