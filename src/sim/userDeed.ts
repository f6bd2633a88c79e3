import { timeText } from './english.ts';
import type { UserDeed } from './trace.ts';

/** What a user does, after their name: `logs out`, `logs in as bob`. */
export function deedInWords(deed: UserDeed): string {
  switch (deed.action) {
    case 'logout':
      return 'logs out';
    case 'login':
      return `logs in as ${deed.as}`;
    case 'close':
      return 'closes the tab';
    case 'sleep':
      return `lets the machine sleep for ${timeText(deed.forMs)}`;
  }
}
