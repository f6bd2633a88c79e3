import type { RequestRecord } from '../../sim/index.ts';
import type { ShapeLook, Tone } from './geometry.ts';
import { toneOf } from './tones.ts';

/** How the second half of a bar is drawn, and what stands at its end. */
export interface Outcome {
  readonly look: Extract<ShapeLook, 'solid' | 'data' | 'bad' | 'missing'>;
  readonly tone: Tone;
  /** A solid end with a word in it. */
  readonly cap: { readonly text: string; readonly look: 'cap' | 'aborted' } | null;
  /** `200`: quiet. */
  readonly quiet: string | null;
  /** The token it brings. */
  readonly born: string | null;
}

/** What became of a request, as marks. */
export function outcomeOf(record: RequestRecord): Outcome {
  const { end, decided, issued } = record;
  const own = toneOf(record.access ?? record.refresh);
  if (end?.as === 'failed') {
    const cap =
      end.because === 'abort'
        ? { text: 'aborted', look: 'aborted' as const }
        : { text: end.because === 'network' ? 'failed' : 'timeout', look: 'cap' as const };
    return { look: 'missing', tone: cap.look === 'cap' ? 'refused' : own, cap, quiet: null, born: null };
  }
  const status = end?.status ?? decided?.status ?? null;
  if (status === null) return { look: 'missing', tone: own, cap: null, quiet: null, born: null };
  if (status >= 400)
    return {
      look: 'bad',
      tone: 'refused',
      cap: end ? { text: String(status), look: 'cap' } : null,
      quiet: null,
      born: null,
    };
  if (issued && record.role !== 'api') {
    return { look: 'solid', tone: toneOf(issued.access), cap: null, quiet: null, born: `a${issued.access}` };
  }
  return { look: 'data', tone: own, cap: null, quiet: end ? String(status) : null, born: null };
}
