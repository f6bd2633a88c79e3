import type { RequestId } from '../../../../sim/index.ts';
import { toneOf } from '../../../../timeline/layout/tones.ts';
import '../../../../timeline/css/tones.css';
import { cx } from '../../../../ui/cx.ts';
import type { Envelope } from '../game/envelopesOf.ts';
import { choiceButton } from './choiceButton.ts';
import type { ChoiceProps } from './choiceButton.ts';
import styles from './envelope.module.css';

interface EnvelopeButtonProps extends ChoiceProps {
  readonly envelope: Envelope;
}

/** A message in flight: an envelope with a point towards its goal. */
export function EnvelopeButton(props: EnvelopeButtonProps) {
  const { envelope, number, isLooked } = props;
  const { way, title, about, look, expired, generation, choice } = envelope;
  return (
    <button
      {...choiceButton(props)}
      data-tone={toneOf(generation)}
      data-choice={choice}
      data-request={envelope.request satisfies RequestId}
      data-call={envelope.call}
      className={cx(styles.envelope, styles[way], styles[LOOKS[look]], isLooked && styles.looked)}
    >
      <svg viewBox="0 0 240 76" preserveAspectRatio="none" aria-hidden="true">
        <g transform={way === 'back' ? 'matrix(-1 0 0 1 240 0)' : undefined}>
          <path className={cx(styles.paper, expired && styles.expired)} d="M1 1H227L239 38L227 75H1Z" />
          <path className={styles.flap} d="M1 1L114 25L227 1" />
        </g>
      </svg>
      {number <= 9 && <kbd className={styles.number}>{number}</kbd>}
      <span className={styles.text}>
        <strong>{title}</strong>
        <span>{about}</span>
      </span>
    </button>
  );
}

const LOOKS = { sent: 'sent', answered: 'answered', refused: 'refused', 'brings tokens': 'brings' } as const;
