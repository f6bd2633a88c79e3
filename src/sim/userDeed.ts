import { timeText } from './english.ts';
import type { UserDeed } from './trace.ts';

/**
 * What a user does, after their name: `logs out`, `logs in as bob`.
 *
 * @param where of a run with several tabs, in which it is, from 1: `logs out in tab 2`, `closes tab 2`
 */
export function deedInWords(deed: UserDeed, where?: number): string {
  const tab = where === undefined ? 'the tab' : `tab ${where}`;
  const inTab = where === undefined ? '' : ` in ${tab}`;
  switch (deed.action) {
    case 'logout':
      return `logs out${inTab}`;
    case 'login':
      return `logs in as ${deed.as}${inTab}`;
    case 'close':
      return `closes ${tab}`;
    case 'reload':
      return `reloads ${tab}`;
    case 'freeze':
      return `leaves ${tab} frozen for ${timeText(deed.forMs)}`;
    case 'resume':
      return `wakes ${tab}`;
    case 'hide':
      return `turns away from ${tab} for ${timeText(deed.forMs)}`;
    case 'show':
      return `comes back to ${tab}`;
    case 'offline':
      return `goes offline for ${timeText(deed.forMs)}`;
    case 'online':
      return 'is online again';
    case 'sleep':
      return `lets the machine sleep for ${timeText(deed.forMs)}`;
  }
}
